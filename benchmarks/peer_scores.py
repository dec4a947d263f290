"""Scores of many products by bw2calc, from the same arrays."""

import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from benchmarks.peer import bw2calc
from benchmarks.synthetic import SET
from footprint.engine.background import ArrayBackground
from footprint.engine.brightway import datapackage


@dataclass(frozen=True)
class Timed:
    """Scores and the processor seconds each product took, preparation left out."""

    scores: NDArray[np.float64]
    seconds: float
    prepared: float


def _package(world: ArrayBackground) -> object:
    database = world.database
    chosen = world.characterisations[SET].factors
    factors = np.array([float(chosen[flow.id].value) for flow in database.flows])
    return datapackage(database.technosphere, database.biosphere, factors)


def _demands(drawn: csr_array) -> list[dict[int, float]]:
    bounds = zip(drawn.indptr[:-1], drawn.indptr[1:], strict=True)
    return [dict(zip((drawn.indices[a:b] + 1).tolist(), drawn.data[a:b].tolist(), strict=True)) for a, b in bounds]


def one_by_one(world: ArrayBackground, drawn: csr_array) -> Timed:
    """`LCA` factorised once, then `lcia(demand=)` for each row of `drawn`."""
    demands = _demands(drawn)
    start = time.process_time()
    lca = bw2calc().LCA(demands[0], data_objs=[_package(world)])
    lca.lci(factorize=True)
    lca.lcia()
    ready = time.process_time()
    scores = []
    for demand in demands:
        lca.lcia(demand=demand)
        scores.append(lca.score)
    return Timed(np.array(scores), (time.process_time() - ready) / len(demands), ready - start)


def together(world: ArrayBackground, drawn: csr_array) -> Timed:
    """`MultiLCA`, the one class for many demands that runs without PARDISO or UMFPACK, all rows at once.

    Its preparation (reading the arrays and factorising) is left out as well: the second of two sizes is
    timed less the first.
    """
    demands = {str(i): demand for i, demand in enumerate(_demands(drawn))}
    few = dict(list(demands.items())[:2])
    package = _package(world)
    _multi(few, package)  # what the first call of all costs
    small = min(_multi(few, package)[0] for _ in range(2))
    large, scores = _multi(demands, package)
    return Timed(scores, (large - small) / (len(demands) - len(few)), small)


def _multi(demands: dict[str, dict[int, float]], package: object) -> tuple[float, NDArray[np.float64]]:
    start = time.process_time()
    lca = bw2calc().MultiLCA(demands=demands, method_config={"impact_categories": [("gwp100",)]}, data_objs=[package])
    lca.lci()
    lca.lcia()
    found = {name: value for (_, name), value in lca.scores.items()}
    return time.process_time() - start, np.array([found[name] for name in demands])
