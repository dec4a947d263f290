"""Dates: which ones a submission may name."""

from datetime import date

from footprint.errors import Text
from footprint.intake.faults import Fault, quoted
from footprint.model.limits import FIRST_DAY, LAST_DAY

DAY = Text("日期，如 2026-01-31", "a date such as 2026-01-31")


def plausible(day: date) -> date:
    """`day` itself.

    Raises
    ------
    Fault
        If it lies outside the days that `footprint.model.limits` admits.
    """
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Fault(
            "date.range",
            quoted(day),
            Text(f"{FIRST_DAY} 至 {LAST_DAY} 之间的日期", f"a date from {FIRST_DAY} to {LAST_DAY}"),
            Text("检查年份", "check the year"),
        )
    return day
