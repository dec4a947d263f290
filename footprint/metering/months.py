"""Readings summed by calendar month."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from footprint.metering.clock import Calendar
from footprint.metering.gaps import Gap, divide, find_gaps, within
from footprint.metering.readings import Reading
from footprint.metering.settings import Settings

Status = Literal["complete", "estimated", "incomplete"]


@dataclass(frozen=True, slots=True)
class MonthGap:
    """The part of a gap that lies in one month."""

    start: int
    end: int
    share: Decimal
    """Of the month's time [1]."""
    estimated: bool


@dataclass(frozen=True, slots=True)
class MonthAmount:
    """What a series counted in one month, in its unit.

    Attributes
    ----------
    month
        Such as ``2025-01``.
    measured
        Counted by the meter, `apportioned` included.
    apportioned
        Part of `measured` from readings across the end of a month, divided by time.
    estimated
        Put into gaps by the declared rule; not part of `measured`.
    gaps
        Times without reading.
    """

    month: str
    measured: Decimal
    apportioned: Decimal
    estimated: Decimal
    gaps: tuple[MonthGap, ...]

    @property
    def total(self) -> Decimal:
        """Measured and estimated."""
        return self.measured + self.estimated

    @property
    def status(self) -> Status:
        """Incomplete with any gap that no rule covers."""
        if any(not gap.estimated for gap in self.gaps):
            return "incomplete"
        return "estimated" if self.gaps else "complete"


@dataclass(frozen=True, slots=True)
class Sums:
    """Months of a series, and what belongs to none of them."""

    months: tuple[MonthAmount, ...]
    gaps: tuple[Gap, ...]
    unassigned: tuple[Reading, ...]
    """Readings across the end of a month that no rule divides: their time is a gap in both."""
    outside: Decimal
    """Amount of readings, or parts of them, outside of the period."""


def sum_months(readings: Sequence[Reading], settings: Settings, calendar: Calendar) -> Sums:
    """Amounts by month; measured months, unassigned readings and the amount outside add up to the readings."""
    months = calendar.months(settings.period.first, settings.period.last)
    bounds = [(start, end) for _, start, end in months]
    first, last = bounds[0][0], bounds[-1][1]
    measured = [Decimal(0)] * len(months)
    apportioned = [Decimal(0)] * len(months)
    unassigned, outside, at = [], Decimal(0), 0
    for reading in readings:
        if reading.end <= first or reading.start >= last:
            outside += reading.amount
            continue
        while bounds[at][1] <= reading.start:
            at += 1
        if bounds[at][0] <= reading.start and reading.end <= bounds[at][1]:
            measured[at] += reading.amount
        elif within(reading.start, reading.end, settings.apportionment, calendar):
            everywhere = [(min(reading.start, first), first), *bounds, (last, max(reading.end, last))]
            parts = divide(reading.amount, reading.start, reading.end, everywhere)
            outside += parts[0] + parts[-1]
            for i, part in enumerate(parts[1:-1]):
                measured[i] += part
                apportioned[i] += part
        else:
            unassigned.append(reading)
    gaps = find_gaps(readings, frozenset(unassigned), (first, last), settings.estimation, calendar)
    return Sums(tuple(_months(months, measured, apportioned, gaps)), tuple(gaps), tuple(unassigned), outside)


def _months(
    months: Sequence[tuple[str, int, int]],
    measured: Sequence[Decimal],
    apportioned: Sequence[Decimal],
    gaps: Sequence[Gap],
) -> list[MonthAmount]:
    bounds = [(start, end) for _, start, end in months]
    estimated = [Decimal(0)] * len(months)
    parts: list[list[MonthGap]] = [[] for _ in months]
    for gap in gaps:
        shares = [] if gap.estimated is None else divide(gap.estimated, gap.start, gap.end, bounds)
        for i, part in enumerate(shares):
            estimated[i] += part
        for i, (start, end) in enumerate(bounds):
            a, b = max(gap.start, start), min(gap.end, end)
            if a < b:
                parts[i].append(MonthGap(a, b, Decimal(b - a) / (end - start), gap.estimated is not None))
    return [
        MonthAmount(label, measured[i], apportioned[i], estimated[i], tuple(parts[i]))
        for i, (label, _, _) in enumerate(months)
    ]
