"""A copy of a workbook with what was found written at the cells; the original stays as it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from footprint.errors import Text
from footprint.model.verdict import Severity
from footprint.report.places import CellPlace, located

SUFFIX = ".xlsx"
_COLOURS = {Severity.BLOCKER: "F4B6B0", Severity.MINOR: "F5B95C", Severity.QUESTION: "BBD7F0"}
_ORDER = (Severity.QUESTION, Severity.MINOR, Severity.BLOCKER)
_AUTHOR = "footprint"
_WIDTH = 380
_LINE_HEIGHT = 18
_CHARACTERS = 48
"""Of a Latin line of a note; a Chinese character takes two."""


@dataclass(frozen=True)
class Remark:
    """What is to be written at one place."""

    place: str
    severity: Severity
    head: str
    """Rule or kind of fault."""
    message: Text


def annotated(path: Path, remarks: Sequence[Remark]) -> bytes | None:
    """The workbook with a note and a colour at every cell that a remark names.

    Parameters
    ----------
    path
        Workbook that the intake has opened already.
    remarks
        In the order in which they are to be read.

    Returns
    -------
    bytes or None
        None if `path` is no workbook, or no remark names one of its cells.
    """
    if path.suffix.lower() != SUFFIX:
        return None
    placed = [(remark, place) for remark in remarks if isinstance(place := located(remark.place), CellPlace)]
    if not placed:
        return None
    book = load_workbook(path)
    written = False
    for remark, place in sorted(placed, key=lambda pair: _ORDER.index(pair[0].severity)):
        if place.sheet not in book.sheetnames:
            continue
        cell = book[place.sheet][place.cell]
        if isinstance(cell, Cell):
            _write(cell, remark)
            written = True
    if not written:
        return None
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write(cell: Cell, remark: Remark) -> None:
    said = f"[{remark.head}] {remark.message.zh}\n{remark.message.en}"
    before = f"{cell.comment.text}\n" if cell.comment else ""
    text = ILLEGAL_CHARACTERS_RE.sub("", before + said)
    lines = sum(1 + sum(2 if ord(c) > 0x2E7F else 1 for c in line) // _CHARACTERS for line in text.split("\n"))
    cell.comment = Comment(text, _AUTHOR, height=_LINE_HEIGHT * (lines + 1), width=_WIDTH)
    colour = _COLOURS[remark.severity]
    cell.fill = PatternFill("solid", start_color=colour, end_color=colour)
