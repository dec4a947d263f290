"""What shore power saves, by its formula under each convention of the fuel, boiler in and out."""

from typing import Any

import pytest
from shipping_cases import METERED, TWICE, changed, factor, number

GRID, CONVERTERS = 0.5777, 0.92
ENGINES, BOILER = 1400 * 0.185, 630 * 0.320
"""Gas oil of a ship of 14,500 to 19,999 TEU at berth [kg/h]."""


def saving(fuel: float, *, efficiency: float = 1.0, boiler: bool = False) -> float:
    """Saving of an hour on shore power [%]; the boiler burns fuel either way."""
    before = (ENGINES + (BOILER if boiler else 0)) * fuel
    after = 1400 * GRID / efficiency + (BOILER * fuel if boiler else 0)
    return 100 * (1 - after / before)


def test_the_published_figures_follow_from_their_conventions() -> None:
    glec, fueleu = factor("fuel_mgo_well_to_wake_glec"), factor("marine_mgo_combustion_fueleu")
    assert saving(glec) == pytest.approx(22.1, abs=0.05)
    assert saving(fueleu) == pytest.approx(19.3, abs=0.05)
    assert saving(glec, efficiency=CONVERTERS) == pytest.approx(15.4, abs=0.05)
    assert saving(glec, boiler=True) == pytest.approx(12.4, abs=0.05)


@pytest.mark.parametrize(
    ("size", "auxiliary", "boiler"),
    [
        (3000, 1100, 480),
        (5000, 1100, 590),
        (8000, 1150, 620),
        (12000, 1300, 630),
        (14500, 1400, 630),
        (20000, 1400, 700),
    ],
)
def test_the_saving_of_a_call_is_its_formula(size: int, auxiliary: int, boiler: int) -> None:
    hours = {"value": 20, "unit": "h"}
    call: dict[str, Any] = {
        "calls.0.ship_class": f"c{size}",
        "calls.0.hours": hours,
        "calls.0.shore_hours": hours,
        "calls.0.shore_energy": None,
        "calls.1.hours.value": 1e-6,
    }
    fuel = factor("marine_mgo_combustion")
    before = (auxiliary * 0.185 + boiler * 0.320) * fuel
    after = auxiliary * GRID / CONVERTERS + boiler * 0.320 * fuel

    assert number(changed(METERED, call), "shore_saving") == pytest.approx(100 * (1 - after / before), rel=1e-4)


def test_metered_energy_replaces_the_load_of_the_class() -> None:
    load = changed(METERED, {"calls.0.shore_energy": None})
    same = changed(METERED, {"calls.0.shore_energy": {"value": 23 * 1300, "unit": "kWh"}})
    less = changed(METERED, {"calls.0.shore_energy": {"value": 23 * 1200, "unit": "kWh"}})
    assert number(load, "per_teu") == pytest.approx(number(same, "per_teu"))
    assert number(less, "shore_saving") > number(same, "shore_saving")


def test_a_call_inside_a_default_adds_nothing_and_saves_nothing() -> None:
    with_call, without = changed(TWICE, {}), changed(TWICE, {"calls": []})
    assert number(with_call, "per_teu") == number(without, "per_teu")
    assert "shore_saving" not in with_call.case.numbers
    assert with_call.verdict.states["SH-PRT-01"] == "failed"
    assert not with_call.verdict.conforms


def test_where_the_grid_is_not_known_shore_power_counts_as_fuel() -> None:
    there = changed(METERED, {"calls.1.shore_hours.value": 60})
    assert number(there, "per_teu") == pytest.approx(number(changed(METERED, {}), "per_teu"))
    assert there.verdict.states["SH-PRT-04"] == "failed"
