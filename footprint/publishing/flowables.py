"""The pieces of a page: paragraphs that break Chinese text right, tables that say when they continue."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.colors import black
from reportlab.platypus import Flowable
from reportlab.platypus import Table as Grid

from footprint.label.fonts import Weight
from footprint.publishing.type_lines import Align, Line, Place, break_lines, draw
from footprint.publishing.type_runs import Run, runs

_UNCUT = 190
"""Height up to which a short table is not cut [pt]."""
_WIDOW = 2
"""Fewest lines of a paragraph that stand alone on a page."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set; lengths in points.

    Parameters
    ----------
    size, leading
        Type size and distance of lines.
    first, left
        Indent of the first and of the other lines.
    before, after
        Space above and below.
    """

    size: float = 10.5
    leading: float = 16.5
    first: float = 0
    left: float = 0
    before: float = 0
    after: float = 0
    weight: Weight = "regular"
    align: Align = "justify"
    with_next: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """A heading as the contents show it."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Lead:
    """A mark before the first line, drawn at `x` [pt]."""

    text: str
    x: float


class Block(Flowable):
    """A paragraph, perhaps with a label at the left edge of its first line.

    Parameters
    ----------
    text
        Runs of text, or plain text in the style's weight.
    style
        How it is set.
    tag
        Heading that begins here, for the contents.
    lead
        Letter or mark that stands before the first line.
    """

    def __init__(
        self, text: str | Sequence[Run], style: Style, tag: Tag | None = None, lead: Lead | None = None
    ) -> None:
        super().__init__()
        self.lead = lead
        self.runs = runs(text, style.weight) if isinstance(text, str) else list(text)
        self.style = style
        self.tag = tag
        self.keepWithNext = int(style.with_next)
        self.lines: list[Line] | None = None
        self.width = 0.0
        self.ends = True
        """Whether the paragraph's last line is among the lines."""

    def getSpaceBefore(self) -> float:
        """Space above [pt]."""
        return self.style.before

    def getSpaceAfter(self) -> float:
        """Space below [pt]."""
        return self.style.after

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Break the text into lines of `width`."""
        if self.lines is None or self.width != width:
            self.width = width
            s = self.style
            if self.runs or self.lines is None:
                self.lines = break_lines(self.runs, s.size, width - s.first, width - s.left)
        self.height = len(self.lines) * self.style.leading
        return width, self.height

    def split(self, width: float, height: float) -> list[Any]:
        """Cut between lines, leaving no single line behind or ahead."""
        self.wrap(width, height)
        assert self.lines is not None
        fit = int(height / self.style.leading + 1e-6)
        fit = min(fit, len(self.lines) - _WIDOW)
        if fit < _WIDOW:
            return []
        return [self._part(self.lines[:fit], width, first=True), self._part(self.lines[fit:], width, first=False)]

    def _part(self, lines: list[Line], width: float, *, first: bool) -> "Block":
        style = replace(self.style, after=0) if first else replace(self.style, before=0, first=self.style.left)
        part = Block([], style, self.tag if first else None, self.lead if first else None)
        part.lines, part.width, part.ends = lines, width, not first
        return part

    def draw(self) -> None:
        """Draw the lines from the top."""
        assert self.lines is not None
        s = self.style
        y = self.height - s.leading / 2 - s.size * 0.36
        if self.lead is not None:
            mark = break_lines(runs(self.lead.text, s.weight), s.size, self.width, self.width)[0]
            draw(self.canv, mark, Place(self.lead.x, y, self.width), s.size, "left")
        for index, line in enumerate(self.lines):
            indent = s.first if index == 0 else s.left
            last = self.ends and index == len(self.lines) - 1
            draw(self.canv, line, Place(indent, y, self.width - indent), s.size, s.align, last=last)
            y -= s.leading


class Formula(Flowable):
    """A formula in the middle of the line, its number at the right edge after a leader."""

    def __init__(self, text: str, number: str, style: Style, *, with_next: bool) -> None:
        super().__init__()
        self.text, self.number, self.style = text, number, style
        self.keepWithNext = int(with_next)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width."""
        self.width = width
        room = width - 2 * self._side()
        self.lines = break_lines(runs(self.text, "regular"), self.style.size, room, room)
        self.height = len(self.lines) * self.style.leading + 8
        return width, self.height

    def _side(self) -> float:
        return 4.5 * self.style.size

    def draw(self) -> None:
        """Draw formula and number."""
        y = self.height - 4 - self.style.leading / 2 - self.style.size * 0.36
        side = self._side()
        for index, line in enumerate(self.lines):
            draw(self.canv, line, Place(side, y, self.width - 2 * side), self.style.size, "centre")
            if index == len(self.lines) - 1:
                mark = break_lines(runs(self.number, "regular"), self.style.size, side, side)[0]
                draw(self.canv, mark, Place(self.width - side, y, side), self.style.size, "right")
            y -= self.style.leading


class Captioned(Flowable):
    """A table below its caption; where it continues, the caption says so."""

    def __init__(self, caption: Block, continued: Block, grid: Grid, *, whole: bool = False) -> None:
        super().__init__()
        self.whole = whole
        self.caption, self.continued, self.grid = caption, continued, grid
        self.spaceBefore, self.spaceAfter = 6, 8

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Height of caption and table."""
        _, self._above = self.caption.wrap(width, height)
        self.width, self._below = self.grid.wrap(width, height)
        self.height = self._above + self._below
        return width, self.height

    def split(self, width: float, height: float) -> list[Any]:
        """Cut between rows; the caption never stands alone, and a short table is not cut."""
        self.wrap(width, height)
        if self.whole and self.height <= _UNCUT:
            return []
        parts = self.grid.split(width, height - self._above)
        if len(parts) != 2:
            return []
        first, rest = parts
        return [Captioned(self.caption, self.continued, first), Captioned(self.continued, self.continued, rest)]

    def draw(self) -> None:
        """Caption on top, table below."""
        self.caption.drawOn(self.canv, 0, self._below)
        self.grid.drawOn(self.canv, 0, 0)


class Rule(Flowable):
    """A line a quarter of the width, which ends a document."""

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Leave some room above."""
        self.width, self.height = width, 30
        return width, 30

    def draw(self) -> None:
        """Draw the line in the middle."""
        self.canv.setStrokeColor(black)
        self.canv.setLineWidth(0.8)
        self.canv.line(self.width * 0.375, 8, self.width * 0.625, 8)


class Contents(Flowable):
    """A line of the contents: title, dots, page."""

    def __init__(self, title: str, page: str, indent: float) -> None:
        super().__init__()
        self.title, self.page, self.indent = title, page, indent
        self.style = Style(leading=14.6)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """One line, or more for a long title."""
        room = width - self.indent - 3 * self.style.size
        self.width = width
        self.lines = break_lines(runs(self.title, "regular"), self.style.size, room, room)
        self.height = len(self.lines) * self.style.leading
        return width, self.height

    def draw(self) -> None:
        """Draw title, leader and page number."""
        size, y = self.style.size, self.height - self.style.leading * 0.7
        for line in self.lines:
            draw(self.canv, line, Place(self.indent, y, self.width), size, "left")
            y -= self.style.leading
        y += self.style.leading
        page = break_lines(runs(self.page or " ", "regular"), size, self.width, self.width)
        used = page[0].width if page else 0.0
        start, end = self.indent + self.lines[-1].width + 4, self.width - used - 4
        self.canv.saveState()
        self.canv.setLineWidth(0.6)
        self.canv.setDash(0.6, 2.6)
        self.canv.line(start, y + 1.2, end, y + 1.2)
        self.canv.restoreState()
        if page:
            draw(self.canv, page[0], Place(0, y, self.width), size, "right")
