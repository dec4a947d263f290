"""Lines of a paragraph: broken, justified and drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from footprint.label.fonts import font
from footprint.publishing.type_runs import Piece, Run, clusters, gap, pieces

Align = Literal["justify", "left", "centre", "right"]
_STRETCH = 0.12
"""Widest space that justifying adds in one place [em]; a line that needs more stays ragged."""
_RISE = 0.33
_DROP = 0.16


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces of one line and its natural width [pt]."""

    pieces: tuple[Piece, ...]
    width: float


def break_lines(runs: Sequence[Run], size: float, first: float, rest: float) -> list[Line]:
    """Lines no wider than `first` and, after that, `rest` [pt]."""
    lines: list[Line] = []
    line: list[Piece] = []
    used = 0.0
    for cluster in clusters(pieces(runs, size, min(first, rest))):
        limit = rest if lines else first
        added = _natural([*line[-1:], *cluster], size) - (line[-1].width if line else 0.0)
        visible = added - (cluster[-1].width if cluster[-1].kind == "space" else 0.0)
        if line and used + visible > limit:
            lines.append(_line(line, size))
            line, used = [], 0.0
            added = _natural(cluster, size)
        line.extend(cluster)
        used += added
    if line:
        lines.append(_line(line, size))
    return lines


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line goes [pt]: left edge, base, and the width it has."""

    x: float
    y: float
    width: float


def draw(canvas: Any, line: Line, place: Place, size: float, align: Align, *, last: bool = True) -> None:
    """Draw a line; the last one of a paragraph is not justified."""
    x, y, spare = place.x, place.y, place.width - line.width
    if align in ("centre", "right"):
        x += spare / 2 if align == "centre" else spare
    stretch = _stretch(line, spare, size) if align == "justify" and not last else None
    text = canvas.beginText()
    for index, piece in enumerate(line.pieces):
        if index:
            before = line.pieces[index - 1]
            x += gap(before, piece, size)
            x += stretch.of(before, piece) if stretch else 0.0
        rise = piece.rise * size * (_RISE if piece.rise > 0 else _DROP)
        text.setTextOrigin(x, y + rise)
        text.setFont(font(piece.weight).fontName, piece.size)
        text.textOut(piece.text)
        x += piece.width
    canvas.drawText(text)


@dataclass(frozen=True, slots=True)
class _Stretch:
    each: float
    spaces_only: bool

    def of(self, before: Piece, piece: Piece) -> float:
        return self.each if _stretches(before, piece, spaces_only=self.spaces_only) else 0.0


def _stretch(line: Line, spare: float, size: float) -> _Stretch | None:
    spaces_only = not any(p.kind == "han" for p in line.pieces)
    places = sum(_stretches(a, b, spaces_only=spaces_only) for a, b in pairwise(line.pieces))
    if not places or spare <= 0 or spare / places > _STRETCH * size:
        return None
    return _Stretch(spare / places, spaces_only)


def _stretches(before: Piece, piece: Piece, *, spaces_only: bool) -> bool:
    if spaces_only:
        return before.kind == "space"
    return not piece.rise and piece.kind != "space"


def _natural(found: Sequence[Piece], size: float) -> float:
    return sum(p.width for p in found) + sum(gap(a, b, size) for a, b in pairwise(found))


def _line(found: list[Piece], size: float) -> Line:
    while found and found[-1].kind == "space":
        found = found[:-1]
    while found and found[0].kind == "space":
        found = found[1:]
    return Line(tuple(found), _natural(found, size))
