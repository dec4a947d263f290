"""Readings far from their like, named and left as they are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from footprint.metering.clock import Calendar
from footprint.metering.readings import Reading
from footprint.screening.peers import NEEDED, modified_z

CUT = 3.5
"""Modified z-score beyond which a value is called a potential outlier (Iglewicz and Hoaglin 1993, chapter 3)."""
_HOUR, _DAY = 3_600, 86_400
Basis = Literal["hour_of_week", "day_of_week", "all", "too_few"]
_BASES: tuple[tuple[Basis, int], ...] = (("hour_of_week", _HOUR), ("day_of_week", _DAY))


@dataclass(frozen=True, slots=True)
class Outlier:
    """A reading far from its like.

    Attributes
    ----------
    reading
        As it was read; it stays in the sums.
    z
        Modified z-score of its rate among its like.
    """

    reading: Reading
    z: float


def find_outliers(readings: Sequence[Reading], calendar: Calendar) -> tuple[Basis, list[Outlier]]:
    """Readings whose rate lies beyond `CUT` among those of the same hour or day of the week, or among all.

    Hours of the week are told apart where readings are no longer than an hour, days where they are no longer
    than a day, and each has at least `NEEDED` of them: nights and Sundays are then not judged by noon.

    Parameters
    ----------
    readings
        Of one series, in order of time.
    calendar
        The site's.
    """
    if len(readings) < NEEDED:
        return "too_few", []
    longest = max(r.end - r.start for r in readings)
    for basis, length in _BASES:
        if longest > length:
            continue
        groups: dict[tuple[int, int], list[Reading]] = defaultdict(list)
        for reading in readings:
            local = calendar.local(reading.start)
            groups[local.weekday(), local.hour if length == _HOUR else 0].append(reading)
        if min(len(group) for group in groups.values()) >= NEEDED:
            return basis, _of_groups(groups.values())
    return "all", _of_groups([readings])


def _of_groups(groups: Iterable[Sequence[Reading]]) -> list[Outlier]:
    found = [outlier for group in groups for outlier in _of_group(group)]
    return sorted(found, key=lambda outlier: outlier.reading.start)


def _of_group(group: Sequence[Reading]) -> list[Outlier]:
    """From both ends inward: the score grows with the value, so that the first one inside ends the walk."""
    ranked = sorted(group, key=_rate)
    rates = [_rate(reading) for reading in ranked]
    found = []
    for order in (range(len(ranked)), range(len(ranked) - 1, -1, -1)):
        for i in order:
            z = modified_z(rates[i], rates)
            if z is None or abs(z) <= CUT:
                break
            found.append(Outlier(ranked[i], z))
    return found


def _rate(reading: Reading) -> float:
    return float(reading.amount) / (reading.end - reading.start)
