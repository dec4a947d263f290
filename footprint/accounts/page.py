"""The public page of a site: one file that needs nothing else, in both languages."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from footprint import __version__
from footprint.accounts.chart import HEIGHT, WIDTH, chart_of
from footprint.accounts.factors import source_titles
from footprint.accounts.plain import exact, number, percent
from footprint.accounts.site import SiteFootprint
from footprint.accounts.words import BASIS, STATUS
from footprint.errors import Text
from footprint.inventory.library import Library
from footprint.metering.clock import written
from footprint.rules.rounding import plain, printed

_TEMPLATES = Path(__file__).with_name("templates")
OUTLIERS = 10
"""Listed on the page; the data file has all."""


@cache
def environment() -> Environment:
    """Jinja2 with everything escaped and nothing left undefined."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "number": number,
        "exact": exact,
        "percent": percent,
        "both": both,
        "tonnes": tonnes,
        "kilograms": kilograms,
    }
    return made


def tonnes(kg: float) -> str:
    """Kilograms as tonnes with two decimals."""
    return plain(printed(kg / 1000, 2))


def kilograms(kg: float) -> str:
    """Kilograms with one decimal."""
    return plain(printed(kg, 1))


def both(text: Text) -> Markup:
    """Chinese, and English beside it unless they read alike."""
    if text.zh == text.en:
        return Markup("{}").format(text.zh)
    return Markup('{} <span class="en" lang="en">{}</span>').format(text.zh, text.en)


def disclosure(site: SiteFootprint, library: Library, words: Mapping[str, Text]) -> str:
    """The page as HTML.

    Parameters
    ----------
    site
        Gross footprint by month.
    library
        Inventory it was computed on.
    words
        Names of gases by key ``gas.<gas key>``.
    """
    metered = site.metered
    zone = metered.calendar.zone
    outliers = sorted(((s, o) for s in metered.meters for o in s.outliers), key=lambda pair: -abs(pair[1].z))
    return (
        environment()
        .get_template("disclosure.html.j2")
        .render(
            site=site,
            settings=metered.settings,
            series=metered.series,
            chart=chart_of(site),
            width=WIDTH,
            height=HEIGHT,
            words=words,
            status=STATUS,
            basis=BASIS,
            gases=list(dict.fromkeys(gas for month in site.months for gas in month.gases)),
            local=lambda seconds: written(seconds, zone),
            outliers=outliers[:OUTLIERS],
            outliers_left=max(0, len(outliers) - OUTLIERS),
            characterisation=library.characterisations[metered.settings.characterisation],
            sources={f.process.id: source_titles(f, library) for f in site.factors},
            inventory=library.digest,
            version=__version__,
        )
    )
