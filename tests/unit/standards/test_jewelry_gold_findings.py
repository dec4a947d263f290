"""Every finding of the review is settled somewhere that exists, and every clause of the first draft has its rules."""

import re
from pathlib import Path
from typing import Any

import pytest

from footprint.rules.registry import load_edition
from footprint.strict_yaml.reader import load

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "standards" / "jewelry_gold" / "ed2026"
EDITION = load_edition("jewelry_gold@2026")
RULES = {r.code: r for r in EDITION.rules}
DATA: dict[str, Any] = load(FOLDER / "findings.yaml").data


def test_all_findings_are_there_once() -> None:
    assert [entry["finding"] for entry in DATA["findings"]] == list(range(1, 26))


@pytest.mark.parametrize("entry", DATA["findings"], ids=lambda e: str(e["finding"]))
def test_a_finding_is_settled_in_both_languages_at_a_place_that_exists(entry: dict[str, Any]) -> None:
    assert entry["settled"] in {"resolved", "refuted", "open", "elsewhere"}
    for text in (entry["title"], entry["how"]):
        assert text["zh"].strip() and text["en"].strip() and text["zh"] != text["en"]
    assert bool(entry["where"]) == (entry["settled"] != "elsewhere")
    for place in entry["where"]:
        assert place in RULES or (FOLDER / place).is_file() or (ROOT / place).is_file(), place


def test_all_clauses_of_the_draft_are_there_once() -> None:
    assert [entry["clause"] for entry in DATA["draft_clauses"]] == list(range(1, 31))


@pytest.mark.parametrize("entry", DATA["draft_clauses"], ids=lambda e: str(e["clause"]))
def test_a_clause_of_the_draft_has_rules_in_its_clauses_of_the_edition(entry: dict[str, Any]) -> None:
    assert entry["where"]
    assert {RULES[code].clause for code in entry["where"]} == set(entry["clauses"])
    assert set(entry["clauses"]) <= set(EDITION.data.clauses)


def test_every_rule_but_the_screening_comes_from_a_clause_of_the_draft() -> None:
    named = {code for entry in DATA["draft_clauses"] for code in entry["where"]}

    assert {code for code in RULES if not re.match("JG-SCR-", code)} == named
