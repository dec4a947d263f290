"""Local times to instants and back; a local time that is none, or two, is a fault."""

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil.relativedelta import relativedelta

from footprint.errors import Text

ISO = "iso"
_MIDNIGHT = re.compile(r"24:00(:00)?$")
"""The end of a day as meters write it; 00:00 of the next."""


class ClockError(ValueError):
    """A text that is not one instant.

    Parameters
    ----------
    code
        Name of the fault.
    expected
        What it should be.
    """

    def __init__(self, code: str, expected: Text) -> None:
        super().__init__(code)
        self.code = code
        self.expected = expected


def zone_of(name: str) -> ZoneInfo | None:
    """The time zone called `name`; None if there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def instant(text: str, pattern: str, zone: ZoneInfo) -> int:
    """Seconds since 1970 of a time as an export writes it.

    Parameters
    ----------
    text
        A local time, or one with its offset.
    pattern
        ``iso`` or a pattern of strptime.
    zone
        Zone of times without offset.

    Raises
    ------
    ClockError
        If it is not written so, or if clocks showed it never or twice.
    """
    plain = _MIDNIGHT.sub(lambda m: "00:00" + (m.group(1) or ""), text)
    try:
        moment = datetime.fromisoformat(plain) if pattern == ISO else datetime.strptime(plain, pattern)
        if plain != text:
            moment += timedelta(days=1)
        if not 1970 <= moment.year <= 2200:
            raise ValueError(text)
    except (ValueError, OverflowError):
        wanted = "ISO 8601" if pattern == ISO else pattern
        raise ClockError("meter.time", Text(f"格式 {wanted} 的时间", f"a time written {wanted}")) from None
    if moment.tzinfo is None:
        moment = _located(moment, zone)
    return round(moment.timestamp())


def _located(moment: datetime, zone: ZoneInfo) -> datetime:
    first, second = moment.replace(tzinfo=zone, fold=0), moment.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != moment:
        raise ClockError("meter.time_skipped", Text("时钟拨快时被跳过的时刻之外", "a time that clocks did not skip"))
    raise ClockError(
        "meter.time_ambiguous",
        Text("带时区偏移的时间（夏令时重复的一小时）", "a time with its offset (an hour that clocks showed twice)"),
    )


class Calendar(NamedTuple):
    """Calendar steps in one zone."""

    zone: ZoneInfo

    def local(self, seconds: int) -> datetime:
        """Local time of an instant."""
        return datetime.fromtimestamp(seconds, self.zone)

    def seconds(self, local: datetime) -> int:
        """Instant of a naive local time."""
        return round(local.replace(tzinfo=self.zone).timestamp())

    def step(self, seconds: int, value: int, unit: str) -> int:
        """The instant `value` units after `seconds`; before it if negative."""
        if unit in {"min", "h"}:
            return seconds + value * (60 if unit == "min" else 3600)
        local = self.local(seconds).replace(tzinfo=None)
        if unit == "day":
            return self.seconds(local + timedelta(days=value))
        return self.seconds(local + relativedelta(months=value))

    def months(self, first: str, last: str) -> tuple[tuple[str, int, int], ...]:
        """Label, start and end of the calendar months from `first` to `last`."""
        found = []
        year, month = (int(part) for part in first.split("-"))
        while f"{year:04d}-{month:02d}" <= last:
            following = (year + month // 12, month % 12 + 1)
            bounds = (datetime(y, m, 1) for y, m in ((year, month), following))
            start, end = (self.seconds(bound) for bound in bounds)
            found.append((f"{year:04d}-{month:02d}", start, end))
            year, month = following
        return tuple(found)


def written(seconds: int, zone: ZoneInfo | timezone) -> str:
    """Local time of an instant, to the minute, or to the second where it needs one."""
    local = datetime.fromtimestamp(seconds, zone).replace(tzinfo=None)
    return local.isoformat(sep=" ", timespec="seconds" if local.second else "minutes")
