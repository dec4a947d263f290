"""What bw2io's JSON-LD importer gets wrong, put right before and after it."""

import math
from typing import Any

import pytest

from footprint.brightway.jsonld import RELATIVE, distributions, prepared
from footprint.errors import InputError


def content(**exchange: Any) -> dict[str, Any]:
    found = {"flow": {"@id": "f", "flowType": "PRODUCT_FLOW"}, "amount": 2.0, "isInput": False} | exchange
    properties = [
        {"flowProperty": {"@id": "mass"}, "isRefFlowProperty": True, "conversionFactor": 1.0},
        {"flowProperty": {"@id": "volume"}, "conversionFactor": 0.00125},
    ]
    return {
        "processes": {"p": {"@id": "p", "exchanges": [found]}},
        "flows": {"f": {**found["flow"], "@id": "f", "flowProperties": properties}},
        "flow_properties": {"mass": {"@id": "mass", "unitGroup": {"@id": "units"}}},
        "unit_groups": {"units": {"@id": "units", "units": [{"name": "kg", "isRefUnit": True}, {"name": "g"}]}},
    }


def first(data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = data["processes"]["p"]["exchanges"][0]
    return found


def test_waste_becomes_the_service_of_treating_it() -> None:
    data = prepared(content(flow={"@id": "f", "flowType": "WASTE_FLOW"}))

    assert first(data)["isInput"] is True
    assert first(data)["flow"]["flowType"] == data["flows"]["f"]["flowType"] == "PRODUCT_FLOW"


@pytest.mark.parametrize("key", ["isAvoidedProduct", "avoidedProduct"])
@pytest.mark.parametrize("side", [True, False])
def test_an_avoided_product_is_a_negative_input(key: str, side: bool) -> None:
    found = first(prepared(content(**{key: True, "isInput": side})))

    assert (found["isInput"], found["amount"]) == (True, -2.0)
    assert key not in found


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (
            {"distributionType": "LOG_NORMAL_DISTRIBUTION", "geomMean": 2.0, "geomSd": 1.5},
            {"uncertainty type": 2, "loc": math.log(6), "scale": math.log(1.5)},
        ),
        ({"distributionType": "NORMAL_DISTRIBUTION", "mean": 2.0, "sd": 0.2}, {"uncertainty type": 3, "scale": 0.6}),
        (
            {"distributionType": "TRIANGLE_DISTRIBUTION", "minimum": 1.0, "mode": 2.0, "maximum": 4.0},
            {"uncertainty type": 5, "loc": 6.0, "minimum": 3.0, "maximum": 12.0},
        ),
        (
            {"distributionType": "UNIFORM_DISTRIBUTION", "minimum": 1.0, "maximum": 3.0},
            {"uncertainty type": 4, "minimum": 3.0, "maximum": 9.0},
        ),
    ],
)
def test_a_distribution_follows_its_amount_through_a_conversion(
    stated: dict[str, Any], expected: dict[str, float]
) -> None:
    exchange = first(prepared(content(uncertainty=stated)))
    exchange["amount"] *= 3

    assert distributions([{"exchanges": [exchange]}]) == 0
    assert {k: exchange[k] for k in expected} == pytest.approx(expected)


@pytest.mark.parametrize(
    "stated",
    [
        {"distributionType": "LOG_NORMAL_DISTRIBUTION"},
        {"distributionType": "LOG_NORMAL_DISTRIBUTION", "geomSd": -1.0},
        {"distributionType": "BETA"},
    ],
)
def test_a_distribution_that_makes_no_sense_is_counted(stated: dict[str, Any]) -> None:
    exchange = first(prepared(content(uncertainty=stated)))

    assert distributions([{"exchanges": [exchange]}]) == 1
    assert RELATIVE not in exchange
    assert "uncertainty type" not in exchange


def test_bounds_of_a_negative_amount_stay_in_order() -> None:
    exchange = {"amount": -2.0, RELATIVE: {"uncertainty type": 4, "minimum": 0.5, "maximum": 2.0}}

    assert distributions([{"exchanges": [exchange]}]) == 0
    assert (exchange["minimum"], exchange["maximum"]) == (-4.0, -1.0)


def test_an_amount_by_volume_becomes_one_by_mass() -> None:
    found = first(prepared(content(flowProperty={"@id": "volume"})))

    assert found["amount"] == pytest.approx(2.0 / 0.00125)
    assert found["flow"]["refUnit"] == "kg"


def test_a_property_or_a_reference_unit_that_is_not_there_is_a_fault() -> None:
    odd = content(flowProperty={"@id": "energy"})
    bare = content()
    bare["unit_groups"] = {}

    for data in (odd, bare):
        with pytest.raises(InputError) as error:
            prepared(data)
        assert [p.code for p in error.value.problems] == ["brightway.unit"]
