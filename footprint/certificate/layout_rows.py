"""Blocks of text: headings, fields with their values, remarks."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.units import mm

from footprint.certificate.entries import Row
from footprint.certificate.layout import Length
from footprint.label.fonts import Weight
from footprint.label.pen import Pen, Style
from footprint.label.scheme import scheme
from footprint.label.text import typeset, width, wrap

_BODY = 8.4
_LABEL = 7.4
_LABEL_SHARE = 0.36
"""Most of the width that field names may take."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Title of a part of the page."""

    text: str
    wide: float

    def height(self, scale: float) -> float:
        """Height at `scale` [mm]."""
        return 6.2 * scale

    def draw(self, pen: Pen, x: float, y: float, scale: float) -> None:
        """Draw the title with a rule under it."""
        colours = scheme().colours
        style = Style(9.2 * scale, colours.deep, "bold", spacing=0.3)
        pen.text(x, y + 3.4 * scale, self.text, style)
        pen.rule(x, y + 4.7 * scale, self.wide, colours.accent, stroke=0.5)

    def lengths(self, scale: float) -> Iterator[Length]:
        """Nothing a user wrote."""
        return iter(())


@dataclass(frozen=True, slots=True)
class Rows:
    """Field names with their values, one under the other.

    Parameters
    ----------
    rows
        What is said.
    wide
        Width of the block [mm].
    strong
        Fields whose value is set bold.
    beside
        Rows of a neighbouring block with which the values line up.
    """

    rows: tuple[Row, ...]
    wide: float
    strong: frozenset[str] = frozenset()
    beside: tuple[Row, ...] = ()

    def height(self, scale: float) -> float:
        """Height at `scale` [mm]."""
        return sum(self._high(row, scale) for row in self.rows)

    def draw(self, pen: Pen, x: float, y: float, scale: float) -> None:
        """Draw each name, then its value."""
        colours = scheme().colours
        for row in self.rows:
            label, value = self._set(row, scale)
            base = y + 3.5 * scale
            pen.lines(x, base, label, Style(_LABEL * scale, colours.muted, leading=_BODY * 1.36 / _LABEL))
            style = Style(_BODY * scale, colours.ink, self._weight(row))
            pen.lines(x + self._indent(scale), base, value, style)
            y += self._high(row, scale)

    def lengths(self, scale: float) -> Iterator[Length]:
        """What each value takes."""
        for row in self.rows:
            yield Length(row.field, row.value, len(self._set(row, scale)[1]))

    def _indent(self, scale: float) -> float:
        names = (row.label for row in self.rows + self.beside)
        widest = max((width(name, _LABEL * scale) / float(mm) for name in names), default=0)
        return min(widest, _LABEL_SHARE * self.wide) + 3 * scale

    def _set(self, row: Row, scale: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
        indent = self._indent(scale)
        label = wrap(row.label, (indent - 2 * scale) * mm, _LABEL * scale)
        return label, wrap(typeset(row.value), (self.wide - indent) * mm, _BODY * scale, self._weight(row))

    def _weight(self, row: Row) -> Weight:
        return "bold" if row.field in self.strong else "regular"

    def _high(self, row: Row, scale: float) -> float:
        label, value = self._set(row, scale)
        step = Style(_BODY * scale, "#000000").step
        return step * max(len(label), len(value)) + 0.75 * scale


@dataclass(frozen=True, slots=True)
class Notes:
    """Remarks, one paragraph each."""

    rows: tuple[Row, ...]
    wide: float

    def height(self, scale: float) -> float:
        """Height at `scale` [mm]."""
        return sum(len(self._lines(row, scale)) for row in self.rows) * self._style(scale).step

    def draw(self, pen: Pen, x: float, y: float, scale: float) -> None:
        """Draw each remark after its mark."""
        style = self._style(scale)
        base = y + 3 * scale
        for row in self.rows:
            pen.text(x, base, row.label, style)
            base = pen.lines(x + 3 * scale, base, self._lines(row, scale), style)

    def lengths(self, scale: float) -> Iterator[Length]:
        """What each remark takes."""
        for row in self.rows:
            yield Length(row.field, row.value, len(self._lines(row, scale)))

    def _lines(self, row: Row, scale: float) -> tuple[str, ...]:
        return wrap(typeset(row.value), (self.wide - 3 * scale) * mm, self._style(scale).size)

    def _style(self, scale: float) -> Style:
        return Style(7.6 * scale, scheme().colours.ink)
