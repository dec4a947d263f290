"""What every shipped background process owes its reader, and a few values worked out by hand."""

import math
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import pytest
import rfc8785

from footprint import resources, units
from footprint.inventory import manifest
from footprint.inventory.digest import canonical
from footprint.inventory.library import Library, load_library
from footprint.model.cited import Cited, Kind
from footprint.model.distance import Route
from footprint.model.inventory import Form, Process, Scope

CHINESE = re.compile(r"[\u4e00-\u9fff]")
RULE = "docs/data-quality.md"
REFERENCE_YEAR = 2025
# Ciroth and others 2016 (the second version of the pedigree factors), as docs/data-quality.md states them.
FACTORS = {
    "technological": (1, 1.18, 1.65, 2.08, 2.8),
    "geographical": (1, 1.04, 1.08, 1.11, 1.11),
    "temporal": (1, 1.03, 1.1, 1.19, 1.29),
    "reliability": (1, 1.54, 1.61, 1.69, 1.69),
}
BASIC = 1.05

NEEDED = """
electricity_cn_2023 electricity_cn_2024 electricity_wind_cn_2024 electricity_pv_cn_2024 grid_co2_cn_2023
grid_co2_guangdong_2023 natural_gas_combustion_cn natural_gas_supply_cn diesel_combustion_cn diesel_supply_cn
lpg_combustion_cn nitric_acid_cn hydrochloric_acid_cn sulphur_dioxide_cn sodium_hydroxide_cn sodium_cyanide_cn
potassium_cyanide_cn borax_cn quicklime_cn investment_powder_cn wax_cn argon_cn oxygen_cn tap_water_cn
wastewater_treatment_cn hazardous_waste_incineration_cn silver_primary_world copper_primary_world
zinc_primary_world palladium_primary_world nickel_primary_world gold_mined_world gold_mined_canada
gold_artisanal gold_unproven_origin gold_aqua_regia_refining_cn gold_recycled_post_consumer
gold_recycled_refinery_declared gold_ewaste_pyrometallurgy investment_casting_service_cn
electroforming_service_cn polishing_service_cn truck_heavy_diesel_cn truck_light_diesel_cn air_freight_cn
rail_freight_cn corrugated_board_cn paperboard_uk polypropylene_cn ldpe_film_cn cotton_pouch_cn glass_cn
"""


@cache
def library() -> Library:
    return load_library()


def each() -> list[str]:
    return sorted(library().processes)


def family(cited: Cited) -> Iterator[Cited]:
    yield cited
    for parent in cited.parents.values():
        yield from family(parent)


def numbers(process: Process) -> list[Cited]:
    return [c for x in process.exchanges for c in family(x.amount)]


@cache
def footprint(name: str, gwp: str = "ar6_gwp100") -> float:
    """Climate score of one unit of a process by plain recursion [kg CO2e]; the engine is not used."""
    process = library().processes[name]
    factors = library().characterisations[gwp].factors
    total = 0.0
    for x in process.exchanges:
        if x.emission:
            total += float(units.convert(x.amount.value, x.amount.unit, "kg") * factors[x.emission].value)
        else:
            supplier = library().processes[str(x.input)]
            amount = units.convert(x.amount.value, x.amount.unit, supplier.reference.unit)
            total += float(amount) * footprint(supplier.id, gwp)
    return total / float(process.reference.amount)


def test_what_other_work_joins_to_is_there() -> None:
    assert set(NEEDED.split()) <= set(library().processes)
    assert {"ar6_gwp100", "ar5_gwp100"} <= set(library().characterisations)


@pytest.mark.parametrize("name", each())
def test_both_languages(name: str) -> None:
    process = library().processes[name]
    texts = [process.name, process.boundary, *(c.reason for c in numbers(process) if c.reason)]
    assert all(CHINESE.search(text.zh) and not CHINESE.search(text.en) for text in texts)


@pytest.mark.parametrize("name", each())
def test_every_number_has_a_basis(name: str) -> None:
    for cited in numbers(library().processes[name]):
        assert cited.kind not in {Kind.POLICY, Kind.PLACEHOLDER}
        assert cited.source or cited.formula or cited.reason


@pytest.mark.parametrize("name", each())
def test_every_assumed_amount_has_a_range_around_it(name: str) -> None:
    for exchange in library().processes[name].exchanges:
        amount, spread = exchange.amount, exchange.amount.spread
        if amount.kind is Kind.ASSUMPTION and spread and "by definition" not in spread.basis:
            assert spread.low is not None and spread.high is not None
            assert spread.low < spread.high


@pytest.mark.parametrize("name", each())
def test_temporal_scores_follow_the_scheme(name: str) -> None:
    process = library().processes[name]
    age = REFERENCE_YEAR - process.valid_to
    assert process.quality.temporal == 1 + sum(age >= limit for limit in (3, 6, 10, 15))


@pytest.mark.parametrize("name", each())
def test_spreads_from_scores_follow_the_scheme(name: str) -> None:
    process = library().processes[name]
    scores = process.quality.model_dump()
    squares = sum(math.log(FACTORS[axis][score - 1]) ** 2 for axis, score in scores.items())
    expected = math.exp(math.sqrt(squares + math.log(BASIC) ** 2))
    for exchange in process.exchanges:
        spread = exchange.amount.spread
        assert spread
        if RULE in spread.basis:
            assert spread.gsd2 == Decimal(f"{expected:.2f}")


@pytest.mark.parametrize("name", each())
def test_form_says_what_is_visible(name: str) -> None:
    process = library().processes[name]
    linked = any(x.input for x in process.exchanges)
    assert linked == (process.form is Form.UNIT)
    assert linked == (process.scope is Scope.GATE_TO_GATE)


@pytest.mark.parametrize("name", each())
def test_every_process_has_a_burden(name: str) -> None:
    # The sixth report raised fluorinated gases by up to a fifth, what else there is hardly at all.
    apart = 0.22 if library().processes[name].category == "refrigerants" else 0.05
    assert footprint(name) > 0
    assert footprint(name, "ar5_gwp100") == pytest.approx(footprint(name), rel=apart)


def test_silence_about_origin_never_pays() -> None:
    gold = [n for n in library().processes if library().processes[n].category == "gold"]
    assert footprint("gold_unproven_origin") == max(footprint(n) for n in gold)
    assert footprint("gold_unproven_origin") >= footprint("gold_artisanal") > footprint("gold_mined_world")


def test_a_refinery_without_a_footprint_is_never_better_than_one_with() -> None:
    ratio = footprint("gold_recycled_post_consumer") / footprint("gold_recycled_refinery_declared")
    assert 2 <= ratio <= 3


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("electricity_cn_2023", 0.6205),
        ("electricity_cn_2024", 0.5777),
        # 0.0324 x (1 + 0.0281 / 0.5450) + 0.0046
        ("electricity_wind_cn_2024", 0.0386705),
        ("electricity_pv_cn_2024", 0.0592811),
        # 38.931 MJ x 15.3 kg C/GJ x 0.99 x 44/12 = 2.16219 kg, + 0.1947 g CH4, + 0.0039 g N2O, + 0.608 supply
        ("natural_gas_combustion_cn", 2.16219 + 0.000194655 * 29.8 + 0.0000038931 * 273 + 0.608),
        # 42.652 x 20.2 x 0.98 x 44/12 / 1000 = 3.09591
        ("diesel_combustion_cn", 3.09591 + 42.652e-6 * (10 * 29.8 + 0.6 * 273) + 0.65086),
        ("gold_mined_world", 792 / 0.0311034768),
        ("gold_mined_canada", 8519.9),
        ("gold_artisanal", 32689 * 1.5),
        ("silver_primary_world", 196),
        # Sewage: 0.2 x 0.6 x 0.05 = 6 g CH4, 0.224 g N2O, 0.35 kWh; its biogenic CO2 counts zero.
        ("wastewater_treatment_cn", 0.006 * 27.0 + 0.000224 * 273 + 0.35 * 0.5777),
        # 1400 kW x 185 g/kWh + 630 kW x 320 g/kWh = 460.6 kg/h of marine gas oil
        (
            "ship_at_berth_14500_mgo",
            0.4606 * 1000 * (3.206 + 0.00005 * 29.8 + 0.00018 * 273 + 4.01 - 3.26),
        ),
        ("shore_power_cn_2024", 0.5777 / 0.92),
        ("container_ship_asia_north_europe_dry_glec", 0.0469),
        ("container_ship_average_reefer_glec", 0.1423),
        ("container_ship_average_mass_glec", 0.00717),
        # 96.9 % burns to 2.75, 3.1 % slips
        (
            "marine_lng_otto_medium_combustion_fueleu",
            0.969 * (2.75 + 0.00011 * 273) + 0.031 * 29.8 + 49.1 * 0.0185,
        ),
        ("gold_mined_open_pit", 850 / 0.0311034768),
        ("gold_mined_refractory_ore", 27000),
        ("hotel_energy_4_star_lijiang", 180.8 * 0.81 * 0.5777 + 180.8 * 0.19 * 3.6 / 38.931 * 2.77705),
        ("release_r410a", 0.5 * 771 + 0.5 * 3740),
        ("petrol_combustion_road_cn", 43.07 * 18.9 * 0.98 * 44 / 12000 + 43.07e-6 * (25 * 29.8 + 8 * 273) + 0.63396),
        # NH3 17.031 / 63.013 / 0.95 x 2.41, + 7 g N2O
        ("nitric_acid_cn", 0.284504 * 2.41 + 0.007 * 273),
    ],
)
def test_values_worked_out_by_hand(name: str, expected: float) -> None:
    assert footprint(name) == pytest.approx(expected, rel=2e-5)


def test_refining_lies_where_its_boundary_text_says() -> None:
    # power 820 x 0.6 / 2.5 / 3.6 = 54.667 kWh; gas 820 x 0.25 / 1.1 / 38.931 = 4.787 Nm3
    power, gas = 54.6667 * 0.5777, 4.78702 * footprint("natural_gas_combustion_cn")
    assert 50 < power + gas + 10 < 70
    assert round(footprint("gold_aqua_regia_refining_cn")) == 58
    assert "58 kg/kg" in library().processes["gold_aqua_regia_refining_cn"].boundary.en
    amounts = {x.input: float(x.amount.value) for x in library().processes["gold_aqua_regia_refining_cn"].exchanges}
    assert amounts["nitric_acid_cn"] / 3 == pytest.approx(0.320, abs=5e-4)
    assert amounts["hydrochloric_acid_cn"] / 3 == pytest.approx(0.740, abs=5e-4)
    assert amounts["sulphur_dioxide_cn"] / 1.5 == pytest.approx(0.488, abs=5e-4)


def test_depositing_gold_takes_little_power() -> None:
    amount = library().processes["electroforming_service_cn"].exchanges[0].amount
    deposition = float(amount.value) - float(amount.parents["auxiliaries"].value)
    assert deposition == pytest.approx(4 / (7.349 * 0.9201), rel=1e-3)  # V / (g/Ah x efficiency) [kWh/kg]


def test_warming_potentials() -> None:
    sixth, fifth = (
        {flow: float(c.value) for flow, c in library().characterisations[s].factors.items()}
        for s in ("ar6_gwp100", "ar5_gwp100")
    )
    assert (sixth["ch4_fossil"], sixth["ch4_biogenic"], sixth["n2o"]) == (29.8, 27.0, 273)
    assert (fifth["ch4_fossil"], fifth["ch4_biogenic"], fifth["n2o"]) == (30, 28, 265)
    for values in (sixth, fifth):
        assert (values["co2_fossil"], values["co2_biogenic"], values["co2e_unspecified"]) == (1, 0, 1)


def test_direct_factors_feed_nothing() -> None:
    direct = {n for n, p in library().processes.items() if p.scope is Scope.DIRECT}
    assert direct >= {"grid_co2_cn_2023", "grid_co2_guangdong_2023"}
    assert not direct & {x.input for p in library().processes.values() for x in p.exchanges}


def test_every_source_says_licence_and_how_it_was_read() -> None:
    for source in library().sources.values():
        assert source.licence.strip()
        assert source.access.strip()
        assert CHINESE.search(source.title.zh)
        assert not CHINESE.search(source.title.en)


def test_the_background_is_wide() -> None:
    assert len(library().processes) >= 200
    used = {p.category for p in library().processes.values()}
    assert {"marine_fuels", "sea_freight", "port_operations", "passenger_transport", "stones", "hospitality"} <= used


def test_the_shipped_inventory_is_frozen_as_it_is() -> None:
    assert list(manifest.departures(resources.folder("inventories"))) == []


@pytest.mark.parametrize("name", each())
def test_combustion_states_its_carbon(name: str) -> None:
    process = library().processes[name]
    burnt = process.category in {"fuels", "marine_fuels"} and any(x.emission == "co2_fossil" for x in process.exchanges)
    if burnt:
        assert process.balance is not None
        assert process.balance.element == "C"


@pytest.mark.parametrize("convention", ["fueleu", "imo", "glec"])
def test_conventions_of_fuels_are_never_mixed(convention: str) -> None:
    others = {"fueleu", "imo", "glec"} - {convention}
    named = {n: p for n, p in library().processes.items() if n.endswith(f"_{convention}")}
    assert named
    for process in named.values():
        linked = [str(x.input) for x in process.exchanges if x.input]
        assert not any(supplier.endswith(tuple(f"_{o}" for o in others)) for supplier in linked)
        assert convention != "glec" or not linked
        said = process.name.en + process.boundary.en
        assert {"fueleu": "FuelEU", "imo": "IMO", "glec": "GLEC"}[convention] in said


def test_the_model_of_the_grid_comes_near_the_official_average() -> None:
    assert footprint("electricity_cn_modelled_2024") == pytest.approx(footprint("electricity_cn_2024"), rel=0.06)


def test_models_are_called_models() -> None:
    modelled = [p for p in library().processes.values() if p.category == "electricity_modelled"]
    assert modelled
    for process in modelled:
        assert "not official" in process.name.en
        assert "非官方" in process.name.zh


def test_shore_power_saves_less_than_the_power_it_replaces() -> None:
    saved = 1 - footprint("ship_at_berth_14500_shore_power") / footprint("ship_at_berth_14500_mgo")
    engines = 1 - footprint("shore_power_cn_2024") / footprint("ship_auxiliary_power_mgo")
    assert 0 < saved < engines < 0.25


def test_distances_agree_with_their_nautical_miles() -> None:
    for stretch in library().distances.values():
        stated = re.search(r"(\d+) nautical miles", stretch.length.at or "")
        assert stated
        assert float(stretch.length.value) == pytest.approx(float(stated[1]) * 1.852, abs=1.5)


def test_where_there_is_a_canal_the_way_round_is_there_too() -> None:
    routes: dict[str, dict[Route, Decimal]] = {}
    for stretch in library().distances.values():
        routes.setdefault(stretch.destination.code, {})[stretch.route] = stretch.length.value
    for ways in routes.values():
        if Route.SUEZ in ways:
            assert set(ways) == {Route.SUEZ, Route.CAPE}
            assert ways[Route.CAPE] > ways[Route.SUEZ]


def test_the_digest_is_over_canonical_json() -> None:
    content = {name: process.model_dump(mode="json") for name, process in library().processes.items()}
    content["awkward"] = {"text": '\x7f"\\\n\t\x01\u2028é中', "none": None, "whole": 2024, "yes": True}
    assert canonical(content) == rfc8785.dumps(content)
