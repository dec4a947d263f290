"""One assessment as text and as JSON."""

import json
from collections.abc import Sequence
from io import StringIO
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.table import Table

from footprint.errors import Lang, Text
from footprint.model.result import Row
from footprint.model.verdict import Finding, Severity, State, Verdict
from footprint.report.decision import statements
from footprint.report.words import WORDS
from footprint.rules.case import Case
from footprint.rules.rounding import plain, printed, signed

_CONTRIBUTORS = 8
"""Inputs listed by contribution; the rest is one line, so that the list still adds up."""


def as_json(case: Case[Any], verdict: Verdict) -> str:
    """The assessment as one JSON object; its schema is in docs/json.md."""
    result = case.result
    document = {
        "standard": case.edition.id,
        "submission": {"source": case.submission.source, "digest": case.submission.digest},
        "conforms": verdict.conforms,
        "outcome": verdict.outcome.value,
        "band": verdict.band,
        "decision": verdict.decision.model_dump(mode="json"),
        "numbers": [
            {"key": n.key, "value": plain(n.value), "printed": plain(n.printed), "unit": n.unit, "role": n.role}
            for n in verdict.numbers
        ],
        "declared_unit": {"value": plain(result.declared_unit.value), "unit": result.declared_unit.unit},
        "total_kg_co2e": result.total,
        "stages": result.by(lambda r: r.stage),
        "gases": result.by(lambda r: r.gas_key),
        "contributors": [
            {"place": place, "line": {"zh": line.zh, "en": line.en}, "supplier": supplier, "kg_co2e": value}
            for (place, line, supplier), value in _ranked(case)
        ],
        "rules": verdict.states,
        "findings": [_finding(f) for f in verdict.findings],
        "next_band": _both(verdict.next_band) if verdict.next_band else None,
        "run": result.run.model_dump(),
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def as_text(case: Case[Any], verdict: Verdict, lang: Lang) -> str:
    """The assessment for a terminal."""

    def say(key: str, **values: object) -> str:
        return WORDS[key].format(**values).of(lang)

    decided = say(verdict.outcome.value)
    parts: list[RenderableType] = [
        f"{case.edition.data.title.of(lang)}  [{case.edition.id}]",
        f"{case.submission.source}",
        "",
        f"{decided}    {say('band')} {verdict.band}" if verdict.conforms else decided,
        *(statement.of(lang) for statement in statements(verdict.decision, case.edition.data.judged_number.unit)),
        _numbers(case, verdict, lang),
        _shares(case, lang),
        _contributors(case, lang),
    ]
    open_ = [f for f in verdict.findings if f.state in {State.FAILED, State.NOT_EVALUATED}]
    failed = [f for f in open_ if f.severity is not Severity.QUESTION]
    parts.append(_findings(failed, lang) if failed else say("no_findings"))
    if questions := [f for f in open_ if f.severity is Severity.QUESTION]:
        parts += ["", say("questions"), _findings(questions, lang)]
    if verdict.waived:
        parts += ["", say("waived"), _findings(verdict.waived, lang), *_permissions(verdict, lang)]
    if verdict.next_band:
        parts.append(verdict.next_band.of(lang))
    console = Console(file=StringIO(), width=110, color_system=None, highlight=False, markup=False, emoji=False)
    console.print(Group(*parts))
    stream = console.file
    assert isinstance(stream, StringIO)
    return stream.getvalue().rstrip()


def _table(lang: Lang, *columns: str) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        number = column in {"value", "share"}
        fixed = number or column in {"rule", "clause", "severity"}
        table.add_column(WORDS[column].of(lang), justify="right" if number else "left", no_wrap=fixed, overflow="fold")
    return table


def _numbers(case: Case[Any], verdict: Verdict, lang: Lang) -> Table:
    table = _table(lang, "result", "value", "unit")
    labels = {spec.key: spec.label for spec in case.edition.data.numbers}
    for number in verdict.numbers:
        table.add_row(labels[number.key].of(lang), plain(number.printed), number.unit)
    return table


def _shares(case: Case[Any], lang: Lang) -> Table:
    table = _table(lang, "stage", "value", "share")
    for stage, value in case.result.by(lambda r: r.stage).items():
        table.add_row(_words(case, f"stage.{stage}").of(lang), *_amount(case, value))
    return table


def _words(case: Case[Any], key: str) -> Text:
    """The edition's own wording first: a field may name its stages by a standard of its own."""
    return case.edition.data.wording.get(key) or WORDS[key]


def _contributors(case: Case[Any], lang: Lang) -> Table:
    table = _table(lang, "input", "place", "value", "share")
    ranked = _ranked(case)
    for (place, line, _), value in ranked[:_CONTRIBUTORS]:
        table.add_row(line.of(lang), place, *_amount(case, value))
    rest = sum(value for _, value in ranked[_CONTRIBUTORS:])
    if rest:
        table.add_row(WORDS["rest"].of(lang), "", *_amount(case, rest))
    return table


def _findings(findings: Sequence[Finding], lang: Lang) -> Table:
    table = _table(lang, "rule", "clause", "severity", "place", "message")
    for finding in findings:
        table.add_row(
            finding.code,
            finding.clause,
            WORDS[f"severity.{finding.severity.value}"].of(lang),
            finding.place,
            finding.message.of(lang),
        )
    return table


def _permissions(verdict: Verdict, lang: Lang) -> list[str]:
    return [WORDS["waiver"].format(**dict(f.waiver)).of(lang) for f in verdict.waived if f.waiver]


def _amount(case: Case[Any], value: float) -> tuple[str, str]:
    share = printed(100 * value / case.result.total, 1) if case.result.total else ""
    return plain(signed(value)), f"{share} %"


def _ranked(case: Case[Any]) -> list[tuple[tuple[str, Text, str], float]]:
    def key(row: Row) -> tuple[str, Text, str]:
        return row.place, row.line, row.supplier

    return sorted(case.result.by(key).items(), key=lambda item: -abs(item[1]))


def _finding(finding: Finding) -> dict[str, object]:
    return {
        **finding.model_dump(mode="json", exclude={"title", "message"}),
        "title": _both(finding.title),
        "message": _both(finding.message),
    }


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
