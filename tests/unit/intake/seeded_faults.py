"""Faults to seed into a good workbook, and what each message must say was found."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from tampering import DOUGHS, SHOP, set_cell

Change = Callable[[Any], object]


def merge(sheet: str, cells: str) -> Change:
    return lambda book: book[sheet].merge_cells(cells)


def hide_row(sheet: str, row: int) -> Change:
    def change(book: Any) -> None:
        book[sheet].row_dimensions[row].hidden = True

    return change


def hide_column(sheet: str, letter: str) -> Change:
    def change(book: Any) -> None:
        book[sheet].column_dimensions[letter].hidden = True

    return change


def hide_sheet(sheet: str) -> Change:
    def change(book: Any) -> None:
        book[sheet].sheet_state = "hidden"

    return change


def repeat_row(book: Any) -> None:
    for column in "ABCDEFGHI":
        book[DOUGHS][f"{column}9"] = book[DOUGHS][f"{column}6"].value


def swap_columns(book: Any) -> None:
    for row in (4, 5, 6, 7):
        first, second = book[DOUGHS].cell(row, 1), book[DOUGHS].cell(row, 9)
        first.value, second.value = second.value, first.value


def drop(sheet: str) -> Change:
    return lambda book: book.remove(book[sheet])


def rename(sheet: str, name: str) -> Change:
    def change(book: Any) -> None:
        book[sheet].title = name

    return change


def add_sheet(book: Any) -> None:
    book.create_sheet("草稿")["B2"] = "12"


CASES: dict[str, tuple[Change, str, str]] = {
    "unknown unit": (set_cell(SHOP, "D7", "grm"), f"{SHOP}!D7", "unit.unknown"),
    "unit in Chinese": (set_cell(SHOP, "D7", "公斤"), f"{SHOP}!D7", "unit.unknown"),
    "unit in wrong case": (set_cell(DOUGHS, "D6", "KG"), f"{DOUGHS}!D6", "unit.unknown"),
    "unit missing": (set_cell(SHOP, "D7", None), f"{SHOP}!D7", "unit.missing"),
    "unit missing in a table": (set_cell(DOUGHS, "D7", None), f"{DOUGHS}!D7", "unit.missing"),
    "unit of another kind": (set_cell(SHOP, "D7", "kWh"), f"{SHOP}!D7", "unit.kind"),
    "market unit qian": (set_cell(SHOP, "D7", "钱"), f"{SHOP}!D7", "unit.refused"),
    "market unit liang": (set_cell(DOUGHS, "D6", "两"), f"{DOUGHS}!D6", "unit.refused"),
    "unit is a number": (set_cell(SHOP, "D7", 5, "0.00"), f"{SHOP}!D7", "text.format"),
    "word in a number cell": (set_cell(SHOP, "C7", "heavy"), f"{SHOP}!C7", "number.text"),
    "number as text": (set_cell(SHOP, "C7", "512.5"), f"{SHOP}!C7", "number.text"),
    "full-width digits": (set_cell(SHOP, "C7", "５１２．５"), f"{SHOP}!C7", "number.full_width"),
    "thousands comma": (set_cell(DOUGHS, "C6", "1,234.5"), f"{DOUGHS}!C6", "number.comma"),
    "decimal comma": (set_cell(DOUGHS, "C6", "12,5"), f"{DOUGHS}!C6", "number.comma"),
    "percent text": (set_cell(DOUGHS, "E6", "25%"), f"{DOUGHS}!E6", "number.percent_text"),
    "percent format": (set_cell(DOUGHS, "E6", 0.25, "0.0%"), f"{DOUGHS}!E6", "number.percent_format"),
    "scaled format": (set_cell(DOUGHS, "E6", 25000, "#,##0,"), f"{DOUGHS}!E6", "number.format"),
    "unit in the format": (set_cell(DOUGHS, "C6", 12, '0.00"t"'), f"{DOUGHS}!C6", "number.format"),
    "invisible format": (set_cell(DOUGHS, "C6", 12, ";;;"), f"{DOUGHS}!C6", "number.format"),
    "number with unit": (set_cell(SHOP, "C7", "512 g"), f"{SHOP}!C7", "number.with_unit"),
    "number with spaces": (set_cell(SHOP, "C7", " 512 "), f"{SHOP}!C7", "number.text"),
    "date in a number cell": (set_cell(SHOP, "C8", date(2026, 1, 3)), f"{SHOP}!C8", "number.date"),
    "truth value in a number cell": (set_cell(SHOP, "C8", True), f"{SHOP}!C8", "number.boolean"),
    "fraction in a whole number": (set_cell(SHOP, "C8", 2.5), f"{SHOP}!C8", "number.whole"),
    "infinite": (set_cell(DOUGHS, "E6", "inf"), f"{DOUGHS}!E6", "number.infinite"),
    "not a number": (set_cell(DOUGHS, "E6", "NaN"), f"{DOUGHS}!E6", "number.infinite"),
    "absurdly large": (set_cell(DOUGHS, "E6", 1e300), f"{DOUGHS}!E6", "number.size"),
    "digits lost": (set_cell(DOUGHS, "C6", 1234567890123456789), f"{DOUGHS}!C6", "number.size"),
    "too large": (set_cell(DOUGHS, "E6", 1.1e12), f"{DOUGHS}!E6", "number.size"),
    "too small": (set_cell(DOUGHS, "E6", -9e-10), f"{DOUGHS}!E6", "number.size"),
    "too large an amount": (set_cell(SHOP, "C7", 1e13), f"{SHOP}!C7", "number.size"),
    "too large a count": (set_cell(SHOP, "C8", 10**14), f"{SHOP}!C8", "number.size"),
    "id with lost digits": (set_cell(SHOP, "C10", 12345678901234567890), f"{SHOP}!C10", "number.digits"),
    "id shown with zeros": (set_cell(SHOP, "C10", 18, "0000"), f"{SHOP}!C10", "text.format"),
    "date in a text cell": (set_cell(SHOP, "C5", date(2026, 1, 3)), f"{SHOP}!C5", "text.kind"),
    "truth value in a text cell": (set_cell(SHOP, "C5", True), f"{SHOP}!C5", "text.kind"),
    "number in a date cell": (set_cell(SHOP, "C6", 45000, "General"), f"{SHOP}!C6", "date.number"),
    "text in a date cell": (set_cell(SHOP, "C6", "2026/1/3"), f"{SHOP}!C6", "date.text"),
    "no such day": (set_cell(SHOP, "C6", "2026-02-30"), f"{SHOP}!C6", "date.none"),
    "date with a time": (set_cell(SHOP, "C6", datetime(2026, 1, 3, 8)), f"{SHOP}!C6", "date.time"),
    "day long past": (set_cell(SHOP, "C6", date(1999, 12, 31)), f"{SHOP}!C6", "date.range"),
    "day long past as text": (set_cell(SHOP, "C6", "1899-12-31"), f"{SHOP}!C6", "date.range"),
    "day far ahead": (set_cell(SHOP, "C6", date(2101, 1, 1)), f"{SHOP}!C6", "date.range"),
    "below zero": (set_cell(DOUGHS, "C6", -3), f"{DOUGHS}!C6", "value.value_error"),
    "zero": (set_cell(DOUGHS, "C7", 0), f"{DOUGHS}!C7", "value.value_error"),
    "more than all": (set_cell(SHOP, "C12", 1200.5), f"{SHOP}!C12", "value.value_error"),
    "rule of the whole": (set_cell(DOUGHS, "E6", 2e11), f"{DOUGHS}!A1", "value.value_error"),
    "digest": (set_cell(SHOP, "C13", "ABC"), f"{SHOP}!C13", "value.string_pattern_mismatch"),
    "doubtful separator": (set_cell(DOUGHS, "I6", "P1/P2"), f"{DOUGHS}!I6", "references.separator"),
    "invisible among ids": (set_cell(DOUGHS, "I6", "P1; P\u200b2"), f"{DOUGHS}!I6", "text.invisible"),
    "negative": (set_cell(DOUGHS, "E6", -0.25), f"{DOUGHS}!E6", "value.greater_than_equal"),
    "too many": (set_cell(SHOP, "C8", 51), f"{SHOP}!C8", "value.less_than_equal"),
    "too long": (set_cell(SHOP, "C5", "麦" * 21), f"{SHOP}!C5", "value.string_too_long"),
    "pattern": (set_cell(SHOP, "C10", "a-1"), f"{SHOP}!C10", "value.string_pattern_mismatch"),
    "rule of the record": (set_cell(SHOP, "C11", date(2019, 1, 1)), f"{SHOP}!C11", "value.value_error"),
    "unknown word": (set_cell(DOUGHS, "B6", "黑麦粉末"), f"{DOUGHS}!B6", "word.unknown"),
    "neither yes nor no": (set_cell(SHOP, "C9", "maybe"), f"{SHOP}!C9", "word.unknown"),
    "required cell blank": (set_cell(SHOP, "C7", None), f"{SHOP}!C7", "value.missing"),
    "required cell blank in a table": (set_cell(DOUGHS, "A7", None), f"{DOUGHS}!A7", "value.missing"),
    "trailing space": (set_cell(SHOP, "C5", "麦香坊 "), f"{SHOP}!C5", "text.spaces"),
    "trailing space in a word": (set_cell(DOUGHS, "B6", "rye "), f"{DOUGHS}!B6", "text.spaces"),
    "line break": (set_cell(SHOP, "C5", "麦香\n坊"), f"{SHOP}!C5", "text.invisible"),
    "zero-width space": (set_cell(SHOP, "C5", "麦\u200b香坊"), f"{SHOP}!C5", "text.invisible"),
    "error value": (set_cell(SHOP, "C7", "#N/A"), f"{SHOP}!C7", "cell.error"),
    "formula without a result": (set_cell(SHOP, "C7", "=500+12.5"), f"{SHOP}!C7", "cell.uncomputed"),
    "merged inputs": (merge(DOUGHS, "A6:A7"), f"{DOUGHS}!A6:A7", "cell.merged"),
    "merged across": (merge(SHOP, "C7:D7"), f"{SHOP}!C7:D7", "cell.merged"),
    "hidden row": (hide_row(DOUGHS, 7), f"{DOUGHS}!7:7", "cell.hidden"),
    "hidden column": (hide_column(DOUGHS, "E"), f"{DOUGHS}!E:E", "cell.hidden"),
    "hidden sheet": (hide_sheet(SHOP), SHOP, "cell.hidden"),
    "identical lines": (repeat_row, f"{DOUGHS}!A9", "row.repeated"),
    "label changed": (set_cell(SHOP, "A8", "烤箱数"), f"{SHOP}!A8", "form.moved"),
    "columns swapped": (swap_columns, f"{DOUGHS}!A4", "form.moved"),
    "column added": (set_cell(DOUGHS, "J6", "remark"), f"{DOUGHS}!J6", "form.outside"),
    "remark beside the form": (set_cell(SHOP, "G7", "see below"), f"{SHOP}!G7", "form.outside"),
    "instruction overwritten": (set_cell(SHOP, "A2", "全部以公斤计"), f"{SHOP}!A2", "form.outside"),
    "unit for what has none": (set_cell(SHOP, "D8", "pc"), f"{SHOP}!D8", "form.outside"),
    "sheet missing": (drop(DOUGHS), DOUGHS, "sheet.missing"),
    "sheet renamed": (rename(DOUGHS, "面团 Dough"), DOUGHS, "sheet.missing"),
    "sheet added": (add_sheet, "草稿", "sheet.other"),
    "other standard": (set_cell("_footprint", "B1", "butchery@2026"), "book.xlsx", "template.standard"),
    "older template": (set_cell("_footprint", "B2", "0123"), "book.xlsx", "template.template"),
    "no template": (drop("_footprint"), "book.xlsx", "template.unknown"),
}

FOUND: dict[str, str | tuple[str, str]] = {
    "unknown unit": "grm",
    "unit in Chinese": "公斤",
    "unit in wrong case": "KG",
    "unit missing": ("单位为空", "no unit"),
    "unit missing in a table": ("单位为空", "no unit"),
    "unit of another kind": "kWh",
    "market unit qian": "钱",
    "market unit liang": "两",
    "unit is a number": "5",
    "word in a number cell": "heavy",
    "number as text": "512.5",
    "full-width digits": "５１２．５",
    "thousands comma": "1,234.5",
    "decimal comma": "12,5",
    "percent text": "25%",
    "percent format": "0.25",
    "scaled format": "25000",
    "unit in the format": '0.00"t"',
    "invisible format": ";;;",
    "number with unit": "512 g",
    "number with spaces": " 512 ",
    "date in a number cell": "2026-01-03",
    "truth value in a number cell": "True",
    "fraction in a whole number": "2.5",
    "infinite": "inf",
    "not a number": "NaN",
    "absurdly large": "1E+300",
    "digits lost": "1.234567890123457E+18",
    "too large": "1100000000000",
    "too small": "-9E-10",
    "too large an amount": "10000000000000",
    "too large a count": "100000000000000",
    "id with lost digits": "12345678901234570000",
    "id shown with zeros": "18",
    "date in a text cell": "2026-01-03",
    "truth value in a text cell": "True",
    "number in a date cell": "45000",
    "text in a date cell": "2026/1/3",
    "no such day": "2026-02-30",
    "date with a time": "2026-01-03 08:00",
    "day long past": "1999-12-31",
    "day long past as text": "1899-12-31",
    "day far ahead": "2101-01-01",
    "below zero": ("质量：-3 kg", "Mass: -3 kg"),
    "zero": "0 g",
    "more than all": ("满载率：1200.5 %", "How full: 1200.5 %"),
    "rule of the whole": ("份额合计 200000000000.75", "add up to 200000000000.75"),
    "digest": "ABC",
    "doubtful separator": "P1/P2",
    "invisible among ids": "U+200B",
    "negative": "-0.25",
    "too many": "51",
    "too long": "麦" * 21,
    "pattern": "a-1",
    "rule of the record": ("停业日期：2019-01-01", "Closed on: 2019-01-01"),
    "unknown word": "黑麦粉末",
    "neither yes nor no": "maybe",
    "required cell blank": ("每个质量：空", "Mass of a loaf: nothing"),
    "required cell blank in a table": ("面团：空", "Dough: nothing"),
    "trailing space": "麦香坊 ",
    "trailing space in a word": "rye ",
    "line break": "U+000A",
    "zero-width space": "U+200B",
    "error value": "#N/A",
    "formula without a result": "=500+12.5",
    "merged inputs": ("合并的单元格", "merged cells"),
    "merged across": ("合并的单元格", "merged cells"),
    "hidden row": ("隐藏的第 7 行", "hidden row 7"),
    "hidden column": ("隐藏的 E 列", "hidden column E"),
    "hidden sheet": ("隐藏的工作表", "a hidden sheet"),
    "identical lines": f"{DOUGHS}!A6",
    "label changed": "烤箱数",
    "columns swapped": "单据",
    "column added": "remark",
    "remark beside the form": "see below",
    "instruction overwritten": "全部以公斤计",
    "unit for what has none": "pc",
    "sheet missing": ("没有此表", "no such sheet"),
    "sheet renamed": "面团 Dough",
    "sheet added": ("模板以外的工作表", "a sheet that is not of the template"),
    "other standard": "butchery@2026",
    "older template": "0123",
    "no template": ("不是由本软件生成的填报模板", "no intake template"),
}
