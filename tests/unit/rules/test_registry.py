"""Standards are found where they are installed."""

import subprocess
import sys

import pytest

from footprint.errors import InputError
from footprint.rules.edition import folder_digest
from footprint.rules.registry import edition_ids, load_edition


def test_a_standard_without_year_means_its_newest_edition() -> None:
    newest = edition_ids()[-1]

    assert load_edition(newest.split("@")[0]).id == newest


def test_an_unknown_standard_proposes_the_nearest() -> None:
    known = edition_ids()[0].split("@")[0]
    with pytest.raises(InputError) as caught:
        load_edition(known[:-1])

    assert known in caught.value.problems[0].todo.en
    assert caught.value.exit_code == 3


def test_listing_imports_no_rule_code() -> None:
    script = (
        "import sys; from footprint.rules.registry import edition_ids, load_edition\n"
        "[load_edition(i).parameters for i in edition_ids()]\n"
        "assert not [m for m in sys.modules if m.startswith('standards.') and m.endswith('.rules')]"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_the_digest_follows_names_and_content(tmp_path: pytest.TempPathFactory) -> None:
    (tmp_path / "edition.yaml").write_text("a: 1\n")
    (tmp_path / "notes.txt").write_text("not part of the edition")
    first = folder_digest(tmp_path)

    (tmp_path / "notes.txt").write_text("still not")
    assert folder_digest(tmp_path) == first
    (tmp_path / "edition.yaml").write_bytes(b"a: 1\r\n")
    assert folder_digest(tmp_path) == first
    (tmp_path / "edition.yaml").write_text("a: 2\n")
    assert folder_digest(tmp_path) != first
