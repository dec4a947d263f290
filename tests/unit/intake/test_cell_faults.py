"""Each fault seeded into a good workbook is reported alone, at its cell, under its code."""

import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from bakery import CHOICES, STANDARD, Bakery, good
from tampering import DOUGHS, SHOP, edit, found, problems, rewrite, set_cell, workbook

from footprint.intake.read import read_submission

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


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_seeded_fault_is_the_only_one_reported(name: str, tmp_path: Path) -> None:
    change, place, code = CASES[name]
    path = edit(workbook(tmp_path / "book.xlsx"), change)
    assert found(path, choices=CHOICES) == [(place, code)]


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


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_problem_says_what_was_found(name: str, tmp_path: Path) -> None:
    (problem,) = problems(edit(workbook(tmp_path / "book.xlsx"), CASES[name][0]), choices=CHOICES)
    wanted = FOUND[name]
    zh, en = (wanted, wanted) if isinstance(wanted, str) else wanted
    assert zh in problem.found.zh
    assert en in problem.found.en
    assert zh in problem.line("zh") and en in problem.line("en")


def test_limits_name_the_amount_in_its_own_unit(tmp_path: Path) -> None:
    path = edit(workbook(tmp_path / "book.xlsx"), set_cell(SHOP, "C12", 1200))
    (problem,) = problems(edit(path, set_cell(SHOP, "D12", "‰")))
    assert (problem.found.zh, problem.found.en) == ("满载率：1200 ‰", "How full: 1200 ‰")


@pytest.mark.parametrize("value", [1e-9, -1e-9, 1e12, 0])
def test_plausible_magnitudes_end_at_their_bounds(value: float, tmp_path: Path) -> None:
    assert found(edit(workbook(tmp_path / "book.xlsx"), set_cell(SHOP, "C7", value))) == []


@pytest.mark.parametrize("day", [date(2000, 1, 1), date(2100, 12, 31)])
def test_plausible_days_end_at_their_bounds(day: date, tmp_path: Path) -> None:
    assert found(edit(workbook(tmp_path / "book.xlsx"), set_cell(SHOP, "C6", day))) == []


def test_a_long_id_typed_as_a_number_is_no_amount(tmp_path: Path) -> None:
    path = edit(workbook(tmp_path / "book.xlsx"), set_cell(SHOP, "C10", 913101150000000, "General"))
    assert read_submission(path, standard=STANDARD, submission=Bakery).data.model_dump()["shop"]["licence"] == (
        "913101150000000"
    )


def test_a_digest_in_capitals_is_the_same_digest(tmp_path: Path) -> None:
    digests = [
        read_submission(
            edit(workbook(tmp_path / "book.xlsx"), set_cell(SHOP, "C13", text)), standard=STANDARD, submission=Bakery
        )
        for text in ("0aB9" * 16, "0ab9" * 16)
    ]
    assert digests[0].data.model_dump()["shop"]["menu"] == "0ab9" * 16
    assert digests[0].digest == digests[1].digest


def test_patterns_are_put_in_words(tmp_path: Path) -> None:
    (problem,) = problems(edit(workbook(tmp_path / "book.xlsx"), CASES["digest"][0]))
    assert problem.expected.zh == "64 位十六进制 SHA-256"
    assert problem.expected.en == "64 hexadecimal digits (SHA-256)"


def test_a_formula_whose_result_is_an_empty_text_is_told(tmp_path: Path) -> None:
    path = edit(workbook(tmp_path / "book.xlsx"), set_cell(SHOP, "C5", '=""'))
    (problem,) = problems(path)
    assert (problem.place, problem.code) == (f"{SHOP}!C5", "cell.uncomputed")
    assert "结果为空文字" in problem.found.zh and "an empty text" in problem.found.en


QUOTED = re.compile(r"'[^']*'|" + f"{SHOP}|{DOUGHS}|草稿")


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_english_of_a_problem_is_english(name: str, tmp_path: Path) -> None:
    (problem,) = problems(edit(workbook(tmp_path / "book.xlsx"), CASES[name][0]))
    for text in (problem.found, problem.expected, problem.todo):
        assert not re.search("[\u4e00-\u9fff“”]", QUOTED.sub("", text.en))
        assert re.search("[\u4e00-\u9fff“]", text.zh)


def test_what_was_probably_meant_is_said(tmp_path: Path) -> None:
    def expected(change: Change) -> tuple[str, str]:
        problem = problems(edit(workbook(tmp_path / "book.xlsx"), change), choices=CHOICES)[0]
        return problem.expected.en, problem.todo.en

    assert "kg" in expected(set_cell(SHOP, "D7", "公斤"))[0]
    assert "kg" in expected(set_cell(DOUGHS, "D6", "KG"))[0]
    assert "512.5" in expected(set_cell(SHOP, "C7", "５１２．５"))[0]
    assert "1234.5" in expected(set_cell(DOUGHS, "C6", "1,234.5"))[0]
    assert "黑麦粉 / rye flour" in expected(set_cell(DOUGHS, "B6", "黑麦粉末"))[0]
    assert "mixing" in expected(set_cell(DOUGHS, "H6", "mixng"))[0]
    assert "differs from market to market" in expected(set_cell(SHOP, "D7", "钱"))[1]
    assert "check both dates" in expected(set_cell(SHOP, "C11", date(2019, 1, 1)))[1]


def test_ten_faults_are_ten_problems(tmp_path: Path) -> None:
    names = [
        "unit of another kind",
        "fraction in a whole number",
        "number in a date cell",
        "neither yes nor no",
        "trailing space",
        "full-width digits in a table",
        "unknown word",
        "negative",
        "column added",
        "required cell blank in a table",
    ]
    cases = {
        **CASES,
        "full-width digits in a table": (set_cell(DOUGHS, "C6", "１２"), f"{DOUGHS}!C6", "number.full_width"),
    }
    path = workbook(tmp_path / "book.xlsx")
    for name in names:
        edit(path, cases[name][0])
    assert sorted(found(path)) == sorted((cases[n][1], cases[n][2]) for n in names)
    assert len(found(path)) == 10


HARMLESS_CHANGES: dict[str, Change] = {
    "unit of the same kind": set_cell(DOUGHS, "D6", "kg"),
    "unit without a value": set_cell(DOUGHS, "D20", "t"),
    "blank row between": lambda book: book[DOUGHS].move_range("A7:I7", rows=5),
    "word by value": set_cell(DOUGHS, "B6", "rye"),
    "word in Chinese": set_cell(DOUGHS, "B6", "黑麦粉"),
    "word in English": set_cell(DOUGHS, "B6", "Rye Flour"),
    "truth value as such": set_cell(SHOP, "C9", True),
    "date as ISO text": set_cell(SHOP, "C6", "2020-05-17"),
    "value of a choice alone": set_cell(DOUGHS, "H6", "mixing"),
    "full-width semicolon": set_cell(DOUGHS, "I6", "P1；P2"),
    "comma": set_cell(DOUGHS, "I6", "P1,P2"),
    "full-width comma": set_cell(DOUGHS, "I6", "P1，P2"),
    "enumeration comma": set_cell(DOUGHS, "I6", "P1、P2、"),
    "lines": set_cell(DOUGHS, "I6", "P1\nP2\n"),
    "spaces": set_cell(DOUGHS, "I6", " P1 \u3000P2"),
    "hidden blank row": hide_row(DOUGHS, 20),
    "blank sheet": lambda book: book.create_sheet("Sheet1"),
    "computed cell overwritten": set_cell(DOUGHS, "A3", 99),
    "white space only": set_cell(DOUGHS, "A30", "  "),
    "thousands shown, not typed": set_cell(DOUGHS, "C7", 800, "#,##0.00"),
    "guide removed": drop("说明 Guide"),
    "merged title": merge(SHOP, "A1:E1"),
}


@pytest.mark.parametrize("name", sorted(HARMLESS_CHANGES))
def test_what_means_the_same_reads_the_same(name: str, tmp_path: Path) -> None:
    path = edit(workbook(tmp_path / "book.xlsx"), HARMLESS_CHANGES[name])
    assert read_submission(path, standard=STANDARD, submission=Bakery).data == good()


def test_a_formula_with_a_result_counts_as_its_result(tmp_path: Path) -> None:
    path = edit(workbook(tmp_path / "book.xlsx"), set_cell(SHOP, "C7", "=500+12.5"))
    rewrite(
        path,
        "xl/worksheets/sheet2.xml",
        lambda xml: (
            xml.replace(b"<v></v>", b"<v>512.5</v>")
            .replace(b"<v />", b"<v>512.5</v>")
            .replace(b"<v/>", b"<v>512.5</v>")
        ),
    )
    assert found(path) == []


def test_a_formula_whose_result_is_an_error_is_refused(tmp_path: Path) -> None:
    path = edit(workbook(tmp_path / "book.xlsx"), set_cell(SHOP, "C7", "=1/0"))

    def broken(xml: bytes) -> bytes:
        start = xml.index(b'r="C7"')
        end = xml.index(b"</c>", start)
        return xml[:start] + b'r="C7" t="e"><f>1/0</f><v>#DIV/0!</v>' + xml[end:]

    rewrite(path, "xl/worksheets/sheet2.xml", broken)
    assert found(path) == [(f"{SHOP}!C7", "cell.error")]
