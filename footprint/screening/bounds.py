"""Physical bounds: a value that stoichiometry, physics or every known plant speaks against."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True, slots=True)
class Outside:
    """A value beyond one of its bounds, all in one unit."""

    value: Decimal
    bound: Decimal
    side: Literal["below", "above"]


def outside(value: Decimal, *, low: Decimal | None = None, high: Decimal | None = None) -> Outside | None:
    """`value` against its bounds; on a bound is inside.

    Parameters
    ----------
    value
        What was reported, in the unit of the bounds.
    low, high
        Least and largest value believed; None where there is no bound.
    """
    if low is not None and value < low:
        return Outside(value, low, "below")
    if high is not None and value > high:
        return Outside(value, high, "above")
    return None
