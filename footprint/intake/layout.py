"""Where everything stands in the workbook; the writer and the reader share it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from footprint.errors import Text
from footprint.intake.shape import FieldShape, Form, Kind, SheetShape

GUIDE = "说明 Guide"
LISTS = "_lists"
META = "_footprint"
TITLE_ROW, NOTE_ROW, COMPUTED_ROW, HEAD_ROW = 1, 2, 3, 4
TABLE_ROWS = 40
"""Rows a template offers in a table; a reader takes more if they are filled."""

_LONGEST_NAME = 31
_FORBIDDEN = frozenset("[]:*?/\\'")
_VERSION = 1
"""Counts changes of this file that move cells."""

_RECORD_HEAD = (
    Text("项目", "Item"),
    Text("填写", "Value"),
    Text("单位", "Unit"),
    Text("填写说明", "What to enter"),
)
_UNIT = Text("单位", "Unit")
_REQUIRED = Text("带 * 的为必填项。", "Items marked * are required.")
_MAY_STAY_BLANK = Text(
    "不适用时整表留空；填写时，带 * 的为必填项。",
    "Leave the sheet blank where it does not apply; if it is used, items marked * are required.",
)

META_KEYS = ("standard", "template", "coded")
"""Rows of the hidden sheet: id of the standard, version of the template, paths of texts with choices."""

Cell = tuple[int, int]
"""Row and column, counted from 1."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a field is filled in; in a table `row` is the first row."""

    field: FieldShape
    row: int
    column: int
    unit_column: int | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """One sheet.

    Parameters
    ----------
    shape
        What the sheet asks for.
    name
        Name of the sheet in the workbook.
    slots
        Cells to fill in.
    labels
        Texts that say what a cell means: they must be there unchanged.
    texts
        Other printed texts: nothing else may be written there.
    """

    shape: SheetShape
    name: str
    slots: tuple[Slot, ...]
    labels: Mapping[Cell, str]
    texts: Mapping[Cell, str]

    @property
    def computed(self) -> Cell:
        """The cell that computes something for the eye; readers ignore it."""
        return COMPUTED_ROW, 1

    @property
    def first_row(self) -> int:
        """First row to fill in."""
        return HEAD_ROW + (2 if self.shape.table else 1)

    def column_range(self) -> range:
        """Columns of a table."""
        last = self.slots[-1]
        return range(1, (last.unit_column or last.column) + 1)


def place(sheet: str, row: int, column: int) -> str:
    """``Sheet!Cell``."""
    return f"{sheet}!{get_column_letter(column)}{row}"


def layouts_of(form: Form) -> tuple[Layout, ...]:
    """Layout of every sheet of `form`, in order.

    Raises
    ------
    TypeError
        If a sheet's title cannot be the name of a sheet.
    """
    found = tuple(_table(s) if s.table else _record(s) for s in form.sheets)
    names = [layout.name for layout in found]
    for name in names:
        if len(name) > _LONGEST_NAME or _FORBIDDEN & set(name) or names.count(name) > 1 or name == GUIDE:
            raise TypeError(
                f"'{name}' cannot name a sheet: more than {_LONGEST_NAME} characters, forbidden ones, or twice"
            )
    return found


def version_of(layouts: tuple[Layout, ...]) -> str:
    """Short digest of all that a template prints and asks for, except lists given from outside."""
    content = [
        [
            layout.name,
            layout.shape.table,
            [[*cell, text] for texts in (layout.labels, layout.texts) for cell, text in sorted(texts.items())],
            [
                [f.name, f.kind.value, f.required, f.units, [c.value for c in f.words.choices()] if f.words else None]
                for f in layout.shape.fields
            ],
        ]
        for layout in layouts
    ]
    data = json.dumps([_VERSION, content], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(data.encode("ascii")).hexdigest()[:16]


def _name(shape: SheetShape) -> str:
    return f"{shape.title.zh} {shape.title.en}"


def _heading(shape: SheetShape, instruction: Text) -> dict[Cell, str]:
    note = shape.note or instruction
    return {
        (TITLE_ROW, 1): f"{shape.title.zh}  {shape.title.en}",
        (NOTE_ROW, 1): f"{note.zh}  {note.en}",
    }


def _star(field: FieldShape) -> str:
    return " *" if field.required else ""


def _record(shape: SheetShape) -> Layout:
    slots: list[Slot] = []
    labels: dict[Cell, str] = {}
    texts = _heading(shape, _REQUIRED if shape.required else _MAY_STAY_BLANK)
    for column, head in zip((1, 3, 4, 5), _RECORD_HEAD, strict=True):
        texts[HEAD_ROW, column] = f"{head.zh} {head.en}"
    for row, field in enumerate(shape.fields, start=HEAD_ROW + 1):
        slots.append(Slot(field, row, 3, 4 if field.kind is Kind.QUANTITY else None))
        labels[row, 1] = field.label.zh + _star(field)
        labels[row, 2] = field.label.en + _star(field)
        if field.note:
            texts[row, 5] = f"{field.note.zh}\n{field.note.en}"
    return Layout(shape, _name(shape), tuple(slots), labels, texts)


def _table(shape: SheetShape) -> Layout:
    slots: list[Slot] = []
    labels: dict[Cell, str] = {}
    column = 1
    for field in shape.fields:
        labels[HEAD_ROW, column] = field.label.zh + _star(field)
        labels[HEAD_ROW + 1, column] = field.label.en + _star(field)
        unit_column = None
        if field.kind is Kind.QUANTITY:
            unit_column = column + 1
            labels[HEAD_ROW, unit_column] = _UNIT.zh
            labels[HEAD_ROW + 1, unit_column] = _UNIT.en
        slots.append(Slot(field, HEAD_ROW + 2, column, unit_column))
        column = (unit_column or column) + 1
    instruction = Text(
        "每行一条；带 * 的列必填，可以留空行。", "One line a row; columns marked * are required; rows may stay blank."
    )
    return Layout(shape, _name(shape), tuple(slots), labels, _heading(shape, instruction))
