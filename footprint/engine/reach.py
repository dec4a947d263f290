"""Goal seeking: the least change of one input, or of several together, that brings a result to a bound."""

from collections.abc import Callable
from decimal import ROUND_CEILING, Decimal

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

DIGITS = 6
"""Significant digits of a proposed value."""


def grid(value: Decimal) -> Decimal:
    """Step between proposed values of an input: one in its sixth significant digit."""
    return Decimal(1).scaleb(value.adjusted() - DIGITS + 1)


def rounded_down(value: Decimal, step: Decimal) -> Decimal:
    """The largest multiple of `step` that does not exceed `value`."""
    return (value // step) * step


def largest_that_reaches(reaches: Callable[[Decimal], bool], value: Decimal, lowest: Decimal) -> Decimal | None:
    """The value nearest to the present one, and below it, at which a goal is reached.

    Parameters
    ----------
    reaches
        Whether the goal is reached at a value; once reached on the way down, it stays so.
    value, lowest
        The present value, at which the goal is not reached, and the lowest one allowed.

    Returns
    -------
    Decimal or None
        A multiple of `grid(value)`, or `lowest` itself; None if even `lowest` does not reach the goal.
    """
    if not reaches(lowest):
        return None
    step = grid(value)
    low, high = (int((v / step).to_integral_value(rounding=ROUND_CEILING)) for v in (lowest, value))
    if not reaches(low * step):
        return lowest
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if reaches(middle * step) else (low, middle)
    return low * step


def least_combined(effects: NDArray[np.float64], limits: NDArray[np.float64], gap: float) -> NDArray[np.float64] | None:
    """Relative cuts of several inputs whose sum is least and whose effect closes a gap.

    The result is linear in the inputs, so this is a linear programme: minimise sum t subject to effects . t >=
    gap and 0 <= t <= limits (HiGHS through SciPy).

    Parameters
    ----------
    effects
        Reduction of the result for a cut of the whole input, shape (inputs,).
    limits
        Largest cut allowed, as a fraction, shape (inputs,).
    gap
        Reduction needed.

    Returns
    -------
    NDArray or None
        Cuts as fractions, shape (inputs,); None if the bounds do not allow it.
    """
    if not len(effects):
        return None
    scale = float(np.abs(effects).max()) or 1.0
    found = linprog(
        np.ones(len(effects)),
        A_ub=-(effects / scale)[None, :],
        b_ub=[-gap / scale],
        bounds=[(0.0, float(limit)) for limit in limits],
        method="highs",
    )
    return np.asarray(found.x, dtype=np.float64) if found.status == 0 else None
