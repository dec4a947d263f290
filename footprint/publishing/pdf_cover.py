"""The cover and what stands in the margins of every page."""

from dataclasses import dataclass
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from footprint.label.fonts import Weight
from footprint.publishing import words
from footprint.publishing.nodes import Document
from footprint.publishing.type_lines import Align, Place, break_lines, draw
from footprint.publishing.type_runs import runs

_WIDTH, _HEIGHT = A4
_LEFT, _RIGHT = 25 * mm, 20 * mm
_ROOM = _WIDTH - _LEFT - _RIGHT
_LEADING = 1.55


def draw_cover(canvas: Any, document: Document) -> None:
    """Draw the cover."""
    cover = document.cover
    of = document.lang
    y = _HEIGHT - 26 * mm
    for line in (words.ICS.of(of), words.CCS.of(of)):
        y = _put(canvas, line, y, _Set(10.5, "bold", "left"))
    _put(canvas, _spaced(cover.level), _HEIGHT - 58 * mm, _Set(26, "bold", "centre"))
    _put(canvas, cover.number, _HEIGHT - 80 * mm, _Set(14, "bold", "right"))
    _line(canvas, _HEIGHT - 84 * mm)
    y = _HEIGHT - 120 * mm
    for line in cover.title:
        y = _put(canvas, line, y, _Set(22 if document.lang == "zh" else 18, "bold", "centre"))
    y -= 6 * mm
    for line in cover.other_title:
        y = _put(canvas, line, y, _Set(13, "regular", "centre"))
    y -= 8 * mm
    y = _put(canvas, cover.state, y, _Set(14, "regular", "centre"))
    y -= 3 * mm
    for line in cover.notice:
        y = _put(canvas, line, y, _Set(9.5, "regular", "centre", 30 * mm))
    _put(canvas, cover.issued, 44 * mm, _Set(13, "bold", "left"))
    _put(canvas, cover.takes_effect, 44 * mm, _Set(13, "bold", "right"))
    _line(canvas, 40 * mm)
    _put(canvas, cover.publisher, 28 * mm, _Set(13, "bold", "centre"))
    _put(canvas, cover.edition, 17 * mm, _Set(7.5, "regular", "centre"))


def draw_margins(canvas: Any, number: str, label: str, *, odd: bool) -> None:
    """Number of the standard above, page number below, both on the outer side."""
    left = _LEFT if odd else _RIGHT
    side: Align = "right" if odd else "left"
    for text, y, size, weight in ((number, _HEIGHT - 20 * mm, 10.5, "bold"), (label, 16 * mm, 9, "regular")):
        lines = break_lines(runs(text, "bold" if weight == "bold" else "regular"), size, _ROOM, _ROOM)
        draw(canvas, lines[0], Place(left, y, _ROOM), size, side)


@dataclass(frozen=True, slots=True)
class _Set:
    size: float
    weight: Weight
    align: Align
    inset: float = 0


def _put(canvas: Any, text: str, y: float, font: _Set) -> float:
    """Draw the lines of a text; where the next one goes."""
    room = _ROOM - 2 * font.inset
    for line in break_lines(runs(text, font.weight), font.size, room, room):
        draw(canvas, line, Place(_LEFT + font.inset, y, room), font.size, font.align)
        y -= font.size * _LEADING
    return y


def _line(canvas: Any, y: float) -> None:
    canvas.setLineWidth(1)
    canvas.line(_LEFT, y, _WIDTH - _RIGHT, y)


def _spaced(text: str) -> str:
    """Chinese titles of a few characters are set wide."""
    return "　".join(text) if len(text) <= 6 and ord(text[0]) > 0x2E80 else text
