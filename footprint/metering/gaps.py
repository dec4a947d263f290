"""What is missing between readings, and what a declared rule may put there, apart."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from decimal import Decimal

from footprint.metering.clock import Calendar
from footprint.metering.readings import Reading
from footprint.metering.settings import Rule


@dataclass(frozen=True, slots=True)
class Gap:
    """A time without reading.

    Attributes
    ----------
    start, end
        Seconds since 1970.
    estimated
        Amount that the declared rule puts there; None if no rule covers it.
    """

    start: int
    end: int
    estimated: Decimal | None


def within(start: int, end: int, rule: Rule | None, calendar: Calendar) -> bool:
    """Whether a rule covers the time from `start` to `end`."""
    return rule is not None and end <= calendar.step(start, rule.longest.value, rule.longest.unit)


def find_gaps(
    readings: Sequence[Reading],
    unassigned: Container[Reading],
    bounds: tuple[int, int],
    rule: Rule | None,
    calendar: Calendar,
) -> list[Gap]:
    """Times between the two `bounds` that no reading covers; one that is unassigned covers nothing.

    A gap is estimated only between two readings, by the mean of their rates; one at the edge never is, nor
    one beside a reading that is unassigned, whose amount is known.
    """
    gaps = []
    start, end = bounds
    at, before = start, None
    for reading in readings:
        if reading in unassigned:
            if reading.end > start and at < reading.start < end:
                gaps.append(Gap(at, reading.start, None))
            if reading.end > start and reading.start < end:
                gaps.append(Gap(max(at, reading.start), min(end, reading.end), None))
            at, before = max(at, reading.end), None
            continue
        if reading.end <= start:
            at, before = max(at, reading.end), reading
            continue
        if reading.start >= end:
            break
        if reading.start > at:
            gaps.append(_gap((at, reading.start), (before, reading), rule, calendar))
        at, before = max(at, reading.end), reading
    if at < end:
        gaps.append(Gap(at, end, None))
    return gaps


def _gap(
    bounds: tuple[int, int], neighbours: tuple[Reading | None, Reading], rule: Rule | None, calendar: Calendar
) -> Gap:
    start, end = bounds
    before, after = neighbours
    if before is None or not within(before.end, after.start, rule, calendar):
        return Gap(start, end, None)
    at_each_rate = [r.amount * (end - start) / (r.end - r.start) for r in (before, after)]
    return Gap(start, end, sum(at_each_rate, Decimal(0)) / 2)


def divide(amount: Decimal, start: int, end: int, bounds: Sequence[tuple[int, int]]) -> list[Decimal]:
    """`amount` over the time from `start` to `end`, divided by time over `bounds`.

    The parts add up to the amount exactly where the bounds cover the whole time: the last one takes what
    the division leaves.
    """
    lengths = [max(0, min(end, b) - max(start, a)) for a, b in bounds]
    parts = [amount * length / (end - start) for length in lengths]
    if sum(lengths) == end - start:
        last = max(i for i, length in enumerate(lengths) if length)
        parts[last] = amount - sum((p for i, p in enumerate(parts) if i != last), Decimal(0))
    return parts
