"""Setting text: subscripts, line breaks, sizes that fit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from footprint.label.fonts import Weight, font

_FORMULA = re.compile(r"(?<![A-Za-z0-9])(CO2|CH4|N2O|SF6|NF3)(?=e?(?![A-Za-z0-9]))")
_LOWERED = {ord(str(n)): chr(0x2080 + n) for n in range(10)}
_NO_START = frozenset("，。、；：！？）》〉」』】〕％‰℃·…—–,.;:!?)]}%”’")
_NO_END = frozenset("（《〈「『【〔([{“‘")
_PIECE = re.compile(r"\s+|[\u2E80-\uFFEF\U00020000-\U0003FFFF]|[^\s\u2E80-\uFFEF\U00020000-\U0003FFFF]+")

STEP = 0.25
"""Step by which type is made smaller until it fits [pt]."""


def typeset(text: str) -> str:
    """`text` with the figures of gas formulas as subscripts: ``CO2e`` is drawn ``CO₂e``."""
    return _FORMULA.sub(lambda found: found[0].translate(_LOWERED), text)


@lru_cache(maxsize=8192)
def width(text: str, size: float, weight: Weight = "regular", spacing: float = 0) -> float:
    """Width of `text` as drawn [pt]."""
    widths = font(weight).face.charWidths
    units = sum(widths[ord(c)] for c in text)
    return float(units * size / 1000 + spacing * max(len(text) - 1, 0))


@lru_cache(maxsize=8192)
def wrap(text: str, limit: float, size: float, weight: Weight = "regular") -> tuple[str, ...]:
    """Lines of `text` no wider than `limit` [pt].

    Latin text breaks at spaces, Chinese between characters except before closing and after opening
    punctuation; a word wider than a line is broken where it must.
    """
    lines: list[str] = []
    line = ""
    for piece in _unbreakable(text, limit, size, weight):
        if not line or width((line + piece).rstrip(), size, weight) <= limit:
            line = line + piece if line else piece.lstrip()
        else:
            lines.append(line.rstrip())
            line = piece.lstrip()
    return (*lines, line.rstrip()) if line.strip() else tuple(lines)


def _unbreakable(text: str, limit: float, size: float, weight: Weight) -> Iterator[str]:
    for piece in _joined(text):
        if width(piece, size, weight) <= limit:
            yield piece
            continue
        part = ""
        for character in piece:
            if part and width(part + character, size, weight) > limit:
                yield part
                part = ""
            part += character
        yield part


def _joined(text: str) -> list[str]:
    pieces = _PIECE.findall(text)
    joined = pieces[:1]
    for before, piece in pairwise(pieces):
        if piece[0] in _NO_START or before[-1] in _NO_END:
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def with_unit(number: str, unit: str | None) -> str:
    """A number with its unit."""
    return f"{number} {unit}" if unit else number


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines of a text at the size that fits.

    Parameters
    ----------
    lines
        The lines, top to bottom.
    size
        Type size [pt].
    """

    lines: tuple[str, ...]
    size: float


def shrink(text: str, limit: float, largest: float, smallest: float, *, weight: Weight, most: int) -> Fitted:
    """`text` at the largest size that needs no more than `most` lines.

    Where even the smallest size needs more, the result has more lines than `most`: the caller refuses the text.
    """
    size = largest
    while True:
        lines = wrap(typeset(text), limit, size, weight)
        if len(lines) <= most or size <= smallest:
            return Fitted(lines, size)
        size = max(size - STEP, smallest)
