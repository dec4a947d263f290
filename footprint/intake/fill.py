"""Values into cells: the inverse of reading them."""

from datetime import date
from decimal import Decimal

from openpyxl.worksheet.worksheet import Worksheet

from footprint.errors import InputError, Text
from footprint.intake import days
from footprint.intake.faults import Fault, quoted
from footprint.intake.layout import Slot, place
from footprint.intake.lists import put_text
from footprint.intake.numbers import LONGEST, plausible
from footprint.intake.shape import FieldShape
from footprint.intake.words import YES_NO, coded, decoded, display, references
from footprint.model.base import Quantity
from footprint.model.form import LabelledEnum


def put(sheet: Worksheet, slot: Slot, row: int, value: object) -> None:
    """Write `value` of the field of `slot` into `row`.

    Raises
    ------
    footprint.errors.InputError
        If a workbook cannot hold the value exactly.
    """
    try:
        if value is None or value == ():
            return
        if isinstance(value, Quantity) and slot.unit_column is not None:
            sheet.cell(row, slot.column, _number(value.value))
            put_text(sheet, row, slot.unit_column, value.unit)
        elif isinstance(value, bool):
            put_text(sheet, row, slot.column, display(YES_NO[0 if value else 1]))
        elif isinstance(value, Decimal | int):
            sheet.cell(row, slot.column, _number(Decimal(value)))
        elif isinstance(value, date):
            sheet.cell(row, slot.column, days.plausible(value))
        else:
            _put_text(sheet, slot, row, value)
    except Fault as fault:
        raise InputError([fault.at(place(sheet.title, row, slot.column))]) from fault


def _put_text(sheet: Worksheet, slot: Slot, row: int, value: object) -> None:
    text = _text(value, slot.field)
    put_text(sheet, row, slot.column, text)
    as_read = references(text) if isinstance(value, tuple) else decoded(text) if slot.field.coded else value
    if as_read != value or sheet.cell(row, slot.column).value != text:
        raise Fault(
            "text.unheld",
            quoted(text),
            Text("不含分隔符的文字，至多 32767 个字符", "text without separators, at most 32767 characters"),
            Text("改写该文字", "put it in other words"),
        )


def _text(value: object, field: FieldShape) -> str:
    if isinstance(value, LabelledEnum):
        return display(next(c for c in value.choices() if c.value == value.value))
    if isinstance(value, tuple):
        return "; ".join(value)
    return next((coded(c) for c in field.choices if c.value == value), str(value))


def _number(number: Decimal) -> float | int:
    held = float(plausible(number))
    if Decimal(str(held)) != number:
        raise Fault(
            "number.digits",
            quoted(number),
            Text(f"至多 {LONGEST} 位有效数字", f"at most {LONGEST} significant digits"),
            Text("改用 YAML 或 JSON，或减少位数", "use YAML or JSON, or fewer digits"),
        )
    return int(held) if held.is_integer() and abs(held) < 10**LONGEST else held
