"""Reads a filled-in workbook: every fault of every sheet at once."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from footprint.errors import InputError, Problem, Text
from footprint.intake import unit_rules
from footprint.intake.cells import text_of, value_of
from footprint.intake.container import examined
from footprint.intake.faults import Fault, quoted
from footprint.intake.form_check import check_form, merged_over, missing_sheet, other_sheets
from footprint.intake.grid import Book, Content, Grid
from footprint.intake.layout import GUIDE, LISTS, META, META_KEYS, Layout, Slot, layouts_of, place, version_of
from footprint.intake.reading import Reading
from footprint.intake.shape import Choices, form_of
from footprint.model.form import Submission

MAX_ROWS = 5000
_FRESH = Text(
    "用“footprint template”生成新模板，把数据填入新模板",
    "write a fresh template with 'footprint template' and move the data into it",
)


def read_workbook(
    path: Path, *, standard: str, submission: type[BaseModel], choices: Choices | None = None
) -> Submission:
    """Read the workbook at `path` into the edition's record.

    Parameters
    ----------
    path
        An ``.xlsx`` file.
    standard
        Id of the standard's edition the workbook must be for.
    submission
        The edition's annotated submission record.
    choices
        Values admitted for text fields, by dotted path; without it such texts are not checked here.

    Raises
    ------
    footprint.errors.InputError
        With every fault, each at ``Sheet!Cell``.
    """
    book = Book(examined(path), path.name)
    meta = _meta(book, path.name)
    form = form_of(submission, choices, meta["coded"].split())
    layouts = layouts_of(form)
    _require_template(meta, path.name, standard, version_of(layouts))
    reading = Reading(form, str(path))
    names = {layout.name for layout in layouts}
    others = [name for name in book.names if name not in {*names, GUIDE, LISTS, META}]
    for layout in layouts:
        grid = book.grid(layout.name)
        if grid is None:
            reading.report((layout.shape.name,), missing_sheet(layout.name, others))
            continue
        _SheetReader(reading, layout, grid).sheet()
    reading.problems += other_sheets(book, others, missing=names - set(book.names))
    return reading.finish(submission)


def standard_of_workbook(path: Path) -> str:
    """Id of the standard's edition a workbook was written for.

    Raises
    ------
    footprint.errors.InputError
        If it is no intake workbook.
    """
    return _meta(Book(examined(path), path.name), path.name)["standard"]


def _meta(book: Book, name: str) -> dict[str, str]:
    grid = book.grid(META)
    found: dict[str, str] = {}
    if grid is not None:
        rows = range(1, len(META_KEYS) + 1)
        found = {str(grid.at(row, 1).value): str(grid.at(row, 2).value or "") for row in rows}
    if found.keys() != set(META_KEYS):
        raise InputError(
            [
                Problem(
                    "template.unknown",
                    name,
                    Text("不是由本软件生成的填报模板", "a workbook that is no intake template"),
                    Text("填报模板", "an intake template"),
                    _FRESH,
                )
            ]
        )
    return found


def _require_template(meta: dict[str, str], name: str, standard: str, version: str) -> None:
    for key, wanted, found in (
        ("standard", standard, Text("其他标准的模板", "a template of another standard,")),
        ("template", version, Text("旧版或其他版本的模板", "an older or other version of the template,")),
    ):
        if meta[key] != wanted:
            raise InputError(
                [Problem(f"template.{key}", name, quoted(meta[key], found.zh, found.en), quoted(wanted), _FRESH)]
            )


@dataclass(slots=True)
class _SheetReader:
    """Reads one sheet into `reading`."""

    reading: Reading
    layout: Layout
    grid: Grid

    def sheet(self) -> None:
        name = self.layout.shape.name
        self.reading.at((name,), f"{self.layout.name}!A1")
        problems, readable = check_form(self.layout, self.grid)
        self.reading.problems += problems
        if not readable:
            self.reading.reported.add((name,))
        elif self.layout.shape.table:
            self.reading.data[name] = tuple(self.rows(name))
        else:
            record = self.record((name,), None)
            if record or self.layout.shape.required:
                self.reading.data[name] = record

    def rows(self, name: str) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = []
        for row in self.filled_rows():
            where = place(self.layout.name, row, 1)
            if len(rows) == MAX_ROWS:
                self.reading.report((name,), _too_long(where))
                break
            path = (name, str(len(rows)))
            self.reading.at(path, where)
            rows.append(self.record(path, row))
        return rows

    def filled_rows(self) -> list[int]:
        """Rows somebody filled in; a unit without a value says nothing."""
        values = {slot.column for slot in self.layout.slots}
        first = self.layout.first_row
        return sorted({row for row, column in self.grid.filled() if row >= first and column in values})

    def record(self, path: tuple[str, ...], row: int | None) -> dict[str, object]:
        values = {
            slot.field.name: self.value((*path, slot.field.name), slot, slot.row if row is None else row)
            for slot in self.layout.slots
        }
        return {name: value for name, value in values.items() if value is not None}

    def value(self, path: tuple[str, ...], slot: Slot, row: int) -> object:
        cell = place(self.layout.name, row, slot.column)
        self.reading.at(path, cell)
        if any(merged_over(self.grid, row, column) for column in (slot.column, slot.unit_column) if column):
            self.reading.reported.add(path)
            return None
        content = self.grid.at(row, slot.column)
        if content.blank:
            return None
        value = self.reading.take(path, cell, lambda: value_of(content, slot.field))
        if slot.unit_column is None:
            return value
        unit_cell = self.grid.at(row, slot.unit_column)
        where = place(self.layout.name, row, slot.unit_column)
        unit = self.reading.take((*path, "unit"), where, lambda: _unit(unit_cell, slot))
        if value is None or unit is None:
            self.reading.reported.add(path)
            return None
        return {"value": value, "unit": unit}


def _too_long(where: str) -> Problem:
    return Problem(
        "table.too_long",
        where,
        Text(f"超过 {MAX_ROWS} 行", f"more than {MAX_ROWS} lines"),
        Text(f"至多 {MAX_ROWS} 行", f"at most {MAX_ROWS} lines"),
        Text("合并同类行", "combine lines of the same kind"),
    )


def _unit(content: Content, slot: Slot) -> str:
    if content.blank:
        raise Fault(
            "unit.missing",
            Text("单位为空", "no unit"),
            Text("单位 " + "、".join(slot.field.units), "one of the units " + ", ".join(slot.field.units)),
            Text("从单位下拉列表选取", "choose the unit from the drop-down list"),
        )
    return unit_rules.checked(text_of(content), slot.field.units)
