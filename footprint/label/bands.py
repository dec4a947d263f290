"""The scale of bands with the one reached."""

from reportlab.lib.colors import HexColor, linearlyInterpolatedColor
from reportlab.lib.units import mm

from footprint.label.pen import Pen, Style
from footprint.label.scheme import scheme
from footprint.label.text import with_unit
from footprint.model.certificate import Band

_GAP = 0.8
_HALF_CAPITAL = 0.367
"""Half the height of a capital as a part of the type size."""
_POINT = 0.42
"""Length of an arrow's point as a part of its height."""


def draw_bands(pen: Pen, band: Band, x: float, y: float, *, wide: float, high: float, unit: str | None) -> None:
    """Draw the scale, best band on top and shortest, and mark the band reached.

    Parameters
    ----------
    pen
        Where to draw.
    band
        Scale, bounds and the band reached.
    x, y, wide, high
        Top-left corner and size [mm].
    unit
        Of the bounds, where they are not in the headline's.
    """
    count = len(band.scale)
    step = high / count
    bar = step - _GAP
    shortest, longest = wide * 0.42, wide * 0.74
    for n, name in enumerate(band.scale):
        top = y + n * step
        length = shortest + (longest - shortest) * n / max(count - 1, 1)
        reached = name == band.reached
        colour = scheme().band(n, count)
        fill = colour if reached else linearlyInterpolatedColor(colour, HexColor("#FFFFFF"), 0, 1, 0.62)
        _arrow(pen, (x, top), length, bar, fill)
        letters = scheme().colours.paper if reached else scheme().colours.ink
        _middled(pen, x + 1.6, top + bar / 2, name, Style(bar * 2.1, letters, "bold"))
        _middled(pen, x + 6.2, top + bar / 2, with_unit(_bound(band, n), unit), Style(bar * 1.5, letters))
    position = band.scale.index(band.reached)
    left = x + longest + 1.5
    middle = y + position * step + bar / 2
    _mark(pen, band.reached, left, middle, wide=x + wide - left, high=bar * 1.9)


def _bound(band: Band, position: int) -> str:
    """Range of a band: its upper bound, or for the last band what it lies above."""
    if position < len(band.bounds):
        return f"≤ {band.bounds[position]}"
    return f"> {band.bounds[-1]}"


def _arrow(pen: Pen, corner: tuple[float, float], length: float, high: float, fill: object) -> None:
    x, y = corner
    tip = x + length
    back = tip - high * _POINT
    pen.shape([(x, y), (back, y), (tip, y + high / 2), (back, y + high), (x, y + high)], fill)


def _mark(pen: Pen, name: str, x: float, middle: float, *, wide: float, high: float) -> None:
    deep = scheme().colours.deep
    top, bottom, shoulder = middle - high / 2, middle + high / 2, x + high * _POINT
    right = x + wide
    pen.shape([(x, middle), (shoulder, top), (right, top), (right, bottom), (shoulder, bottom)], deep)
    style = Style(high * 2.25, scheme().colours.paper, "bold", "centre")
    _middled(pen, (shoulder + right) / 2, middle, name, style)


def _middled(pen: Pen, x: float, middle: float, text: str, style: Style) -> None:
    pen.text(x, middle + _HALF_CAPITAL * style.size / mm, text, style)
