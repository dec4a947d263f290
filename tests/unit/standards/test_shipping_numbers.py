"""Numbers of freight by sea, each worked out a second time by hand from the factors of the inventory."""

from typing import Any

import pytest
from shipping_cases import GAS, METERED, RAIL_SEA, changed, factor, number

LANE: dict[str, Any] = {"voyages.0.method": "lane", "fuels": [], "calls": []}


def test_a_lane_default_takes_the_shortest_distance_as_it_is() -> None:
    by_default = changed(METERED, LANE)
    assert number(by_default, "sea_per_teu") == pytest.approx(0.067 * 11929)
    assert round(number(by_default, "sea_per_teu")) == 799
    suez = number(changed(RAIL_SEA, {}), "sea_per_teu")
    cape = number(changed(RAIL_SEA, {"voyages.0.route": "cnytn_nlrtm_cape"}), "sea_per_teu")
    assert (round(suez), round(cape)) == (853, 1142)
    assert cape / suez == pytest.approx(1.34, abs=0.001)


def test_the_other_way_round_stands_beside_the_label() -> None:
    cape = changed(RAIL_SEA, {"voyages.0.route": "cnytn_nlrtm_cape"})
    suez = changed(RAIL_SEA, {})
    assert number(suez, "other_way") == pytest.approx(number(cape, "per_teu"))
    assert number(cape, "other_way") == pytest.approx(number(suez, "per_teu"))
    assert (suez.case.band, cape.case.band) == ("C", "D")
    by_tonne_km = changed(RAIL_SEA, {"service.declared_unit": "tonne_km"})
    assert number(by_tonne_km, "other_way") == pytest.approx(number(suez, "other_way"))


def test_the_rail_and_sea_chain_by_hand() -> None:
    mass, boxes = 11.2, (2600 + 4100) / (2600 + 2 * 4100)
    truck, rail, barge, europe = (
        factor(p)
        for p in ("truck_heavy_diesel_cn", "rail_freight_cn", "barge_container_110_glec", "truck_articulated_europe")
    )
    inland = (24 * mass + 24 * 10) * truck + (468 * mass + 468 * 2) * rail
    inland += 230 * mass * barge + (31 * mass + 31 * 10) * europe
    expected = inland + 4 * boxes * factor("container_terminal_glec") + 18185 * 0.0469

    assert number(changed(RAIL_SEA, {}), "per_teu") == pytest.approx(expected, rel=1e-12)


def fuel_by_hand() -> float:
    """Sea leg of the metered example per TEU [kg CO2e]: fuel by laden activity, reefers weighted by their lane."""
    residual, gas_oil = factor("marine_residual_combustion"), factor("marine_mgo_combustion")
    gas, slip = factor("marine_lng_combustion"), factor("marine_lng_slip")
    fuel = (20900 + 21400 + 20100 + 21850) * residual + 780 * gas_oil
    fuel += (16900 + 17250) * (0.998 * gas + 0.002 * slip)
    work = 10.7e9 * (1 + 0.04 * (134.4 / 67.0 - 1))
    return fuel * 1000 * 11929 * 1.15 / work


def call_by_hand() -> float:
    """Port calls of the metered example per TEU [kg CO2e]."""
    gas_oil, grid = factor("marine_mgo_combustion"), 0.5777 / 0.92
    on_fuel = (1300 * 0.185 + 630 * 0.320) * gas_oil
    boiler = 630 * 0.320 * gas_oil
    yantian = 3 * on_fuel + 23 * boiler + 28500 * grid
    return yantian / 3200 + 74 * on_fuel / 8900


def test_the_metered_chain_by_hand() -> None:
    mass, boxes = 9.6, (18000 + 61000) / (18000 + 2 * 61000)
    truck, europe = factor("truck_heavy_diesel_cn"), factor("truck_articulated_europe")
    inland = 85 * (mass + 10) * truck + 92 * (mass + 10) * europe
    terminal = (
        21900e3 * 0.5777 + 2150e3 * factor("lng_combustion_cn") + 960e3 * factor("diesel_combustion_machinery_cn")
    )
    hubs = boxes * (terminal / 2460000 + 11.4)
    found = changed(METERED, {})

    # The conversion of 1 / 0.92 is kept with nine digits in the inventory.
    assert number(found, "sea_per_teu") == pytest.approx(fuel_by_hand() + call_by_hand(), rel=1e-8)
    assert number(found, "per_teu") == pytest.approx(inland + hubs + fuel_by_hand() + call_by_hand(), rel=1e-8)


def test_detours_count_once_in_metered_fuel() -> None:
    sailed = changed(METERED, {"calls": []})
    shortest = changed(METERED, {"calls": [], "voyages.0.work_basis": "shortest"})
    assert number(sailed, "sea_per_teu") / number(shortest, "sea_per_teu") == pytest.approx(1.15)


def test_a_reefer_takes_what_its_lane_says_and_lightens_dry_containers() -> None:
    dry, reefer = (changed(METERED, {"calls": [], "service.cargo": cargo}) for cargo in ("dry", "reefer"))
    assert number(reefer, "sea_per_teu") / number(dry, "sea_per_teu") == pytest.approx(134.4 / 67.0)
    none = changed(METERED, {"calls": [], "voyages.0.reefer_share": None})
    assert number(none, "sea_per_teu") > number(dry, "sea_per_teu")


def test_every_declared_unit_is_the_same_service() -> None:
    consolidated = {"service.loading": "consolidated", "service.cargo_volume": {"value": 24, "unit": "m3/ceu"}}
    per_teu = number(changed(METERED, {}), "per_teu")
    distance = 85 + 11929 + 92
    per = {
        "teu_km": 1000 / distance,
        "tonne_km": 1000 / distance / 9.6,
        "tonne": 1 / 9.6,
        "cubic_metre": 1 / 24,
    }
    for unit, share in per.items():
        found = changed(METERED, {**consolidated, "service.declared_unit": unit})
        assert number(found, f"per_{unit}") == pytest.approx(per_teu * share)
        assert number(found, "each_teu") == pytest.approx(per_teu)
        assert number(found, "lane_ratio") == pytest.approx(number(changed(METERED, {}), "lane_ratio"))
        headlines = [n.key for n in found.case.numbers.values() if n.role == "headline"]
        assert headlines == [f"per_{unit}"]


def test_hub_factors_go_by_container() -> None:
    twenty = changed(RAIL_SEA, {"service.boxes_40": 0})
    forty = changed(RAIL_SEA, {"service.boxes_20": 0})
    assert number(twenty, "per_teu") - number(forty, "per_teu") == pytest.approx(4 * 11.4 / 2)


def test_bunkering_by_hand() -> None:
    kilograms = 182000e3
    fuel = 0.998 * factor("marine_lng_combustion") + 0.002 * factor("marine_lng_slip")
    own = 0.0006 * kilograms * factor("marine_lng_slip") + 410e3 * factor("marine_mgo_combustion") + 1350e3 * 0.5777
    expected = (fuel + own / kilograms) / 49.1 * 1000

    assert number(changed(GAS, {}), "per_megajoule") == pytest.approx(expected)
    measured = changed(GAS, {"bunkering.0.slip": {"value": 0.4, "unit": "%"}})
    assert number(measured, "per_megajoule") > expected


def test_conventions_stand_apart() -> None:
    """FuelEU, IMO and product footprint of one ship's gas oil differ by their own factors and potentials only."""
    only = {"fuels.5.fuel": "mgo", "fuels.6.fuel": "mgo", **{f"fuels.{n}.fuel": "mgo" for n in range(4)}}
    found = changed(METERED, only)

    fueleu = (3.206 + 0.00005 * 25 + 0.00018 * 298) / 42.7 * 1000 + 14.4
    imo = (3.206 + 0.00005 * 28 + 0.00018 * 265) / 42.7 * 1000 + 17.7
    assert number(found, "fueleu_intensity") == pytest.approx(fueleu)
    assert number(found, "imo_intensity") == pytest.approx(imo)
    assert factor("marine_mgo_combustion") == pytest.approx(3.206 + 0.00005 * 29.8 + 0.00018 * 273 + 4.01 - 3.26)
    assert found.case.plans["label"].characterisation == "ar6_gwp100"


def test_green_power_is_a_sensitivity_and_never_the_label() -> None:
    claim = {
        "certificate": "GEC-1",
        "place": "CNYTN",
        "share": {"value": 50, "unit": "%"},
        "amount": {"value": 100, "unit": "MWh"},
        "technology": "wind",
        "documents": ["D05"],
    }
    plain, green = changed(METERED, {}), changed(METERED, {"green_power": [claim]})
    assert number(green, "per_teu") == pytest.approx(number(plain, "per_teu"))
    saved = 0.5 * 28500 / 0.92 * (0.5777 - factor("electricity_wind_cn_2024")) / 3200
    assert number(green, "per_teu") - number(green, "market") == pytest.approx(saved, rel=1e-6)
