"""A workbook appears whole, and never in the place of one that somebody may have filled in."""

from pathlib import Path

import pytest
from bakery import STANDARD, TITLE, Bakery, good

from footprint.errors import InputError, Problem
from footprint.intake.output import write_whole
from footprint.intake.read import read_submission
from footprint.intake.template import write_template


def write(path: Path, *, overwrite: bool = False) -> None:
    write_template(path, standard=STANDARD, title=TITLE, submission=Bakery, data=good(), overwrite=overwrite)


def refused(path: Path, *, overwrite: bool = False) -> Problem:
    with pytest.raises(InputError) as raised:
        write(path, overwrite=overwrite)
    (problem,) = raised.value.problems
    return problem


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "filled.xlsx"
    path.write_bytes(b"somebody's work")

    problem = refused(path)

    assert (problem.code, problem.place) == ("output.exists", str(path))
    assert "filled.xlsx" in problem.found.zh and "filled.xlsx" in problem.found.en
    assert path.read_bytes() == b"somebody's work"
    assert list(tmp_path.iterdir()) == [path]


def test_an_existing_file_is_replaced_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "filled.xlsx"
    path.write_bytes(b"example of the last release")
    write(path, overwrite=True)
    assert read_submission(path, standard=STANDARD, submission=Bakery).data == good()
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_to_nowhere_is_a_file_that_exists(tmp_path: Path) -> None:
    (tmp_path / "link.xlsx").symlink_to(tmp_path / "elsewhere.xlsx")
    assert refused(tmp_path / "link.xlsx").code == "output.exists"
    assert not (tmp_path / "elsewhere.xlsx").exists()


@pytest.mark.parametrize("name", ["book.xls", "book.xlsm", "book", "book.xlsx.csv", "book.yaml"])
@pytest.mark.parametrize("overwrite", [False, True])
def test_other_suffixes_are_refused(name: str, overwrite: bool, tmp_path: Path) -> None:
    problem = refused(tmp_path / name, overwrite=overwrite)
    assert problem.code == "output.suffix"
    assert Path(name).suffix in problem.found.en
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder.xlsx").mkdir()
    problem = refused(tmp_path / "none" / "book.xlsx")
    assert problem.code == "output.unwritable"
    assert "没有此文件或文件夹" in problem.found.zh and "no such file or folder" in problem.found.en
    assert refused(tmp_path / "file" / "book.xlsx").code == "output.unwritable"
    assert refused(tmp_path / "folder.xlsx", overwrite=True).code == "output.unwritable"
    assert refused(Path("nul\0.xlsx")).code == "output.unwritable"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "folder.xlsx"]


def test_a_file_that_appears_while_writing_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(b"first")
    with pytest.raises(InputError):
        write_whole(path, b"second", overwrite=False)
    assert path.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [path]


def test_the_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    write(tmp_path / "book.xlsx")
    (tmp_path / "other").write_bytes(b"")
    assert (tmp_path / "book.xlsx").stat().st_mode == (tmp_path / "other").stat().st_mode
