"""Blocks for the results: numbers, and shares as bars."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportlab.lib.units import mm

from footprint.certificate.entries import Bar, Figure
from footprint.certificate.layout import Length
from footprint.label.pen import Pen, Style
from footprint.label.scheme import scheme
from footprint.label.text import typeset, width, wrap


@dataclass(frozen=True, slots=True)
class Figures:
    """Results under each other, values flush right."""

    figures: tuple[Figure, ...]
    wide: float

    def height(self, scale: float) -> float:
        """Height at `scale` [mm]."""
        return sum(self._high(figure, scale) for figure in self.figures)

    def draw(self, pen: Pen, x: float, y: float, scale: float) -> None:
        """Draw each name, then its value."""
        colours = scheme().colours
        for n, figure in enumerate(self.figures):
            if n:
                pen.rule(x, y, self.wide, colours.line, stroke=0.3)
            base = y + 3.9 * scale
            end = pen.lines(x, base, self._lines(figure, scale), self._label(scale))
            colour = colours.deep if figure.major else colours.ink
            style = Style(8.4 * scale, colour, "bold" if figure.major else "regular", "right")
            pen.text(x + self.wide, end - self._label(scale).step, figure.value, style)
            y += self._high(figure, scale)

    def lengths(self, scale: float) -> Iterator[Length]:
        """What each name takes."""
        for figure in self.figures:
            yield Length(figure.field, figure.label, len(self._lines(figure, scale)))

    def _label(self, scale: float) -> Style:
        return Style(7.8 * scale, scheme().colours.ink)

    def _lines(self, figure: Figure, scale: float) -> tuple[str, ...]:
        taken = width(typeset(figure.value), 8.4 * scale, "bold") + 2.5 * mm
        return wrap(figure.label, max(self.wide * mm - taken, 12 * mm), self._label(scale).size)

    def _high(self, figure: Figure, scale: float) -> float:
        return self._label(scale).step * len(self._lines(figure, scale)) + 1.75 * scale


@dataclass(frozen=True, slots=True)
class Bars:
    """Shares under each other: name and amount, then a bar with the per cent."""

    bars: tuple[Bar, ...]
    wide: float
    colour: str

    def height(self, scale: float) -> float:
        """Height at `scale` [mm]."""
        return sum(self._high(bar, scale) for bar in self.bars)

    def draw(self, pen: Pen, x: float, y: float, scale: float) -> None:
        """Draw name, per cent and amount, then the bar."""
        colours = scheme().colours
        room = self.wide - 13 * scale
        for bar in self.bars:
            end = pen.lines(x, y + 3.3 * scale, self._lines(bar, scale), self._label(scale))
            base = end - self._label(scale).step
            style = Style(7.8 * scale, colours.ink, "bold", "right")
            pen.text(x + self.wide, base + 3.45 * scale, f"{bar.printed} %", style)
            pen.text(x + self.wide, base, bar.value, Style(6.2 * scale, colours.muted, align="right"))
            part = min(max(float(Decimal(bar.printed)) / 100, 0.0), 1.0)
            pen.box(x, base + 1.65 * scale, room, 1.7 * scale, fill=colours.pale)
            pen.box(x, base + 1.65 * scale, room * part, 1.7 * scale, fill=self.colour)
            y += self._high(bar, scale)

    def lengths(self, scale: float) -> Iterator[Length]:
        """What each name takes."""
        for bar in self.bars:
            yield Length(bar.field, bar.label, len(self._lines(bar, scale)))

    def _label(self, scale: float) -> Style:
        return Style(7.4 * scale, scheme().colours.ink, leading=1.25)

    def _lines(self, bar: Bar, scale: float) -> tuple[str, ...]:
        taken = width(typeset(bar.value), 6.2 * scale) + 2 * mm
        return wrap(bar.label, max(self.wide * mm - taken, 12 * mm), self._label(scale).size)

    def _high(self, bar: Bar, scale: float) -> float:
        return self._label(scale).step * (len(self._lines(bar, scale)) - 1) + 7.6 * scale
