"""Elementary flows of other databases in our terms: signs, directions, and what must not slip through."""

import pytest

from footprint.brightway.flow_map import match
from footprint.inventory.library import Library


@pytest.mark.parametrize(
    ("name", "categories", "flow", "sign", "factor"),
    [
        ("Carbon dioxide, fossil", "air/urban air close to ground", "co2_fossil", "=", 1.0),
        ("CARBON DIOXIDE, FOSSIL", "Elementary flows/Emission to air/unspecified", "co2_fossil", "=", 1.0),
        ("Carbon dioxide", "air", "co2_fossil", ">", 1.0),
        ("Carbon dioxide, in air", "natural resource/in air", "co2_biogenic", "=", -1.0),
        ("Carbon dioxide, to soil or biomass stock", "soil/forestry", "co2_land_use", "=", -1.0),
        ("Methane, non-fossil", "air", "ch4_biogenic", "=", 1.0),
        ("Methane", "Air", "ch4_fossil", ">", 1.0),
        ("Dinitrogen monoxide", "air/low population density, long-term", "n2o", "=", 1.0),
    ],
)
def test_greenhouse_gases_are_matched(
    library: Library, name: str, categories: str, *, flow: str, sign: str, factor: float
) -> None:
    found = match(name, categories, "kilogram", library.flows)

    assert (found.flow, found.sign, found.factor) == (flow, sign, factor)


def test_the_sign_of_an_uptake_is_in_its_factor(library: Library) -> None:
    """Brightway stores uptake as a positive amount; the minus lives in the factor of the flow."""
    uptake = match("Carbon dioxide, to soil or biomass stock", "soil", "kilogram", library.flows)
    emission = match("Carbon dioxide, from soil or biomass stock", "air", "kilogram", library.flows)

    assert (uptake.flow, uptake.factor) == (emission.flow, -emission.factor)


@pytest.mark.parametrize(
    "name", ["Methane, bromochlorodifluoro-, Halon 1211", "HFC-9999", "Perfluoropentane", "Ethane", "GHG, unspecified"]
)
def test_what_looks_like_a_greenhouse_gas_is_not_dropped_silently(library: Library, name: str) -> None:
    found = match(name, "air", "kg", library.flows)

    assert found.flow is None
    assert found.suspect


@pytest.mark.parametrize(
    ("name", "categories"),
    [("Sulfur dioxide", "air"), ("Water", "natural resource/in water"), ("Methane, dichloro-, HCC-30", "water")],
)
def test_other_flows_have_no_part_in_it(library: Library, name: str, categories: str) -> None:
    assert not match(name, categories, "kg", library.flows).suspect


def test_a_gas_in_a_unit_of_another_kind_is_not_dropped_silently(library: Library) -> None:
    found = match("Carbon dioxide, fossil", "air", "kilo Becquerel", library.flows)

    assert found.flow is None
    assert found.suspect


def test_every_name_of_the_inventory_is_its_own_match(library: Library) -> None:
    for flow in library.flows.values():
        assert match(flow.name.en, "air", flow.unit, library.flows).flow == flow.id
