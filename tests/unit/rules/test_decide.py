"""The verdict follows from the findings: what blocks, what is only said, and that missing data is never a pass."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from footprint.errors import Text
from footprint.model.cited import Cited, Kind
from footprint.model.verdict import Obligation, Severity, State
from footprint.rules import builtin
from footprint.rules.case import Case
from footprint.rules.decide import judge
from footprint.rules.rule import Hit, NotApplicable, NotEvaluated, Rule, rule
from tests.contract.test_standard_cases import EDITIONS, assess_changed, example_of

T = Text.same


@pytest.fixture(scope="module")
def case() -> Case[Any]:
    return assess_changed(EDITIONS[0], example_of(EDITIONS[0]), {}).case


def made(check: Any, severity: Severity = Severity.BLOCKER) -> Rule:
    return rule(
        "XX-TST-01",
        clause="1",
        title=T("title"),
        message=T("{measured} of {required} {unit} {note}"),
        severity=severity,
    )(check)


def verdict(case: Case[Any], *rules: Rule) -> Any:
    edition: Any = SimpleNamespace(
        rules=rules, data=case.edition.data, parameters=case.edition.parameters, id=case.edition.id
    )
    return judge(replace(case, edition=edition))


def fails(_case: Case[Any]) -> Iterator[Hit]:
    yield Hit("A!B1", Decimal(2), Decimal(1), "g", (("note", Text("注", "note")),))


def passes(_case: Case[Any]) -> Iterator[Hit]:
    yield from ()


def lacks_data(_case: Case[Any]) -> Iterator[Hit]:
    raise NotEvaluated("A!B2")
    yield


def does_not_apply(_case: Case[Any]) -> Iterator[Hit]:
    raise NotApplicable
    yield


def test_nothing_found_conforms(case: Case[Any]) -> None:
    decided = verdict(case, made(passes))

    assert decided.conforms
    assert decided.states["XX-TST-01"] is State.PASSED


def test_a_failed_requirement_blocks_and_says_so_in_both_languages(case: Case[Any]) -> None:
    decided = verdict(case, made(fails))

    assert not decided.conforms
    (finding,) = decided.findings
    assert (finding.place, finding.measured, finding.required) == ("A!B1", "2", "1")
    assert finding.message == Text("2 of 1 g 注", "2 of 1 g note")
    assert decided.next_band is None


def test_a_minor_finding_is_said_and_does_not_block(case: Case[Any]) -> None:
    decided = verdict(case, made(fails, Severity.MINOR))

    assert decided.conforms
    assert decided.states["XX-TST-01"] is State.FAILED


def test_a_question_never_decides_whether_asked_or_without_data(case: Case[Any]) -> None:
    assert verdict(case, made(fails, Severity.QUESTION)).conforms
    assert verdict(case, made(lacks_data, Severity.QUESTION)).conforms


def test_a_finding_carries_what_its_rule_says_and_what_it_rests_on(case: Case[Any]) -> None:
    def documented(_case: Case[Any]) -> Iterator[Hit]:
        yield replace(next(fails(_case)), evidence=("invoice 7", "A!C1"))

    (finding,) = verdict(case, made(documented)).findings

    assert (finding.title, finding.obligation) == (T("title"), Obligation.SHALL)
    assert finding.evidence == ("invoice 7", "A!C1")


def test_missing_data_is_not_a_pass(case: Case[Any]) -> None:
    decided = verdict(case, made(lacks_data))

    assert not decided.conforms
    assert decided.states["XX-TST-01"] is State.NOT_EVALUATED
    assert decided.findings[0].place == "A!B2"


def test_what_does_not_apply_is_a_state_and_no_finding(case: Case[Any]) -> None:
    decided = verdict(case, made(does_not_apply))

    assert decided.conforms
    assert decided.states["XX-TST-01"] is State.NOT_APPLICABLE
    assert decided.findings == ()


def test_a_code_has_a_form() -> None:
    with pytest.raises(ValueError, match="AB-CDE-01"):
        rule("T1", clause="1", title=T("t"), message=T("m"))(passes)


def test_a_placeholder_anywhere_below_blocks(case: Case[Any]) -> None:
    supplier = next(row.supplier for row in case.result.rows)
    process = case.background.processes[supplier]
    hidden = Cited(
        value=Decimal(1),
        unit="kg",
        kind=Kind.DERIVED,
        formula="a",
        parents={"a": Cited(value=Decimal(1), unit="kg", kind=Kind.PLACEHOLDER, reason=T("not known yet"))},
    )
    exchange = process.exchanges[0].model_copy(update={"amount": hidden})
    background: Any = SimpleNamespace(
        processes=case.background.processes
        | {supplier: process.model_copy(update={"exchanges": (exchange, *process.exchanges[1:])})},
        flows=case.background.flows,
        characterisations=case.background.characterisations,
    )

    decided = judge(replace(case, background=background))

    assert not decided.conforms
    assert decided.states[builtin.RULES[0].code] is State.FAILED
