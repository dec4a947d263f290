"""Calendar months of a period."""

from datetime import date

from dateutil.relativedelta import relativedelta


def months_of(first: date, last: date) -> tuple[str, ...]:
    """Every month that the days from `first` to `last` touch, as ``2025-01``."""
    found, month = [], first.replace(day=1)
    while month <= last:
        found.append(month.strftime("%Y-%m"))
        month += relativedelta(months=1)
    return tuple(found)
