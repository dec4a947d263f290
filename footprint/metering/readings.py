"""Rows of an export to readings: an amount between two instants."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from footprint.errors import Problem, Text
from footprint.metering.clock import Calendar, ClockError, instant
from footprint.metering.settings import Series, Values
from footprint.metering.table import Row
from footprint.model.limits import is_plausible

_PLAIN = re.compile(r"[+-]?[0-9]{1,13}(\.[0-9]{1,12})?")
"""Exponents are refused: a spreadsheet that writes them has dropped digits."""
_CHECK = Text("核对仪表与导出文件", "check the meter and the export")
_ASCENDING = Text(
    "时间递增（或在 meters.yaml 写 order: descending）", "rising times (or order: descending in meters.yaml)"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one meter counted between two instants.

    Attributes
    ----------
    start, end
        Seconds since 1970.
    amount
        In the unit of the series, multiplier included.
    place
        ``file:line``.
    """

    start: int
    end: int
    amount: Decimal
    place: str


@dataclass(frozen=True, slots=True)
class Point:
    """One row: its times, its number and its line; no number where the export says that none was recorded."""

    start: int
    end: int
    number: Decimal | None
    place: str
    serial: str | None


def number_of(text: str, values: Values) -> Decimal | None:
    """The number of a cell; None if it says that nothing was recorded.

    Raises
    ------
    ValueError
        If it is no plain decimal number.
    """
    if text in values.missing:
        return None
    plain = text
    if values.decimal == ",":
        if "." in text:
            raise ValueError(text)
        plain = text.replace(",", ".")
    if not _PLAIN.fullmatch(plain) or not is_plausible(Decimal(plain)):
        raise ValueError(text)
    return Decimal(plain)


def points(
    rows: Sequence[Row], series: Series, calendar: Calendar, place: Callable[[Row], str], problems: list[Problem]
) -> list[Point]:
    """Times and numbers of `rows`, in the file's order; faults of a row go to `problems`."""
    found = []
    for row in rows:
        try:
            start, end = _times(row, series, calendar)
        except ClockError as error:
            shown = " / ".join(row.cells[c] for c in series.time.columns)
            problems.append(_fault(error.code, place(row), shown, error.expected))
            continue
        text = row.cells[series.value.column]
        try:
            number = number_of(text, series.value)
        except ValueError:
            problems.append(_fault("meter.number", place(row), text, Text("普通十进制数", "a plain decimal number")))
            continue
        if number is not None and number < 0:
            problems.append(
                _fault("meter.negative", place(row), text, Text("不小于 0 的数", "a number of zero or more"))
            )
            continue
        if end < start or (end == start and series.kind == "interval"):
            problems.append(
                _fault("meter.ends_before", place(row), text, Text("终止晚于起始", "an end after the start"))
            )
            continue
        serial = row.cells[series.serial_column] if series.serial_column else None
        found.append(Point(start, end, number, place(row), serial))
    return found


def _times(row: Row, series: Series, calendar: Calendar) -> tuple[int, int]:
    times = series.time
    if times.column is None:
        assert times.start is not None
        assert times.end is not None
        first, last = (instant(row.cells[c], times.format, calendar.zone) for c in (times.start, times.end))
        return first, last
    moment = instant(row.cells[times.column], times.format, calendar.zone)
    if series.interval is None:
        return moment, moment
    value, unit = series.interval.value, series.interval.unit
    if times.marks == "start":
        return moment, calendar.step(moment, value, unit)
    return calendar.step(moment, -value, unit), moment


def in_order(found: list[Point], series: Series, problems: list[Problem]) -> list[Point]:
    """The points by time; those that repeat, go back, overlap or leave the grid are faults."""
    if series.order == "descending":
        found = found[::-1]
    step = None
    if series.interval is not None and series.interval.unit in {"min", "h"}:
        step = series.interval.value * (60 if series.interval.unit == "min" else 3600)
    for before, after in pairwise(found):
        if (before.start, before.end) == (after.start, after.end):
            shown = Text(f"与 {before.place} 时间相同", f"the time of {before.place} again")
            problems.append(_said("meter.duplicate", after.place, shown, Text("每个时刻一行", "one row a time")))
        elif after.start < before.start:
            shown = Text(f"时间早于上一行（{before.place}）", f"a time before that of {before.place}")
            problems.append(_said("meter.backwards", after.place, shown, _ASCENDING))
        elif after.start < before.end or (step is not None and (after.start - before.start) % step):
            shown = Text(f"与 {before.place} 的间隔不符", f"a time off the interval since {before.place}")
            expected = Text("全文件同一间隔", "one interval throughout the file")
            problems.append(_said("meter.mixed_interval", after.place, shown, expected))
    return found


def intervals(found: Sequence[Point], series: Series) -> list[Reading]:
    """Readings of a series of consumptions; points without a number leave a gap."""
    factor = series.multiplier.value if series.multiplier else Decimal(1)
    return [Reading(p.start, p.end, p.number * factor, p.place) for p in found if p.number is not None]


def _fault(code: str, place: str, shown: str, expected: Text) -> Problem:
    return _said(code, place, Text(f"“{shown[:60]}”", f"'{shown[:60]}'"), expected)


def _said(code: str, place: str, found: Text, expected: Text) -> Problem:
    return Problem(code, place, found, expected, _CHECK)
