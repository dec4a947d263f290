"""How time and memory grow with products and with processes."""

import tracemalloc
from collections.abc import Sequence
from functools import partial

import numpy as np
from scipy.sparse.linalg import splu

from benchmarks.scoring import empty_cache, products, timed
from benchmarks.synthetic import SET, background
from footprint.engine.batch import Stack, score_chunks
from footprint.engine.compiled import CompiledBackground, compile_background

LINKS = 4


def exponent(sizes: Sequence[float], values: Sequence[float]) -> float:
    """Slope of log(values) over log(sizes), least squares."""
    return float(np.polyfit(np.log(sizes), np.log(values), 1)[0])


def run(smoke: bool) -> list[dict[str, object]]:
    """Products from 10^2 to 10^6, processes from 10^3 to 5 10^4 (three small sizes each for smoke)."""
    counts = (100, 200, 400) if smoke else (100, 1_000, 10_000, 100_000, 1_000_000)
    sizes = (100, 200, 400) if smoke else (1_000, 3_000, 10_000, 20_000, 50_000)
    return [*_in_products(counts, sizes[-2]), *_in_processes(sizes)]


def _in_products(counts: Sequence[int], processes: int) -> list[dict[str, object]]:
    world = background(processes, "sparse")
    with empty_cache():
        compiled = compile_background(world, SET)
    seconds, memory = [], []
    for count in counts:
        stacked = products(world, count, LINKS)
        seconds.append(timed(partial(_consume, stacked, compiled), 5)[0])
        memory.append(_memory(stacked, compiled))
    return [
        _entry("scoring time over products", counts, seconds, "processor s"),
        _entry("scoring memory over products, demand included", counts, memory, "MiB"),
    ]


def _in_processes(sizes: Sequence[int]) -> list[dict[str, object]]:
    seconds, filled = [], []
    for size in sizes:
        world = background(size, "sparse")
        with empty_cache():
            seconds.append(timed(partial(compile_background, world, SET), 1)[0])
        factors = splu(world.database.technosphere.tocsr().T)
        filled.append((factors.L.nnz + factors.U.nnz) * 12 / 2**20)
    return [
        _entry("compile time over processes", sizes, seconds, "processor s"),
        _entry("memory of L+U over processes", sizes, filled, "MiB"),
    ]


def _consume(stacked: Stack, compiled: CompiledBackground) -> float:
    return sum(float(part[0, 0, 0]) for _, part in score_chunks(stacked, compiled))


def _memory(stacked: Stack, compiled: CompiledBackground) -> float:
    tracemalloc.start()
    _consume(stacked, compiled)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    drawn = stacked.drawn
    return (peak + drawn.data.nbytes + drawn.indices.nbytes + drawn.indptr.nbytes) / 2**20


def _entry(name: str, sizes: Sequence[int], values: Sequence[float], unit: str) -> dict[str, object]:
    points = ", ".join(f"{size:,}: {value:.3g} {unit}" for size, value in zip(sizes, values, strict=True))
    return {
        "name": f"growth of {name}",
        "ours": exponent(sizes, values),
        "theirs": None,
        "unit": "exponent",
        "ratio": None,
        "floor_ratio": None,
        "note": points,
    }
