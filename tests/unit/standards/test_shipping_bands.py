"""Silence is never rewarded: bands of defaults and of metered fuel held against each other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shipping_cases import METERED, RAIL_SEA, changed, library, number

from footprint.errors import InputError
from footprint.model.cited import Spread
from footprint.rules.registry import load_edition

BANDS = "ABCDE"
FUELS = (20900, 21400, 20100, 21850, 780, 16900, 17250)
LANE = {"voyages.0.method": "lane", "fuels": [], "calls": []}


def scaled(factor: float) -> dict[str, object]:
    return {f"fuels.{n}.amount.value": round(amount * factor, 3) for n, amount in enumerate(FUELS)}


def test_a_chain_on_defaults_reaches_the_middle_band_and_no_better() -> None:
    for name, changes in ((METERED, LANE), (RAIL_SEA, {})):
        found = changed(name, changes)
        assert number(found, "lane_ratio") == pytest.approx(159)
        assert found.case.band == "C"


@settings(max_examples=25, deadline=None)
@given(st.floats(0.6, 2.15))
def test_metered_fuel_within_the_spread_of_the_default_never_fares_worse(factor: float) -> None:
    silent, metered = changed(METERED, LANE), changed(METERED, scaled(factor))
    assert number(metered, "lane_ratio") <= 159
    assert BANDS.index(metered.case.band) <= BANDS.index(silent.case.band)


def test_the_margin_is_the_spread_of_every_lane() -> None:
    margin = load_edition("shipping@2026").parameters["default_margin"].value
    lanes = [p for name, p in library().processes.items() if name.startswith("container_ship_asia_")]
    spreads = [x.amount.spread or Spread(basis="none") for p in lanes for x in p.exchanges]
    assert len(spreads) > 10
    assert {s.gsd2 for s in spreads} == {margin}


def test_inland_legs_cannot_buy_a_band() -> None:
    long = changed(RAIL_SEA, {"legs.1.distance.value": 4000, "legs.1.process": "rail_freight_cn"})
    assert number(long, "lane_ratio") == pytest.approx(159)


def test_slip_nobody_measured_counts_at_its_upper_end() -> None:
    measured = {f"fuels.{n}.slip": {"value": 0.2, "unit": "%"} for n in (5, 6)}
    by_default, by_test = changed(METERED, {}), changed(METERED, measured)
    assert number(by_default, "per_teu") == pytest.approx(number(by_test, "per_teu"))
    assert number(by_default, "lane_ratio") > number(by_test, "lane_ratio")


@pytest.mark.parametrize(("field", "value"), [("lane", "asia_moon"), ("route", "cnytn_moon_direct")])
def test_an_unknown_lane_or_route_is_named_at_its_cell(field: str, value: str) -> None:
    with pytest.raises(InputError) as caught:
        changed(RAIL_SEA, {f"voyages.0.{field}": value})
    assert [p.code for p in caught.value.problems] == ["sea.unknown"]
    assert value in caught.value.problems[0].found.en


@pytest.mark.parametrize(
    "changes",
    [
        {"voyages.0.route": None},
        {"voyages.0.work": None},
        {"fuels.5.amount.value": 0},
        {"voyages.0.berth_included": None},
        {"service.declared_unit": "megajoule"},
        {"service.declared_unit": "cubic_metre"},
        {"service.boxes_20": 0, "service.boxes_40": 0},
        {"voyages": []},
        {"service.period_to": "2024-12-31"},
    ],
)
def test_what_cannot_be_computed_is_refused_before_it_is(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        changed(METERED, changes)


def test_a_berth_on_the_load_of_its_class_is_no_metered_data() -> None:
    metered, by_class = changed(METERED, {}), changed(METERED, {"calls.0.shore_energy": None})
    assert number(by_class, "primary_share") < number(metered, "primary_share")
    rows = changed(METERED, {}).case.results["label"].rows
    berth = {row.supplier: row.tags for row in rows if "berth" in row.tags}
    assert {supplier for supplier, tags in berth.items() if "primary" in tags} == {"shore_power_cn_2024"}


def test_saying_nothing_of_shore_power_taken_within_the_spread_fares_no_better() -> None:
    silent = changed(METERED, {"calls.0.shore_energy": None})
    most = changed(METERED, {"calls.0.shore_energy": {"value": 1.3 * 1300 * 23, "unit": "kWh"}})
    assert number(silent, "lane_ratio") >= number(most, "lane_ratio")


def test_the_lane_of_one_end_alone_buys_no_band() -> None:
    asia_europe = {
        "voyages.0.origin_port": "SGSIN",
        "voyages.0.destination_port": "NLRTM",
        "voyages.0.route": None,
        "voyages.0.distance": {"value": 15481, "unit": "km"},
        "voyages.0.distance_basis": "shortest",
    }
    dear = changed(METERED, asia_europe | {"voyages.0.lane": "southeast_northeast_asia"})
    assert dear.verdict.states["SH-DST-02"] == "failed"
    assert not dear.verdict.conforms
