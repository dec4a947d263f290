"""Varied submissions of honest workshops: alloys, techniques, origins, power, stones; none is refused."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from tests.contract.test_standard_cases import changed
from tests.unit.standards.gold_submissions import (
    Data,
    alloyed,
    assess,
    everything,
    example,
    paper,
    quantity,
    with_history,
)

RING, NECKLACE = "ring_recycled", "necklace_18k_unproven"
Make = Callable[[], Data]


def origin(kind: str, evidence: str, **more: object) -> Data:
    """The necklace's bought gold of another origin, with its evidence."""
    data = alloyed("k18", "751")
    data["metals"][0] |= {"kind": kind, "documents": [paper(data, evidence)]} | more
    data["application"]["assurance"] = "reasonable"
    return data


def electroformed() -> Data:
    changes = {"metals.0.mass.value": "23823.14", "balance.received.value": "23813.61"}
    return changed(example("pendant_electroformed_false_balance"), changes)


def green_power() -> Data:
    data = example(RING)
    data["green_power"] = [
        {"certificate": "GEC-7", "amount": quantity(100, "MWh"), "technology": "solar", "generated_in": 2025}
        | {"documents": [paper(data, "green_power")]}
    ]
    return data


def own_generation() -> Data:
    data = example(RING)
    data["activities"][0]["amount"]["value"] = 242650
    data["activities"].append(
        {"name": "屋顶光伏", "process": "electricity_pv_on_site_cn_2024", "amount": quantity(20, "MWh")}
        | {"sharing": "site", "basis": "metered", "months": 12, "documents": [paper(data, "own_generation")]}
    )
    return data


def refined_outside() -> Data:
    data = changed(example(RING), {"scrap.refined_here.value": 0, "scrap.refined_outside.value": 7327})
    data["activities"].append(
        {"name": "外送精炼", "process": "gold_aqua_regia_refining_cn", "amount": quantity("7.327", "kg")}
        | {"sharing": "product", "basis": "invoiced", "months": 12, "documents": ["D09#4"]}
    )
    return data


def set_with_pearls() -> Data:
    data = alloyed("k18", "751")
    data["product"]["set_with_stones"] = True
    data["stones"] = [
        {"name": "珍珠", "kind": "pearl", "mass": quantity("1.4", "g"), "documents": [paper(data, "stone_report")]}
    ]
    return data


def mine_with_a_study() -> Data:
    data = origin("mined", "custody", custody="segregated", footprint=quantity(14000, "kg/kg"), footprint_gwp="ar6")
    data["metals"][0]["documents"].append(paper(data, "verified_footprint"))
    return data


def unmeasured_loss() -> Data:
    return changed(example(NECKLACE), {"balance.measured_loss": None, "balance.closing.value": "1100"})


def split_year() -> Data:
    closed = {f"documents.{n}.issued_on": "2026-02-12" for n in (2, 3)}
    period = {"site.period_from": "2025-02-01", "site.period_to": "2026-01-31", "monthly": []}
    return changed(example(RING), period | closed)


VARIED: dict[str, Make] = {
    "recycled ring": lambda: example(RING),
    "necklace of exchange gold": lambda: example(NECKLACE),
    "everything at once": everything,
    "electroformed, mined": electroformed,
    "22K bangle, handmade": lambda: alloyed("k22", "917", "handmade", "bangle"),
    "18K earrings, cast": lambda: alloyed("k18", "752", "casting", "earrings"),
    "14K bracelet, chain": lambda: alloyed("k14", "586", "chain", "bracelet"),
    "9K brooch, stamped": lambda: alloyed("k9", "376", "stamping", "brooch"),
    "pure, stamped": lambda: alloyed("pure", "999.1", "stamping", "pendant"),
    "customer-owned gold": lambda: origin("customer", "toll_contract"),
    "bonded stock": lambda: origin("bonded", "customs"),
    "trade-in": lambda: origin("trade_in", "take_back", custody="segregated"),
    "manufacturing scrap": lambda: origin("pre_consumer", "refiner", custody="mass_balance", batch_origin="unproven"),
    "e-waste": lambda: origin("e_waste", "refiner", custody="segregated"),
    "artisanal": lambda: origin("artisanal", "custody", custody="mass_balance"),
    "mine with a study": mine_with_a_study,
    "green certificates": green_power,
    "own photovoltaic power": own_generation,
    "scrap refined outside": refined_outside,
    "set with pearls": set_with_pearls,
    "loss not measured": unmeasured_loss,
    "no monthly figures": lambda: changed(example(RING), {"monthly": []}),
    "a period across two years": split_year,
    "yearly surveillance": lambda: with_history(example(RING)),
    "site of this product alone": lambda: changed(
        example(NECKLACE), {"site.site_output.value": 42, "activities.0.amount.value": 6300, "monthly": []}
    ),
}


@pytest.mark.parametrize("make", VARIED.values(), ids=VARIED)
def test_an_honest_submission_is_not_refused(make: Make) -> None:
    verdict = assess(make()).verdict

    assert verdict.conforms, [(f.code, f.place, f.message.en) for f in verdict.findings if f.severity == "blocker"]


def test_there_are_enough_of_them_and_they_differ() -> None:
    results = {(str(n["product"]), str(n["metals"]), str(n["activities"])) for n in (m() for m in VARIED.values())}

    assert len(VARIED) >= 20
    assert len(results) >= 20


def test_stones_stay_out_of_the_band_and_stand_beside_it() -> None:
    plain, pearls = assess(alloyed("k18", "751")).case.numbers, assess(set_with_pearls()).case.numbers

    for key in ("per_fine_gold", "per_product", "own_manufacturing", "without_gold"):
        assert plain[key] == pearls[key]
    added = pearls["per_piece"].value - plain["per_piece"].value
    assert added == pytest.approx(pearls["stones"].value, abs=Decimal("0.001"))
