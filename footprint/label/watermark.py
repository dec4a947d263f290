"""SAMPLE across what a demonstration made."""

from footprint.errors import Text
from footprint.label.fonts import font
from footprint.label.pen import Pen
from footprint.label.scheme import scheme
from footprint.label.text import width

_ANGLE = 52


def watermark(pen: Pen, text: Text, *, x: float, y: float, size: float) -> None:
    """Draw both wordings diagonally, centred at a place [mm]; call it before the text it lies behind."""
    shown = f"{text.zh} {text.en}"
    canvas = pen.canvas
    canvas.saveState()
    canvas.translate(*pen.at(x, y))
    canvas.rotate(_ANGLE)
    canvas.setFillColor(scheme().colours.sample)
    canvas.setFont(font("bold").fontName, size)
    canvas.drawString(-width(shown, size, "bold") / 2, -size / 3, shown)
    canvas.restoreState()
