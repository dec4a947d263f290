"""Identical values, copied from line to line or from month to month."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from math import comb, pi, sqrt

import numpy as np
from scipy.stats import poisson

from footprint.screening.evidence import Evidence, Outcome, TooFew
from footprint.screening.places import finest_place, place_of

NEEDED_LINES = 2
NEEDED_MONTHS = 6


def repeated_lines(values: Sequence[Decimal]) -> Outcome:
    """Test whether lines that should differ carry the same number.

    Null hypothesis: the values are independent and their digits below the first are uniform. Two values then agree in
    `k` significant digits with probability 10^(1-k) at most; the p-value bounds, over all pairs, the chance of any
    agreement to so many digits (Bonferroni's inequality). Trailing zeros do not count as digits, so that round numbers,
    which agree easily, raise nothing here.

    Parameters
    ----------
    values
        Amounts of different things, as written [any units: numbers are compared as they stand].

    Returns
    -------
    Evidence
        `statistic` is the number of significant digits that agree, 0 if none; `where` the values that do.
    """
    present = [v for v in values if v]
    if len(present) < NEEDED_LINES:
        return TooFew(len(present), NEEDED_LINES)
    again = [value for value, count in Counter(present).items() if count > 1]
    if not again:
        return Evidence(len(present), 0.0, 1.0)
    longest = max(again, key=_digits)
    digits = _digits(longest)
    p = min(1.0, comb(len(present), 2) * 10.0 ** (1 - digits))
    return Evidence(len(present), float(digits), p, tuple(i for i, v in enumerate(values) if v == longest))


def repeated_months(values: Sequence[Decimal]) -> Outcome:
    """Test whether a series repeats its own values more often than its scatter allows.

    Null hypothesis: values are independent readings with the standard deviation `s` of the distinct values, written to
    the place `u`. Two of them agree with probability u / (2 s sqrt(pi)), the density at zero of the difference of two
    normal readings; repeats are then close to Poisson with that mean times the number of pairs. Where all values are
    the same there is no scatter, and `s` is taken to be a hundredth of the value.

    Parameters
    ----------
    values
        One quantity over time [any unit].

    Returns
    -------
    Evidence
        `statistic` is the number of repeats (values less distinct values); `where` the values that repeat another.

    References
    ----------
    P. Diaconis and F. Mosteller, Methods for studying coincidences, Journal of the American Statistical Association 84
    (1989) 853-861.
    """
    present = [v for v in values if v]
    n = len(present)
    if n < NEEDED_MONTHS:
        return TooFew(n, NEEDED_MONTHS)
    counts = Counter(present)
    repeats = n - len(counts)
    if not repeats:
        return Evidence(n, 0.0, 1.0)
    unit = 10.0 ** min(0, finest_place(present)) if len(counts) == 1 else 10.0 ** finest_place(list(counts))
    scatter = float(np.std([float(v) for v in counts], ddof=1)) if len(counts) > 1 else float(present[0]) * _FLAT
    agree = min(1.0, unit / (2 * scatter * sqrt(pi)))
    p = float(poisson.sf(repeats - 1, comb(n, 2) * agree))
    return Evidence(n, float(repeats), p, tuple(i for i, v in enumerate(values) if counts[v] > 1))


def shared_values(one: Sequence[Decimal], other: Sequence[Decimal]) -> Outcome:
    """Test whether two submissions share amounts that should have been measured apart.

    Null hypothesis: the values are independent and their digits below the first are uniform, so that two agree in `k`
    or more significant digits with probability 10^(1-k) at most. For each `k` the number of shared values of that many
    digits is held against a Poisson law whose mean is that chance times the number of pairs; the smallest p-value is
    multiplied by the number of `k` looked at.

    Parameters
    ----------
    one, other
        Amounts of the same kind in two submissions, as written [any units: numbers are compared as they stand].

    Returns
    -------
    Evidence
        `statistic` is the number of different values shared; `where` their positions in `one`.

    References
    ----------
    As for `repeated_months`.
    """
    sets = {v for v in one if v}, {v for v in other if v}
    fewer = min(len(s) for s in sets)
    if fewer < NEEDED_LINES:
        return TooFew(fewer, NEEDED_LINES)
    shared = sets[0] & sets[1]
    pairs = len(sets[0]) * len(sets[1])
    steps = sorted({_digits(v) for v in shared})
    chances = [poisson.sf(sum(_digits(v) >= k for v in shared) - 1, pairs * 10.0 ** (1 - k)) for k in steps]
    p = min(1.0, len(steps) * float(min(chances))) if chances else 1.0
    return Evidence(fewer, float(len(shared)), p, tuple(i for i, v in enumerate(one) if v in shared))


_FLAT = 0.01
"""Scatter supposed where none is seen: steadier than any series of bills, so that the test errs towards silence."""


def _digits(value: Decimal) -> int:
    """Significant digits without trailing zeros."""
    return value.adjusted() - place_of(value) + 1
