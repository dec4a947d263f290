"""One page of the certificate."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from footprint.certificate import content, ornament
from footprint.certificate.layout import AtLeast, Block, Columns, Stack, fit
from footprint.certificate.layout_results import Bars, Figures
from footprint.certificate.layout_rows import Heading, Notes, Rows
from footprint.errors import Lang, Problem
from footprint.label.face import HIGH, WIDE, draw_label
from footprint.label.pen import Pen, Style
from footprint.label.printable import certified, too_long
from footprint.label.scheme import scheme
from footprint.label.text import shrink
from footprint.label.watermark import watermark
from footprint.label.wording import Words
from footprint.model.certificate import Payload

_LEFT, _RIGHT = 25.0, 185.0
_WIDE = _RIGHT - _LEFT
_MIDDLE = 105.0
_TOP, _BOTTOM = 73.0, 273.0
"""Where the body begins and the page's content ends [mm]."""
_LABEL_LEFT = 125.0
_GUTTER = 7.0
_LEAST_GAP, _MOST_GAP = 3.2, 5.0
"""Space between parts of the page [mm]."""
_OTHER: dict[Lang, Lang] = {"zh": "en", "en": "zh"}


class Page:
    """Draws one language; what does not fit is collected in `faults`.

    With `annexed` the remarks stand on the annex, and the page says so.
    """

    def __init__(
        self, canvas: Any, payload: Payload, digest: str, words: Words, lang: Lang, *, annexed: bool = False
    ) -> None:
        self.canvas, self.payload, self.digest = canvas, payload, digest
        self.words, self.lang, self.annexed = words, lang, annexed
        self.pen = Pen(canvas, 0, A4[1])
        self.colours = scheme().colours
        self.faults: list[Problem] = []

    def draw(self) -> None:
        """Draw the page."""
        ornament.ground(self.canvas)
        if self.payload.sample:
            watermark(self.pen, self.words["sample"], x=88, y=192, size=70)
        ornament.frame(self.canvas)
        self._head()
        self._body()

    def _say(self, key: str) -> str:
        return self.words[key].of(self.lang)

    def _head(self) -> None:
        centre = Style(10, self.colours.deep, "bold", "centre", spacing=0.6)
        issuer = self.payload.issuer.name.of(self.lang)
        fitted = shrink(issuer, (_WIDE - 14) * mm, centre.size, 6, weight="bold", most=1)
        if len(fitted.lines) > 1:
            self.faults.append(too_long("payload.json#/issuer/name", issuer))
        spacing = 0.6 if fitted.size == centre.size else 0
        self.pen.text(_MIDDLE, 28.5, issuer, Style(fitted.size, self.colours.deep, "bold", "centre", spacing))
        title = self.words[content.title_key(self.payload)]
        large, small = (27.0, 8.2) if self.lang == "zh" else (19.5, 9.5)
        style = Style(large, self.colours.deep, "display", "centre", 2.4 if self.lang == "zh" else 0.2)
        self.pen.text(_MIDDLE, 41.5, title.of(self.lang), style)
        style = Style(small, self.colours.accent, "regular", "centre", 0.9)
        self.pen.text(_MIDDLE, 48, title.of(_OTHER[self.lang]), style)
        self._standing()
        number = f"{self._say('field.number')} {self.payload.number}"
        self.pen.text(_MIDDLE, 62, number, Style(9.6, self.colours.ink, "bold", "centre", 0.3))
        intro = shrink(self._say("intro"), _WIDE * mm, 8.2, 6, weight="regular", most=1)
        self.pen.text(_MIDDLE, 67.8, self._say("intro"), Style(intro.size, self.colours.ink, align="centre"))

    def _standing(self) -> None:
        style = Style(9.6, self.colours.accent, "bold", "centre", 1.2)
        if certified(self.payload):
            text = f"{self._say('field.approval')} {self.payload.issuer.approval_number}"
        else:
            text = self._say("title.not_certification")
        half = self.pen.text(_MIDDLE, 55.2, text, style) / 2 + 5
        for x in (_MIDDLE - half - 26, _MIDDLE + half):
            self.pen.rule(x, 54, 26, self.colours.accent)

    def _body(self) -> None:
        x, y = _LABEL_LEFT * mm, A4[1] - (_TOP + HIGH) * mm
        parts = [AtLeast(self._subject(), HIGH, _MOST_GAP), *self._lower()]
        whole = AtLeast(Stack(tuple(parts), _LEAST_GAP), _BOTTOM - _TOP, _MOST_GAP)
        scale = fit(whole, _BOTTOM - _TOP)
        if isinstance(scale, list):
            self.faults += scale
            return
        whole.draw(self.pen, _LEFT, _TOP, scale)
        draw_label(self.canvas, self.payload, self.digest, self.words, x=x, y=y, wide=WIDE * mm)

    def _subject(self) -> Stack:
        wide = _LABEL_LEFT - _LEFT - _GUTTER
        people = tuple(chain.from_iterable(content.parties(self.payload, self.words, self.lang)))
        names = frozenset(row.field for row in people if row.field.endswith("/name"))
        goods = tuple(
            chain(
                content.product(self.payload, self.words, self.lang),
                content.facts(self.payload, self.words, self.lang),
            )
        )
        parties = Stack((Heading(self._say("section.parties"), wide), Rows(people, wide, names, beside=goods)))
        strong = frozenset({"/product/name"})
        product = Stack((Heading(self._say("section.product"), wide), Rows(goods, wide, strong, beside=people)))
        return Stack((parties, product), _LEAST_GAP)

    def _lower(self) -> Iterator[Block]:
        yield self._results()
        yield self._basis()
        if self.payload.remarks:
            said = tuple(content.remarks(self.payload, self.lang))
            remarks = Notes((content.annexed(self.payload, self.words, self.lang),) if self.annexed else said, _WIDE)
            yield Stack((Heading(self._say("section.remarks"), _WIDE), remarks))
        half = (_WIDE - _GUTTER) / 2
        traces = Rows(tuple(content.traces(self.payload, self.digest, self.words, self.lang)), half)
        issue = tuple(content.issue(self.payload, self.words, self.lang))
        yield Columns((traces, Rows(issue, half, frozenset({"/issuer/name"}))), half + _GUTTER)

    def _results(self) -> Block:
        third = (_WIDE - 2 * _GUTTER) / 3
        figures = Figures(tuple(content.figures(self.payload, self.words, self.lang)), third)
        stages = tuple(content.bars("stage", self.payload, self.words, self.lang))
        gases = tuple(content.bars("gas", self.payload, self.words, self.lang))
        columns = (
            Stack((Heading(self._say("section.result"), third), figures)),
            Stack((Heading(self._say("section.stages"), third), Bars(stages, third, self.colours.deep))),
            Stack((Heading(self._say("section.gases"), third), Bars(gases, third, self.colours.accent))),
        )
        return Columns(columns, third + _GUTTER)

    def _basis(self) -> Block:
        half = (_WIDE - _GUTTER) / 2
        rows = tuple(content.basis(self.payload, self.words, self.lang))
        standard, sides = rows[:1], (rows[1:3], rows[3:])
        columns = Columns(tuple(Rows(side, half, beside=rows) for side in sides), half + _GUTTER)
        title = Rows(standard, _WIDE, beside=rows)
        return Stack((Heading(self._say("section.basis"), _WIDE), title, columns))
