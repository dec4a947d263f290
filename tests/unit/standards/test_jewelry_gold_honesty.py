"""For every default: telling the truth is never worse than saying nothing."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.rules.registry import load_edition
from standards.jewelry_gold.ed2026.vocabulary import BatchOrigin, MetalKind
from tests.contract.test_standard_cases import changed
from tests.unit.standards.gold_submissions import EDITION, alloyed, everything, example, headline, paper, quantity

NECKLACE = "necklace_18k_unproven"
GOLD = [k for k in MetalKind if k.value in load_edition(EDITION).data.tables["origin_order"]] + [MetalKind.PRE_CONSUMER]


@pytest.mark.parametrize("kind", [k for k in GOLD if k is not MetalKind.PRE_CONSUMER], ids=str)
def test_a_stated_origin_is_never_worse_than_an_unproven_one(kind: MetalKind) -> None:
    silent = headline(example(NECKLACE))

    assert headline(example(NECKLACE), {"metals.0.kind": kind.value, "metals.0.custody": "segregated"}) <= silent


@pytest.mark.parametrize("origin", BatchOrigin, ids=str)
def test_a_stated_batch_is_never_worse_than_an_unstated_one(origin: BatchOrigin) -> None:
    scrap = {"metals.0.kind": "pre_consumer", "metals.0.custody": "segregated"}
    silent = headline(example(NECKLACE), scrap)

    assert headline(example(NECKLACE), scrap | {"metals.0.batch_origin": origin.value}) <= silent


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(["post_consumer", "trade_in", "e_waste", "mined", "pre_consumer"]), st.integers(1, 400_000))
def test_a_suppliers_study_is_never_worse_than_none(kind: str, stated: int) -> None:
    claim = {"metals.0.kind": kind, "metals.0.custody": "segregated", "metals.0.batch_origin": "mined"}
    study = {"metals.0.footprint": quantity(stated, "kg/kg"), "metals.0.footprint_gwp": "ar6"}

    assert headline(example(NECKLACE), claim | study) <= headline(example(NECKLACE), claim)


@pytest.mark.parametrize("kind", ["post_consumer", "trade_in", "e_waste", "mined"])
def test_no_study_counts_below_the_floor(kind: str) -> None:
    claim = {"metals.0.kind": kind, "metals.0.footprint_gwp": "ar6"}
    edition = load_edition(EDITION)
    floor = edition.parameters[edition.data.tables["supplier_footprint"][kind].split()[0]].value
    at_floor = claim | {"metals.0.footprint": quantity(floor, "kg/g")}

    below = claim | {"metals.0.footprint": quantity(floor / 1000, "kg/g")}

    assert headline(example(NECKLACE), below) == headline(example(NECKLACE), at_floor)


@settings(max_examples=20, deadline=None)
@given(st.decimals("0.01", "600", places=2))
def test_a_measured_loss_is_never_worse_than_a_blank_one(loss: Decimal) -> None:
    """Whatever the ledger lost: stock is lower by it, and the loss is stated or left blank."""
    closing = {"balance.closing.value": Decimal("1376.55") - loss}
    stated = headline(example(NECKLACE), closing | {"balance.measured_loss": quantity(loss, "g")})

    assert stated <= headline(example(NECKLACE), closing | {"balance.measured_loss": None})


def test_stated_alloy_metals_are_never_worse_than_none() -> None:
    stated = alloyed("k18", "751")
    silent = changed(stated, {})
    del silent["metals"][1:4]

    assert headline(stated) <= headline(silent)


def test_stated_co_products_are_never_worse_than_none() -> None:
    assert headline(everything()) <= headline(everything(), {"coproducts": []})


def test_own_generation_told_apart_is_never_worse_than_grid_power() -> None:
    assert headline(everything()) <= headline(everything(), {"activities.12.process": "electricity_cn_2024"})


def test_green_certificates_cost_the_label_nothing() -> None:
    data = example(NECKLACE)
    claim = {"certificate": "GEC-1", "amount": quantity(1, "MWh"), "technology": "wind", "generated_in": 2025}
    with_claim = changed(data, {"green_power": [claim | {"documents": [paper(data, "green_power")]}]})

    assert headline(with_claim) == headline(example(NECKLACE))


def test_no_default_but_these_stands_in_for_a_statement() -> None:
    """A new conventional value of gold is a new default: it needs its test above."""
    tables = load_edition(EDITION).data.tables

    assert set(tables["supplier_footprint"]) == {"post_consumer", "trade_in", "e_waste", "mined", "pre_consumer"}
    alloys = {"silver", "copper", "zinc", "palladium", "nickel"}
    assert set(tables["metal_process"]) == {k.value for k in GOLD} - {"pre_consumer"} | alloys | {
        "refining",
        "declared",
    }
