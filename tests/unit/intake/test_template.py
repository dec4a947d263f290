import re
import zipfile
from pathlib import Path

from bakery import CHOICES, STANDARD, TITLE, Bakery, good
from openpyxl import load_workbook

from footprint.intake.read import peek_standard, read_submission
from footprint.intake.template import write_template


def write(path: Path, data: Bakery | None = None) -> Path:
    write_template(path, standard=STANDARD, title=TITLE, submission=Bakery, choices=CHOICES, data=data)
    return path


def test_what_is_written_reads_back_equal(tmp_path: Path) -> None:
    path = write(tmp_path / "good.xlsx", good())
    read = read_submission(path, standard=STANDARD, submission=Bakery)
    assert read.data == good()
    assert read.source == str(path)
    assert peek_standard(path) == STANDARD


def test_each_value_knows_its_cell(tmp_path: Path) -> None:
    read = read_submission(write(tmp_path / "good.xlsx", good()), standard=STANDARD, submission=Bakery)
    assert read.place("shop", "opened") == "店铺 Shop!C6"
    assert read.place("doughs", 1, "mass") == "面团 Doughs!C7"
    assert read.place("doughs", 1, "mass", "unit") == "面团 Doughs!D7"
    assert read.place("doughs", 1) == "面团 Doughs!A7"


def test_writing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a.xlsx", good()), write(tmp_path / "b.xlsx", good())
    assert first.read_bytes() == second.read_bytes()


def test_no_clock_gets_into_the_file(tmp_path: Path) -> None:
    with zipfile.ZipFile(write(tmp_path / "a.xlsx", good())) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        stamps = re.findall(rb"<dcterms:\w+[^>]*>([^<]*)<", archive.read("docProps/core.xml"))
    assert stamps == [b"2000-01-01T00:00:00Z"] * 2


def test_the_template_offers_lists_units_and_both_languages(tmp_path: Path) -> None:
    book = load_workbook(write(tmp_path / "empty.xlsx"))
    assert book.sheetnames[:3] == ["说明 Guide", "店铺 Shop", "面团 Doughs"]
    sheet = book["面团 Doughs"]
    assert [sheet["B4"].value, sheet["B5"].value] == ["面粉 *", "Flour *"]
    assert sheet["D6"].value == "kg"
    assert "从列表选取" in sheet["B4"].comment.text
    lists = {str(check.sqref): check.formula1 for check in sheet.data_validations.dataValidation}
    column = lists["B6:B45"].removeprefix("=_lists!$")[0]
    assert [book["_lists"][f"{column}{row}"].value for row in (1, 2, 3)] == [
        "黑麦粉 / rye flour",
        "小麦粉 / wheat flour",
        "斯佩尔特粉 / spelt flour",
    ]
    assert book["_footprint"].sheet_state == "veryHidden"
