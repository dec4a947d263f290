"""A folder of meter exports to months of every series; every fault of every file at once."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from footprint.errors import InputError, Problem, Text
from footprint.metering.clock import Calendar, zone_of
from footprint.metering.series import SeriesResult, Site, read_series
from footprint.metering.settings import Meter, Series, Settings
from footprint.strict_yaml.document import Document
from footprint.strict_yaml.faults import problems_of
from footprint.strict_yaml.reader import load

SETTINGS = "meters.yaml"


@dataclass(frozen=True)
class Metered:
    """Everything a folder of exports says.

    Attributes
    ----------
    settings
        Content of ``meters.yaml``.
    calendar
        Of the site's time zone.
    meters, activities
        Results by series, in the order of the settings.
    digest
        SHA-256 over the settings' data and the digests of all files.
    """

    settings: Settings
    calendar: Calendar
    meters: tuple[SeriesResult[Meter], ...]
    activities: tuple[SeriesResult[Series], ...]
    digest: str

    @property
    def series(self) -> tuple[SeriesResult[Series], ...]:
        """Meters, then activities."""
        return (*self.meters, *self.activities)

    @property
    def months(self) -> tuple[str, ...]:
        """Labels of the months."""
        return tuple(m.month for m in self.meters[0].sums.months)


def read_meters(path: Path) -> Metered:
    """Read ``meters.yaml`` and the exports it names.

    Parameters
    ----------
    path
        The file, or the folder it lies in.

    Raises
    ------
    InputError
        With every fault of the settings, or of all exports, at ``file:line``.
    """
    file = path / SETTINGS if path.is_dir() else path
    document = load(file, file.name)
    try:
        settings = Settings.model_validate(document.data)
    except ValidationError as error:
        raise InputError(problems_of(error, document)) from None
    zone = zone_of(settings.time_zone)
    if zone is None:
        raise InputError([_no_zone(document, settings.time_zone)])
    site, problems = Site(settings, Calendar(zone), file.parent), list[Problem]()
    meters = [read_series(m, document.place("meters", i), site, problems) for i, m in enumerate(settings.meters)]
    activities = [
        read_series(a, document.place("activities", i), site, problems) for i, a in enumerate(settings.activities)
    ]
    if problems:
        raise InputError(problems)
    read = [m for m in meters if m is not None]
    also = [a for a in activities if a is not None]
    return Metered(settings, site.calendar, tuple(read), tuple(also), _digest(settings, [*read, *also]))


def _digest(settings: Settings, results: list[SeriesResult[Series]]) -> str:
    digest = hashlib.sha256(settings.model_dump_json().encode())
    for name, sha256 in sorted({(f.name, f.sha256) for r in results for f in r.files}):
        digest.update(f"{name}\0{sha256}\n".encode())
    return digest.hexdigest()


def _no_zone(document: Document, name: str) -> Problem:
    return Problem(
        "meter.time_zone",
        document.place("time_zone"),
        Text(f"未知时区“{name}”", f"unknown time zone '{name}'"),
        Text("IANA 时区名，如 Asia/Shanghai", "an IANA time zone such as Asia/Shanghai"),
        Text("改正 time_zone", "correct time_zone"),
    )
