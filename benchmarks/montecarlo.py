"""Monte Carlo over foreground and background: the engine against bw2calc with one factorisation a draw."""

import time
from typing import Any

import bw_processing as bwp
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, random_array

from benchmarks.peer import bw2calc
from benchmarks.synthetic import SET, background
from footprint.engine.montecarlo import Products, UncertainDatabase, simulate
from footprint.engine.sampling_table import lognormal_table

INPUTS = 30
"""Background products that one product draws on."""


def uncertain(processes: int) -> UncertainDatabase:
    """A synthetic database whose inputs and emissions are lognormal."""
    world = background(processes, "sparse")
    database = world.database
    rng = np.random.default_rng(1)
    factors = np.array([float(world.characterisations[SET].factors[flow.id].value) for flow in database.flows])
    a, b = database.technosphere, database.biosphere
    inputs = np.where(a.data < 0, rng.uniform(0.05, 0.3, a.nnz), 0.0)
    return UncertainDatabase(
        database, factors, lognormal_table(a, inputs), lognormal_table(b, rng.uniform(0.05, 0.5, b.nnz))
    )


def products(processes: int, count: int) -> Products:
    """Products that draw on `INPUTS` background products each, with an uncertainty of their own."""
    drawn = csc_array(random_array((processes, count), density=INPUTS / processes, rng=np.random.default_rng(2)))
    return Products("benchmark", drawn, lognormal_table(drawn, np.full(drawn.nnz, 0.1)))


def peer_package(world: UncertainDatabase) -> Any:
    """The same database with the same distributions, as Brightway stores them."""
    database = world.database
    n = len(database.processes)
    package = bwp.create_datapackage(name="peer", id_="peer", sum_intra_duplicates=False)
    for matrix, table, label, offset in (
        (database.technosphere, world.technosphere, "technosphere_matrix", 1),
        (database.biosphere, world.biosphere, "biosphere_matrix", 1 + 2 * n),
    ):
        coo = matrix.tocoo()
        indices = np.zeros(matrix.nnz, dtype=bwp.INDICES_DTYPE)
        indices["row"], indices["col"] = coo.row + offset, coo.col + 1 + n
        spread = np.zeros(matrix.nnz, dtype=bwp.UNCERTAINTY_DTYPE)
        amounts = np.abs(matrix.data)
        spread["uncertainty_type"] = table.family
        spread["loc"] = np.where(table.family == 2, table.loc, amounts)
        spread["scale"] = table.scale
        spread["minimum"] = spread["maximum"] = spread["shape"] = np.nan
        flip = {"flip_array": matrix.data < 0} if label == "technosphere_matrix" else {}
        package.add_persistent_vector(
            matrix=label,
            name=label,
            data_array=amounts,
            indices_array=indices,
            distributions_array=spread,
            **flip,
        )
    indices = np.zeros(len(world.factors), dtype=bwp.INDICES_DTYPE)
    indices["row"] = np.arange(len(world.factors)) + 1 + 2 * n
    package.add_persistent_vector(
        matrix="characterization_matrix",
        name="factors",
        identifier=["gwp"],
        global_index=0,
        data_array=world.factors,
        indices_array=indices,
    )
    return package


def peer_draws(
    world: UncertainDatabase, drawn: csc_array, draws: int, seed: int
) -> tuple[NDArray[np.float64], float, float]:
    """Scores by bw2calc, seconds per draw without products, and seconds per product."""
    demands = [
        dict(zip((drawn.indices[k] + 1).tolist(), drawn.data[k].tolist(), strict=True))
        for k in (slice(drawn.indptr[j], drawn.indptr[j + 1]) for j in range(drawn.shape[1]))
    ]
    lca = bw2calc().LCA(demands[0], data_objs=[peer_package(world)], use_distributions=True, seed_override=seed)
    lca.load_lci_data()
    lca.load_lcia_data()
    lca.build_demand_array()
    scores = np.empty((draws, drawn.shape[1]))
    per_draw = per_product = 0.0
    for draw in range(draws):
        start = time.perf_counter()
        next(lca)
        lca.decompose_technosphere()
        lca.lci(demand=demands[0])
        ready = time.perf_counter()
        for j, demand in enumerate(demands):
            lca.lcia(demand=demand)
            scores[draw, j] = lca.score
        per_draw += ready - start
        per_product += (time.perf_counter() - ready) / len(demands)
    return scores, per_draw / draws, per_product / draws


def run(smoke: bool) -> list[dict[str, object]]:
    """Seconds per product and draw, 1,000 products, on 20,000 processes (on 500, if only smoke is looked for)."""
    processes, count, draws = (500, 50, 100) if smoke else (20_000, 1_000, 100)
    world, drawn = uncertain(processes), products(processes, count)
    start = time.perf_counter()
    found = simulate(world, drawn, draws, seed=1)
    ours = (time.perf_counter() - start) / draws / count
    timed, rounds = (5, 2) if smoke else (20, 2)
    _, per_draw, per_product = peer_draws(world, drawn.drawn[:, :timed], rounds, 1)
    theirs = (per_draw + count * per_product) / count
    return [
        {
            "name": f"Monte Carlo, {count} products, {processes} processes",
            "ours": ours,
            "theirs": theirs,
            "unit": "s per product and draw",
            "ratio": theirs / ours,
            "floor_ratio": None,
            "note": f"ours: {draws} draws in full, {found.factorised} factorised; theirs: {rounds} draws of {timed} "
            f"products timed and scaled to {count}: {per_draw:.2f} s a draw and {per_product * 1e3:.1f} ms a product",
        }
    ]
