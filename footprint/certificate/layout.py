"""Blocks of the page: measured at a scale, then drawn at it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from footprint.errors import Problem
from footprint.label.pen import Pen
from footprint.label.printable import too_long

SMALLEST = 0.68
"""Least scale of a block; below it the text would be too small to read on paper."""
_STEP = 0.02


@dataclass(frozen=True, slots=True)
class Length:
    """How many lines a text takes, to say which one to shorten."""

    field: str
    text: str
    lines: int


class Block(Protocol):
    """A part of the page."""

    def height(self, scale: float) -> float:
        """Height at `scale` [mm]."""

    def draw(self, pen: Pen, x: float, y: float, scale: float) -> None:
        """Draw with the top-left corner at a place [mm]."""

    def lengths(self, scale: float) -> Iterator[Length]:
        """What each text of the block takes."""


def fit(block: Block, room: float) -> float | list[Problem]:
    """Largest scale at which `block` is no higher than `room` [mm], or the texts to shorten if there is none."""
    scale = _largest(block, room)
    if scale is not None:
        return scale
    found = sorted(block.lengths(SMALLEST), key=lambda length: -length.lines)
    wrapped = [length for length in found if length.lines > 1]
    return [too_long(f"payload.json#{length.field}", length.text) for length in wrapped or found]


def _largest(block: Block, room: float) -> float | None:
    steps = round((1 - SMALLEST) / _STEP)
    scales = (1 - n * _STEP for n in range(steps + 1))
    return next((scale for scale in scales if block.height(scale) <= room), None)


@dataclass(frozen=True, slots=True)
class Stack:
    """Blocks under each other."""

    blocks: tuple[Block, ...]
    gap: float = 0
    """Space between two blocks [mm], whatever the scale."""

    def height(self, scale: float) -> float:
        """Height at `scale` [mm]."""
        return sum(block.height(scale) for block in self.blocks) + self.gap * (len(self.blocks) - 1)

    def draw(self, pen: Pen, x: float, y: float, scale: float) -> None:
        """Draw the blocks from top to bottom."""
        for block in self.blocks:
            block.draw(pen, x, y, scale)
            y += block.height(scale) + self.gap

    def lengths(self, scale: float) -> Iterator[Length]:
        """What each text takes."""
        for block in self.blocks:
            yield from block.lengths(scale)


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks of one width beside each other."""

    blocks: tuple[Block, ...]
    step: float
    """Distance of two blocks' left edges [mm]."""

    def height(self, scale: float) -> float:
        """Height of the highest at `scale` [mm]."""
        return max(block.height(scale) for block in self.blocks)

    def draw(self, pen: Pen, x: float, y: float, scale: float) -> None:
        """Draw the blocks from left to right."""
        for n, block in enumerate(self.blocks):
            block.draw(pen, x + n * self.step, y, scale)

    def lengths(self, scale: float) -> Iterator[Length]:
        """What each text takes."""
        for block in self.blocks:
            yield from block.lengths(scale)


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A stack with the room of what stands beside it: type and gaps grow into that room as far as looks well."""

    stack: Stack
    least: float
    """Height it takes even if it needs less [mm]."""
    widest: float
    """Largest gap [mm]."""

    def height(self, scale: float) -> float:
        """Height at `scale` [mm]."""
        return max(self.stack.height(scale), self.least)

    def draw(self, pen: Pen, x: float, y: float, scale: float) -> None:
        """Draw the stack, no smaller than `scale`."""
        room = self.height(scale)
        own = max(scale, _largest(self.stack, room) or scale)
        slack = (room - self.stack.height(own)) / (len(self.stack.blocks) - 1)
        gap = min(self.stack.gap + slack, max(self.widest, self.stack.gap))
        replace(self.stack, gap=gap).draw(pen, x, y, own)

    def lengths(self, scale: float) -> Iterator[Length]:
        """What each text takes."""
        return self.stack.lengths(scale)
