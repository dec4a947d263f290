"""Findings as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), for viewers and for continuous checks.

One run holds all submissions; a rule of an edition is a reporting descriptor, a finding or an input fault a result.
A workbook is seen as a grid: line and column of a region are row and column of the cell. Viewers ask for a line, and
the cell's own name stands beside it as a logical location.
"""

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

from footprint import __version__
from footprint.errors import FootprintError, InputError, Problem, Text
from footprint.model.verdict import Finding, Obligation, Severity, State, Verdict
from footprint.report.places import CellPlace, LinePlace, located
from footprint.rules import builtin
from footprint.rules.case import Case

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.BLOCKER: "error", Severity.MINOR: "warning", Severity.QUESTION: "note"}

_INPUT = Text("输入有误", "Unusable input")
_INPUT_HELP = Text("改正所指之处后重新自查", "Correct the place named and check again")
_CLAUSE = Text("条款 {clause}：{title}", "Clause {clause}: {title}")
_EVERY_EDITION = Text("对一切版次有效", "holds under every edition")
_FAULT = Text("发现 {found}；应为 {expected}；处理：{todo}", "found {found}; expected {expected}; to do: {todo}")
_WAIVER = Text(
    "{author} 于 {granted_on} 准予，至 {expires} 止；理由：{reason}",
    "granted by {author} on {granted_on} until {expires}; reason: {reason}",
)


def log(judged: Sequence[tuple[Path, Case[Any], Verdict]], unusable: Sequence[tuple[Path, FootprintError]] = ()) -> str:
    """A SARIF log of submissions that were judged and of files that could not be.

    Parameters
    ----------
    judged
        File, case and verdict of each submission.
    unusable
        File and error of each that came to no verdict.
    """
    paths = dict.fromkeys([*(path for path, *_ in judged), *(path for path, _ in unusable)])
    artifacts = {path: i for i, path in enumerate(paths)}
    rules = {d["id"]: d for d in (*_rules(case for _, case, _ in judged), *_input_rules(e for _, e in unusable))}
    index = {code: i for i, code in enumerate(rules)}
    results = [
        _result(finding, verdict, _location(path, artifacts[path], finding.place), index, case.edition.id)
        for path, case, verdict in judged
        for finding in verdict.findings
    ] + [
        _fault(problem, _location(path, artifacts[path], problem.place), index)
        for path, error in unusable
        if isinstance(error, InputError)
        for problem in error.problems
    ]
    failed = [(path, error) for path, error in unusable if not isinstance(error, InputError)]
    run = {
        "tool": {"driver": {"name": "footprint", "semanticVersion": __version__, "rules": list(rules.values())}},
        "language": "zh-CN",
        "invocations": [
            {
                "executionSuccessful": not failed,
                "toolExecutionNotifications": [
                    *(_notification(path, artifacts[path], "error", error.message) for path, error in failed),
                    *(
                        _notification(path, artifacts[path], "warning", verdict.decision.reason)
                        for path, _, verdict in judged
                        if verdict.decision.reason
                    ),
                ],
            }
        ],
        "artifacts": [{"location": {"uri": _uri(path)}, "roles": ["analysisTarget"]} for path in artifacts],
        "results": results,
        "columnKind": "unicodeCodePoints",
        "properties": {"submissions": [_submission(*one) for one in judged]},
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rules(cases: Iterable[Case[Any]]) -> Iterable[dict[str, Any]]:
    for case in cases:
        for rule in (*builtin.RULES, *case.edition.rules):
            clause = case.edition.data.clauses.get(rule.clause)
            where = _CLAUSE.format(clause=rule.clause, title=clause) if clause else _EVERY_EDITION
            yield {
                "id": rule.code,
                "name": rule.title.en,
                "shortDescription": _message(rule.title),
                "fullDescription": _message(Text(f"{rule.title.zh}。{where.zh}", f"{rule.title.en}. {where.en}")),
                "help": _message(where),
                "defaultConfiguration": {"level": LEVELS[rule.severity]},
                "properties": {
                    "standard": case.edition.id,
                    "clause": rule.clause,
                    "obligation": rule.obligation.value,
                    "severity": rule.severity.value,
                    "title": _both(rule.title),
                },
            }


def _input_rules(errors: Iterable[FootprintError]) -> Iterable[dict[str, Any]]:
    for error in errors:
        for problem in error.problems if isinstance(error, InputError) else ():
            yield {
                "id": problem.code,
                "shortDescription": _message(_INPUT),
                "fullDescription": _message(_INPUT),
                "help": _message(_INPUT_HELP),
                "defaultConfiguration": {"level": "error"},
                "properties": {"obligation": Obligation.SHALL.value, "title": _both(_INPUT)},
            }


def _result(
    finding: Finding, verdict: Verdict, location: dict[str, Any], index: dict[str, int], edition: str
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "kind": "fail",
        "level": LEVELS[finding.severity],
        "message": _message(finding.message),
        "locations": [location],
        "partialFingerprints": {"finding/v1": _fingerprint(edition, finding.code, finding.place)},
        "suppressions": [],
        "properties": {
            "state": finding.state.value,
            "severity": finding.severity.value,
            "outcome": verdict.outcome.value,
            "measured": finding.measured,
            "required": finding.required,
            "unit": finding.unit,
            "evidence": list(finding.evidence),
            "message": _both(finding.message),
        },
    }
    if finding.state is State.WAIVED and finding.waiver:
        waiver = finding.waiver
        result["suppressions"] = [
            {
                "kind": "external",
                "status": "accepted",
                "justification": _message(_WAIVER.format(**dict(waiver)))["text"],
                "properties": waiver.model_dump(mode="json", exclude={"edition", "submission", "rule", "place"}),
            }
        ]
    return result


def _fault(problem: Problem, location: dict[str, Any], index: dict[str, int]) -> dict[str, Any]:
    said = _FAULT.format(found=problem.found, expected=problem.expected, todo=problem.todo)
    return {
        "ruleId": problem.code,
        "ruleIndex": index[problem.code],
        "kind": "fail",
        "level": "error",
        "message": _message(said),
        "locations": [location],
        "partialFingerprints": {"finding/v1": _fingerprint("", problem.code, problem.place)},
        "properties": {"message": _both(said)},
    }


def _location(path: Path, index: int, place: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(path), "index": index}}
    found = located(place)
    if isinstance(found, LinePlace):
        physical["region"] = {"startLine": found.line}
    elif isinstance(found, CellPlace):
        physical["region"] = {"startLine": found.row, "startColumn": found.column, "snippet": {"text": place}}
    else:
        physical["region"] = {"startLine": 1}
    logical = {"name": found.cell if isinstance(found, CellPlace) else place, "fullyQualifiedName": place}
    return {"physicalLocation": physical, "logicalLocations": [{**logical, "kind": "element"}]}


def _notification(path: Path, index: int, level: str, said: Text) -> dict[str, Any]:
    return {"level": level, "message": _message(said), "locations": [_location(path, index, str(path))]}


def _submission(path: Path, case: Case[Any], verdict: Verdict) -> dict[str, Any]:
    return {
        "uri": _uri(path),
        "standard": case.edition.id,
        "digest": case.submission.digest,
        "outcome": verdict.outcome.value,
        "band": verdict.band,
    }


def _uri(path: Path) -> str:
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _fingerprint(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()


def _message(text: Text) -> dict[str, str]:
    """Both languages in the one text a viewer shows."""
    return {"text": text.zh if text.zh == text.en else f"{text.zh} / {text.en}"}


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
