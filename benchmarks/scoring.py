"""Many products by stage and gas: the engine, bw2calc, and the bare matrix product; and compiling a background."""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.linalg import splu

from benchmarks.peer_scores import Timed, one_by_one, together
from benchmarks.synthetic import SET, Fill, background
from footprint.engine.background import ArrayBackground
from footprint.engine.batch import Stack, score
from footprint.engine.cache import VARIABLE
from footprint.engine.compiled import CompiledBackground, compile_background
from footprint.model.plan import Stage

LINKS = 10
"""Background products that each stage of a product draws on."""
T = TypeVar("T")


@contextmanager
def empty_cache() -> Iterator[None]:
    """A cache folder of our own, so that compiling is measured and the user's cache is left alone."""
    before = os.environ.get(VARIABLE)
    with tempfile.TemporaryDirectory() as folder:
        os.environ[VARIABLE] = folder
        try:
            yield
        finally:
            del os.environ[VARIABLE]
            if before is not None:
                os.environ[VARIABLE] = before


def timed(work: Callable[[], T], times: int) -> tuple[float, T]:
    """Median processor seconds of `work`, and what it returned last.

    Everything here runs on one core; processor time leaves out what other programs do meanwhile.
    """
    seconds = []
    for _ in range(times):
        start = time.process_time()
        found = work()
        seconds.append(time.process_time() - start)
    return median(seconds), found


def products(world: ArrayBackground, count: int, links: int = LINKS) -> Stack:
    """Products of five stages, each drawing on `links` random background products."""
    rng = np.random.default_rng(7)
    n, stages = len(world.database.processes), tuple(Stage)
    rows = count * len(stages)
    drawn = csr_array(
        (
            rng.lognormal(0.0, 1.0, rows * links),
            rng.integers(0, n, rows * links, dtype=np.int32),
            np.arange(0, rows * links + 1, links, dtype=np.int32),
        ),
        shape=(rows, n),
    )
    return Stack(world.database.digest, stages, drawn)


def run(smoke: bool) -> list[dict[str, object]]:
    """Both fills on 20,000 processes and 10,000 products (on 400 and 50, if only smoke is looked for)."""
    processes, count, sample = (400, 50, 5) if smoke else (20_000, 10_000, 40)
    found: list[dict[str, object]] = []
    for fill in ("sparse", "dense"):
        found += _run(fill, processes, count, sample)
    return found


def _run(fill: Fill, processes: int, count: int, sample: int) -> list[dict[str, object]]:
    world = background(processes, fill)
    transposed = world.database.technosphere.tocsr().T
    factors = splu(transposed)
    solving, _ = timed(lambda: factors.solve(np.ones(processes)), 5)
    factorising, compiling, compiled = _compiling(world)
    filled = factors.L.nnz + factors.U.nnz
    shape = f"{processes} processes, {fill} fill"
    sys.stdout.write(
        f"{shape}: {world.database.technosphere.nnz:,} nonzeros in A, {filled:,} in L+U, "
        f"splu {factorising:.3g} s, one solve {solving * 1e3:.3g} ms\n"
    )
    sys.stdout.flush()
    stacked = products(world, count)
    scoring, floor, scores = _scoring(stacked, compiled)
    single, multi = _peers(world, stacked, sample)
    ours = scores.sum(axis=(1, 2))
    for peer in (single.scores, multi.scores):
        np.testing.assert_allclose(ours[: len(peer)], peer, rtol=1e-9)
    what = f"{count} products by stage and gas, {shape}"
    scaled = "theirs: {} products timed, total only, scaled up"
    return [
        {
            "name": f"{what}: LCA.lcia(demand=)",
            "ours": scoring,
            "theirs": single.seconds * count,
            "unit": "processor s",
            "ratio": single.seconds * count / scoring,
            "floor_ratio": scoring / floor,
            "note": f"{scaled.format(sample)}; its preparation ({single.prepared:.2g} s) "
            f"and our compiling ({compiling:.2g} s) left out",
        },
        {
            "name": f"{what}: MultiLCA",
            "ours": scoring,
            "theirs": multi.seconds * count,
            "unit": "processor s",
            "ratio": multi.seconds * count / scoring,
            "floor_ratio": scoring / floor,
            "note": f"{scaled.format(len(multi.scores))}; its preparation ({multi.prepared:.2g} s) left out",
        },
        {
            "name": f"compile a background, {shape}: one splu",
            "ours": compiling,
            "theirs": factorising,
            "unit": "processor s",
            "ratio": factorising / compiling,
            "floor_ratio": compiling / factorising,
            "note": f"ours: checks, 8 gas groups, error bound, condition, cache written; L+U: {filled:,} nonzeros",
        },
    ]


def _scoring(stacked: Stack, compiled: CompiledBackground) -> tuple[float, float, NDArray[np.float64]]:
    """Seconds of scoring and of the bare matrix product, medians of 25 taken in turn; and the scores."""
    intensities = np.ascontiguousarray(compiled.intensities.T)
    ours, bare = [], []
    for _ in range(25):
        once, scores = timed(lambda: score(stacked, compiled), 1)
        ours.append(once)
        bare.append(timed(lambda: stacked.drawn @ intensities, 1)[0])
    return median(ours), median(bare), scores


def _compiling(world: ArrayBackground) -> tuple[float, float, CompiledBackground]:
    """Processor seconds of one splu and of a first compilation, medians of three, taken in turn."""
    transposed = world.database.technosphere.tocsr().T
    factorising, compiling = [], []
    for _ in range(3):
        start = time.process_time()
        splu(transposed)
        middle = time.process_time()
        with empty_cache():
            compiled = compile_background(world, SET)
        factorising.append(middle - start)
        compiling.append(time.process_time() - middle)
    return median(factorising), median(compiling), compiled


def _peers(world: ArrayBackground, stacked: Stack, sample: int) -> tuple[Timed, Timed]:
    """bw2calc one by one, and together: four times as many, since preparation is subtracted there."""
    stages, many = len(stacked.stages), 4 * sample
    first = stacked.drawn[: many * stages]
    summed = csr_array((np.ones(many * stages), np.arange(many * stages), np.arange(0, many * stages + 1, stages)))
    drawn = csr_array(summed @ first)
    return one_by_one(world, drawn[:sample]), together(world, drawn)
