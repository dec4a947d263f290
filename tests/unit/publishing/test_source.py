"""The text files are read strictly: one language missing, two contents in a block, a ragged table are faults."""

from pathlib import Path

import pytest

from footprint.errors import InputError
from footprint.publishing import reading
from footprint.publishing.reading import manuscripts, require_part
from tests.unit.publishing.manuscript_cases import EDITION

GOOD = "kind: clause\ntitle: {zh: 章, en: Chapter}\nblocks:\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(reading, "_folder", lambda _: tmp_path)
    (tmp_path / "part").mkdir()
    source = Path(reading.__file__).parents[2] / "standards" / "jewelry_gold" / "ed2026" / "text" / "evaluation"
    (tmp_path / "part" / "cover.yaml").write_bytes((source / "cover.yaml").read_bytes())
    return tmp_path / "part"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (GOOD + "  - text: {zh: 只有中文}\n", 4),
        (GOOD + '  - text: {zh: 甲, en: ""}\n', 4),
        (GOOD + "  - text: {zh: 甲, en: a}\n    note: {zh: 乙, en: b}\n", 4),
        (GOOD + "  - {}\n", 4),
        (GOOD + "  - section: {zh: 甲, en: a}\n", 4),
        (GOOD + "  - text: {zh: 甲, en: a}\n    blocks:\n      - text: {zh: 乙, en: b}\n", 4),
        (GOOD + "  - text: {zh: 甲, en: a}\n    colour: red\n", 5),
        (GOOD + "  - table:\n      caption: {zh: 甲, en: a}\n      columns:\n        - {title: {zh: 乙, en: b}, "
         "width: 9}\n      rows:\n        - [{zh: 丙, en: c}, {zh: 丁, en: d}]\n", 4),
        ("kind: clause\nblocks:\n  - text: {zh: 甲, en: a}\n", 1),
        ("kind: annex\ntitle: {zh: 章, en: c}\nblocks:\n  - text: {zh: 甲, en: a}\n", 1),
        ("kind: clause\ntitle: {zh: 章, en: c}\nblocks: []\n", 1),
        ("kind: chapter\n", 1),
    ],
)  # fmt: skip
def test_a_fault_is_named_at_its_line(folder: Path, text: str, line: int) -> None:
    (folder / "10_x.yaml").write_text(text, "utf-8")

    with pytest.raises(InputError) as caught:
        manuscripts(EDITION)

    assert f"jewelry_gold@2026/text/part/10_x.yaml:{line}" in {p.place for p in caught.value.problems}
    assert all("符合规则" not in p.expected.zh for p in caught.value.problems), "a rule states itself in English only"


def test_faults_of_all_files_come_together(folder: Path) -> None:
    (folder / "10_x.yaml").write_text("kind: [", "utf-8")
    (folder / "20_x.yaml").write_text("kind: chapter\n", "utf-8")

    with pytest.raises(InputError) as caught:
        manuscripts(EDITION)

    assert {p.place.split("/")[-1].split(":")[0] for p in caught.value.problems} == {"10_x.yaml", "20_x.yaml"}


def test_chapters_come_in_the_order_of_their_files(folder: Path) -> None:
    for name, title in (("20_b.yaml", "b"), ("10_a.yaml", "a")):
        (folder / name).write_text(GOOD.replace("Chapter", title) + "  - text: {zh: 甲, en: a}\n", "utf-8")

    read = manuscripts(EDITION)["evaluation"]

    assert [r.chapter.title.en for r in read.chapters if r.chapter.title] == ["a", "b"]


def test_a_part_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(InputError) as caught:
        require_part(EDITION, "annexes", ["evaluation", "quantification"])

    assert "evaluation" in caught.value.problems[0].expected.en


def test_an_edition_without_text_says_so() -> None:
    with pytest.raises(InputError) as caught:
        require_part(EDITION, "evaluation", [])

    assert "no text yet" in caught.value.problems[0].todo.en
