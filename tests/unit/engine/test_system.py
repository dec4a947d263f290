"""Linking: every fault of a plan at once, at its place; nothing that Brightway would swallow."""

import numpy as np
import pytest

from footprint.engine.system import link
from footprint.errors import InputError
from tests.unit.engine.arrays import database
from tests.unit.engine.toy import background, plan, use


def faults(*inputs: object, **changes: object) -> dict[str, str]:
    with pytest.raises(InputError) as caught:
        link(plan(*inputs).model_copy(update=changes), background())
    return {p.place: p.code for p in caught.value.problems}


def test_every_fault_is_named_at_its_place() -> None:
    found = faults(
        use("gass", 1, "m3", "Inputs!B4"),
        use("gas", 1, "kg", "Inputs!C5"),
        use("power", -1, "kWh", "Inputs!C6"),
        use("smoke", 1, "kWh", "Inputs!B7"),
    )

    assert found == {
        "Inputs!B4": "process.unknown",
        "Inputs!C5": "unit.kind",
        "Inputs!C6": "input.negative",
        "Inputs!B7": "input.direct_factor",
    }


def test_a_near_name_is_proposed() -> None:
    with pytest.raises(InputError) as caught:
        link(plan(use("powr", 1, "kWh")), background())

    assert "power" in caught.value.problems[0].todo.en
    assert "power" in caught.value.problems[0].todo.zh


def test_an_output_of_zero_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        link(plan(output=0), background())

    assert [p.code for p in caught.value.problems] == ["plan.output"]


def test_unknown_characterisation_demand_and_unit() -> None:
    assert faults(characterisation="none") == {"characterisation": "process.unknown"}
    assert faults(demand="cake") == {"plan": "process.unknown"}
    whole = plan()
    assert faults(declared_unit=whole.declared_unit.model_copy(update={"unit": "kWh"})) == {"plan": "unit.kind"}


def test_an_emission_without_a_factor_is_refused() -> None:
    world = background()
    gwp = world.characterisations["gwp"]
    world.characterisations["gwp"] = gwp.model_copy(update={"factors": {"co2": gwp.factors["co2"]}})

    with pytest.raises(InputError) as caught:
        link(plan(use("gas", 1, "m3")), world)

    assert [p.code for p in caught.value.problems] == ["flow.no_factor"]
    assert "ch4" in caught.value.problems[0].found.en


def test_amounts_of_the_same_supplier_add_up() -> None:
    system = link(plan(use("power", 1, "kWh"), use("power", "3.6", "MJ")), background())

    cell = (system.column("power"), system.column("bread"))
    assert system.technosphere[cell] == -2.0


def test_a_unit_that_nobody_knows_is_named_with_its_process() -> None:
    imported = database(np.eye(2), names=("gas", "stays"), units=("m3", "guest night"))

    with pytest.raises(InputError) as caught:
        link(plan(use("stays", 2, "kg", "Inputs!C8"), use("gas", 1, "kg", "Inputs!C9")), imported)

    found = {p.place: p for p in caught.value.problems}
    unknown = found["Inputs!C8"]
    assert unknown.code == "unit.unknown"
    assert "stays" in unknown.found.en
    assert "guest night" in unknown.found.zh
    assert found["Inputs!C9"].code == "unit.kind"
