"""Files of an account: all of them or none."""

from pathlib import Path

import pytest

from footprint.errors import InputError
from footprint.pipeline.account_files import write_new


def test_all_are_written(tmp_path: Path) -> None:
    paths = [tmp_path / "new" / name for name in ("a", "b")]

    assert write_new(dict.fromkeys(paths, "碳\n")) == paths
    assert [p.read_bytes() for p in paths] == ["碳\n".encode()] * 2


def test_none_is_left_where_one_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError) as caught:
        write_new({tmp_path / "a": "x", tmp_path / "file" / "b": "y"})

    assert caught.value.problems[0].place.endswith("b")
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_what_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("old")
    with pytest.raises(InputError):
        write_new({tmp_path / "a": "x", tmp_path / "b": "y"})

    assert (tmp_path / "b").read_text() == "old"
    assert not (tmp_path / "a").exists()
