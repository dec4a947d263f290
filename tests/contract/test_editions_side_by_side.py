"""A stricter edition, installed as a package of its own, runs beside the shipped one."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from footprint import resources
from footprint.errors import InputError
from footprint.inventory.library import load_library
from footprint.pipeline.assess import assess
from footprint.pipeline.compare_editions import compare
from footprint.rules.difference import Part, differences
from footprint.rules.edition import folder_digest
from footprint.rules.published import LOCK, publish
from footprint.rules.registry import edition_ids, load_edition
from tests.contract.installing import FIXTURES, install

ROOT = Path(__file__).parents[2]
RING = resources.folder("examples") / "jewelry_gold" / "ring_recycled.yaml"
EDITION = Path("stricter_gold", "ed2027")


def merged() -> dict[str, Any]:
    """The shipped edition with the changes of the fixture."""
    data = yaml.safe_load((ROOT / "standards/jewelry_gold/ed2026/edition.yaml").read_text("utf-8"))
    changes = yaml.safe_load((FIXTURES / "stricter_edition" / EDITION / "changes.yaml").read_text("utf-8"))
    data["parameters"] |= changes.pop("parameters")
    return {**data, **changes}


def write_edition(folder: Path, **more: object) -> None:
    # JSON is YAML, and quotes what YAML might read otherwise.
    (folder / "edition.yaml").write_text(json.dumps({**merged(), **more}, ensure_ascii=False, default=str), "utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stricter")
    shutil.copytree(FIXTURES / "stricter_edition", folder / "source")
    write_edition(folder / "source" / EDITION)
    return install(folder / "source", folder)


@pytest.fixture
def installed(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.syspath_prepend(str(site))
    yield site
    for name in [n for n in sys.modules if n.split(".")[0] == "stricter_gold"]:
        del sys.modules[name]


def test_both_are_found_and_keep_their_digests(installed: Path) -> None:
    assert {"jewelry_gold@2026", "jewelry_gold@2027"} <= set(edition_ids())
    before, after = load_edition("jewelry_gold@2026"), load_edition("jewelry_gold@2027")
    assert before.digest != after.digest
    assert [r.code for r in before.rules] == [r.code for r in after.rules]


def test_a_submission_is_judged_by_the_edition_it_names(installed: Path) -> None:
    assert assess(RING).edition.id == "jewelry_gold@2026"


def test_the_difference_is_what_was_changed_and_nothing_else(installed: Path) -> None:
    found = differences(load_edition("jewelry_gold@2026"), load_edition("jewelry_gold@2027"))

    assert {(c.part, c.name) for c in found} == {
        (Part.PARAMETER, "bound_a"),
        (Part.PARAMETER, "dqr_max"),
        (Part.BAND, "A"),
    }
    band = next(c for c in found if c.part is Part.BAND)
    assert band.before is not None and band.after is not None
    assert (band.before.en, band.after.en) == ("≤ 1.32", "≤ 0.8")


def test_who_changes_band_and_why(installed: Path) -> None:
    before, after = load_edition("jewelry_gold@2026"), load_edition("jewelry_gold@2027")

    found = compare(RING, before, after, load_library(), load=load_edition)

    assert found.changed
    assert found.before is not None and found.after is not None
    assert (found.before.band, found.after.band) == ("A", "B")
    assert found.before.value == found.after.value
    assert "the bound of band A moves from 1.32 to 0.8" in [reason.en for reason in found.reasons]


def test_the_command_lists_both(installed: Path) -> None:
    command = [sys.executable, "-m", "footprint.cli.main", "standards", "diff"]
    run = subprocess.run(
        [*command, "jewelry_gold@2026", "jewelry_gold@2027", str(RING), "--format", "json"],
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": f"{installed}:{ROOT}"},
        capture_output=True,
        text=True,
        check=True,
    )

    document = json.loads(run.stdout)
    assert [s["changed"] for s in document["submissions"]] == [True]
    assert {c["name"] for c in document["changes"]} == {"bound_a", "dqr_max", "A"}


def test_a_published_edition_stays_as_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "source"
    shutil.copytree(FIXTURES / "stricter_edition", source)
    folder = source / EDITION
    write_edition(folder, status="published")
    monkeypatch.syspath_prepend(str(source))
    # Entry points are read from an installed package; this one is written as pip would.
    info = source / "stricter_gold-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: stricter-gold\nVersion: 1\n", "utf-8")
    (info / "entry_points.txt").write_text("[footprint.standards]\njewelry_gold = stricter_gold\n", "utf-8")

    with pytest.raises(InputError, match="not listed"):
        load_edition("jewelry_gold@2027")
    publish(folder, folder_digest(folder))
    assert load_edition("jewelry_gold@2027").data.status == "published"
    with pytest.raises(InputError):
        publish(folder, folder_digest(folder))
    write_edition(folder, status="published", validity_years="period_months")
    with pytest.raises(InputError, match="changed"):
        load_edition("jewelry_gold@2027")
    assert (folder.parent / LOCK).read_text("utf-8").count("\n") == 1


def test_shipped_published_editions_are_locked() -> None:
    assert all(load_edition(edition_id) for edition_id in edition_ids())
