"""How finely numbers are written: the decimal place that a series is given to."""

from collections.abc import Sequence
from decimal import Decimal


def place_of(value: Decimal) -> int:
    """Exponent of the last decimal place of `value` that is not zero; -1 for 12.5, 2 for 1200."""
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # records admit finite numbers only
    return exponent


def finest_place(values: Sequence[Decimal]) -> int:
    """Exponent of the finest decimal place that at least two of `values` use.

    One value alone does not set it: a single 0.25 among whole numbers says nothing about how the others were read.
    Zeros carry no place; a series without two other numbers has the place of whole numbers.
    """
    places = sorted(place_of(v) for v in values if v)
    return places[1] if len(places) > 1 else 0


def counted(value: Decimal, place: int) -> int:
    """`value` in units of the decimal place `place`, what is finer cut off; 1250 for 12.5 at place -2."""
    return int(abs(value).scaleb(-place))
