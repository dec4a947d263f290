"""A thousand random systems: the compiled path, bw2calc and dense elimination agree to 1e-9.

Each has several backgrounds, loops on both sides, co-products written as a square system, a treatment of waste
that makes its waste in a negative amount, and credits for avoided burden.
"""

import numpy as np
import pytest
from scipy.sparse import block_diag, csc_array

from footprint.engine.adjoint import adjoint, group_emissions
from footprint.engine.brightway import forward
from footprint.engine.foreground import Foreground, evaluate
from tests.unit.engine.arrays import FACTORS, FLOWS, Array, productive

SYSTEMS, BLOCKS = 1000, 20


def foreground(rng: np.random.Generator) -> Array:
    """Products by processes: a chain with loops, two co-products, and a treatment of waste."""
    a = np.zeros((6, 6))
    a[:3, :3] = productive(rng, 3)
    # Process 1 also makes product 3; process 3 makes that product alone, as a second way to it.
    a[3, 1], a[3, 3] = rng.uniform(0.05, 0.2), rng.uniform(0.8, 1.2)
    a[3, 0] = -rng.uniform(0.3, 0.6)
    # Waste 4 arises in process 0 and is treated by process 4, whose production is minus one.
    a[4, 0], a[4, 4] = rng.uniform(0.1, 0.5), -1.0
    a[5, 5], a[0, 5], a[5, 0] = 1.0, -rng.uniform(0.01, 0.1), -rng.uniform(0.01, 0.1)
    return a


@pytest.mark.parametrize("block", range(BLOCKS))
def test_both_paths_bw2calc_and_numpy_agree(block: int) -> None:
    checked = 0
    for seed in range(block * SYSTEMS // BLOCKS, (block + 1) * SYSTEMS // BLOCKS):
        rng = np.random.default_rng(seed)
        sizes = rng.integers(2, 7, rng.integers(1, 4))
        behind = block_diag([productive(rng, int(k)) for k in sizes], format="csc")
        n, front = behind.shape[0], foreground(rng)
        m = len(front)
        drawn = csc_array(rng.random((n, m)) * (rng.random((n, m)) < 0.5))
        avoided = csc_array(0.05 * rng.random((n, m)) * (rng.random((n, m)) < 0.2))
        emitted = rng.random((3, n + m)) + 0.01
        amount = float(rng.uniform(0.1, 10.0))
        whole = np.zeros((m + n, m + n))
        whole[:m, :m], whole[m:, m:] = front, behind.toarray()
        whole[m:, :m] = avoided.toarray() - drawn.toarray()
        assert np.linalg.cond(whole, 1) <= 1e5
        demand = np.zeros(m + n)
        demand[0] = amount

        record = forward(csc_array(whole), csc_array(emitted), FACTORS, (0, amount))
        groups, direct = group_emissions(csc_array(emitted), FLOWS, FACTORS)
        compiled = adjoint(csc_array(behind), groups, direct[:, m:])
        product = Foreground(csc_array(front), drawn, avoided, direct[:, :m], demand[:m])
        score = evaluate(product, compiled.intensities)
        dense = FACTORS @ emitted @ np.linalg.solve(whole, demand)

        assert record.score == pytest.approx(dense, rel=1e-9)
        assert score.total == pytest.approx(dense, rel=1e-9)
        assert compiled.forward_error <= 1e-9
        assert record.supply[:m] == pytest.approx(score.supply, rel=1e-9, abs=1e-12)
        checked += 1
    assert checked == SYSTEMS // BLOCKS


def waste(treated: float) -> Foreground:
    """Half a unit of waste for each unit made; its treatment emits 3."""
    return Foreground(
        technosphere=csc_array(np.array([[1.0, 0.0], [0.5, treated]])),
        drawn=csc_array((1, 2)),
        avoided=csc_array((1, 2)),
        direct=np.array([[0.0, 3.0]]),
        demand=np.array([1.0, 0.0]),
    )


def test_waste_treatment_of_minus_one_adds_its_burden() -> None:
    """Brightway's convention, which a demand of minus one for 3 kg/kg scores as +3."""
    assert evaluate(waste(-1.0), np.ones((1, 1))).total == pytest.approx(1.5)


def test_substitution_is_credited_apart_from_the_burden() -> None:
    product = Foreground(
        technosphere=csc_array(np.eye(1)),
        drawn=csc_array(np.array([[3.0], [0.0]])),
        avoided=csc_array(np.array([[0.0], [0.5]])),
        direct=np.zeros((1, 1)),
        demand=np.ones(1),
    )

    score = evaluate(product, np.array([[1.0, 2.0]]))

    assert (score.burden.sum(), score.credit.sum(), score.total) == (3.0, 1.0, 2.0)
