"""Monthly results of a site for a terminal."""

from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.table import Table

from footprint.accounts.plain import exact, number, percent
from footprint.accounts.site import SiteFootprint
from footprint.accounts.words import BASIS, STATUS, WORDS
from footprint.errors import Lang, Text
from footprint.metering.clock import written

_LISTED = 12
"""Gaps and outliers listed for a person; the JSON has all."""


def as_text(site: SiteFootprint, gases: Mapping[str, Text], lang: Lang) -> str:
    """Months by meter and by gas, gaps, outliers and notes.

    Parameters
    ----------
    site
        The result.
    gases
        Words by key ``gas.<gas key>``.
    lang
        Language.
    """
    settings = site.metered.settings
    parts: list[RenderableType] = [
        f"{settings.site.of(lang)}  {settings.period.first} – {settings.period.last}  ({settings.time_zone})",
        f"{_say('gross', lang)}: {number(site.total)} kg CO2e",
        *_per(site, lang),
        _months(site, lang),
        _gases(site, gases, lang),
        *_gaps(site, lang),
        *_outliers(site, lang),
        *_unassigned(site, lang),
    ]
    notes = [*site.notes, *(n for s in site.metered.series for n in s.notes)]
    if notes:
        parts += [_say("notes", lang), *(f"  · {note.of(lang)}" for note in notes)]
    return rendered(parts)


def rendered(parts: Iterable[RenderableType]) -> str:
    """The parts as one text of 110 columns."""
    stream = StringIO()
    console = Console(file=stream, width=110, color_system=None, highlight=False, markup=False, emoji=False)
    console.print(Group(*parts))
    return stream.getvalue().rstrip()


def _say(key: str, lang: Lang, **values: object) -> str:
    return WORDS[key].format(**values).of(lang)


def _per(site: SiteFootprint, lang: Lang) -> list[str]:
    lines = []
    for activity in site.metered.activities:
        value, series = site.per(activity.series.id), activity.series
        if value is None:
            lines.append(_say("no_per", lang, name=series.name))
        else:
            lines.append(_say("per", lang, unit=series.value.unit, name=series.name, value=number(value)))
    return lines


def table(*columns: str, numbers: int = 0) -> Table:
    """An empty table; the last `numbers` columns are set right."""
    made = Table(box=SIMPLE_HEAD, pad_edge=False)
    for i, column in enumerate(columns):
        right = i >= len(columns) - numbers
        made.add_column(column, justify="right" if right else "left", overflow="fold")
    return made


def _months(site: SiteFootprint, lang: Lang) -> Table:
    meters = [m.series for m in site.metered.meters]
    names = [f"{m.name.of(lang)} {m.value.unit}" for m in meters]
    made = table(
        _say("month", lang), _say("status", lang), *names, _say("total", lang), _say("estimated", lang),
        numbers=len(names) + 2,
    )  # fmt: skip
    for i, month in enumerate(site.months):
        amounts = [number(m.sums.months[i].total) for m in site.metered.meters]
        estimated = number(month.estimated) if month.estimated else ""
        made.add_row(month.month, STATUS[month.status].of(lang), *amounts, number(month.total), estimated)
    sums = [number(sum(month.total for month in m.sums.months)) for m in site.metered.meters]
    made.add_section()
    whole = number(site.estimated) if site.estimated else ""
    made.add_row(_say("year", lang), "", *sums, number(site.total), whole)
    return made


def _gases(site: SiteFootprint, gases: Mapping[str, Text], lang: Lang) -> Table:
    keys = list(dict.fromkeys(gas for month in site.months for gas in month.gases))
    made = table(_say("month", lang), *(gases[f"gas.{gas}"].of(lang) for gas in keys), numbers=len(keys))
    for month in site.months:
        made.add_row(month.month, *(number(month.gases.get(gas, 0.0)) for gas in keys))
    return made


def _gaps(site: SiteFootprint, lang: Lang) -> list[RenderableType]:
    zone = site.metered.calendar.zone
    rows = [
        (
            s.series.name.of(lang), month.month, written(g.start, zone), written(g.end, zone),
            f"{percent(g.share)} %", _say("filled" if g.estimated else "left", lang),
        )
        for s in site.metered.series
        for month in s.sums.months
        for g in month.gaps
    ]  # fmt: skip
    if not rows:
        return [_say("no_gaps", lang)]
    heads = [_say(key, lang) for key in ("meter", "month", "start", "end", "share", "treated")]
    return [_say("gaps", lang), _listed(rows, heads), *_more(len(rows), lang)]


def _outliers(site: SiteFootprint, lang: Lang) -> list[RenderableType]:
    zone = site.metered.calendar.zone
    series = site.metered.series
    found = sorted(((s, o) for s in series for o in s.outliers), key=lambda pair: -abs(pair[1].z))
    judged = [f"  · {s.series.name.of(lang)}: {BASIS[s.basis].of(lang)}" for s in series]
    if not found:
        return [_say("no_outliers", lang), *judged]
    rows = [
        (
            s.series.name.of(lang),
            o.reading.place,
            written(o.reading.start, zone),
            exact(o.reading.amount),
            f"{o.z:+.1f}",
        )
        for s, o in found
    ]
    heads = [_say(key, lang) for key in ("meter", "place", "start", "amount", "z")]
    return [_say("outliers", lang), _listed(rows, heads), *_more(len(rows), lang), *judged]


def _unassigned(site: SiteFootprint, lang: Lang) -> list[RenderableType]:
    zone = site.metered.calendar.zone
    rows = [
        (s.series.name.of(lang), r.place, written(r.start, zone), written(r.end, zone), exact(r.amount))
        for s in site.metered.series
        for r in s.sums.unassigned
    ]
    heads = [_say(key, lang) for key in ("meter", "place", "start", "end", "amount")]
    return [_say("unassigned", lang), _listed(rows, heads), *_more(len(rows), lang)] if rows else []


def _listed(rows: Sequence[tuple[str, ...]], heads: list[str]) -> Table:
    made = table(*heads)
    for row in rows[:_LISTED]:
        made.add_row(*row)
    return made


def _more(count: int, lang: Lang) -> list[str]:
    return [_say("more", lang, count=count - _LISTED)] if count > _LISTED else []
