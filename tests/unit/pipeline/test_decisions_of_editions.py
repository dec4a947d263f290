"""Stricter editions than the shipped ones: guard band and binding confidence, from the submission to the refusal."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from footprint.errors import NotConformingError, Text
from footprint.model.verdict import Outcome
from footprint.pipeline.assess import Assessment, assess_submission
from footprint.pipeline.certify import certify, open_office
from footprint.pipeline.check import check
from footprint.pipeline.demo import set_up
from footprint.report.assessment import as_text
from footprint.rules.edition import DecisionSpec, Edition, Parameter
from tests.contract.test_standard_cases import EDITIONS, assess_changed, example_of

DAY = date(2026, 11, 22)
DRAWS = 200


@pytest.fixture(scope="module")
def shipped() -> Assessment:
    return assess_changed(EDITIONS[0], example_of(EDITIONS[0]), {})


def stricter(shipped: Assessment, spec: DecisionSpec, **values: str) -> Edition:
    """The shipped edition with the bound of the band reached moved onto the result, and another decision rule."""
    edition = shipped.edition
    clause = next(iter(edition.data.clauses))
    made = {
        name: Parameter(
            value=Decimal(value), unit="kg/kg", kind="policy", clause=clause, reason=Text.same("a test's choice")
        )
        for name, value in values.items()
    }
    bound = next(band.max for band in edition.data.bands if band.name == shipped.case.band)
    assert bound
    value = shipped.case.numbers[edition.data.judged_number.key].printed
    moved = {bound: edition.parameters[bound].model_copy(update={"value": value})}
    data = edition.data.model_copy(update={"parameters": edition.parameters | made | moved, "decision": spec})
    return replace(edition, data=data)


def under(shipped: Assessment, edition: Edition) -> Assessment:
    return assess_submission(shipped.submission, edition, shipped.library)


@pytest.fixture(scope="module")
def open_decision(shipped: Assessment) -> Assessment:
    spec = DecisionSpec(confidence="level", binding=True, draws="draws")
    return under(shipped, stricter(shipped, spec, level="0.95", draws=str(DRAWS)))


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    set_up(tmp_path, DAY)
    yield tmp_path


def test_on_the_bound_itself_the_shipped_rule_grants_the_band(shipped: Assessment) -> None:
    assert under(shipped, stricter(shipped, DecisionSpec())).verdict.outcome is Outcome.CONFORMS


def test_a_binding_confidence_leaves_a_result_on_the_bound_open(open_decision: Assessment) -> None:
    verdict = open_decision.verdict

    assert verdict.outcome is Outcome.INDETERMINATE
    assert not verdict.conforms
    assert verdict.decision.draws == DRAWS
    assert verdict.decision.conformance is not None
    assert 0.2 < verdict.decision.conformance < 0.95
    assert "不确定" in as_text(open_decision.case, verdict, "zh")
    assert "below the 95.0 %" in as_text(open_decision.case, verdict, "en")


def test_an_open_decision_gets_no_certificate(open_decision: Assessment, home: Path) -> None:
    with open_office(home, issued_on=DAY) as office, pytest.raises(NotConformingError, match=r"95\.0 %"):
        certify(open_decision, office, home, issued_on=DAY)

    assert not list(home.glob("DEMO-*"))


def test_the_same_draws_decide_every_time(shipped: Assessment, open_decision: Assessment) -> None:
    spec = DecisionSpec(confidence="level", binding=True, draws="draws")
    again = under(shipped, stricter(shipped, spec, level="0.95", draws=str(DRAWS)))

    assert again.verdict.decision == open_decision.verdict.decision


def test_a_guard_band_grants_the_next_band_to_a_result_on_the_bound(shipped: Assessment) -> None:
    found = under(shipped, stricter(shipped, DecisionSpec(guard_band="r", draws="draws"), r="1", draws=str(DRAWS)))
    names = [band.name for band in found.edition.data.bands]

    assert found.verdict.decision.central_band == shipped.case.band
    assert names.index(found.case.band) == names.index(shipped.case.band) + 1
    assert found.verdict.band == found.case.band
    assert found.verdict.decision.guard_band
    assert found.verdict.next_band is not None
    assert "guard band" in found.verdict.next_band.en


def test_a_guard_band_of_no_length_is_the_plain_rule(shipped: Assessment) -> None:
    found = under(shipped, stricter(shipped, DecisionSpec(guard_band="r", draws="draws"), r="0", draws=str(DRAWS)))

    assert found.case.band == shipped.case.band


def test_draws_that_were_asked_for_are_shown_and_decide_nothing() -> None:
    standard = EDITIONS[0].split("@", maxsplit=1)[0]
    path = Path(__file__).parents[3] / "examples" / standard / f"{example_of(EDITIONS[0])}.yaml"
    plain, drawn = check(path), check(path, draws=DRAWS, seed=3)

    assert plain.assessment.verdict.decision.draws is None
    assert drawn.assessment.verdict.decision.draws == DRAWS
    assert drawn.uncertainty is not None
    assert drawn.assessment.verdict.outcome is plain.assessment.verdict.outcome
    assert drawn.assessment.verdict.band == plain.assessment.verdict.band
