"""Results of the tourism draft, each calculated a second time by hand."""

import math
from typing import Any

import pytest
from pydantic import ValidationError

from footprint.errors import InputError
from footprint.inventory.library import load_library
from footprint.model.inventory import Scope
from tests.contract.test_standard_cases import assess_changed
from tests.unit.standards import tourism_by_hand as by_hand

EDITION = "tourism@2026"
EXAMPLES = ("hotel_dameisha", "scenic_seaside_park", "forum_300", "tour_hill_and_sea", "guesthouse_net_zero_claim")


def run(base: str, **changes: Any) -> Any:
    return assess_changed(EDITION, base, {k.replace("__", "."): v for k, v in changes.items()}).case


def value(case: Any, key: str) -> float:
    return float(case.numbers[key].value)


@pytest.mark.parametrize("name", EXAMPLES)
def test_footprint_is_amount_times_factor_per_unit(name: str) -> None:
    data, case = by_hand.example(name), run(name)

    assert math.isclose(case.result.total, by_hand.total(data) / by_hand.units(data), rel_tol=1e-9)
    assert math.isclose(value(case, "gross"), by_hand.total(data) / 1000, rel_tol=1e-5)


@pytest.mark.parametrize("name", EXAMPLES)
def test_stages_are_the_items_of_the_lines(name: str) -> None:
    data, case = by_hand.example(name), run(name)
    items = {line["item"] for line in [*data["activities"], *data.get("meters", [])]}

    assert set(case.plans["label"].stages) == items | ({"transport"} if data.get("trips") else set())
    assert math.isclose(sum(case.result.by(lambda r: r.stage).values()), case.result.total, rel_tol=1e-9)


def test_tour_has_the_six_parts_of_the_plan() -> None:
    assert set(run("tour_hill_and_sea").plans["label"].stages) == {
        "transport",
        "lodging",
        "food",
        "creative",
        "waste",
        "education",
    }


def test_hcmi_takes_direct_factors_and_shares_rooms_against_meeting_space_only() -> None:
    data, case = by_hand.example("hotel_dameisha"), run("hotel_dameisha")
    rooms = by_hand.rooms_share(data, "meeting")
    energy = (
        2_343_000 * by_hand.parameter("hcmi_electricity")
        + 88_200 * by_hand.parameter("hcmi_natural_gas")
        + 620 * by_hand.parameter("hcmi_diesel")
    )
    refrigerants = 18.5 * by_hand.factor("release_r410a") + 2.4 * by_hand.factor("release_r404a")
    laundry = 169_800 * 0.36

    assert math.isclose(
        value(case, "hcmi"), ((energy + refrigerants) * rooms + laundry) / by_hand.units(data), rel_tol=1e-5
    )


@pytest.mark.parametrize("name", ["hotel_dameisha", "guesthouse_net_zero_claim"])
def test_direct_factors_never_enter_the_footprint(name: str) -> None:
    case = run(name)
    library = load_library()

    assert case.numbers["hcmi"].role == "second"
    assert {
        s for s in case.result.supply if s in library.processes and library.processes[s].scope is Scope.DIRECT
    } == set()


def test_indicator_moves_without_the_footprint() -> None:
    before, after = run("hotel_dameisha"), run("hotel_dameisha", hotel__other_area__value=0)

    assert value(after, "hcmi") == value(before, "hcmi")
    assert after.result.total > before.result.total


def test_no_indicator_rather_than_one_without_a_carrier() -> None:
    case = run("hotel_dameisha", activities__2__process="coal_combustion_cn")

    assert "hcmi" not in case.numbers


def test_green_power_is_a_sensitivity_that_leaves_the_footprint_alone() -> None:
    case, without = run("hotel_dameisha"), run("hotel_dameisha", green_power=[])
    data = by_hand.example("hotel_dameisha")
    saved = 300_000 * (by_hand.factor("electricity_cn_2024") - by_hand.factor("electricity_wind_cn_2024"))
    share = by_hand.rooms_share(data, "meeting", "other")

    assert case.result.total == without.result.total
    assert "on_green_power" not in without.numbers
    assert math.isclose(
        case.result.total - case.results["market"].total, saved * share / by_hand.units(data), rel_tol=1e-9
    )


def test_green_power_replaces_no_more_than_was_used() -> None:
    case = run("hotel_dameisha", green_power__0__amount__value=9_000_000)
    data = by_hand.example("hotel_dameisha")
    saved = 2_343_000 * (by_hand.factor("electricity_cn_2024") - by_hand.factor("electricity_wind_cn_2024"))
    share = by_hand.rooms_share(data, "meeting", "other")

    assert math.isclose(
        case.result.total - case.results["market"].total, saved * share / by_hand.units(data), rel_tol=1e-9
    )


@pytest.mark.parametrize("sheet", ["reductions", "sinks", "credits"])
def test_nothing_beside_the_footprint_is_netted(sheet: str) -> None:
    name = {"reductions": "forum_300", "sinks": "scenic_seaside_park", "credits": "forum_300"}[sheet]
    with_it, without = run(name), run(name, **{sheet: []})
    beside = {sheet, "credit_cover"} if sheet == "credits" else {sheet}

    assert with_it.numbers.keys() - without.numbers.keys() == beside
    assert {k: with_it.numbers[k] for k in without.numbers} == dict(without.numbers)
    assert all(with_it.numbers[k].role == "detail" for k in beside)


def test_estimating_a_month_never_lowers_the_footprint() -> None:
    honest = run("scenic_seaside_park", meters__6__reading="read")
    filled = run("scenic_seaside_park", meters__0__reading="estimated", meters__0__amount__value=121_560)

    assert filled.result.total > honest.result.total


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("hotel_dameisha", 66.52),
        ("scenic_seaside_park", 19.5 / 3.6 * 0.5777),
        ("tour_hill_and_sea", 3 * 2.9564 + 100 * 0.0204 + 66.52 / 2 * 1 / 2),
        ("forum_300", 300 * 0.0204 + 2 * (2 * 2.9564 + 29 / 3.6 * 0.5777) + 66.52 * 92 / 300),
    ],
)
def test_bands_judge_the_ratio_to_the_reference(name: str, expected: float) -> None:
    case = run(name)

    assert math.isclose(value(case, "ratio"), case.result.total / expected * 100, rel_tol=1e-5)
    assert case.edition.data.judged_number.key == "ratio"


def test_an_event_without_lodging_is_compared_with_one_without() -> None:
    lodged, local = run("forum_300"), run("forum_300", activities__1__amount__value=0)

    assert local.result.total < lodged.result.total
    assert value(local, "ratio") > value(lodged, "ratio")
    assert math.isclose(
        value(local, "ratio"),
        local.result.total / (300 * 0.0204 + 2 * (2 * 2.9564 + 29 / 3.6 * 0.5777)) * 100,
        rel_tol=1e-5,
    )


def test_more_lodging_than_nights_enlarges_no_reference() -> None:
    full = run("forum_300", activities__1__amount__value=150)
    lavish = run("forum_300", activities__1__amount__value=300)

    assert value(lavish, "ratio") > value(full, "ratio")


def test_credits_without_a_statement_are_not_set_against_the_total() -> None:
    case = run("forum_300", declarations__claim="none")

    assert "credits" in case.numbers
    assert "credit_cover" not in case.numbers


@pytest.mark.parametrize("baseline", [0, -1])
def test_no_reduction_below_a_base_year_of_nothing(baseline: int) -> None:
    with pytest.raises(ValidationError, match="above zero"):
        run("guesthouse_net_zero_claim", declarations__baseline__value=baseline)


def test_power_in_another_unit_is_told_with_its_place() -> None:
    with pytest.raises(InputError, match=r"activities\.0\.amount"):
        run("hotel_dameisha", activities__0__amount__unit="kg")


def test_a_service_that_draws_on_nothing_is_refused() -> None:
    activities = [
        line | {"amount": line["amount"] | {"value": 0}} for line in by_hand.example("forum_300")["activities"]
    ]
    with pytest.raises(ValidationError, match="above zero"):
        run("forum_300", activities=activities, trips=[])


def test_green_power_replaces_no_power_of_own_panels() -> None:
    own = run("hotel_dameisha", activities__0__process="electricity_pv_on_site_cn_2024")

    assert own.results["market"].total == own.result.total


def test_a_longer_event_has_a_larger_reference() -> None:
    short = run("forum_300")
    longer = run("forum_300", event__last_day="2025-11-28")

    assert value(longer, "ratio") < value(short, "ratio")
    assert longer.result.total == short.result.total
