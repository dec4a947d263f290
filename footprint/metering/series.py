"""One series from its files to its months."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from footprint.errors import InputError, Problem, Text
from footprint.intake.files import read_bytes
from footprint.metering.clock import Calendar
from footprint.metering.decoding import decode
from footprint.metering.months import Sums, sum_months
from footprint.metering.outliers import Basis, Outlier, find_outliers
from footprint.metering.readings import Point, Reading, in_order, intervals, points
from footprint.metering.register import check_serials, differences, replacements
from footprint.metering.settings import Series, Settings
from footprint.metering.table import Row, read_table

S = TypeVar("S", bound=Series)
S_co = TypeVar("S_co", bound=Series, covariant=True)
MAX_PROBLEMS = 40
"""Listed for one series; an export of another kind has a fault a line."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read, and how."""

    name: str
    sha256: str
    encoding: str
    delimiter: Text
    rows: int


@dataclass(frozen=True)
class SeriesResult(Generic[S_co]):
    """What one series of exports says.

    Attributes
    ----------
    series
        Its settings.
    place
        ``file:line`` of them.
    files
        What was read.
    readings
        Amounts between instants, in order of time.
    sums
        By month.
    basis, outliers
        What outliers were judged against, and which were found.
    notes
        What a reader of the result should know: registers that turned over, ends that look cut.
    """

    series: S_co
    place: str
    files: tuple[ReadFile, ...]
    readings: tuple[Reading, ...]
    sums: Sums
    basis: Basis
    outliers: tuple[Outlier, ...]
    notes: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """What all series of a site share: settings, calendar and the folder of the exports."""

    settings: Settings
    calendar: Calendar
    folder: Path


def read_series(series: S, place: str, site: Site, problems: list[Problem]) -> SeriesResult[S] | None:
    """Read one series; None with its faults in `problems`.

    Parameters
    ----------
    series
        What to read.
    place
        ``file:line`` of its settings.
    site
        What it shares with others.
    problems
        Gets every fault.
    """
    calendar = site.calendar
    faults: list[Problem] = []
    notes: list[Text] = []
    files, found = [], []
    for name in series.files:
        content = _content(site.folder, name, place, faults)
        decoded = None if content is None else decode(content, name)
        if isinstance(decoded, Problem):
            faults.append(decoded)
        if content is None or decoded is None or isinstance(decoded, Problem):
            continue
        wanted = [*series.time.columns, series.value.column]
        wanted += [series.serial_column] if series.serial_column else []
        table = read_table(decoded.text, name, columns=wanted, header_line=series.header_line, problems=faults)
        if table is None:
            continue
        if table.unfinished:
            notes.append(
                Text(
                    f"{name} 末行没有换行：最后一个数可能被截断",
                    f"{name} ends without a line end: its last number may be cut",
                )
            )
        files.append(
            ReadFile(name, hashlib.sha256(content).hexdigest(), decoded.encoding, table.delimiter, len(table.rows))
        )
        found += points(table.rows, series, calendar, _places(name), faults)
    readings, events = _readings(series, place, calendar, found, faults)
    if faults:
        problems += faults[:MAX_PROBLEMS]
        if len(faults) > MAX_PROBLEMS:
            problems.append(_more(place, len(faults) - MAX_PROBLEMS))
        return None
    basis, outliers = find_outliers(readings, calendar)
    return SeriesResult(
        series=series,
        place=place,
        files=tuple(files),
        readings=tuple(readings),
        sums=sum_months(readings, site.settings, calendar),
        basis=basis,
        outliers=tuple(outliers),
        notes=(*notes, *events),
    )


def _readings(
    series: Series, place: str, calendar: Calendar, found: list[Point], faults: list[Problem]
) -> tuple[list[Reading], list[Text]]:
    """Amounts in order of time, and what happened to the meter."""
    found = in_order(found, series, faults)
    exchanges = replacements(series, calendar, place, faults)
    if series.serial_column:
        check_serials(found, exchanges, faults)
    events = [
        Text(f"{entry.at} 换表（{entry.evidence}）", f"meter exchanged at {entry.at} ({entry.evidence})")
        for _, entry in exchanges
    ]
    if series.kind == "interval":
        readings = intervals(found, series)
    else:
        readings, turned = differences(found, series, exchanges, faults)
        events += [Text(f"{at} 表走满归零", f"the register turned over at {at}") for at in turned]
    if not readings and not faults:
        faults.append(
            Problem(
                "meter.empty",
                series.files[0],
                Text("没有一个读数", "not one reading"),
                Text("至少一个读数（抄表数至少两个）", "a reading at least, of a register two"),
                Text("核对导出文件", "check the export"),
            )
        )
    return readings, events


def _content(folder: Path, name: str, place: str, faults: list[Problem]) -> bytes | None:
    path = folder / name
    if Path(name).is_absolute() or ".." in Path(name).parts:
        faults.append(
            Problem(
                "meter.path",
                place,
                Text(f"路径“{name}”", f"the path '{name}'"),
                Text("meters.yaml 所在文件夹内的相对路径", "a relative path inside the folder of meters.yaml"),
                Text("把文件放进该文件夹", "put the file into that folder"),
            )
        )
        return None
    try:
        return read_bytes(path)
    except InputError as error:
        faults.extend(error.problems)
        return None


def _places(name: str) -> Callable[[Row], str]:
    return lambda row: f"{name}:{row.line}"


def _more(place: str, count: int) -> Problem:
    return Problem(
        "meter.too_many",
        place,
        Text(f"另有 {count} 处问题", f"{count} more faults"),
        Text("没有问题的导出文件", "an export without faults"),
        Text("先改正已列出的", "correct those listed first"),
    )
