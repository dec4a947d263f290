"""Round numbers: values said to be measured that end in more zeros than measuring gives."""

from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from footprint.screening.evidence import Evidence, Outcome, TooFew
from footprint.screening.places import counted, finest_place

NEEDED = 3
"""The test is exact, yet two values are an anecdote."""
_DIGITS = 3
"""The leading digits of a number are not uniform (Benford); from the third on they nearly are (Hill 1995)."""


def round_numbers(series: Sequence[Sequence[Decimal]]) -> Outcome:
    """Test the trailing zeros of all values together.

    Null hypothesis: each value was read to its series' decimal place, and its digits below the first are independent
    and uniform. A value with `k` such digits then ends in `j` zeros with probability 0.9 / 10^j for j < k and 1 / 10^k
    for j = k; the sum over all values is convolved exactly, and the p-value is its upper tail. Amounts bought in bags
    or drums, and meters with a multiplier, are round for good reason: do not give them to this test.

    Parameters
    ----------
    series
        Measured values as written, each series with a decimal place of its own [any unit]; values of fewer than three
        digits take no part.

    Returns
    -------
    Evidence
        `statistic` is the number of trailing zeros; `where` the values with two or more, counted
        through all series.

    References
    ----------
    T. P. Hill, The significant-digit phenomenon, American Mathematical Monthly 102 (1995) 322-327.
    """
    written = [str(counted(v, min(0, finest_place(values)))) for values in series for v in values]
    usable = {i: digits for i, digits in enumerate(written) if len(digits) >= _DIGITS}
    if len(usable) < NEEDED:
        return TooFew(len(usable), NEEDED)
    zeros = {i: len(digits) - len(digits.rstrip("0")) for i, digits in usable.items()}
    chances = np.ones(1)
    for digits in usable.values():
        chances = np.convolve(chances, _one_value(len(digits) - 1))
    total = sum(zeros.values())
    return Evidence(
        n=len(usable),
        statistic=float(total),
        p=min(1.0, float(chances[total:].sum())),
        where=tuple(i for i, count in zeros.items() if count > 1),
    )


def _one_value(digits: int) -> np.ndarray:
    """Chances of 0, 1, ... `digits` trailing zeros."""
    chances = 0.9 * 0.1 ** np.arange(digits + 1)
    chances[-1] = 0.1**digits
    return chances
