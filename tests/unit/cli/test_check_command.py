"""``check`` of several submissions, as SARIF, with waivers, and with reports in a folder."""

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from footprint import resources
from footprint.cli.check import command
from footprint.cli.common import Session
from footprint.cli.compare import command as compare_command
from footprint.pipeline.reports import NOTED, PAGE
from footprint.strict_yaml.reader import load
from tests.contract.test_standard_cases import EDITIONS
from tests.unit.report.sarif_schema import LOG

FOLDER = resources.folder("examples") / EDITIONS[0].split("@", maxsplit=1)[0]
EXPECTED = load(FOLDER / "expected.yaml").data
GOOD = next(name for name, verdict in EXPECTED.items() if verdict == "conforms")
BAD = next(name for name, verdict in EXPECTED.items() if verdict != "conforms")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(a) for a in arguments], obj=Session(), standalone_mode=False)


@pytest.fixture
def unusable(tmp_path: Path) -> Path:
    path = tmp_path / "empty.xlsx"
    path.write_bytes(b"")
    return path


def test_several_submissions_are_one_array_and_the_worst_code_counts(unusable: Path) -> None:
    result = run(FOLDER / f"{GOOD}.yaml", FOLDER / f"{BAD}.yaml", "--format", "json")

    assert [one["outcome"] for one in json.loads(result.stdout)] == ["conforms", "does_not_conform"]
    assert result.return_value == 1
    assert run(FOLDER / f"{GOOD}.yaml", unusable).return_value == 3


def test_what_can_be_read_is_shown_although_another_cannot(unusable: Path) -> None:
    result = run(unusable, FOLDER / f"{GOOD}.yaml")

    assert "符合" in result.stdout
    assert "empty.xlsx" in result.stderr
    assert result.return_value == 3


def test_one_submission_is_one_object() -> None:
    document = json.loads(run(FOLDER / f"{GOOD}.yaml", "--format", "json", "--draws", "100").stdout)

    assert document["conforms"] is True
    assert document["decision"]["draws"] == document["uncertainty"]["draws"] == 100
    assert document["decision"]["conformance"] <= 1


def test_sarif_of_several(unusable: Path) -> None:
    result = run(FOLDER / f"{BAD}.xlsx", unusable, "--format", "sarif")
    document = json.loads(result.stdout)

    jsonschema.validate(document, LOG)
    levels = [r["level"] for r in document["runs"][0]["results"]]
    assert "error" in levels
    assert len(document["runs"][0]["artifacts"]) == 2
    assert result.return_value == 3


def test_reports_of_everything_that_was_given(unusable: Path, tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "reports"
    before = (FOLDER / f"{BAD}.xlsx").read_bytes()
    result = run(FOLDER / f"{GOOD}.yaml", FOLDER / f"{BAD}.xlsx", unusable, "--report", folder)

    names = {p.name for p in folder.iterdir()}
    assert names == {f"{GOOD}{PAGE}", f"{BAD}{PAGE}", f"{BAD}{NOTED}", f"empty{PAGE}"}
    assert (FOLDER / f"{BAD}.xlsx").read_bytes() == before
    assert all(name in result.stderr for name in names)


def test_submissions_of_one_stem_have_reports_of_their_own(tmp_path: Path) -> None:
    run(FOLDER / f"{GOOD}.yaml", FOLDER / f"{GOOD}.xlsx", "--report", tmp_path)

    assert {f"{GOOD}.yaml{PAGE}", f"{GOOD}.xlsx{PAGE}"} <= {p.name for p in tmp_path.iterdir()}


def test_a_report_never_takes_the_place_of_a_submission(tmp_path: Path) -> None:
    submission = tmp_path / f"x{NOTED}"
    submission.write_bytes((FOLDER / f"{BAD}.xlsx").read_bytes())
    plain = tmp_path / "x.xlsx"
    plain.write_bytes(submission.read_bytes())

    result = run(plain, submission, "--report", tmp_path)

    assert "x.annotated.xlsx" in str(result.exception)
    assert submission.read_bytes() == plain.read_bytes()
    assert not list(tmp_path.glob(f"*{PAGE}"))


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run(FOLDER / f"{GOOD}.yaml", "--report", tmp_path / "file" / "inside")

    assert "writable folder" in str(result.exception)


def test_faults_of_waivers_are_unusable_input(tmp_path: Path) -> None:
    path = tmp_path / "waivers.yaml"
    path.write_text('- rule: "XX-TST-01"\n', encoding="utf-8")
    result = run(FOLDER / f"{BAD}.yaml", "--waivers", path, "--at", "2026-11-22")

    assert result.return_value == 3
    assert "waivers.yaml:1" in result.stderr
    assert result.stdout == ""


def test_waivers_go_with_one_submission(tmp_path: Path) -> None:
    result = run(FOLDER / f"{GOOD}.yaml", FOLDER / f"{BAD}.yaml", "--waivers", tmp_path / "w.yaml")

    assert "--waivers" in str(result.exception)


def test_compare_answers_as_a_table_and_as_json() -> None:
    paths = [str(FOLDER / f"{name}.yaml") for name in (GOOD, BAD)]
    for form, said in (("table", "80.0 %"), ("json", '"verdict"')):
        arguments = [*paths, "--draws", "100", "--format", form]
        result = CliRunner().invoke(compare_command, arguments, obj=Session(), standalone_mode=False)
        assert said in result.stdout
