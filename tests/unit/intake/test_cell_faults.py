"""Each fault seeded into a good workbook is reported alone, at its cell, under its code."""

import re
from datetime import date
from pathlib import Path

import pytest
from bakery import CHOICES, STANDARD, Bakery, good
from seeded_faults import CASES, FOUND, Change, drop, hide_row, merge
from tampering import DOUGHS, SHOP, edit, found, problems, rewrite, set_cell, workbook

from footprint.intake.read import read_submission


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_seeded_fault_is_the_only_one_reported(name: str, tmp_path: Path) -> None:
    change, place, code = CASES[name]
    path = edit(workbook(tmp_path / "book.xlsx"), change)
    assert found(path, choices=CHOICES) == [(place, code)]


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
