"""Drawing from the top-left corner, lengths in millimetres, type sizes in points."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from footprint.label.fonts import Weight, font
from footprint.label.text import typeset, width

_SHIFT = {"left": 0.0, "centre": 0.5, "right": 1.0}


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks.

    Parameters
    ----------
    size
        Type size [pt].
    colour
        Hexadecimal RGB.
    spacing
        Extra space between characters [pt].
    leading
        Distance of baselines as a multiple of the size.
    """

    size: float
    colour: str
    weight: Weight = "regular"
    align: Literal["left", "centre", "right"] = "left"
    spacing: float = 0
    leading: float = 1.36

    @property
    def step(self) -> float:
        """Distance of baselines [mm]."""
        return self.size * self.leading / float(mm)


class Pen:
    """A ReportLab canvas seen from a top-left corner.

    Parameters
    ----------
    canvas
        The ReportLab canvas.
    left, top
        The corner [pt], in the canvas' own coordinates.
    """

    def __init__(self, canvas: Any, left: float, top: float) -> None:
        self.canvas = canvas
        self._left, self._top = left, top

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Canvas coordinates [pt] of a place [mm]."""
        return self._left + x * mm, self._top - y * mm

    def text(self, x: float, y: float, text: str, style: Style) -> float:
        """Draw one line with its baseline at `y`; returns its width [mm]."""
        shown = typeset(text)
        drawn = width(shown, style.size, style.weight, style.spacing)
        left, base = self.at(x, y)
        line = self.canvas.beginText(left - drawn * _SHIFT[style.align], base)
        line.setFont(font(style.weight).fontName, style.size)
        line.setFillColor(HexColor(style.colour))
        line.setCharSpace(style.spacing)
        line.textOut(shown)
        line.setCharSpace(0)
        self.canvas.drawText(line)
        return drawn / float(mm)

    def lines(self, x: float, y: float, lines: Sequence[str], style: Style) -> float:
        """Draw lines under each other, the first with its baseline at `y`; returns the next baseline."""
        for line in lines:
            self.text(x, y, line, style)
            y += style.step
        return y

    def rule(self, x: float, y: float, length: float, colour: str, *, stroke: float = 0.4) -> None:
        """Draw a horizontal line of `length` [mm] and `stroke` [pt]."""
        self.canvas.setStrokeColor(HexColor(colour))
        self.canvas.setLineWidth(stroke)
        left, base = self.at(x, y)
        self.canvas.line(left, base, left + length * mm, base)

    def box(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        *,
        fill: Any = None,
        line: str | None = None,
        stroke: float = 0.5,
        radius: float = 0,
    ) -> None:
        """Draw a rectangle from its top-left corner."""
        if fill is not None:
            self.canvas.setFillColor(HexColor(fill) if isinstance(fill, str) else fill)
        if line is not None:
            self.canvas.setStrokeColor(HexColor(line))
            self.canvas.setLineWidth(stroke)
        left, base = self.at(x, y + high)
        draw = {"stroke": int(line is not None), "fill": int(fill is not None)}
        self.canvas.roundRect(left, base, wide * mm, high * mm, radius * mm, **draw)

    def shape(self, points: Iterable[tuple[float, float]], fill: Any) -> None:
        """Fill a closed polygon."""
        path = self.canvas.beginPath()
        for n, point in enumerate(points):
            (path.lineTo if n else path.moveTo)(*self.at(*point))
        path.close()
        self.canvas.setFillColor(HexColor(fill) if isinstance(fill, str) else fill)
        self.canvas.drawPath(path, stroke=0, fill=1)
