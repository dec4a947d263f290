"""A submission on an imported database: checked, sampled, certified with the database's name, verified without it."""

import hashlib
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from footprint import resources
from footprint.brightway.importing import import_database
from footprint.brightway.store import LIST, load_database
from footprint.certificate.canonical import canonical_bytes, parse_payload
from footprint.cli.main import cli
from footprint.errors import InputError
from footprint.inventory.library import load_library
from footprint.pipeline.assess import assess
from footprint.pipeline.background import background_remarks, imported_background, library_on
from footprint.pipeline.demo import set_up
from footprint.pipeline.verify import verify
from footprint.strict_yaml.reader import load
from tests.unit.brightway import formats

DAY = date(2026, 11, 22)
SWAPPED = "tap_water_cn"
OFFICIAL = "electricity_cn_2024"


def _conforming() -> Path:
    for folder in sorted(p for p in resources.folder("examples").iterdir() if p.is_dir()):
        for name, verdict in load(folder / "expected.yaml").data.items():
            path = folder / f"{name}.yaml"
            if verdict == "conforms" and path.is_file() and SWAPPED in _reached(path):
                return path
    raise AssertionError("no conforming example draws on tap water")


def _reached(path: Path) -> set[str]:
    return set(assess(path).case.result.supply)


@pytest.fixture(scope="module")
def submission() -> Path:
    return _conforming()


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with an uncertain exchange, imported although a waste treatment and a gas are missing in it."""
    folder = tmp_path_factory.mktemp("import")
    path = formats.simapro(folder / "mill.csv")
    text = path.read_text("latin-1").replace("Methane, fossil", "Methane, bromotrifluoro-, Halon 1301")
    path.write_text(text.replace("Treatment of swarf;kg;0.4", "Treatment of dust;kg;0.4"), "latin-1", newline="")
    flows = load_library().flows
    with pytest.raises(InputError):
        import_database("simapro-csv", path, folder / "dbs", flows)
    listed = folder / "dbs" / "mill.accept.yaml"
    content = yaml.safe_load(listed.read_text("utf-8"))
    content |= {"author": "R. Viewer", "date": "2026-01-31", "reason": "small, checked by hand"}
    listed.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    return import_database("simapro-csv", path, folder / "dbs", flows, name="Mill 2025", accept=listed).folder


@pytest.fixture
def mapping(stored: Path, tmp_path: Path) -> Path:
    database = load_database(stored)
    part = next(p for p, x in zip(database.processes, database.labels, strict=True) if x.name.en.startswith("Part"))
    path = tmp_path / "map.yaml"
    content = {
        "author": "M. Atcher",
        "date": "2026-02-01",
        "database": stored.name,
        "folder": str(stored.parent),
        "years": [2023, 2024],
        "quality": {"technological": 1, "geographical": 1, "temporal": 1, "reliability": 1},
        "matches": [
            {"from": SWAPPED, "factor": "0.5", "unit": "t", "to": part, "sign": "~", "note": "parts of the mill"}
        ],
    }
    path.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments])


def test_check_takes_the_imported_number_and_lists_everything(submission: Path, mapping: Path, stored: Path) -> None:
    done = run("check", submission, "--background", mapping, "--format", "json")
    plain = json.loads(run("check", submission, "--format", "json").output)

    assert done.exit_code == 0
    found = json.loads(done.output)
    assert found["total_kg_co2e"] != pytest.approx(plain["total_kg_co2e"], rel=1e-6)
    background = found["background"]
    assert background["imported"]["digest"] == stored.name
    assert [m["process"] for m in background["imported"]["swapped"]] == [SWAPPED]
    assert background["shipped"]
    assert SWAPPED not in background["shipped"]
    assert len(background["missing"]) == 2


@pytest.mark.parametrize(("lang", "word"), [("zh", "书面接受"), ("en", "accepted in writing")])
def test_check_prints_matches_and_what_is_missing(lang: str, word: str, submission: Path, mapping: Path) -> None:
    shown = run("check", submission, "--background", mapping, "--lang", lang).output

    assert f"{SWAPPED} ~ " in shown
    assert "parts of the mill" in shown
    assert word in shown
    assert "Treatment of dust" in shown


def test_check_draws_the_import(submission: Path, mapping: Path) -> None:
    done = run("check", submission, "--background", mapping, "--draws", 100, "--format", "json")

    assert done.exit_code == 0
    spread = json.loads(done.output)["uncertainty"]
    headline = next(n for n in spread["numbers"] if n["key"] == spread["headline"])
    assert headline["joint"]["low"] < float(headline["value"]) < headline["joint"]["high"]


def test_whatif_and_reach_stay_on_the_import(submission: Path, mapping: Path) -> None:
    value = next(p for p in ("A", "B", "C") if p)
    done = run("whatif", submission, "--background", mapping, "--reach", value, "--format", "json")
    plain = run("check", submission, "--background", mapping, "--format", "json")

    assert done.exit_code in {0, 1}
    assert json.loads(done.output)["headline"] == _headline(plain)


def _headline(done: Result) -> str:
    printed: str = next(n["printed"] for n in json.loads(done.output)["numbers"] if n["role"] == "headline")
    return printed


def test_the_certificate_names_the_import_and_verifies_without_it(
    submission: Path, mapping: Path, stored: Path, tmp_path: Path
) -> None:
    set_up(tmp_path, DAY)

    done = run("certify", submission, "-o", tmp_path, "--issued-on", DAY, "--background", mapping)

    assert done.exit_code == 0, done.output
    (path,) = tmp_path.glob("DEMO-*.json")
    payload = parse_payload(path.read_bytes())
    assert payload.background is not None
    assert (payload.background.name, payload.background.digest) == ("Mill 2025", stored.name)
    assert payload.background.mapping_digest == hashlib.sha256(mapping.read_bytes()).hexdigest()
    assert payload.background.missing is not None
    assert payload.background.missing.count == len(payload.background.missing.items) == 2
    assert payload.background.missing.author == "R. Viewer"
    listed = "".join(f"{item}\n" for item in payload.background.missing.items)
    assert payload.background.missing.digest == hashlib.sha256(listed.encode()).hexdigest()
    assert payload.inventory_digest == load_library().digest
    remarks = " ".join(r.en for r in payload.remarks)
    for said in ("Mill 2025", stored.name[:12], " ~; reasons in the attached data", "accepted in writing by R. Viewer"):
        assert said in remarks
    assert canonical_bytes(payload) == path.read_bytes()
    mapping.unlink()
    report = verify(path.with_suffix(".pdf"), at=DAY)
    assert (report.status.state, report.payload) == ("valid", payload)


def test_without_an_import_the_payload_keeps_silent(submission: Path, tmp_path: Path) -> None:
    set_up(tmp_path, DAY)
    assert run("certify", submission, "-o", tmp_path, "--issued-on", DAY).exit_code == 0
    (path,) = tmp_path.glob("DEMO-*.json")

    assert "background" not in json.loads(path.read_bytes())


def _forged(stored: Path, folder: Path, change: Callable[[dict[str, object]], None]) -> Path:
    """The stored import with another record, under the digest that then fits it."""
    copy = folder / "copy"
    shutil.copytree(stored, copy)
    content = json.loads((copy / "database.json").read_text("utf-8"))
    change(content)
    (copy / "database.json").write_text(json.dumps(content), "utf-8")
    digest = hashlib.sha256((copy / "database.json").read_bytes()).hexdigest()
    lines = (copy / LIST).read_text("utf-8").splitlines()
    lines = [f"{digest}  database.json" if line.endswith("  database.json") else line for line in lines]
    (copy / LIST).write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return copy.rename(folder / hashlib.sha256((copy / LIST).read_bytes()).hexdigest())


def test_an_import_whose_gaps_nobody_accepted_is_refused(
    submission: Path, mapping: Path, stored: Path, tmp_path: Path
) -> None:
    forged = _forged(stored, tmp_path, lambda content: content.update(accepted=[], acceptance=None))
    text = mapping.read_text("utf-8").replace(stored.name, forged.name).replace(str(stored.parent), str(tmp_path))
    mapping.write_text(text, "utf-8")

    for command in (["check"], ["certify", "-o", str(tmp_path)]):
        done = run(command[0], submission, *command[1:], "--background", mapping, "--lang", "en")
        assert done.exit_code == 3
        assert "not accepted in writing" in done.output
        assert "footprint inventory import simapro-csv FILE -o DIR --accept LIST" in done.output


def test_a_faulty_mapping_is_a_message_and_code_3(submission: Path, mapping: Path) -> None:
    mapping.write_text(mapping.read_text("utf-8").replace(SWAPPED, "no_such_process"), "utf-8")

    done = run("check", submission, "--background", mapping)

    assert done.exit_code == 3
    assert "map.yaml:" in done.output


def test_a_process_the_edition_computes_with_cannot_be_swapped(submission: Path, mapping: Path) -> None:
    mapping.write_text(mapping.read_text("utf-8").replace(SWAPPED, OFFICIAL).replace("unit: t", "unit: kWh"), "utf-8")

    done = run("check", submission, "--background", mapping, "--lang", "en")

    assert done.exit_code == 3
    assert f"{OFFICIAL}: found a mapped process whose own amounts this edition computes with" in done.output


def test_many_inexact_matches_are_counted_on_paper_and_listed_in_the_data(submission: Path, mapping: Path) -> None:
    content = yaml.safe_load(mapping.read_text("utf-8"))
    (one,) = content["matches"]
    swapped = [p for p in sorted(_reached(submission)) if load_library().processes.get(p, None)]
    units = {p: load_library().processes[p].reference.unit for p in swapped}
    chosen = [p for p in swapped if p != OFFICIAL][:9]
    content["matches"] = [one | {"from": p, "unit": units[p], "factor": "0.001"} for p in chosen]
    mapping.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    assessment = assess(submission, library_on(mapping))
    background = imported_background(assessment)

    assert background is not None
    assert [s.note for s in background.swapped] == ["parts of the mill"] * len(background.swapped)
    assert len(background.swapped) > 5
    remarks = [r.en for r in background_remarks(background, assessment.library)]
    assert f"{len(background.swapped)} matches are not exact (~ {len(background.swapped)}" in remarks[1]
