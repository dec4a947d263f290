"""The form of the tourism draft: one workbook for four product groups."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook

from footprint import resources
from footprint.errors import InputError
from footprint.intake.read import read_submission
from footprint.inventory.library import load_library
from footprint.pipeline.template import make_template
from footprint.rules.registry import load_edition

EXAMPLES = resources.folder("examples") / "tourism"
GROUPS = {"hotel": "酒店 Hotel", "scenic": "景区 Scenic area", "tour": "线路 Tour", "event": "活动 Event"}


def read(path: Path) -> Any:
    edition = load_edition("tourism@2026")
    return read_submission(
        path, standard=edition.id, submission=edition.submission, choices=edition.choices(load_library())
    )


def changed(tmp_path: Path, name: str, **changes: Any) -> Path:
    data = yaml.safe_load((EXAMPLES / f"{name}.yaml").read_text("utf-8")) | changes
    path = tmp_path / "changed.yaml"
    path.write_text(yaml.safe_dump({k: v for k, v in data.items() if v is not None}, allow_unicode=True), "utf-8")
    return path


@pytest.mark.parametrize("name", [p.stem for p in sorted(EXAMPLES.glob("*.xlsx"))])
def test_workbook_and_text_say_the_same(name: str) -> None:
    assert read(EXAMPLES / f"{name}.xlsx").digest == read(EXAMPLES / f"{name}.yaml").digest


def test_group_without_its_sheet_is_a_fault_that_names_the_sheet(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        read(changed(tmp_path, "forum_300", event=None))

    (problem,) = refused.value.problems
    assert "event, per participant" in problem.expected.en
    assert "会议活动" in problem.expected.zh


def test_sheet_of_another_group_is_a_fault_at_that_sheet(tmp_path: Path) -> None:
    scenic = {"visits": {"value": 5, "unit": "person"}, "counting": "gates"}
    with pytest.raises(InputError) as refused:
        read(changed(tmp_path, "forum_300", scenic=scenic))

    (problem,) = refused.value.problems
    source = (tmp_path / "changed.yaml").read_text("utf-8").splitlines()
    assert source[int(problem.place.rpartition(":")[2]) - 1].startswith("scenic:")


def test_template_says_that_sheets_of_other_groups_stay_blank(tmp_path: Path) -> None:
    make_template("tourism@2026", tmp_path / "blank.xlsx")
    book = load_workbook(tmp_path / "blank.xlsx")

    for title in GROUPS.values():
        assert "整表留空" in book[title]["A2"].value
    assert "整表留空" not in book["申请 Application"]["A2"].value


def test_direct_factors_are_not_on_offer() -> None:
    library = load_library()
    offered = load_edition("tourism@2026").choices(library)

    assert set(offered) == {"activities.process", "meters.process", "trips.process"}
    assert [c.value for list_ in offered.values() for c in list_ if library.processes[c.value].scope == "direct"] == []
