"""SARIF logs: valid, at the cell, in both languages, with what was waived suppressed and not hidden."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from footprint.engine.errors import EngineError
from footprint.errors import InputError, Problem, Text
from footprint.model.verdict import Finding, Obligation, Severity, State
from footprint.model.waiver import Waiver
from footprint.pipeline.assess import Assessment
from footprint.report.sarif import log
from tests.contract.test_standard_cases import EDITIONS, assess_changed, example_of
from tests.unit.report.sarif_schema import LOG

WAIVER = Waiver(
    edition="x@2026",
    submission="a" * 64,
    rule="XX-TST-01",
    place="S!B1",
    author="Li",
    reason=Text("理由", "because"),
    granted_on=date(2026, 11, 1),
    expires=date(2026, 12, 1),
)


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    return assess_changed(EDITIONS[0], example_of(EDITIONS[0]), {})


def finding(assessment: Assessment, place: str, severity: Severity, state: State = State.FAILED) -> Finding:
    rule = assessment.edition.rules[0]
    return Finding(
        code=rule.code,
        title=rule.title,
        obligation=Obligation.SHALL,
        state=state,
        severity=severity,
        clause=rule.clause,
        place=place,
        message=Text("发现", "found"),
        measured="2",
        required="1",
        unit="g",
        evidence=("D1",),
        waiver=WAIVER if state is State.WAIVED else None,
    )


def run_of(text: str) -> Any:
    document = json.loads(text)
    jsonschema.validate(document, LOG)
    (run,) = document["runs"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        location = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert run["artifacts"][location["index"]]["location"]["uri"] == location["uri"]
    return run


def judged(assessment: Assessment, *findings: Finding) -> tuple[Path, Any, Any]:
    verdict = assessment.verdict.model_copy(update={"findings": findings})
    return Path("申报 1.xlsx"), assessment.case, verdict


def test_severities_are_levels_and_cells_are_regions(assessment: Assessment) -> None:
    places = ("能源 Energy!C7", "a.yaml:44", "a.yaml")
    severities = (Severity.BLOCKER, Severity.MINOR, Severity.QUESTION)
    findings = [finding(assessment, p, s) for p, s in zip(places, severities, strict=True)]
    run = run_of(log([judged(assessment, *findings)]))

    assert [r["level"] for r in run["results"]] == ["error", "warning", "note"]
    regions = [r["locations"][0]["physicalLocation"]["region"] for r in run["results"]]
    assert (regions[0]["startLine"], regions[0]["startColumn"]) == (7, 3)
    assert regions[1]["startLine"] == 44
    names = [r["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] for r in run["results"]]
    assert names == list(places)
    assert run["results"][0]["message"]["text"] == "发现 / found"
    assert run["results"][0]["properties"]["message"] == {"zh": "发现", "en": "found"}
    assert run["results"][0]["properties"]["evidence"] == ["D1"]


def test_addresses_are_uris(assessment: Assessment) -> None:
    run = run_of(log([judged(assessment)]))

    assert run["artifacts"][0]["location"]["uri"] == "%E7%94%B3%E6%8A%A5%201.xlsx"


def test_what_was_waived_is_suppressed_with_its_reason(assessment: Assessment) -> None:
    run = run_of(log([judged(assessment, finding(assessment, "S!B1", Severity.BLOCKER, State.WAIVED))]))

    (suppression,) = run["results"][0]["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    for part in ("Li", "理由", "because", "2026-12-01"):
        assert part in suppression["justification"]
    assert suppression["properties"]["expires"] == "2026-12-01"


def test_several_submissions_are_one_run_with_each_rule_once(assessment: Assessment) -> None:
    one = judged(assessment, finding(assessment, "S!B1", Severity.BLOCKER))
    two = (Path("b.xlsx"), *one[1:])
    run = run_of(log([one, two]))

    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(ids) == len(set(ids))
    assert {r.code for r in assessment.edition.rules} < set(ids)
    assert [r["locations"][0]["physicalLocation"]["artifactLocation"]["index"] for r in run["results"]] == [0, 1]
    assert [s["outcome"] for s in run["properties"]["submissions"]] == ["conforms", "conforms"]


def test_input_faults_are_results_and_other_failures_are_said(assessment: Assessment) -> None:
    problem = Problem("unit.unknown", "S!C3", Text("甲", "a"), Text("乙", "b"), Text("丙", "c"))
    unusable = [(Path("x.xlsx"), InputError([problem])), (Path("y.xlsx"), EngineError(Text("无解", "no solution")))]
    run = run_of(log([judged(assessment)], unusable))

    (result,) = run["results"]
    assert (result["ruleId"], result["level"]) == ("unit.unknown", "error")
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    assert "no solution" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_an_open_decision_is_said(assessment: Assessment) -> None:
    path, case, verdict = judged(assessment)
    decision = verdict.decision.model_copy(update={"reason": Text("不够", "too uncertain")})
    run = run_of(log([(path, case, verdict.model_copy(update={"decision": decision}))]))

    (said,) = run["invocations"][0]["toolExecutionNotifications"]
    assert (said["level"], said["message"]["text"]) == ("warning", "不够 / too uncertain")


def test_a_finding_keeps_its_fingerprint_and_another_has_another(assessment: Assessment) -> None:
    def prints(*places: str) -> list[str]:
        run = run_of(log([judged(assessment, *(finding(assessment, p, Severity.MINOR) for p in places))]))
        return [r["partialFingerprints"]["finding/v1"] for r in run["results"]]

    assert prints("S!B1", "S!B2") == prints("S!B1", "S!B2")
    assert len(set(prints("S!B1", "S!B2"))) == 2


def test_shipped_findings_make_a_valid_log(assessment: Assessment) -> None:
    source = replace(assessment.submission, source="a.yaml")
    run = run_of(log([(Path("a.yaml"), replace(assessment.case, submission=source), assessment.verdict)]))

    assert len(run["results"]) == len(assessment.verdict.findings)
