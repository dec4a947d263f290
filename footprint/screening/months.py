"""A year of months: which are missing, and whether they add up to the year's total."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from footprint.screening.places import finest_place, place_of

Month = tuple[int, int]
"""Year and month."""


def months_between(first: date, last: date) -> tuple[Month, ...]:
    """Every calendar month that the days from `first` to `last` touch."""
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return tuple((m // 12, m % 12 + 1) for m in range(start, end + 1))


def missing_months(found: Sequence[Month], first: date, last: date) -> tuple[Month, ...]:
    """Months of the period from `first` to `last` that are not among `found`."""
    return tuple(m for m in months_between(first, last) if m not in set(found))


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
        In one unit.
    """
    gap = sum(parts, Decimal(0)) - total
    return gap if abs(gap) > rounding_of(parts, total) else None
