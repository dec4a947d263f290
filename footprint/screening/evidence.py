"""What a test of plausibility has to show: its statistic and p-value, or that there was too little to test."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """Outcome of one test.

    Parameters
    ----------
    n
        Number of values that the test rests on.
    statistic
        The test's statistic; each test says what it is.
    p
        Probability, under the null hypothesis that the test states, of an outcome at least this extreme.
    where
        Positions, in the sequence given, of the values that speak loudest; none if no single value does.
    """

    n: int
    statistic: float
    p: float
    where: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TooFew:
    """No outcome: fewer values than the test needs. Never to be read as innocence.

    Parameters
    ----------
    n, needed
        Number of usable values, and the least that the test takes.
    """

    n: int
    needed: int


Outcome = Evidence | TooFew
