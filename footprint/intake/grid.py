"""One sheet as a grid of contents, formulas replaced by what they last computed."""

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from footprint.intake.container import damaged


@dataclass(frozen=True, slots=True)
class Content:
    """What one cell holds.

    Parameters
    ----------
    value
        Text, number, truth value, date or None; of a formula its cached result.
    number_format
        How a number is displayed.
    error
        Excel error value such as ``#N/A``.
    uncomputed
        A formula that nothing has computed yet, or to an empty text: a workbook does not tell them apart.
    """

    value: object = None
    number_format: str = "General"
    error: str | None = None
    uncomputed: str = ""

    @property
    def blank(self) -> bool:
        """Whether there is nothing to see."""
        return (
            not self.uncomputed
            and self.error is None
            and (self.value is None or (isinstance(self.value, str) and not self.value.strip()))
        )


class Book:
    """An opened workbook.

    Parameters
    ----------
    content
        The file, examined by `footprint.intake.container`.
    name
        How messages call it.

    Raises
    ------
    footprint.errors.InputError
        If the workbook is damaged.
    """

    def __init__(self, content: bytes, name: str) -> None:
        self._content = content
        self._name = name
        self._formulas = self._load(computed=False)

    def _load(self, computed: bool) -> Workbook:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return load_workbook(io.BytesIO(self._content), data_only=computed, keep_links=False)
        except Exception as exc:
            # openpyxl lets whatever a malformed part causes escape: KeyError, ValueError, AttributeError, …
            raise damaged(self._name, f"{type(exc).__name__}: {exc}"[:200]) from exc

    @cached_property
    def _computed(self) -> Workbook:
        return self._load(computed=True)

    @property
    def names(self) -> tuple[str, ...]:
        """All sheets in order, charts on sheets of their own included."""
        return tuple(self._formulas.sheetnames)

    def grid(self, name: str) -> "Grid | None":
        """The sheet called `name`, or None if there is none that has cells."""
        sheet = next((s for s in self._formulas.worksheets if s.title == name), None)
        return None if sheet is None else Grid(sheet, self)

    def result(self, sheet: str, row: int, column: int) -> Content | None:
        """Cached result of a formula, if there is one."""
        cell = self._computed[sheet].cell(row, column)
        if cell.value is None:
            return None
        return Content(cell.value, cell.number_format, str(cell.value) if cell.data_type == "e" else None)


class Grid:
    """The cells of one sheet."""

    def __init__(self, sheet: Worksheet, book: Book) -> None:
        self._sheet = sheet
        self._book = book
        self.name = sheet.title
        self.hidden = sheet.sheet_state != "visible"
        self.merged = tuple((r.coord, (r.min_row, r.min_col, r.max_row, r.max_col)) for r in sheet.merged_cells.ranges)

    def at(self, row: int, column: int) -> Content:
        """What the cell holds."""
        cell = self._sheet._cells.get((row, column))
        if cell is None or isinstance(cell, MergedCell) or cell.value is None:
            return Content()
        if cell.data_type == "f":
            return self._book.result(self.name, row, column) or Content(uncomputed=_formula(cell.value))
        return Content(cell.value, cell.number_format, str(cell.value) if cell.data_type == "e" else None)

    def filled(self) -> Iterator[tuple[int, int]]:
        """Row and column of every cell that holds anything, in reading order."""
        for row, column in sorted(self._sheet._cells):
            value = self._sheet._cells[row, column].value
            if value is not None and str(value).strip():
                yield row, column

    def hidden_rows(self) -> set[int]:
        """Rows that are hidden or have no height."""
        return {n for n, d in self._sheet.row_dimensions.items() if d.hidden or d.height == 0}

    def hidden_columns(self) -> set[int]:
        """Columns that are hidden or have no width."""
        found: set[int] = set()
        for letter, dimension in self._sheet.column_dimensions.items():
            if dimension.hidden or dimension.width == 0:
                first = dimension.min or column_index_from_string(letter)
                found.update(range(first, min(dimension.max or first, first + 1000) + 1))
        return found


def _formula(value: object) -> str:
    """Text of a formula; one that fills several cells is an object of its own."""
    return value if isinstance(value, str) else str(getattr(value, "text", None) or "=")
