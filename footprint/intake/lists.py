"""Drop-downs and entry checks inside the workbook; the lists stand on a hidden sheet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from footprint.errors import Text
from footprint.intake.layout import LISTS
from footprint.intake.shape import FieldShape, Kind
from footprint.intake.words import YES_NO, coded, display
from footprint.model.limits import FIRST_DAY, LARGEST, LAST_DAY

_Sort = Literal["decimal", "whole", "date"]


@dataclass(slots=True)
class Lists:
    """The hidden sheet of lists; equal lists are written once."""

    sheet: Worksheet
    known: dict[tuple[str, ...], str] = field(default_factory=dict)

    def reference(self, values: tuple[str, ...]) -> str:
        """Formula that names the cells holding `values`."""
        if values not in self.known:
            column = len(self.known) + 1
            for row, value in enumerate(values, start=1):
                put_text(self.sheet, row, column, value)
            letter = get_column_letter(column)
            self.known[values] = f"={LISTS}!${letter}$1:${letter}${len(values)}"
        return self.known[values]


def put_text(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Write `text` as text, even if it looks like a formula or an error value."""
    cell = sheet.cell(row, column, text)
    cell.data_type = "s"


def validation(field_: FieldShape, lists: Lists) -> DataValidation | None:
    """Entry check for the value cell of a field."""
    if listed := listed_for(field_):
        return _list(listed, lists, "stop")
    if field_.kind not in _BOUNDS:
        return None
    sort, low, high, message = _BOUNDS[field_.kind]
    return _saying(DataValidation(sort, formula1=low, formula2=high, allow_blank=True, errorStyle="stop"), message)


def unit_validation(units: tuple[str, ...], lists: Lists) -> DataValidation:
    """Drop-down for a unit cell; another unit of the same kind may be typed after a warning."""
    return _list(units, lists, "warning")


def _serial(day: date) -> str:
    """Number of a day after February 1900 in a spreadsheet, which counts a 29 February 1900 that never was."""
    return str((day - date(1899, 12, 30)).days)


_NUMBER: tuple[_Sort, str, str, Text] = ("decimal", f"-{LARGEST}", str(LARGEST), Text("请填写数", "Enter a number"))
_BOUNDS: Mapping[Kind, tuple[_Sort, str, str, Text]] = {
    Kind.NUMBER: _NUMBER,
    Kind.QUANTITY: _NUMBER,
    Kind.WHOLE: ("whole", "-1E+9", "1E+9", Text("请填写整数", "Enter a whole number")),
    Kind.DATE: (
        "date",
        _serial(FIRST_DAY),
        _serial(LAST_DAY),
        Text("请填写日期，如 2026-01-31", "Enter a date such as 2026-01-31"),
    ),
}
"""Sort, lower and upper bound (dates as day numbers), and what to say."""


def listed_for(field_: FieldShape) -> tuple[str, ...]:
    """Lines of the drop-down of a field; none if it has no drop-down."""
    if field_.words is not None:
        return tuple(display(c) for c in field_.words.choices())
    if field_.kind is Kind.YES_NO:
        return tuple(display(c) for c in YES_NO)
    return tuple(coded(c) for c in field_.choices)


def _list(values: tuple[str, ...], lists: Lists, style: Literal["stop", "warning"]) -> DataValidation:
    check = DataValidation("list", formula1=lists.reference(values), allow_blank=True, errorStyle=style)
    return _saying(check, Text("请从列表选取", "Choose from the list"))


def _saying(check: DataValidation, message: Text) -> DataValidation:
    check.showErrorMessage = True
    check.errorTitle = "填报 Intake"
    check.error = f"{message.zh}\n{message.en}"
    return check
