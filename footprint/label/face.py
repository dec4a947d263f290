"""The face of the carbon label, both languages on one label."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reportlab.lib.units import mm

from footprint.errors import InputError, Problem, Text
from footprint.label.bands import draw_bands
from footprint.label.pen import Pen, Style
from footprint.label.printable import too_long
from footprint.label.qr import draw_qr, qr_text
from footprint.label.scheme import scheme
from footprint.label.text import STEP, Fitted, shrink, typeset, width, with_unit, wrap
from footprint.label.watermark import watermark
from footprint.label.wording import Words
from footprint.model.certificate import Payload, PrintedNumber

MOST_SECONDS = 2
"""Numbers of role ``second`` the label has room for."""

WIDE, HIGH = 60.0, 90.0
"""Size the label is designed at [mm]; drawn at another width, everything scales."""
_LEFT, _RIGHT = 3.6, 56.4
_INNER = _RIGHT - _LEFT
_SMALLEST = 4.0
_NAME, _NAME_LEAST, _NAME_EN, _NAME_LEADING = 10.0, 5.5, 0.68, 1.2
"""Type size of the product's name [pt], its least size, the English name's part of it, and the leading."""
_NAME_TOP, _NAME_ROOM = 12.7, 9.6
"""Room for both names [mm]."""


def wording_keys(payload: Payload) -> Iterator[str]:
    """Wording that the label of this payload needs from its edition."""
    yield f"boundary.{payload.boundary}"
    yield f"footprint.{payload.boundary}"
    yield from (f"number.{number.key}" for number in payload.numbers if number.role in {"headline", "second"})


def draw_label(canvas: Any, payload: Payload, digest: str, words: Words, *, x: float, y: float, wide: float) -> None:
    """Draw the label on `canvas`.

    Parameters
    ----------
    canvas
        A ReportLab canvas.
    payload
        What is certified; its texts must have passed `check_printable`.
    digest
        SHA-256 of the canonical payload, for the QR code.
    words
        The wording.
    x, y
        Lower-left corner [pt].
    wide
        Width of the label [pt]; the height follows.

    Raises
    ------
    InputError
        If a text does not fit, if there is not exactly one headline number, or more second numbers than fit.
    """
    headline, seconds = _numbers(payload)
    canvas.saveState()
    canvas.translate(x, y)
    factor = wide / (WIDE * mm)
    canvas.scale(factor, factor)
    face = _Face(Pen(canvas, 0, HIGH * mm), payload, words)
    face.ground()
    face.header()
    face.product()
    face.headline(headline)
    face.seconds(seconds)
    draw_bands(face.pen, payload.band, _LEFT, 49.7, wide=_INNER, high=19.8, unit=_unit_of_bounds(payload))
    face.foot(qr_text(payload, digest))
    canvas.restoreState()
    if face.faults:
        raise InputError(face.faults)


def _numbers(payload: Payload) -> tuple[PrintedNumber, list[PrintedNumber]]:
    headlines = [number for number in payload.numbers if number.role == "headline"]
    seconds = [number for number in payload.numbers if number.role == "second"]
    if len(headlines) != 1 or len(seconds) > MOST_SECONDS:
        found = f"{len(headlines)} headline, {len(seconds)} second"
        expected = f"1 headline, 0–{MOST_SECONDS} second"
        todo = Text("由标准版本指定标签上的数值", "let the edition choose the numbers of the label")
        fault = Problem("label.numbers", "payload.json#/numbers", Text.same(found), Text.same(expected), todo)
        raise InputError([fault])
    return headlines[0], seconds


def _unit_of_bounds(payload: Payload) -> str | None:
    """Unit of the number that bands judge, where that is not the headline with its unit in large type above."""
    return next((n.unit for n in payload.numbers if n.key == payload.band.number and n.role != "headline"), None)


class _Face:
    def __init__(self, pen: Pen, payload: Payload, words: Words) -> None:
        self.pen, self.payload, self.words = pen, payload, words
        self.c = scheme().colours
        self.faults: list[Problem] = []

    def _fit(self, place: str, text: str, limit: float, style: Style, most: int = 1) -> Fitted:
        fitted = shrink(text, limit * mm, style.size, _SMALLEST, weight=style.weight, most=most)
        if len(fitted.lines) > most:
            self.faults.append(too_long(place, text))
        return fitted

    def ground(self) -> None:
        self.pen.box(0.15, 0.15, WIDE - 0.3, HIGH - 0.3, fill=self.c.paper, line=self.c.deep, radius=2.4)
        if self.payload.sample:
            watermark(self.pen, self.words["sample"], x=WIDE / 2, y=0.56 * HIGH, size=18)

    def header(self) -> None:
        clip = self.pen.canvas.beginPath()
        left, base = self.pen.at(0.15, HIGH - 0.15)
        clip.roundRect(left, base, (WIDE - 0.3) * mm, (HIGH - 0.3) * mm, 2.4 * mm)
        self.pen.canvas.saveState()
        self.pen.canvas.clipPath(clip, stroke=0, fill=0)
        self.pen.box(0, 0, WIDE, 11.5, fill=self.c.deep)
        self.pen.box(0, 11.5, WIDE, 0.7, fill=self.c.accent)
        self.pen.canvas.restoreState()
        title = self.words["label.title"]
        drawn = self.pen.text(_LEFT, 7.7, title.zh, Style(14, self.c.paper, "display", spacing=1.2))
        style = Style(5.4, self.c.accent_pale, spacing=0.9)
        self.pen.text(_LEFT + drawn + 2.2, 7.5, title.en, style)
        if self.payload.standard.status == "draft":
            status = self.words["status.draft"]
            self.pen.box(42.4, 3.4, 14, 5, line=self.c.accent_pale, stroke=0.5, radius=0.8)
            style = Style(5.6, self.c.accent_pale, "bold", "centre")
            self.pen.text(49.4, 6.6, f"{status.zh} {status.en.upper()}", style)

    def product(self) -> None:
        """Both names of the product, as large as their room allows together."""
        name, size = self.payload.product.name, _NAME
        zh, en, high = self._names(size)
        while high > _NAME_ROOM and size > _NAME_LEAST:
            size -= STEP
            zh, en, high = self._names(size)
        if high > _NAME_ROOM:
            for lang, lines, text in (("zh", zh, name.zh), ("en", en, name.en)):
                if len(lines) > 1:
                    self.faults.append(too_long(f"payload.json#/product/name/{lang}", text))
            return
        strong = Style(size, self.c.ink, "bold", leading=_NAME_LEADING)
        weak = Style(_NAME_EN * size, self.c.muted, leading=_NAME_LEADING)
        y = self.pen.lines(_LEFT, _NAME_TOP + (_NAME_ROOM - high) / 2 + 0.9 * size / mm, zh, strong)
        self.pen.lines(_LEFT, y - strong.step + weak.step * 1.15, en, weak)

    def _names(self, size: float) -> tuple[tuple[str, ...], tuple[str, ...], float]:
        """Lines of both names and the height they take [mm]."""
        name = self.payload.product.name
        zh = wrap(typeset(name.zh), _INNER * mm, size, "bold")
        en = wrap(typeset(name.en), _INNER * mm, _NAME_EN * size)
        return zh, en, (len(zh) + _NAME_EN * (len(en) + 0.15)) * size * _NAME_LEADING / mm

    def headline(self, number: PrintedNumber) -> None:
        self.pen.rule(_LEFT, 22.9, _INNER, self.c.accent, stroke=0.5)
        kind = self.words[f"footprint.{self.payload.boundary}"]
        self._pair(f"wording:footprint.{self.payload.boundary}", kind, (_LEFT, 25.9), Style(5.6, self.c.accent, "bold"))
        label = self.words[f"number.{number.key}"]
        self._pair(f"wording:number.{number.key}", label, (_LEFT, 29.2), Style(6.4, self.c.deep, "bold"))
        unit = Style(9, self.c.deep, "bold")
        room = _INNER - width(typeset(number.unit), unit.size, unit.weight) / mm - 1.4
        fitted = self._fit("payload.json#/numbers", number.printed, room, Style(33, self.c.deep, "display"))
        drawn = self.pen.text(_LEFT - 0.3, 39.9, number.printed, Style(fitted.size, self.c.deep, "display"))
        self.pen.text(_LEFT + drawn + 1.4, 39.9, number.unit, unit)

    def _pair(self, place: str, text: Text, at: tuple[float, float], style: Style, room: float = _INNER) -> None:
        """Chinese and English on one line, both as large as the room allows."""
        size = style.size
        while width(text.zh, size, style.weight) + width(text.en, 0.86 * size) > (room - 1.6) * mm:
            size -= STEP
            if size < _SMALLEST:
                self.faults.append(too_long(place, f"{text.zh} {text.en}"))
                return
        x, y = at
        drawn = self.pen.text(x, y, text.zh, replace(style, size=size))
        self.pen.text(x + drawn + 1.6, y, text.en, Style(0.86 * size, self.c.muted))

    def seconds(self, numbers: list[PrintedNumber]) -> None:
        """A strip under the headline: one number with its names in two lines, or two numbers in a line each."""
        self.pen.box(_LEFT, 42, _INNER, 6.4, fill=self.c.pale, radius=0.6)
        alone = len(numbers) == 1
        for n, number in enumerate(numbers):
            base = 46.1 if alone else 44.5 + 3.1 * n
            value = with_unit(number.printed, number.unit)
            right = Style(7.4 if alone else 6.2, self.c.deep, "bold", "right")
            room = _INNER - 4 - width(typeset(value), right.size, right.weight) / mm
            place, label = f"wording:number.{number.key}", self.words[f"number.{number.key}"]
            if alone:
                zh = self._fit(place, label.zh, room, Style(5.8, self.c.ink))
                en = self._fit(place, label.en, room, Style(4.9, self.c.muted))
                self.pen.text(_LEFT + 1.4, 44.8, label.zh, Style(zh.size, self.c.ink))
                self.pen.text(_LEFT + 1.4, 47.2, label.en, Style(en.size, self.c.muted))
            else:
                self._pair(place, label, (_LEFT + 1.4, base), Style(5.4, self.c.ink), room)
            self.pen.text(_RIGHT - 1.4, base, value, right)

    def foot(self, code: str) -> None:
        draw_qr(self.pen, code, 39.6, 69.6, side=18.4)
        boundary = self.words[f"boundary.{self.payload.boundary}"]
        rows = (
            ("boundary", f"{boundary.zh} {boundary.en}"),
            ("standard", self.payload.standard.id),
            ("number", self.payload.number),
            ("valid_until", self.payload.valid_until.isoformat()),
        )
        y = 71.7
        for key, value in rows:
            label = self.words[f"field.{key}"]
            self.pen.text(_LEFT, y, f"{label.zh} {label.en}", Style(4, self.c.muted))
            fitted = self._fit(f"payload.json#/{key}", value, 34.5, Style(5.6, self.c.ink))
            self.pen.text(_LEFT, y + 2.35, value, Style(fitted.size, self.c.ink))
            y += 4.7
