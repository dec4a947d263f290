"""What a set of documents leaves out or says twice is found."""

from dataclasses import replace
from typing import Any

from footprint.pipeline.documents import build_documents
from footprint.publishing.coverage import gaps
from tests.unit.publishing.manuscript_cases import EDITION

DOCUMENTS = build_documents(EDITION, "zh")


def found(name: str, **changes: Any) -> set[tuple[str, str]]:
    changed = {**DOCUMENTS, name: replace(DOCUMENTS[name], **changes)}
    return {(p.code, p.found.en) for p in gaps(EDITION, changed)}


def test_the_documents_as_they_are_have_no_gaps() -> None:
    assert gaps(EDITION, DOCUMENTS) == []


def test_a_clause_in_no_document_is_found() -> None:
    clauses = DOCUMENTS["evaluation"].clauses

    assert found("evaluation", clauses=clauses[1:]) == {("document.clause_coverage", f"{clauses[0]}: 0")}


def test_a_clause_in_two_documents_is_found() -> None:
    other = DOCUMENTS["quantification"].clauses[0]
    clauses = (*DOCUMENTS["evaluation"].clauses, other)

    assert found("evaluation", clauses=clauses) == {("document.clause_coverage", f"{other}: 2")}


def test_a_rule_that_is_not_stated_is_found() -> None:
    stated = DOCUMENTS["evaluation"].requirements

    assert found("evaluation", requirements=stated[1:]) == {("document.rule_coverage", f"{stated[0].rule.code}: 0")}


def test_a_parameter_nobody_prints_is_found() -> None:
    shown = DOCUMENTS["evaluation"].parameters - {"validity_years"}

    assert found("evaluation", parameters=shown) == {("document.parameter_coverage", "validity_years: 0")}
