"""Every bound of the draft is its anchor, re-derived from the inventory, and no anchor lies on the wrong side."""

from decimal import ROUND_CEILING, Decimal

import pytest

from footprint.engine.run import compute
from footprint.errors import Text
from footprint.inventory.library import load_library
from footprint.model.base import Quantity
from footprint.model.plan import Activity, Input, Plan, Stage
from footprint.rules.decision import band_of
from footprint.rules.registry import load_edition
from footprint.rules.rounding import printed

EDITION = load_edition("jewelry_gold@2026")
REFERENCE = float(EDITION.parameters["own_manufacturing_reference"].value)
CAP = float(EDITION.parameters["own_manufacturing_cap"].value)


def per_gram(process: str) -> float:
    """Footprint of a metal [kg CO2e/g]."""
    supply = Input(supplier=process, amount=Decimal(1), unit="g", line=Text.same(process), place="bounds")
    plan = Plan(
        characterisation="ar6_gwp100",
        demand="metal",
        declared_unit=Quantity(value=Decimal(1), unit="g"),
        declared_unit_name=Text.same("1 g"),
        boundary="cradle_to_gate",
        stages=(Stage.RAW_MATERIALS,),
        activities=(
            Activity(
                id="metal",
                name=Text.same("metal"),
                stage=Stage.RAW_MATERIALS,
                output=Quantity(value=Decimal(1), unit="g"),
                inputs=(supply,),
            ),
        ),
    )
    return compute(plan, load_library()).total


def anchors() -> dict[str, float]:
    recycled = per_gram("gold_recycled_post_consumer")
    mined = per_gram("gold_mined_world")
    scrap = 0.9 * recycled + 0.1 * per_gram("gold_ewaste_pyrometallurgy")
    market = (3661.2 * mined + 1370 * scrap) / (3661.2 + 1370)
    return {
        "A": 0.98 * recycled + 0.02 * per_gram("gold_unproven_origin") + CAP,
        "B": per_gram("gold_mined_canada") + CAP,
        "C": market + REFERENCE,
        "D": mined + REFERENCE,
    }


@pytest.mark.parametrize("band", "ABCD")
def test_bound_is_its_anchor_rounded_up(band: str) -> None:
    bound = EDITION.parameters[f"bound_{band.lower()}"].value

    assert Decimal(anchors()[band]).quantize(Decimal("0.01"), ROUND_CEILING) == bound


@pytest.mark.parametrize("band", "ABCD")
def test_the_anchor_lies_in_its_own_band(band: str) -> None:
    assert band_of(EDITION, printed(anchors()[band], 2)) == band


@pytest.mark.parametrize("band", "ABCD")
def test_on_the_bound_is_inside_and_a_hundredth_above_is_not(band: str) -> None:
    bound = EDITION.parameters[f"bound_{band.lower()}"].value

    assert band_of(EDITION, bound) == band
    assert band_of(EDITION, bound + Decimal("0.01")) != band


def test_telling_the_truth_is_never_worse_than_silence() -> None:
    silence = per_gram("gold_unproven_origin")
    declared = [p for k, p in EDITION.data.tables["metal_process"].items() if p.startswith("gold_") and k != "unproven"]

    assert all(per_gram(process) <= silence for process in declared)
