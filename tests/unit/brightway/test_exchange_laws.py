"""Laws of an import: neither the unit an amount is stated in nor the way waste is written changes a result."""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse.linalg import spsolve

from footprint.brightway.checking import check
from footprint.brightway.table import ExchangeTable
from footprint.inventory.library import load_library
from tests.unit.brightway.nodes import co2, exchange, process, raw

FLOWS = load_library().flows
UNITS = {"kilogram": 1.0, "gram": 1000.0, "ton": 0.001}
AMOUNTS = st.floats(0.001, 0.15)
SIZE = 4

systems = st.lists(
    st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1), AMOUNTS, st.sampled_from(sorted(UNITS))), max_size=8
)
emissions = st.lists(st.floats(0.0, 10.0), min_size=SIZE, max_size=SIZE)


def built(inputs: Any, emitted: list[float], waste: frozenset[int], *, stated: bool) -> ExchangeTable:
    nodes = []
    for p in range(SIZE):
        sign = -1.0 if p in waste else 1.0
        used = [
            exchange(
                "technosphere",
                f"p{supplier}",
                amount * (UNITS[unit] if stated else 1.0) * (-1.0 if supplier in waste else 1.0),
                unit if stated else "kilogram",
            )
            for user, supplier, amount, unit in inputs
            if user == p
        ]
        nodes.append(process(f"p{p}", exchange("production", f"p{p}", sign), *used, co2(emitted[p]), bare=True))
    return check(raw(*nodes), FLOWS, "file").table


def intensities(table: ExchangeTable) -> np.ndarray[Any, Any]:
    technosphere, biosphere = table.matrices()
    return np.asarray(spsolve(technosphere.T.tocsc(), biosphere.toarray().ravel()))


@given(systems, emissions)
def test_the_unit_an_amount_is_stated_in_does_not_matter(inputs: Any, emitted: list[float]) -> None:
    plain, converted = (built(inputs, emitted, frozenset(), stated=stated) for stated in (False, True))

    assert np.allclose(intensities(converted), intensities(plain), rtol=1e-12)


@given(systems, emissions, st.frozensets(st.integers(0, SIZE - 1)))
def test_waste_as_minus_one_or_as_a_service_is_the_same(
    inputs: Any, emitted: list[float], waste: frozenset[int]
) -> None:
    plain, turned = (built(inputs, emitted, w, stated=False) for w in (frozenset[int](), waste))

    assert np.allclose(intensities(turned), intensities(plain), rtol=1e-12)


@given(systems, emissions)
def test_the_digest_does_not_depend_on_the_order_of_records(inputs: Any, emitted: list[float]) -> None:
    table = built(inputs, emitted, frozenset(), stated=False)
    turned = ExchangeTable(
        table.processes, table.units, table.scopes, table.labels, table.flows, table.records[::-1].copy()
    )

    assert turned.digest() == table.digest()
