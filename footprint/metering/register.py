"""A register that counts upwards to consumptions: differences, declared exchanges, and turns of the register."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from footprint.errors import Problem, Text
from footprint.metering.clock import Calendar, ClockError, instant
from footprint.metering.readings import Point, Reading
from footprint.metering.settings import Replacement, Series

_DECLARE = Text(
    "换表的在 replaced 写明两只表的读数；走满归零的写 rollover_at；否则核对导出文件",
    "declare an exchange under replaced with both readings, a full turn by rollover_at; else check the export",
)


def replacements(
    series: Series, calendar: Calendar, place: str, problems: list[Problem]
) -> list[tuple[int, Replacement]]:
    """Instants of the declared exchanges, in order."""
    found = []
    for entry in series.replaced:
        try:
            found.append((instant(entry.at, "iso", calendar.zone), entry))
        except ClockError as error:
            problems.append(
                Problem(
                    error.code,
                    place,
                    Text.same(entry.at),
                    error.expected,
                    Text("改正 replaced.at", "correct replaced.at"),
                )
            )
    return sorted(found, key=lambda pair: pair[0])


def check_serials(
    found: Sequence[Point], exchanges: Sequence[tuple[int, Replacement]], problems: list[Problem]
) -> None:
    """A change of the meter's own number lies at a declared exchange."""
    for before, after in pairwise(found):
        if before.serial != after.serial and not any(before.start <= at <= after.end for at, _ in exchanges):
            problems.append(
                Problem(
                    "meter.exchanged",
                    after.place,
                    Text(f"表号由 {before.serial} 变为 {after.serial}", f"meter {after.serial} after {before.serial}"),
                    Text("replaced 中申明的换表", "an exchange declared under replaced"),
                    _DECLARE,
                )
            )


def differences(
    found: Sequence[Point],
    series: Series,
    exchanges: Sequence[tuple[int, Replacement]],
    problems: list[Problem],
) -> tuple[list[Reading], list[str]]:
    """Consumptions between the readings of a register, and the places where it turned over."""
    factor = series.multiplier.value if series.multiplier else Decimal(1)
    read = [(p, p.number) for p in found if p.number is not None]
    readings, turned = [], []
    for (before, first), (after, second) in pairwise(read):
        between = [r for at, r in exchanges if before.start < at <= after.start]
        if between:
            used = _exchanged(first, second, between)
        else:
            used = second - first
            if used < 0 and series.rollover_at is not None and first < series.rollover_at:
                # Half a turn at most: a register that was reset loses far more.
                whole = used + series.rollover_at
                if 2 * whole <= series.rollover_at:
                    used = whole
                    turned.append(after.place)
        if used < 0:
            problems.append(_reset(after.place, first, second))
            continue
        readings.append(Reading(before.start, after.start, used * factor, after.place))
    return readings, turned


def _exchanged(first: Decimal, second: Decimal, between: Sequence[Replacement]) -> Decimal:
    """What the old and the new registers counted; negative if any of them went back."""
    parts, at = [], first
    for entry in between:
        assert entry.last_reading is not None
        assert entry.first_reading is not None
        parts.append(entry.last_reading - at)
        at = entry.first_reading
    parts.append(second - at)
    return min(parts) if min(parts) < 0 else sum(parts, Decimal(0))


def _reset(place: str, first: Decimal, second: Decimal) -> Problem:
    return Problem(
        "meter.reset",
        place,
        Text(f"读数由 {first} 降到 {second}", f"a register that fell from {first} to {second}"),
        Text("不减少的读数", "a reading that does not fall"),
        _DECLARE,
    )
