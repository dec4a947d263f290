"""The annex: what other methods would give, and remarks, in both languages."""

from collections.abc import Iterator
from typing import Any

from reportlab.lib.pagesizes import A4

from footprint.certificate import content, ornament
from footprint.certificate.layout import Stack, fit
from footprint.certificate.layout_results import Figures
from footprint.certificate.layout_rows import Heading, Notes
from footprint.errors import Lang, Problem
from footprint.label.pen import Pen, Style
from footprint.label.scheme import scheme
from footprint.label.watermark import watermark
from footprint.label.wording import Words
from footprint.model.certificate import Payload

_LEFT, _WIDE, _MIDDLE = 25.0, 160.0, 105.0
_TOP, _BOTTOM = 60.0, 273.0
"""Where the body begins and the page's content ends [mm]."""
_GAP = 6.0
_LANGUAGES: tuple[Lang, ...] = ("zh", "en")


def draw_annex(canvas: Any, payload: Payload, words: Words) -> list[Problem]:
    """Draw the annex on the canvas's page.

    Returns
    -------
    list of Problem
        The texts to shorten, if they do not fit here either.
    """
    pen, colours = Pen(canvas, 0, A4[1]), scheme().colours
    ornament.ground(canvas)
    if payload.sample:
        watermark(pen, words["sample"], x=88, y=192, size=70)
    ornament.frame(canvas)
    title = words["annex.title"]
    pen.text(_MIDDLE, 38, title.zh, Style(16, colours.deep, "bold", "centre", 2.4))
    pen.text(_MIDDLE, 44.5, title.en, Style(8.2, colours.accent, "regular", "centre", 0.9))
    number = words["field.number"]
    for lang, y in zip(_LANGUAGES, (51.0, 55.0), strict=True):
        pen.text(_MIDDLE, y, f"{number.of(lang)} {payload.number}", Style(8.4, colours.ink, "regular", "centre"))
    parts = tuple(part for lang in _LANGUAGES for part in _parts(payload, words, lang))
    whole = Stack(parts, _GAP)
    scale = fit(whole, _BOTTOM - _TOP)
    if isinstance(scale, list):
        return scale
    whole.draw(pen, _LEFT, _TOP, scale)
    return []


def _parts(payload: Payload, words: Words, lang: Lang) -> Iterator[Stack]:
    figures = tuple(content.sensitivities(payload, words, lang))
    if figures:
        yield Stack((Heading(words["section.sensitivities"].of(lang), _WIDE), Figures(figures, _WIDE)))
    if payload.remarks:
        remarks = Notes(tuple(content.remarks(payload, lang)), _WIDE)
        yield Stack((Heading(words["section.remarks"].of(lang), _WIDE), remarks))
