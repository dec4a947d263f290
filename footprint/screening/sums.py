"""Sums: a total that its own parts do not give, to the last digit."""

from collections.abc import Sequence
from decimal import Decimal

from footprint.screening.places import finest_place, place_of


def rounding_of(parts: Sequence[Decimal], total: Decimal) -> Decimal:
    """Largest difference between `total` and the sum of `parts` that rounding explains.

    Each number may be off by half a unit of the place it is written to: the finest place of the parts, and that of the
    total; never coarser than whole units, since a round number may be exact.
    """
    each = Decimal(1).scaleb(min(0, finest_place(parts)))
    whole = Decimal(1).scaleb(min(0, place_of(total))) if total else Decimal(1)
    return (len(parts) * each + whole) / 2


def sum_gap(parts: Sequence[Decimal], total: Decimal) -> Decimal | None:
    """Sum of `parts` less `total`, or None if rounding explains the difference.

    Parameters
    ----------
    parts, total
        In one unit, as written.
    """
    gap = sum(parts, Decimal(0)) - total
    return gap if abs(gap) > rounding_of(parts, total) else None
