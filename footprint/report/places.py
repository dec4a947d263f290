"""Where a finding is: a cell of a workbook, a line of a text file, or the file as a whole."""

import re
from dataclasses import dataclass

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from openpyxl.utils.exceptions import CellCoordinatesException

_LINE = re.compile(r"(?P<file>.+):(?P<line>[1-9][0-9]*)")


@dataclass(frozen=True)
class CellPlace:
    """One cell: ``Sheet!C7``."""

    sheet: str
    cell: str
    row: int
    column: int


@dataclass(frozen=True)
class LinePlace:
    """One line of a text file, counted from 1."""

    line: int


def located(place: str) -> CellPlace | LinePlace | None:
    """What a place of the intake means; None for a file or part of one without cell or line."""
    sheet, bang, cell = place.rpartition("!")
    if bang:
        try:
            letters, row = coordinate_from_string(cell)
        except CellCoordinatesException:
            return None
        return CellPlace(sheet, cell, row, column_index_from_string(letters))
    if match := _LINE.fullmatch(place):
        return LinePlace(int(match["line"]))
    return None
