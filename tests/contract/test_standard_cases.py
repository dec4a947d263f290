"""Every edition's cases: each changes an example and says what one rule then finds, and where."""

import copy
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from footprint import resources
from footprint.inventory.library import Library, load_library
from footprint.model.form import Submission
from footprint.model.verdict import State
from footprint.pipeline.assess import Assessment, assess_submission
from footprint.rules.registry import edition_ids, load_edition
from footprint.strict_yaml.reader import load

ROOT = Path(__file__).parents[2]
EDITIONS = edition_ids()


class Echo(dict[str, str]):
    """Every place is its own dotted path."""

    def get(self, key: str, default: Any = None) -> str:
        return key


def cases() -> list[Any]:
    found = []
    for edition in EDITIONS:
        standard, year = edition.split("@")
        for path in sorted((ROOT / "standards" / standard / f"ed{year}" / "cases").glob("*.yaml")):
            for case in load(path).data:
                found.append(pytest.param(edition, case, id=f"{case['rule']}: {case['name']}"))
    return found


def example_of(edition_id: str) -> str:
    """Name of the first example of a standard that conforms."""
    expected = load(resources.folder("examples") / edition_id.split("@", maxsplit=1)[0] / "expected.yaml").data
    return next(name for name, verdict in expected.items() if verdict == "conforms")


def changed(data: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    data = copy.deepcopy(data)
    for path, value in changes.items():
        *parents, last = [int(part) if part.isdigit() else part for part in path.split(".")]
        target: Any = data
        for part in parents:
            target = target[part]
        target[last] = value
    return data


@cache
def library() -> Library:
    """The inventory, read once."""
    return load_library()


def assess_changed(edition_id: str, base: str, changes: dict[str, Any]) -> Assessment:
    folder = resources.folder("examples") / edition_id.split("@", maxsplit=1)[0]
    data = load(folder / f"{base}.yaml").data
    return assess_data(edition_id, {k: v for k, v in changed(data, changes).items() if k != "standard"}, base)


def assess_data(edition_id: str, data: dict[str, Any], name: str = "submission") -> Assessment:
    edition = load_edition(edition_id)
    submission = Submission(
        data=edition.submission.model_validate(data), places=Echo(), source=f"{name}.yaml", digest="0" * 64
    )
    return assess_submission(submission, edition, library())


@pytest.mark.parametrize(("edition", "case"), cases())
def test_case(edition: str, case: dict[str, Any]) -> None:
    verdict = assess_changed(edition, case["base"], case.get("set", {})).verdict

    assert verdict.states[case["rule"]] == case["expect"]
    if case["expect"] == State.FAILED:
        places = [f.place for f in verdict.findings if f.code == case["rule"]]
        assert case["place"] in places


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_every_rule_has_a_passing_a_failing_and_a_boundary_case(edition_id: str) -> None:
    seen: dict[str, set[str]] = defaultdict(set)
    for param in cases():
        if param.values[0] == edition_id:
            case = param.values[1]
            seen[case["rule"]] |= {case["expect"]} | ({"boundary"} if case.get("boundary") else set())
    edition = load_edition(edition_id)

    assert set(seen) == {r.code for r in edition.rules}
    assert [code for code, states in seen.items() if not {"passed", "failed", "boundary"} <= states] == []


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_case_names_are_distinct(edition_id: str) -> None:
    names = [(p.values[1]["rule"], p.values[1]["name"]) for p in cases() if p.values[0] == edition_id]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_every_rule_stands_in_a_clause_and_speaks_both_languages(edition_id: str) -> None:
    edition = load_edition(edition_id)
    codes = [r.code for r in edition.rules]

    assert len(set(codes)) == len(codes)
    for rule in edition.rules:
        assert rule.clause in edition.data.clauses, rule.code
        for text in (rule.title, rule.message):
            assert text.zh.strip() and text.en.strip() and text.zh != text.en, rule.code
