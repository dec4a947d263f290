"""What a statement takes stands twice in the edition, for certificates and for accounts: both say the same."""

import pytest

from footprint.accounts.definition import Condition, load_terms
from footprint.rules.registry import load_edition

EDITION = load_edition("tourism@2026")
TERMS = load_terms(EDITION)


@pytest.mark.parametrize("claim", ["neutral", "net_zero"])
def test_kinds_and_subjects_are_the_same(claim: str) -> None:
    definition = TERMS.definitions.definition(claim)
    tables = EDITION.data.tables

    assert definition is not None
    assert set(definition.permitted) == set(tables["credits_of_claim"][claim].split())
    assert set(definition.subjects) == set(tables["groups_of_claim"][claim].split())


@pytest.mark.parametrize("claim", ["neutral", "net_zero"])
def test_thresholds_are_the_editions(claim: str) -> None:
    definition = TERMS.definitions.definition(claim)
    assert definition is not None
    asked = {r.condition: r.parameter for r in definition.requirements if r.parameter}
    wanted = {
        Condition.COVERED: "cover",
        Condition.CANCELLED_IN_TIME: "cancel_months",
        Condition.VINTAGE: "vintage_years",
    }

    assert wanted.items() <= asked.items()
    assert set(asked.values()) <= set(EDITION.parameters)
    assert asked.get(Condition.REDUCED) == ("net_zero_reduction" if claim == "net_zero" else None)


@pytest.mark.parametrize("claim", ["neutral", "net_zero"])
def test_statement_on_the_certificate_says_that_the_footprint_is_gross(claim: str) -> None:
    wording = EDITION.data.wording[f"statement.{claim}"]

    assert "未扣减" in wording.zh
    assert "gross" in wording.en
