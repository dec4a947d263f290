"""Bands under uncertainty: the central value decides, unless an edition adds a guard band or a confidence."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from footprint.errors import Text
from footprint.model.uncertainty import Driver, NumberSpread, Summary, Uncertainty
from footprint.rules.decision import band_of, decide_band, is_open
from footprint.rules.edition import DecisionSpec, Edition, Parameter
from footprint.rules.registry import load_edition
from tests.contract.test_standard_cases import EDITIONS

BASE = load_edition(EDITIONS[0])
BANDS = [band.name for band in BASE.data.bands]
BOUNDS = [BASE.parameters[band.max].value for band in BASE.data.bands if band.max]
DRAWS, RATIO, LEVEL = "decision_draws", "guard_ratio", "band_confidence"


def parameter(value: str) -> Parameter:
    clause = next(iter(BASE.data.clauses))
    reason = Text.same("test")
    return Parameter(value=Decimal(value), unit="kg/kg", kind="policy", clause=clause, reason=reason)


def edition(spec: DecisionSpec, ratio: str = "1", level: str = "0.8") -> Edition:
    parameters = BASE.parameters | {DRAWS: parameter("100"), RATIO: parameter(ratio), LEVEL: parameter(level)}
    return Edition(BASE.data.model_copy(update={"parameters": parameters, "decision": spec}), BASE.package, BASE.digest)


GUARDED = edition(DecisionSpec(guard_band=RATIO, draws=DRAWS))
BINDING = edition(DecisionSpec(confidence=LEVEL, binding=True, draws=DRAWS))
SHOWN = edition(DecisionSpec(confidence=LEVEL))


def spread(sd: float, **bands: float) -> Uncertainty:
    summary = Summary(median=1, low=1, high=1, mean=1, sd=sd, cv=sd)
    number = NumberSpread(
        key=BASE.data.judged_number.key,
        unit="kg",
        value=Decimal(1),
        measured=summary,
        prescribed=summary.model_copy(update={"sd": 1000.0}),
        joint=summary.model_copy(update={"sd": 1000.0}),
    )
    driver = Driver(
        kind="measured", name="x", place="S!B1", line=Text("电", "power"), correlation=1, value=1, low=1, high=1
    )
    shares = dict.fromkeys(BANDS, 0.0) | bands
    return Uncertainty(
        draws=100,
        seed=0,
        headline=BASE.data.judged_number.key,
        numbers=(number,),
        bands=shares,
        bands_joint=dict.fromkeys(BANDS, 1.0),
        drivers=(driver,),
        not_sampled=(),
    )


def test_without_a_rule_the_central_value_decides_and_the_probability_is_shown() -> None:
    decision = decide_band(edition(DecisionSpec()), BOUNDS[0], spread(5.0, A=0.4, B=0.6))

    assert (decision.central_band, decision.band) == (BANDS[0], BANDS[0])
    assert (decision.in_band, decision.conformance) == (0.4, 0.4)
    assert decision.reason is None
    assert not is_open(decision)


def test_without_draws_there_is_no_probability() -> None:
    decision = decide_band(edition(DecisionSpec()), BOUNDS[0])

    assert (decision.band, decision.conformance, decision.draws) == (BANDS[0], None, None)


def test_an_edition_that_needs_draws_decides_nothing_without_them() -> None:
    for strict in (GUARDED, BINDING):
        with pytest.raises(ValueError, match="no draws"):
            decide_band(strict, BOUNDS[0])


def test_a_guard_band_is_twice_the_standard_uncertainty_off_the_bound() -> None:
    sd = 0.01
    inside, outside = BOUNDS[1] - Decimal("0.02"), BOUNDS[1] - Decimal("0.019")

    granted = decide_band(GUARDED, inside, spread(sd, B=1.0))
    refused = decide_band(GUARDED, outside, spread(sd, B=0.97, C=0.03))

    assert granted.guard_band == Decimal("0.02")
    assert (granted.central_band, granted.band, granted.reason) == (BANDS[1], BANDS[1], None)
    assert (refused.central_band, refused.band) == (BANDS[1], BANDS[2])
    assert refused.reason is not None
    assert "JCGM 106" in refused.reason.zh
    assert "JCGM 106" in refused.reason.en


def test_only_what_the_applicant_measures_makes_the_guard_band() -> None:
    assert decide_band(GUARDED, BOUNDS[0] / 2, spread(0.0, A=1.0)).band == BANDS[0]


def test_too_low_a_probability_leaves_a_binding_decision_open_and_says_why() -> None:
    decision = decide_band(BINDING, BOUNDS[0], spread(0.1, A=0.6, B=0.4))

    assert is_open(decision)
    assert decision.reason is not None
    assert "60.0 %" in decision.reason.en
    assert "80.0 %" in decision.reason.zh
    assert "power" in decision.reason.en
    assert "S!B1" in decision.reason.zh


def test_a_chance_of_a_better_band_is_no_doubt() -> None:
    decision = decide_band(BINDING, BOUNDS[0] + Decimal("0.01"), spread(0.1, A=0.5, B=0.5))

    assert (decision.in_band, decision.conformance) == (0.5, 1.0)
    assert not is_open(decision)


def test_the_level_itself_is_enough() -> None:
    assert not is_open(decide_band(BINDING, BOUNDS[0], spread(0.1, A=0.8, B=0.2)))


def test_a_level_that_does_not_bind_is_shown_only() -> None:
    decision = decide_band(SHOWN, BOUNDS[0], spread(0.1, A=0.6, B=0.4))

    assert decision.confidence == Decimal("0.8")
    assert not is_open(decision)


@given(
    value=st.decimals(0, 60, places=2),
    sd=st.floats(0, 5),
    ratio=st.decimals(0, 2, places=2),
)
def test_a_guard_band_never_grants_a_better_band(value: Decimal, sd: float, ratio: Decimal) -> None:
    strict = edition(DecisionSpec(guard_band=RATIO, draws=DRAWS), ratio=str(ratio))
    decision = decide_band(strict, value, spread(sd, A=1.0))

    assert BANDS.index(decision.band) >= BANDS.index(decision.central_band)
    assert decision.central_band == band_of(strict, value)
    if sd == 0 or ratio == 0:
        assert decision.band == decision.central_band


@pytest.mark.parametrize(
    "spec", [{"binding": True, "draws": "d"}, {"guard_band": "g"}, {"confidence": "c", "binding": True}]
)
def test_an_incomplete_rule_is_refused(spec: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        DecisionSpec(**spec)


def test_the_parameters_of_a_decision_have_to_be_there() -> None:
    data = BASE.data.model_dump(mode="json") | {"decision": {"comparison": "nowhere"}}

    with pytest.raises(ValidationError, match="nowhere"):
        type(BASE.data).model_validate(data)
