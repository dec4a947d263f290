"""A waiver lets one named finding stand for a time, and nothing else; whatever is wrong with it is said at once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from footprint.errors import InputError, Text
from footprint.model.verdict import Outcome, Severity, State
from footprint.rules import builtin
from footprint.rules.case import Case
from footprint.rules.decide import judge
from footprint.rules.registry import load_edition
from footprint.rules.rule import Hit, NotEvaluated, Rule, rule
from footprint.rules.waivers import Granted, WaiverFile, may_be_waived, read_waivers
from tests.contract.test_standard_cases import EDITIONS, assess_changed, example_of

T = Text.same
DAY = date(2026, 11, 22)
GOOD = {
    "edition": "x@2026",
    "submission": "a" * 64,
    "rule": "XX-TST-01",
    "place": "Sheet!B1",
    "author": "Reviewer Li",
    "granted_on": "2026-11-01",
    "expires": "2026-12-01",
}


@pytest.fixture(scope="module")
def case() -> Case[Any]:
    return assess_changed(EDITIONS[0], example_of(EDITIONS[0]), {}).case


def made(code: str = "XX-TST-01", clause: str = "5.1", *places: str, severity: Severity = Severity.BLOCKER) -> Rule:
    def check(_case: Case[Any]) -> Iterator[Hit]:
        yield from (Hit(place) for place in places or ("Sheet!B1",))

    return rule(code, clause=clause, title=T("title"), message=T("message"), severity=severity)(check)


def edition(*rules: Rule, unwaivable: tuple[str, ...] | None = ("6.1",)) -> Any:
    return SimpleNamespace(id="x@2026", rules=rules, data=SimpleNamespace(unwaivable=unwaivable))


SUBMISSION: Any = SimpleNamespace(source="a.xlsx", digest="a" * 64)


def written(folder: Path, *waivers: dict[str, str], reason: str = "reason: {zh: 理由, en: a reason}") -> WaiverFile:
    lines = []
    for waiver in waivers:
        items = [f'{key}: "{value}"' for key, value in waiver.items()]
        lines += [f"- {items[0]}", *(f"  {item}" for item in (*items[1:], reason) if item)]
    path = folder / "waivers.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return WaiverFile(path, DAY)


def faults(file: WaiverFile, used: Any = None) -> dict[str, str]:
    with pytest.raises(InputError) as caught:
        read_waivers(file, used or edition(made()), SUBMISSION)
    assert all(p.found.zh and p.found.en and p.todo.zh and p.todo.en for p in caught.value.problems)
    return {p.code: p.place for p in caught.value.problems}


def granted(tmp_path: Path, *waivers: dict[str, str], used: Any = None) -> tuple[Granted, ...]:
    return read_waivers(written(tmp_path, *waivers), used or edition(made()), SUBMISSION)


def judged(case: Case[Any], rules: tuple[Rule, ...], given: tuple[Granted, ...]) -> Any:
    used: Any = SimpleNamespace(
        rules=rules, data=case.edition.data, parameters=case.edition.parameters, id=case.edition.id
    )
    return judge(replace(case, edition=used), granted=given)


def test_a_good_waiver_is_read_with_its_line(tmp_path: Path) -> None:
    (one,) = granted(tmp_path, GOOD)

    assert one.at == "waivers.yaml:1"
    assert (one.waiver.author, one.waiver.expires) == ("Reviewer Li", date(2026, 12, 1))
    assert one.waiver.reason == Text("理由", "a reason")


@pytest.mark.parametrize(
    ("change", "code", "line"),
    [
        ({"edition": "y@2026"}, "waiver.edition", 1),
        ({"submission": "b" * 64}, "waiver.submission", 2),
        ({"rule": "XX-TST-99"}, "waiver.rule", 3),
        ({"author": " "}, "schema.string_too_short", 5),
        ({"expires": "2026-11-21"}, "waiver.expired", 7),
        ({"granted_on": "2026-11-23"}, "waiver.early", 6),
        ({"expires": "2026-10-01"}, "waiver.dates", 7),
        ({"submission": "abc"}, "schema.string_pattern_mismatch", 2),
    ],
)
def test_each_fault_is_named_at_its_line(tmp_path: Path, change: dict[str, str], code: str, line: int) -> None:
    assert faults(written(tmp_path, GOOD | change)) == {code: f"waivers.yaml:{line}"}


@pytest.mark.parametrize("key", GOOD)
def test_no_part_may_be_missing(tmp_path: Path, key: str) -> None:
    assert "schema.missing" in faults(written(tmp_path, {k: v for k, v in GOOD.items() if k != key}))


def test_a_reason_is_needed_in_both_languages(tmp_path: Path) -> None:
    assert list(faults(written(tmp_path, GOOD, reason=""))) == ["schema.missing"]
    assert faults(written(tmp_path, GOOD, reason='reason: {zh: 理由, en: " "}'))


def test_all_faults_of_all_waivers_at_once(tmp_path: Path) -> None:
    closed = made("XX-NUM-01", "6.1")
    found = faults(
        written(
            tmp_path,
            GOOD | {"expires": "2026-11-02"},
            GOOD | {"rule": "XX-NUM-01"},
            {k: v for k, v in GOOD.items() if k != "author"},
        ),
        edition(made(), closed),
    )

    assert set(found) == {"waiver.expired", "waiver.unwaivable", "schema.missing"}


def test_all_faults_of_one_waiver_at_once(tmp_path: Path) -> None:
    wrong = GOOD | {"author": "", "rule": "XX-TST-99", "submission": "b" * 64, "expires": "2026-11-02"}

    assert set(faults(written(tmp_path, wrong))) == {
        "schema.string_too_short",
        "waiver.rule",
        "waiver.submission",
        "waiver.expired",
    }


@pytest.mark.parametrize("item", ["- text", "- [1, 2]", "- {}", "- null", '- {extra: "x"}'])
def test_what_is_no_waiver_is_refused(tmp_path: Path, item: str) -> None:
    path = tmp_path / "waivers.yaml"
    path.write_text(f"{item}\n", encoding="utf-8")

    assert all(code.startswith("schema.") for code in faults(WaiverFile(path, DAY)))


def test_a_finding_is_waived_once(tmp_path: Path) -> None:
    assert list(faults(written(tmp_path, GOOD, GOOD))) == ["waiver.twice"]


def test_a_waiver_holds_on_its_first_and_on_its_last_day(tmp_path: Path) -> None:
    for bounds in ({"granted_on": str(DAY)}, {"expires": str(DAY)}):
        assert granted(tmp_path, GOOD | bounds)


def test_where_an_edition_does_not_say_nothing_may_be_waived(tmp_path: Path) -> None:
    assert not may_be_waived(made(), edition(unwaivable=None))
    assert list(faults(written(tmp_path, GOOD), edition(made(), unwaivable=None))) == ["waiver.unwaivable"]


def test_a_clause_or_a_single_rule_is_closed(tmp_path: Path) -> None:
    assert may_be_waived(made(), edition(unwaivable=("6.1", "XX-TST-02")))
    for closed in ("5.1", "XX-TST-01"):
        used = edition(made(), unwaivable=(closed,))
        assert list(faults(written(tmp_path, GOOD), used)) == ["waiver.unwaivable"]


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_what_an_edition_closes_to_waivers_is_there(edition_id: str) -> None:
    found = load_edition(edition_id)
    named = set(found.data.unwaivable or ())

    assert named <= set(found.data.clauses) | {r.code for r in found.rules}


def test_requirements_of_every_edition_are_no_rules_of_one(tmp_path: Path) -> None:
    assert list(faults(written(tmp_path, GOOD | {"rule": builtin.RULES[0].code}))) == ["waiver.rule"]


@pytest.mark.parametrize("content", ["", "waivers: []\n", "just text\n"])
def test_what_is_no_list_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "waivers.yaml"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(InputError):
        read_waivers(WaiverFile(path, DAY), edition(made()), SUBMISSION)


def test_a_waived_finding_does_not_block_and_says_who_answers(tmp_path: Path, case: Case[Any]) -> None:
    decided = judged(case, (made(),), granted(tmp_path, GOOD))

    assert decided.outcome is Outcome.CONFORMS
    assert decided.states["XX-TST-01"] is State.WAIVED
    (finding,) = decided.waived
    assert finding.waiver is not None
    assert finding.waiver.author == "Reviewer Li"


def test_other_places_of_the_rule_still_block(tmp_path: Path, case: Case[Any]) -> None:
    decided = judged(case, (made("XX-TST-01", "5.1", "Sheet!B1", "Sheet!B2"),), granted(tmp_path, GOOD))

    assert not decided.conforms
    assert decided.states["XX-TST-01"] is State.FAILED
    assert [f.state for f in decided.findings] == [State.WAIVED, State.FAILED]


def test_a_waiver_that_fits_no_failed_requirement_is_a_fault(tmp_path: Path, case: Case[Any]) -> None:
    def lacks_data(_case: Case[Any]) -> Iterator[Hit]:
        raise NotEvaluated("Sheet!B1")
        yield

    missing = rule("XX-TST-01", clause="5.1", title=T("t"), message=T("m"))(lacks_data)
    for used in (made("XX-TST-01", "5.1", "Sheet!B9"), made(severity=Severity.MINOR), missing):
        with pytest.raises(InputError) as caught:
            judged(case, (used,), granted(tmp_path, GOOD))
        assert [(p.code, p.place) for p in caught.value.problems] == [("waiver.unused", "waivers.yaml:1")]
