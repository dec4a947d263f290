"""The traps of Brightway's data, one by one: converted and reported, or refused by name."""

import math
from typing import Any

import numpy as np
import pytest

from footprint.brightway.checking import Checked, check
from footprint.errors import InputError
from footprint.inventory.library import Library
from tests.unit.brightway.nodes import co2, exchange, process, raw


@pytest.fixture
def checked(library: Library) -> Any:
    def run(*nodes: dict[str, Any]) -> Checked:
        return check(raw(*nodes), library.flows, "file")

    return run


@pytest.fixture
def faults(checked: Any) -> Any:
    def run(*nodes: dict[str, Any]) -> list[str]:
        with pytest.raises(InputError) as error:
            checked(*nodes)
        return [p.code.removeprefix("brightway.") for p in error.value.problems]

    return run


def noted(found: Checked) -> dict[str, int]:
    return {n.code: n.count for n in found.findings.notices}


def test_an_amount_in_another_unit_is_converted_and_reported(checked: Any) -> None:
    found = checked(process("a", co2(1.0)), process("b", exchange("technosphere", "a", 1000.0, "gram")))

    assert found.table.matrices()[0].toarray().tolist() == [[1.0, -1.0], [0.0, 1.0]]
    assert noted(found) == {"unit.converted": 1}


@pytest.mark.parametrize(
    ("product", "drawn", "factor"),
    [("megajoule", "kilowatt hour", 3.6), ("kilogram", "ton", 1000.0), ("cubic meter", "litre", 0.001)],
)
def test_brightways_unit_names_convert(checked: Any, product: str, drawn: str, factor: float) -> None:
    found = checked(process("a", co2(), unit=product), process("b", exchange("technosphere", "a", 2.0, drawn)))

    assert found.table.matrices()[0].toarray()[0, 1] == pytest.approx(-2 * factor)


def test_a_unit_of_another_kind_is_refused(faults: Any) -> None:
    assert faults(process("a", co2()), process("b", exchange("technosphere", "a", 1.0, "kilowatt hour"))) == ["unit"]


def test_a_unit_nobody_knows_links_to_the_very_same_name_only(checked: Any, faults: Any) -> None:
    flock = process("a", co2(), unit="livestock unit")

    assert checked(flock, process("b", exchange("technosphere", "a", 1.0, "livestock unit"))).table.units[0] == (
        "livestock unit"
    )
    assert faults(flock, process("b", exchange("technosphere", "a", 1.0, "kilogram"))) == ["unit"]


def test_a_flow_in_another_unit_is_converted(checked: Any) -> None:
    found = checked(process("a", co2(500.0, unit="gram")))

    assert found.table.matrices()[1].toarray().tolist() == [[0.5]]


@pytest.mark.parametrize("kind", ["technosphere ", "Technosphere", "", "consumption"])
def test_a_mistyped_exchange_is_refused(faults: Any, kind: str) -> None:
    assert faults(process("a", co2()), process("b", exchange(kind, "a", 1.0))) == ["exchange_type"]


def test_production_has_to_be_there_once_and_not_zero(faults: Any) -> None:
    assert faults(process("a", co2(), bare=True)) == ["production"]
    assert faults(process("a", exchange("production", "a", 2.0))) == ["production"]
    assert faults(process("a", exchange("production", "a", 0.0), bare=True)) == ["production"]
    assert faults(process("a"), process("b", exchange("production", "a", 1.0))) == ["production"]


def test_negative_production_that_is_used_with_positive_amounts_is_refused(faults: Any) -> None:
    wrong = process("a", exchange("production", "a", -1.0), co2(), bare=True)

    assert faults(wrong, process("b", exchange("technosphere", "a", 1.0))) == ["negative_production"]


def test_negative_production_that_nobody_uses_has_to_be_accepted(checked: Any) -> None:
    found = checked(process("a", exchange("production", "a", -1.0), co2(), bare=True))

    assert found.findings.items == ("negative production: a [a] [kilogram] × 1",)


def test_a_waste_treatment_becomes_a_service_with_the_same_result(checked: Any) -> None:
    treatment = process("t", exchange("production", "t", -2.0), co2(3.0), bare=True)
    found = checked(treatment, process("b", exchange("technosphere", "t", -0.5, loc=-0.5)))

    assert found.table.processes == ("b", "t")
    assert found.table.matrices()[0].toarray().tolist() == [[1.0, 0.0], [-0.5, 2.0]]
    assert noted(found) == {"waste.turned": 1}


def test_amounts_have_to_be_finite(faults: Any) -> None:
    assert faults(process("a", co2(math.nan), co2(math.inf), {**co2(), "amount": "much"})) == ["amount"] * 3


def test_a_product_needs_a_unit_and_a_code_of_its_own(faults: Any) -> None:
    assert faults(process("a", co2(), unit="")) == ["no_unit"]
    assert "duplicate_code" in faults(process("a", co2()), process("a", co2()))


def test_a_node_of_unknown_type_is_refused(faults: Any) -> None:
    assert faults(process("a", co2()), process("b", type="proces")) == ["node_type"]


def test_an_empty_file_is_refused(faults: Any) -> None:
    assert faults() == ["empty"]


@pytest.mark.parametrize("drawn", [1.0, 1.0 - 1e-16])
def test_a_singular_system_is_refused(faults: Any, drawn: float) -> None:
    loop = (process("a", exchange("technosphere", "b", 1.0)), process("b", exchange("technosphere", "a", drawn)))

    assert faults(*loop) == ["singular"]


def test_every_unlinked_exchange_is_listed(checked: Any) -> None:
    missing = [exchange("technosphere", f"gone {i}", 1.0) for i in range(50)]
    found = checked(process("a", *missing, co2()), process("b", missing[0]))

    assert len(found.findings.unlinked) == 51
    assert found.findings.unlinked_csv().count("\n") == 52
    assert len(found.findings.items) == 50
    assert "technosphere: gone 0 [kilogram] × 2" in found.findings.items


def test_an_emission_of_a_product_is_not_dropped_silently(checked: Any) -> None:
    found = checked(process("a", co2()), process("b", exchange("biosphere", "a", 2.0)))

    assert found.findings.items == ("biosphere: a [kilogram] × 1",)


def test_repeated_exchanges_add_up_and_are_reported(checked: Any) -> None:
    found = checked(process("a", co2()), process("b", *[exchange("technosphere", "a", 0.2)] * 2))

    assert found.table.matrices()[0].toarray()[0, 1] == -0.4
    assert noted(found) == {"duplicate": 1}


def test_credits_are_reported(checked: Any) -> None:
    found = checked(
        process("a", co2()),
        process("b", exchange("substitution", "a", 0.5), exchange("technosphere", "a", -0.5)),
    )

    assert found.table.matrices()[0].toarray()[0, 1] == 1.0
    assert noted(found)["credit"] == 2


def test_distributions_are_centred_on_the_amount(checked: Any) -> None:
    found = checked(
        process(
            "a",
            co2(2.0, **{"uncertainty type": 0, "loc": 99.0}),
            co2(2.0, **{"uncertainty type": 2, "loc": 5.0, "scale": 0.1}),
            co2(2.0, **{"uncertainty type": 2, "loc": math.log(2), "scale": 0.0}),
            co2(2.0, **{"uncertainty type": 5, "loc": 2.0, "minimum": 3.0, "maximum": 1.0}),
            co2(2.0, **{"uncertainty type": "lognormal"}),
        )
    )
    records = found.table.records[found.table.records["kind"] == 3]

    assert noted(found) == {"distribution.loc": 2, "distribution.broken": 3, "duplicate": 4}
    assert sorted(records["uncertainty"].tolist()) == [0, 0, 0, 0, 2]
    assert np.allclose(records["loc"][records["uncertainty"] == 0], 2.0)
    assert np.allclose(records["loc"][records["uncertainty"] == 2], math.log(2))


def test_all_faults_come_at_once(faults: Any) -> None:
    found = faults(
        process("a", co2(math.nan), bare=True),
        process("b", exchange("technosphre", "a", 1.0), exchange("technosphere", "b", 1.0, "meter")),
    )

    assert sorted(found) == ["amount", "exchange_type", "production", "unit"]


def test_providers_named_in_json_ld_decide_between_two_makers(checked: Any) -> None:
    product = {"database": "db", "code": "steel", "name": "steel", "type": "product", "exchanges": []}
    makers = [process(p, exchange("production", "steel", 1.0), co2(x), bare=True) for p, x in (("m", 1.0), ("n", 2.0))]
    used = exchange("technosphere", "steel", 1.0)

    named = checked(product, *makers, process("z", {**used, "defaultProvider": {"@id": "n"}}))
    unnamed = checked(product, *makers, process("z", used))

    assert named.table.matrices()[0].toarray()[1, 2] == -1.0
    assert unnamed.findings.items == ("technosphere: steel [kilogram] × 1",)
