"""The annotated copy: notes at the cells, the original untouched, and still a submission."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from footprint import resources
from footprint.errors import Text
from footprint.model.verdict import Severity
from footprint.pipeline.assess import assess
from footprint.report.annotate import Remark, annotated
from footprint.report.places import CellPlace, located
from footprint.strict_yaml.reader import load
from tests.contract.test_standard_cases import EDITIONS

FOLDER = resources.folder("examples") / EDITIONS[0].split("@", maxsplit=1)[0]
FAILING = next(name for name, verdict in load(FOLDER / "expected.yaml").data.items() if verdict != "conforms")
BOOK = FOLDER / f"{FAILING}.xlsx"


def a_cell() -> CellPlace:
    places = (located(f.place) for f in assess(BOOK).verdict.findings)
    return next(place for place in places if isinstance(place, CellPlace))


def remark(place: str, said: str = "too much", severity: Severity = Severity.BLOCKER) -> Remark:
    return Remark(place, severity, "XX-TST-01", Text("过多", said))


def test_notes_stand_at_the_cells_and_the_original_stays() -> None:
    before = BOOK.read_bytes()
    place = a_cell()
    name = f"{place.sheet}!{place.cell}"
    content = annotated(BOOK, [remark(name), remark(name, "why?", Severity.QUESTION)])

    assert content is not None
    assert BOOK.read_bytes() == before
    cell = load_workbook(BytesIO(content))[place.sheet][place.cell]
    original = load_workbook(BOOK)[place.sheet][place.cell]
    assert cell.comment is not None
    for part in ("[XX-TST-01] 过多", "too much", "why?", original.comment.text if original.comment else ""):
        assert part in cell.comment.text
    assert cell.value == original.value
    assert cell.fill.start_color.rgb != original.fill.start_color.rgb


def test_the_annotated_copy_is_the_same_submission(tmp_path: Path) -> None:
    found = assess(BOOK)
    copy = tmp_path / BOOK.name
    content = annotated(BOOK, [remark(f.place) for f in found.verdict.findings])
    assert content is not None
    copy.write_bytes(content)
    again = assess(copy)

    assert again.submission.digest == found.submission.digest
    assert [(f.code, f.place) for f in again.verdict.findings] == [(f.code, f.place) for f in found.verdict.findings]


def test_the_worst_remark_gives_the_colour() -> None:
    place = a_cell()
    name = f"{place.sheet}!{place.cell}"

    def colour(*severities: Severity) -> str:
        content = annotated(BOOK, [remark(name, severity=s) for s in severities])
        assert content is not None
        rgb: str = load_workbook(BytesIO(content))[place.sheet][place.cell].fill.start_color.rgb
        return rgb

    assert colour(Severity.BLOCKER, Severity.QUESTION) == colour(Severity.QUESTION, Severity.BLOCKER)
    assert colour(Severity.BLOCKER) != colour(Severity.QUESTION)


@pytest.mark.parametrize("place", ["No such sheet!A1", "a.yaml:3", "file", "x!A0"])
def test_where_there_is_no_cell_there_is_no_copy(place: str) -> None:
    assert annotated(BOOK, [remark(place)]) is None


def test_other_formats_have_no_copy() -> None:
    assert annotated(BOOK.with_suffix(".yaml"), [remark("S!A1")]) is None


def test_control_characters_do_not_break_the_copy() -> None:
    place = a_cell()
    content = annotated(BOOK, [remark(f"{place.sheet}!{place.cell}", "bell \x07 and =1+1")])

    assert content is not None
    comment = load_workbook(BytesIO(content))[place.sheet][place.cell].comment
    assert comment is not None
    assert "bell  and =1+1" in comment.text
