"""Distributions made consistent with the amounts they belong to.

Brightway draws from ``loc``, not from ``amount``: where the two differ, a Monte Carlo run is about another number than
the static result.
"""

import numpy as np
from numpy.typing import NDArray

from footprint.brightway.findings import Findings
from footprint.errors import Text

UNDEFINED, CERTAIN, LOGNORMAL, NORMAL, UNIFORM, TRIANGULAR = range(6)
_LAST = 12
"""Highest id of a distribution in stats_arrays."""

_WRONG_LOC = Text(
    "分布的位置参数与数量不符，已按数量改正", "distributions centred on another number than the amount; centred on it"
)
_BROKEN = Text(
    "分布无效（离散为零、缺参数或上下限颠倒），按无分布处理",
    "distributions that are none (no width, a parameter missing, bounds reversed): read as no distribution",
)


def settle(records: NDArray[np.void], findings: Findings) -> None:
    """Correct `records` in place and note what was wrong."""
    kind, amount = records["uncertainty"], records["amount"]
    with np.errstate(divide="ignore", invalid="ignore"):
        log = np.log(np.abs(amount))
    minimum, maximum, scale, loc = (records[n] for n in ("minimum", "maximum", "scale", "loc"))
    bounded = (kind == UNIFORM) | (kind == TRIANGULAR)
    broken = (kind < 0) | (kind > _LAST)
    broken |= np.isin(kind, (LOGNORMAL, NORMAL)) & ~((scale > 0) & np.isfinite(scale))
    broken |= (kind == LOGNORMAL) & (amount == 0)
    broken |= bounded & ~((minimum < maximum) & np.isfinite(minimum) & np.isfinite(maximum))
    broken |= (kind == TRIANGULAR) & ~((minimum <= loc) & (loc <= maximum))
    findings.note("distribution.broken", int(broken.sum()), _BROKEN)
    kind[broken] = UNDEFINED

    centre = np.where(kind == LOGNORMAL, log, amount)
    centred = kind <= UNIFORM
    stated = centred & ~broken & np.isfinite(loc) & (kind != UNIFORM)
    # A logarithm near zero has no relative error to speak of.
    close = np.where(kind == LOGNORMAL, np.abs(loc - centre) <= 1e-6, np.abs(loc - centre) <= 1e-6 * np.abs(centre))
    wrong = stated & ~close
    findings.note("distribution.loc", int(wrong.sum()), _WRONG_LOC)
    loc[centred] = centre[centred]
    scale[np.isin(kind, (UNDEFINED, CERTAIN, UNIFORM, TRIANGULAR))] = np.nan
    records["shape"][kind <= TRIANGULAR] = np.nan
    no_range = (kind <= CERTAIN) & ~((minimum <= amount) & (amount <= maximum))
    minimum[no_range] = np.nan
    maximum[no_range] = np.nan


def rescale(records: NDArray[np.void], which: NDArray[np.bool_], factor: NDArray[np.float64]) -> None:
    """Multiply amounts, and what their distributions are stated in, by `factor` (negative turns the sign)."""
    part = records[which]
    lognormal = part["uncertainty"] == LOGNORMAL
    part["loc"] = np.where(lognormal, part["loc"] + np.log(np.abs(factor)), part["loc"] * factor)
    part["scale"] = np.where(lognormal, part["scale"], part["scale"] * np.abs(factor))
    part["amount"] *= factor
    low, high = part["minimum"] * factor, part["maximum"] * factor
    part["minimum"], part["maximum"] = np.minimum(low, high), np.maximum(low, high)
    records[which] = part
