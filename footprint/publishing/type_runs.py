"""Text as runs of one font, cut into pieces that a line may not break."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from footprint.label.fonts import Weight
from footprint.label.text import typeset, width

Kind = Literal["han", "mark", "word", "space"]
NO_START = frozenset("．～，。、；：！？）》〉」』】〕％‰℃·…—–,.;:!?)]}%”’")
NO_END = frozenset("（《〈「『【〔([{“‘")
_WIDE = r"\u2E80-\u9FFF\uF900-\uFAFF\uFE30-\uFFEF\U00020000-\U0003FFFF"
_MARKS = "．～，。、；：！？（）《》〈〉「」『』【】〔〕“”‘’…—·　"
_PIECE = re.compile(rf"[ \t\n]+|[{_MARKS}]|[{_WIDE}]|[^ \t\n{_MARKS}{_WIDE}]+")
_SHIFTED = re.compile(r"([_^])\{([^{}]*)\}")
_JOINT = re.compile(r"[^_/]*[_/]+|[^_/]+")
_UNIT = re.compile(r"(?<=\d) (?=k?g\b|kWh|%|‰|t\b)|(?<=kg) (?=CO2e)")
_HARD = "\u00a0"
SMALL = 0.7
"""Size of lowered and raised text."""
BETWEEN = 0.14
"""Space between Chinese and Latin text [em]."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one weight; `rise` is −1 for lowered, 1 for raised text."""

    text: str
    weight: Weight
    rise: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """What a line does not break, with its width [pt]."""

    text: str
    weight: Weight
    size: float
    rise: int
    width: float
    kind: Kind
    free: bool = False
    """Whether a line may end before it although it continues a word: a long name or address is cut there."""


def runs(text: str, weight: Weight) -> list[Run]:
    """`text` cut at ``_{…}`` and ``^{…}``, gas formulas with their figures lowered, units held to their numbers."""
    text = _UNIT.sub(_HARD, text)
    found, last = [], 0
    for shifted in _SHIFTED.finditer(text):
        found.append(Run(typeset(text[last : shifted.start()]), weight))
        found.append(Run(shifted[2], weight, -1 if shifted[1] == "_" else 1))
        last = shifted.end()
    found.append(Run(typeset(text[last:]), weight))
    return [run for run in found if run.text]


def pieces(found: Sequence[Run], size: float, limit: float) -> list[Piece]:
    """Pieces of the runs; a word wider than `limit` is cut where it must."""
    return [piece for run in found for piece in _of_run(run, size * SMALL if run.rise else size, limit)]


def clusters(found: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces that stay on one line: no closing mark begins a line, no opening mark ends one."""
    if not found:
        return []
    joined = [[found[0]]]
    for before, piece in pairwise(found):
        if _held(before, piece):
            joined[-1].append(piece)
        else:
            joined.append([piece])
    return joined


def gap(before: Piece, piece: Piece, size: float) -> float:
    """Space that belongs between two neighbours [pt]: a little between Chinese and Latin text."""
    kinds = {before.kind, piece.kind}
    return BETWEEN * size if kinds == {"han", "word"} and not piece.rise else 0.0


def _held(before: Piece, piece: Piece) -> bool:
    if piece.free:
        return False
    if "space" in (before.kind, piece.kind):
        return piece.kind == "space"
    if piece.rise or before.text[-1] in NO_END or piece.text[0] in NO_START:
        return True
    return before.kind == piece.kind == "word"


def _of_run(run: Run, size: float, limit: float) -> Iterator[Piece]:
    for text in _PIECE.findall(run.text):
        kind = _kind(text)
        parts = list(_fitting(text, run.weight, size, limit)) if kind == "word" else [" " if kind == "space" else text]
        for index, part in enumerate(parts):
            yield Piece(part, run.weight, size, run.rise, width(part, size, run.weight), kind, free=index > 0)


def _kind(text: str) -> Kind:
    if text[0] in " \t\n":
        return "space"
    if text in _MARKS:
        return "mark"
    return "han" if re.match(rf"[{_WIDE}]", text) else "word"


def _fitting(word: str, weight: Weight, size: float, limit: float) -> Iterator[str]:
    """A word in parts no wider than `limit`: cut after ``_`` and ``/`` where that is enough, anywhere if not."""
    if width(word, size, weight) <= limit:
        yield word
        return
    for part in _JOINT.findall(word):
        rest = part
        while width(rest, size, weight) > limit and len(rest) > 1:
            fit = next(n for n in range(len(rest), 0, -1) if n == 1 or width(rest[:n], size, weight) <= limit)
            yield rest[:fit]
            rest = rest[fit:]
        yield rest
