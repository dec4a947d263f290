"""Last digits: people who invent numbers favour some of them, meters do not."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from math import lgamma

import numpy as np
from scipy.stats import chi2

from footprint.screening.evidence import Evidence, Outcome, TooFew
from footprint.screening.places import counted, finest_place

NEEDED = 10
"""Values; fewer than one a digit say nothing."""
_DIGITS = 3
_SPREAD = 10.0
"""Standard deviation of a series, in units of its last place, from which the last digit is free to be any."""
_LARGE = 50
"""Values from which every expected count is 5 and the chi-square distribution serves (Cochran 1954)."""


def last_digits(series: Sequence[Sequence[Decimal]]) -> Outcome:
    """Test whether the last digits are uniform.

    Null hypothesis: values are read to the last place, and scatter over many of its units, so that the last digit is
    uniform. Pearson's statistic of the ten counts; below 50 values its exact distribution, as the counts are too small
    for the chi-square approximation. Series that scatter by less than ten units of their last place, and values of
    fewer than three digits, take no part: their last digit is not free.

    Parameters
    ----------
    series
        Measured values as written, each series with a decimal place of its own [any unit].

    Returns
    -------
    Evidence
        `statistic` is chi-square; `where` holds the digit most in excess.

    References
    ----------
    B. Beber and A. Scacco, What the numbers say: a digit-based test for election fraud, Political Analysis 20 (2012)
    211-234. W. G. Cochran, Some methods for strengthening the common chi-square tests, Biometrics 10 (1954) 417-451.
    """
    digits = [digit for values in series for digit in _free_digits(values)]
    n = len(digits)
    if n < NEEDED:
        return TooFew(n, NEEDED)
    counts = Counter(digits)
    squares = sum(count * count for count in counts.values())
    statistic = 10 * squares / n - n
    p = float(chi2.sf(statistic, 9)) if n >= _LARGE else _exact(n, squares)
    return Evidence(n, statistic, p, (max(counts, key=lambda d: (counts[d], -d)),))


def _free_digits(values: Sequence[Decimal]) -> list[int]:
    place = min(0, finest_place(values))
    units = [counted(v, place) for v in values]
    if len(units) < 2 or float(np.std(units)) < _SPREAD:
        return []
    return [u % 10 for u in units if u >= 10 ** (_DIGITS - 1)]


@cache
def _tail(n: int) -> np.ndarray:
    """Probability that the squares of `n` uniform digits' counts add up to at least 0, 1, ... n^2."""
    states = np.zeros((n + 1, n * n + 1))
    states[0, 0] = 1.0
    for _ in range(10):
        filled = np.zeros_like(states)
        for count in range(n + 1):
            square = count * count
            weight = np.exp(-lgamma(count + 1))
            filled[count:, square:] += weight * states[: n + 1 - count, : n * n + 1 - square]
        states = filled
    chances = states[n] * np.exp(lgamma(n + 1) - n * np.log(10.0))
    tail: np.ndarray = chances[::-1].cumsum()[::-1]
    return tail


def _exact(n: int, squares: int) -> float:
    return min(1.0, float(_tail(n)[squares]))
