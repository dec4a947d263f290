"""Clause 7.2: no gold from a mine is known better than published averages agree."""

import math
import statistics
from decimal import Decimal

import pytest

from footprint.inventory.library import load_library
from footprint.rules.registry import load_edition

TABLES = load_edition("jewelry_gold@2026").data.tables
# Published averages [t CO2e/t] that docs and inventory name as the spread of mined gold.
AVERAGES = (16, 18, 25.463, 27, 32.689)
FLOOR = Decimal(f"{math.exp(2 * statistics.stdev(math.log(x) for x in AVERAGES)):.2f}")
MINED = sorted(n for n in load_library().processes if n.startswith("gold_mined_"))
CHARGED = sorted({TABLES["metal_process"][k] for k in ("mined", "artisanal", "unproven", "customer", "bonded")})


def test_the_floor_is_the_spread_of_published_averages() -> None:
    assert Decimal("1.81") == FLOOR


@pytest.mark.parametrize("name", sorted({*MINED, *CHARGED}))
def test_no_mined_gold_is_known_better_than_that(name: str) -> None:
    exchanges = load_library().processes[name].exchanges
    largest = max(exchanges, key=lambda x: x.amount.value).amount.spread
    assert largest is not None
    if largest.gsd2 is not None:
        assert largest.gsd2 >= FLOOR
    else:
        assert largest.low is not None and largest.high is not None
        assert largest.high / largest.low >= FLOOR**2


def test_a_suppliers_own_statement_has_a_spread() -> None:
    (exchange,) = load_library().processes[TABLES["metal_process"]["declared"]].exchanges
    assert exchange.amount.spread and exchange.amount.spread.gsd2 and exchange.amount.spread.gsd2 > 1
