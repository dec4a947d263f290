"""Writes the intake workbook, empty to fill in or filled from a record."""

import unicodedata
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from pydantic import BaseModel

from footprint.errors import Text
from footprint.intake import styles
from footprint.intake.fill import put
from footprint.intake.guide import guide
from footprint.intake.layout import (
    COMPUTED_ROW,
    GUIDE,
    HEAD_ROW,
    LISTS,
    META,
    META_KEYS,
    TABLE_ROWS,
    TITLE_ROW,
    Layout,
    Slot,
    layouts_of,
    version_of,
)
from footprint.intake.lists import Lists, listed_for, put_text, unit_validation, validation
from footprint.intake.output import require_target, write_whole
from footprint.intake.pack import packed
from footprint.intake.shape import Choices, FieldShape, Kind, form_of

_FORMATS = {Kind.DATE: "yyyy-mm-dd", Kind.NUMBER: "General", Kind.QUANTITY: "General", Kind.WHOLE: "General"}
_WIDTHS = {Kind.DATE: 14, Kind.NUMBER: 14, Kind.QUANTITY: 14, Kind.WHOLE: 12, Kind.YES_NO: 12, Kind.REFERENCES: 24}
_AMOUNTS = frozenset({Kind.NUMBER, Kind.QUANTITY, Kind.WHOLE})
_TEXT_WIDTH = 28
_WIDEST = 80
_UNIT_WIDTH = 9
_RECORD_WIDTHS = (28, 36, 44, 11, 58)
_LINE_HEIGHT = 15.0


def write_template(
    path: Path,
    *,
    standard: str,
    title: Text,
    submission: type[BaseModel],
    choices: Choices | None = None,
    data: BaseModel | None = None,
    overwrite: bool = False,
) -> None:
    """Write the intake workbook of a standard; the same content gives the same bytes.

    Parameters
    ----------
    path
        File to write, ending in ``.xlsx``; it appears whole or not at all.
    standard
        Id of the standard's edition, kept in the workbook and compared on reading.
    title
        Title on the guide sheet.
    submission
        The edition's annotated submission record.
    choices
        Values offered for text fields, by dotted path such as ``doughs.flour``.
    data
        A submission to fill in; reading the workbook gives an equal one.
    overwrite
        Whether a file that is there may be replaced: it may be one that somebody filled in.

    Raises
    ------
    footprint.errors.InputError
        If the workbook cannot hold a value of `data` exactly, if `path` exists or cannot be written.
    TypeError
        If `submission` holds something no form can show.
    """
    require_target(path, overwrite=overwrite)
    layouts = layouts_of(form_of(submission, choices))
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "footprint"
    book.properties.title = title.zh
    _write_guide(book.create_sheet(GUIDE), guide(title, standard, layouts), layouts)
    sheets = [book.create_sheet(layout.name) for layout in layouts]
    lists = Lists(book.create_sheet(LISTS))
    for layout, sheet in zip(layouts, sheets, strict=True):
        _write_sheet(sheet, layout, lists, getattr(data, layout.shape.name, None))
    _write_meta(book.create_sheet(META), standard, layouts)
    for hidden in (LISTS, META):
        book[hidden].sheet_state = "veryHidden"
    write_whole(path, packed(book), overwrite=overwrite)


def _write_guide(sheet: Worksheet, lines: list[tuple[str, Text]], layouts: tuple[Layout, ...]) -> None:
    fonts = {"title": styles.TITLE, "head": styles.STRONG, "line": styles.BODY, "link": styles.LINK}
    names = iter(layouts)
    for row, (style, text) in enumerate(lines, start=1):
        for column, wording in enumerate((text.zh, text.en), start=1):
            put_text(sheet, row, column, wording)
            cell = sheet.cell(row, column)
            cell.font = fonts[style]
            cell.alignment = styles.WRAP
        if style == "link":
            sheet.cell(row, 1).hyperlink = f"#'{next(names).name}'!A1"
            sheet.cell(row, 1).font = styles.LINK
        sheet.row_dimensions[row].height = (1.2 if style == "link" else 2) * _LINE_HEIGHT
    sheet.column_dimensions["A"].width = 62
    sheet.column_dimensions["B"].width = 74
    _page(sheet)


def _write_sheet(sheet: Worksheet, layout: Layout, lists: Lists, data: object) -> None:
    for (row, column), text in {**layout.texts, **layout.labels}.items():
        put_text(sheet, row, column, text)
    sheet.cell(TITLE_ROW, 1).font = styles.TITLE
    sheet.row_dimensions[TITLE_ROW].height = 26
    sheet.cell(TITLE_ROW + 1, 1).font = styles.QUIET
    sheet.cell(COMPUTED_ROW, 1).font = styles.COMPUTED
    if layout.shape.table:
        rows = data if isinstance(data, tuple) else ()
        _table(sheet, layout, lists, rows)
    else:
        _record(sheet, layout, lists, data)
    sheet.sheet_view.showGridLines = False
    _page(sheet, pages=0 if layout.shape.table else 1)


def _record(sheet: Worksheet, layout: Layout, lists: Lists, data: object) -> None:
    for column in range(1, 6):
        _as_head(sheet, HEAD_ROW, column)
    for column, width in enumerate(_RECORD_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for slot in layout.slots:
        _input(sheet, slot, slot.row, slot.row, lists)
        for column, font in ((1, styles.STRONG), (2, styles.BODY), (5, styles.QUIET)):
            cell = sheet.cell(slot.row, column)
            cell.font, cell.alignment, cell.border = font, styles.WRAP, styles.BOX
        sheet.cell(slot.row, 4).border = styles.BOX
        sheet.row_dimensions[slot.row].height = 2 * _LINE_HEIGHT
        put(sheet, slot, slot.row, getattr(data, slot.field.name, None))
    blanks = "+".join(f"COUNTBLANK(C{slot.row})" for slot in layout.slots if slot.field.required)
    blanks = blanks or "0"
    if not layout.shape.required:
        last = layout.slots[-1].row
        blanks = f"IF(COUNTA(C{layout.first_row}:C{last})=0,0,{blanks})"
    sheet.cell(COMPUTED_ROW, 1).value = f'="尚未填写的必填项 Required items still blank: "&({blanks})'
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"


def _table(sheet: Worksheet, layout: Layout, lists: Lists, rows: tuple[object, ...]) -> None:
    first = layout.first_row
    last = first + max(TABLE_ROWS, len(rows) + TABLE_ROWS // 4) - 1
    for column in layout.column_range():
        _as_head(sheet, HEAD_ROW, column)
        _as_head(sheet, HEAD_ROW + 1, column)
    for row in (HEAD_ROW, HEAD_ROW + 1):
        sheet.row_dimensions[row].height = 2 * _LINE_HEIGHT
    for slot in layout.slots:
        _input(sheet, slot, first, last, lists)
        letter = get_column_letter(slot.column)
        sheet.column_dimensions[letter].width = _width(slot.field)
        if slot.unit_column:
            sheet.column_dimensions[get_column_letter(slot.unit_column)].width = _UNIT_WIDTH
        if slot.field.note:
            note = Comment(f"{slot.field.note.zh}\n{slot.field.note.en}", "footprint", height=90, width=320)
            sheet.cell(HEAD_ROW, slot.column).comment = note
        for row, record in enumerate(rows, start=first):
            put(sheet, slot, row, getattr(record, slot.field.name))
    key = next((s for s in layout.slots if s.field.required), layout.slots[0])
    letter = get_column_letter(key.column)
    sheet.cell(COMPUTED_ROW, 1).value = f'="已填行数 Lines filled in: "&COUNTA({letter}{first}:{letter}{last})'
    sheet.freeze_panes = f"B{first}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW + 1}"


def _input(sheet: Worksheet, slot: Slot, first: int, last: int, lists: Lists) -> None:
    """Style the cells of a field and attach their drop-downs."""
    fill = styles.REQUIRED_FILL if slot.field.required else styles.OPTIONAL_FILL
    for row in range(first, last + 1):
        for column in filter(None, (slot.column, slot.unit_column)):
            cell = sheet.cell(row, column)
            cell.fill, cell.border, cell.font = fill, styles.BOX, styles.BODY
            cell.alignment = styles.AMOUNT if column == slot.column and slot.field.kind in _AMOUNTS else styles.INPUT
            cell.number_format = _FORMATS.get(slot.field.kind, "@") if column == slot.column else "@"
        if slot.unit_column:
            put_text(sheet, row, slot.unit_column, slot.field.units[0])
    check = validation(slot.field, lists)
    if check is not None:
        _attach(sheet, check, slot.column, first, last)
    if slot.unit_column:
        _attach(sheet, unit_validation(slot.field.units, lists), slot.unit_column, first, last)


def _attach(sheet: Worksheet, check: DataValidation, column: int, first: int, last: int) -> None:
    letter = get_column_letter(column)
    check.add(f"{letter}{first}:{letter}{last}")
    sheet.add_data_validation(check)


def _as_head(sheet: Worksheet, row: int, column: int) -> None:
    cell = sheet.cell(row, column)
    cell.font, cell.fill, cell.border, cell.alignment = styles.HEAD, styles.HEAD_FILL, styles.BOX, styles.CENTRE


def _width(field: FieldShape) -> float:
    """Room for the content, and for the label on two lines."""
    label = max(_columns(field.label.zh), _columns(field.label.en)) / 2 + 7
    word = max(len(w) for w in field.label.en.split()) + 4
    listed = max((_columns(line) for line in listed_for(field)), default=0) + 4
    return min(_WIDEST, max(_WIDTHS.get(field.kind, _TEXT_WIDTH), label, word, listed))


def _columns(text: str) -> int:
    """Width of `text` in Latin characters: Chinese ones take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _page(sheet: Worksheet, pages: int = 1) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = "9"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = pages
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _write_meta(sheet: Worksheet, standard: str, layouts: tuple[Layout, ...]) -> None:
    coded = [f"{layout.shape.name}.{f.name}" for layout in layouts for f in layout.shape.fields if f.coded]
    values = (standard, version_of(layouts), " ".join(coded))
    for row, (key, value) in enumerate(zip(META_KEYS, values, strict=True), start=1):
        put_text(sheet, row, 1, key)
        put_text(sheet, row, 2, value)
