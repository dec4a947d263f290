"""The ornament of the certificate: guilloche border and rosettes, drawn as curves."""

import math
from collections.abc import Callable, Iterator
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from footprint.label.scheme import scheme

_FINE = 0.26
"""Width of the ornament's lines [pt]."""
_DELTA = 1e-5
_TILE = "guilloche"
_CORNER = "corner"
_GROUND = "ground"
_OUTER, _BAND, _INNER = 8 * mm, 12.6 * mm, 17.2 * mm
"""Distance from the edge of the paper: outer line, middle of the band, inner line."""
_HALF = 2.9 * mm
_PERIOD = 7.2 * mm

Curve = Callable[[float], tuple[float, float]]


def define(canvas: Any) -> None:
    """Define the ornament once for all pages of a document."""
    colours = scheme().colours
    canvas.beginForm(_TILE, -1, -_HALF - 1, _PERIOD + 1, _HALF + 1)
    for colour, reach, strands in ((colours.guilloche, 1.0, 6), (colours.deep, 0.62, 4)):
        for n in range(strands):
            _stroke(canvas, _wave(reach * _HALF, 2 * math.pi * n / strands), 8, colour)
    canvas.endForm()
    radius = 0.5 * (_INNER - _OUTER)
    canvas.beginForm(_CORNER, -radius, -radius, radius, radius)
    for n in range(3):
        _stroke(canvas, _rose(radius * 0.94, 0.42, 12, n * math.pi / 18), 72, colours.guilloche)
        _stroke(canvas, _rose(radius * 0.52, 0.5, 8, n * math.pi / 12), 48, colours.deep)
    canvas.endForm()
    reach = 74 * mm
    canvas.beginForm(_GROUND, -reach, -reach, reach, reach)
    for n in range(9):
        _stroke(canvas, _rose(reach, 0.3, 24, n * math.pi / 108), 144, colours.ground)
        _stroke(canvas, _rose(0.66 * reach, 0.44, 18, n * math.pi / 81), 108, colours.ground)
        _stroke(canvas, _rose(0.34 * reach, 0.5, 12, n * math.pi / 54), 72, colours.ground)
    canvas.endForm()


def ground(canvas: Any) -> None:
    """Draw the pale rosette behind the text."""
    canvas.saveState()
    canvas.translate(A4[0] / 2, A4[1] / 2)
    canvas.doForm(_GROUND)
    canvas.restoreState()


def frame(canvas: Any) -> None:
    """Draw the border of the page."""
    colours = scheme().colours
    for x, y, turn, length in _sides():
        _side(canvas, (x, y), turn, length)
    for inset, stroke, colour in (
        (_OUTER, 1.1, colours.deep),
        (_OUTER + 1.1 * mm, 0.3, colours.accent),
        (_INNER - 0.9 * mm, 0.3, colours.accent),
        (_INNER, 0.6, colours.deep),
    ):
        canvas.setStrokeColor(HexColor(colour))
        canvas.setLineWidth(stroke)
        canvas.rect(inset, inset, A4[0] - 2 * inset, A4[1] - 2 * inset, stroke=1, fill=0)
    for x in (_BAND, A4[0] - _BAND):
        for y in (_BAND, A4[1] - _BAND):
            _corner(canvas, x, y)


def _sides() -> Iterator[tuple[float, float, int, float]]:
    wide, high = A4[0] - 2 * _BAND, A4[1] - 2 * _BAND
    yield _BAND, _BAND, 0, wide
    yield A4[0] - _BAND, _BAND, 90, high
    yield A4[0] - _BAND, A4[1] - _BAND, 180, wide
    yield _BAND, A4[1] - _BAND, 270, high


def _side(canvas: Any, start: tuple[float, float], turn: int, length: float) -> None:
    tiles = round(length / _PERIOD)
    canvas.saveState()
    canvas.translate(*start)
    canvas.rotate(turn)
    canvas.scale(length / (tiles * _PERIOD), 1)
    for _ in range(tiles):
        canvas.doForm(_TILE)
        canvas.translate(_PERIOD, 0)
    canvas.restoreState()


def _corner(canvas: Any, x: float, y: float) -> None:
    half = 0.5 * (_INNER - _OUTER)
    canvas.saveState()
    canvas.translate(x, y)
    canvas.setFillColor(HexColor(scheme().colours.paper))
    canvas.setStrokeColor(HexColor(scheme().colours.deep))
    canvas.setLineWidth(0.6)
    canvas.rect(-half, -half, 2 * half, 2 * half, stroke=1, fill=1)
    canvas.doForm(_CORNER)
    canvas.restoreState()


def _wave(height: float, phase: float) -> Curve:
    return lambda t: (t * _PERIOD, height * math.sin(2 * math.pi * t + phase))


def _rose(radius: float, depth: float, petals: int, turn: float) -> Curve:
    def curve(t: float) -> tuple[float, float]:
        angle = 2 * math.pi * t
        r = radius * (1 - depth / 2 + depth / 2 * math.cos(petals * (angle + turn)))
        return r * math.cos(angle), r * math.sin(angle)

    return curve


def _stroke(canvas: Any, curve: Curve, pieces: int, colour: str) -> None:
    """Draw `curve` over 0..1 as cubic pieces with its own tangents (Hermite form)."""
    step = 1 / pieces
    path = canvas.beginPath()
    path.moveTo(*curve(0))
    for n in range(pieces):
        (x0, y0), (x1, y1) = curve(n * step), curve((n + 1) * step)
        (u0, v0), (u1, v1) = _tangent(curve, n * step, step), _tangent(curve, (n + 1) * step, step)
        path.curveTo(x0 + u0, y0 + v0, x1 - u1, y1 - v1, x1, y1)
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(_FINE)
    canvas.drawPath(path, stroke=1, fill=0)


def _tangent(curve: Curve, t: float, step: float) -> tuple[float, float]:
    """A third of the derivative times `step`, by central difference."""
    (x0, y0), (x1, y1) = curve(t - _DELTA), curve(t + _DELTA)
    return (x1 - x0) / (2 * _DELTA) * step / 3, (y1 - y0) / (2 * _DELTA) * step / 3
