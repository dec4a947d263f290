"""How the draft turns a submission into a product system: loss, alloys, scrap, allocation, green power."""

import math
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.model.plan import Plan
from standards.jewelry_gold.ed2026.goldflow import flow_of
from tests.contract.test_standard_cases import assess_changed

EDITION = "jewelry_gold@2026"


def run(base: str, **changes: Any) -> Any:
    return assess_changed(EDITION, base, {k.replace("__", "."): v for k, v in changes.items()}).case


def metal_grams(plan: Plan) -> dict[str, Decimal]:
    supply = plan.activities[0]
    grams: dict[str, Decimal] = {}
    for entry in supply.inputs:
        if "metal" in entry.tags:
            grams[entry.supplier] = grams.get(entry.supplier, Decimal(0)) + entry.amount
    return grams


def test_gold_is_charged_as_output_over_one_minus_loss() -> None:
    case = run("necklace_18k_unproven")
    flow = flow_of(case.edition, case.data)

    charged = metal_grams(case.plans["label"])["gold_unproven_origin"]
    assert flow.gap == Decimal("8.55")
    assert flow.loss_rate == Decimal("86.55") / (Decimal("31540.28") + Decimal("86.55"))
    expected = Decimal(42000) * case.data.fineness / (1 - flow.loss_rate)
    assert math.isclose(charged, expected, rel_tol=1e-20)


def test_alloy_metals_fill_the_rest_of_the_mass_the_least_favourable_first() -> None:
    case = run("necklace_18k_unproven")
    grams = metal_grams(case.plans["label"])
    rate = flow_of(case.edition, case.data).loss_rate

    alloy = sum(v for k, v in grams.items() if not k.startswith("gold_"))
    assert math.isclose(alloy, Decimal(42000) * (1 - case.data.fineness) / (1 - rate), rel_tol=1e-20)
    assert (grams["silver_primary_world"], grams["zinc_primary_world"]) == (5290, 400)
    assert 0 < grams["copper_primary_world"] < 4900


def test_pure_gold_without_alloys_is_charged_as_gold_throughout() -> None:
    case = run("ring_recycled")
    grams = metal_grams(case.plans["label"])

    rate = flow_of(case.edition, case.data).loss_rate
    assert math.isclose(sum(grams.values()), Decimal(60000) / (1 - rate), rel_tol=1e-20)


def test_manufacturing_scrap_keeps_its_origin_and_adds_refining() -> None:
    scrap = run("ring_recycled", metals__0__kind="pre_consumer", metals__0__batch_origin="mined")
    mined = run("ring_recycled", metals__0__kind="mined")

    grams = metal_grams(scrap.plans["label"])
    assert grams["gold_mined_world"] == grams["gold_aqua_regia_refining_cn"]
    assert scrap.result.total > mined.result.total


def test_site_amounts_are_allocated_by_mass() -> None:
    whole = run("ring_recycled")
    half = run("ring_recycled", site__site_output__value=2960)

    assert math.isclose(half.result.tagged("line_0"), whole.result.tagged("line_0") / 2, rel_tol=1e-12)
    assert math.isclose(half.result.tagged("line_10"), whole.result.tagged("line_10"), rel_tol=1e-12)


def test_packaging_is_outside_the_headline_and_inside_the_product_number() -> None:
    light = run("ring_recycled")
    heavy = run("ring_recycled", activities__10__amount__value=8570)

    assert heavy.numbers["per_fine_gold"] == light.numbers["per_fine_gold"]
    assert heavy.numbers["per_product"].value > light.numbers["per_product"].value


CLAIM = {"certificate": "GEC-1", "technology": "wind", "generated_in": 2025, "documents": ["D07"]}


@settings(max_examples=10, deadline=None)
@given(st.integers(1, 10_000_000))
def test_green_power_never_moves_the_label(kwh: int) -> None:
    plain = run("ring_recycled")
    claimed = run("ring_recycled", green_power=[CLAIM | {"amount": {"value": kwh, "unit": "kWh"}}])

    assert claimed.numbers["per_fine_gold"] == plain.numbers["per_fine_gold"]
    assert claimed.numbers["own_manufacturing"] == plain.numbers["own_manufacturing"]
    market = claimed.numbers["per_fine_gold_market"].value
    assert 0 < market <= plain.numbers["per_fine_gold"].value


def test_green_power_is_never_zero() -> None:
    claimed = run("ring_recycled", green_power=[CLAIM | {"amount": {"value": 262650, "unit": "kWh"}}])

    market = claimed.results["market"]
    wind = [r for r in market.rows if r.supplier == "electricity_wind_cn_2024"]
    label = claimed.result.tagged("line_0")
    assert math.isclose(sum(r.kg_co2e for r in wind), label * 0.0386711 / 0.5777, rel_tol=1e-4)


@settings(max_examples=15, deadline=None)
@given(st.decimals("0.01", "400", places=2))
def test_more_loss_is_never_better(loss: Decimal) -> None:
    """Up to what the ledger can explain, every gram lost costs."""
    less = run("ring_recycled", balance__measured_loss__value=loss, balance__closing__value=Decimal(2290) - loss)
    more = run("ring_recycled", balance__measured_loss__value=loss + 5, balance__closing__value=Decimal(2285) - loss)

    assert more.result.total > less.result.total


@pytest.mark.parametrize(
    ("first", "last", "year"),
    [
        ("2025-01-01", "2025-12-31", 2025),
        ("2023-07-02", "2024-07-01", 2024),
        ("2023-06-30", "2024-06-29", 2023),
        ("2022-10-01", "2023-09-30", 2023),
    ],
)
def test_the_data_year_holds_most_of_the_period(first: str, last: str, year: int) -> None:
    from standards.jewelry_gold.ed2026.planning import data_year

    case = run("ring_recycled", site__period_from=first, site__period_to=last)

    assert data_year(case.data) == year
