"""Ways to a better number without better gold; each was once open."""

from decimal import Decimal
from typing import Any

import pytest

from footprint.inventory.library import load_library
from footprint.model.verdict import State
from footprint.pipeline.assess import Assessment
from footprint.rules.registry import load_edition
from tests.contract.test_gold_bounds import per_gram
from tests.contract.test_standard_cases import assess_changed

EDITION = "jewelry_gold@2026"


def run(base: str, changes: dict[str, Any]) -> Assessment:
    return assess_changed(EDITION, base, changes)


def headline(assessment: Assessment) -> Decimal:
    return assessment.case.numbers["per_fine_gold"].printed


RECYCLED = {
    "name": "recycled",
    "kind": "post_consumer",
    "fineness": {"value": 999.9, "unit": "‰"},
    "supplier": "x",
    "from_stock": False,
    "documents": ["D06"],
}


def test_opening_stock_launders_nothing() -> None:
    """Nearly all gold from stock, and ten grams of recycled gold as the only receipt."""
    assessment = run(
        "necklace_18k_unproven",
        {
            "documents.5.kind": "take_back",
            "metals.0": RECYCLED | {"mass": {"value": 10, "unit": "g"}},
            "metals.4.mass.value": 32910.13,
            "balance.opening.value": 32906.84,
            "balance.received.value": 9.999,
        },
    )

    assert headline(assessment) > 49
    assert assessment.case.numbers["post_consumer_share"].printed < 1


def test_unlisted_opening_stock_is_a_fault() -> None:
    assessment = run("necklace_18k_unproven", {"balance.opening.value": 2000, "balance.closing.value": 2090})

    assert assessment.verdict.states["JG-BAL-04"] is State.FAILED


@pytest.mark.parametrize("leaves", ["returned", "closing"])
def test_gold_that_passes_through_dilutes_nothing(leaves: str) -> None:
    before = run("necklace_18k_unproven", {})
    start = {"returned": 0, "closing": 1290}[leaves]
    after = run(
        "necklace_18k_unproven",
        {
            "documents.5.kind": "take_back",
            "metals.4": RECYCLED | {"mass": {"value": 3_000_000, "unit": "g"}},
            "metals.0.mass.value": Decimal("32920.12"),
            "balance.opening.value": 0,
            "balance.received.value": Decimal("3032616.83"),
            f"balance.{leaves}.value": start + Decimal("2999700"),
        },
    )

    assert headline(after) >= headline(before)


def test_a_heap_of_copper_hides_no_palladium() -> None:
    palladium = {"metals.1.kind": "palladium"}
    heap = run("necklace_18k_unproven", palladium | {"metals.2.mass.value": 100_000_000})

    assert headline(heap) >= headline(run("necklace_18k_unproven", palladium))


def test_a_wide_uncertainty_closes_no_balance() -> None:
    wide = {"balance.weighing.value": 10, "balance.weighing.unit": "%"}

    assert not run("pendant_electroformed_false_balance", wide).verdict.conforms


def test_supply_without_combustion_is_not_offered() -> None:
    edition = load_edition(EDITION)
    offered = {c.value for c in edition.choices(load_library())["activities.process"]}

    assert not [p for p in offered if "supply" in p or p.startswith("grid_co2")]


def test_orders_of_charging_follow_the_inventory() -> None:
    """The least favourable first, by the footprints themselves."""
    tables = load_edition(EDITION).data.tables
    process = tables["metal_process"]
    refining = per_gram(process["refining"])

    def intensity(key: str) -> float:
        scrap = key.startswith("pre_consumer_")
        return per_gram(process[key.removeprefix("pre_consumer_")]) + (refining if scrap else 0)

    for order in (tables["origin_order"], tables["alloy_order"]):
        ranked = sorted(order, key=lambda key: int(order[key]))
        values = [intensity(key) for key in ranked]
        assert values == sorted(values, reverse=True)
