"""What is missing is accepted in writing, exactly, or the import is refused."""

from pathlib import Path

import pytest
import yaml

from footprint.brightway.importing import import_database
from footprint.brightway.store import load_database
from footprint.errors import InputError
from footprint.inventory.library import Library
from tests.unit.brightway import ecospold, formats


@pytest.fixture
def incomplete(tmp_path: Path) -> Path:
    """The mill without its treatment, and with a gas that the inventory has no flow for."""
    path = formats.simapro(tmp_path / "mill.csv")
    text = path.read_text("latin-1").replace("Methane, fossil", "Methane, bromotrifluoro-, Halon 1301")
    path.write_text(text.replace("Treatment of swarf;kg;0.4", "Treatment of dust;kg;0.4"), "latin-1", newline="")
    return path


@pytest.fixture
def written(incomplete: Path, tmp_path: Path, library: Library) -> Path:
    """The list that a refused import wrote."""
    with pytest.raises(InputError) as error:
        import_database("simapro-csv", incomplete, tmp_path / "out", library.flows)
    assert [p.code for p in error.value.problems] == ["brightway.unlinked"] * 2
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["mill.accept.yaml", "mill.unlinked.csv"]
    return tmp_path / "out" / "mill.accept.yaml"


def sign(path: Path, **changes: object) -> Path:
    content = yaml.safe_load(path.read_text("utf-8"))
    content |= {"author": "R. Viewer", "date": "2026-01-31", "reason": "small, checked by hand"} | changes
    signed = path.with_name("signed.yaml")
    signed.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    return signed


def test_a_signed_list_makes_the_import_usable(
    written: Path, incomplete: Path, tmp_path: Path, library: Library
) -> None:
    done = import_database("simapro-csv", incomplete, tmp_path / "out", library.flows, accept=sign(written))

    assert load_database(done.folder).accepted == (
        "biosphere: Methane, bromotrifluoro-, Halon 1301 (Emissions to air/low. pop.) [kilogram] × 1",
        "technosphere: Treatment of dust (Waste to treatment) [kilogram] × 1",
    )
    assert (done.folder / "unlinked.csv").read_text("utf-8").count("\n") == 3


@pytest.mark.parametrize("missing", ["author", "date", "reason"])
def test_an_unsigned_list_is_refused(
    missing: str, written: Path, incomplete: Path, tmp_path: Path, library: Library
) -> None:
    with pytest.raises(InputError):
        import_database(
            "simapro-csv", incomplete, tmp_path / "out", library.flows, accept=sign(written, **{missing: ""})
        )


def test_a_list_with_more_or_less_is_refused(written: Path, incomplete: Path, tmp_path: Path, library: Library) -> None:
    items = yaml.safe_load(written.read_text("utf-8"))["items"]
    for changed, code in (([*items, "more"], "brightway.accepted"), (items[:1], "brightway.unlinked")):
        with pytest.raises(InputError) as error:
            import_database(
                "simapro-csv", incomplete, tmp_path / "out", library.flows, accept=sign(written, items=changed)
            )
        assert [p.code for p in error.value.problems] == [code]


def test_a_complete_import_needs_no_list(written: Path, tmp_path: Path, library: Library) -> None:
    whole = ecospold.ecospold2(tmp_path / "whole")

    with pytest.raises(InputError) as error:
        import_database("ecospold2", whole, tmp_path / "out", library.flows, accept=sign(written))

    assert {p.code for p in error.value.problems} == {"brightway.accepted"}
