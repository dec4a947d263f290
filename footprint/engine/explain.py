"""Which background process emits what, and where better data would count most."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

import numpy as np
from scipy.sparse import csc_array

from footprint.engine.adjoint import group_emissions
from footprint.engine.background import ArrayBackground, Background
from footprint.engine.brightway import solve
from footprint.engine.cells import sparse
from footprint.engine.system import link
from footprint.model.inventory import DataQuality, Origin
from footprint.model.plan import Plan
from footprint.model.result import FootprintResult


@dataclass(frozen=True)
class Emission:
    """What one process itself emits of one gas for one declared unit.

    Attributes
    ----------
    process
        Id of a foreground or background process.
    gas, origin
        As in the rows of a result.
    kg_co2e
        [kg CO2e per declared unit]
    """

    process: str
    gas: str
    origin: Origin
    kg_co2e: float


def emitters(plan: Plan, background: Background | ArrayBackground) -> tuple[Emission, ...]:
    """Where a footprint is emitted; the parts add up to the total.

    One forward solution: diag(c' B) A^-1 f by gas and origin.

    Parameters
    ----------
    plan, background
        As for `footprint.engine.run.compute`.

    Returns
    -------
    tuple
        Largest absolute value first.

    Raises
    ------
    InputError, EngineError
        As `footprint.engine.run.compute`.
    """
    system = link(plan, background)
    supply = solve(system).supply
    biosphere = sparse(system.biosphere, (len(system.flows), len(system.processes)))
    groups, direct = group_emissions(biosphere, system.flows, np.array(system.factors, dtype=np.float64))
    parts = csc_array(direct * supply).tocoo()
    found = [
        Emission(system.processes[column], groups[row][0], groups[row][1], part)
        for row, column, part in zip(parts.row.tolist(), parts.col.tolist(), parts.data.tolist(), strict=True)
    ]
    return tuple(sorted(found, key=lambda e: (-abs(e.kg_co2e), e.process, e.gas, e.origin)))


@dataclass(frozen=True)
class Hotspot:
    """A background process by its contribution and the quality of its data.

    Attributes
    ----------
    supplier
        Id of the process.
    kg_co2e
        What is drawn from it brings in, upstream included [kg CO2e per declared unit].
    score
        Mean of its data-quality scores, 1 best to 5 worst; None if it has none.
    weight
        |kg_co2e| times score, over the sum of |kg_co2e|: its share of the footprint's mean score. A process
        without scores counts as 5.
    """

    supplier: str
    kg_co2e: float
    score: float | None
    weight: float


def hotspots(result: FootprintResult, quality: Mapping[str, DataQuality]) -> tuple[Hotspot, ...]:
    """Processes where better data would count most, first; the weights add up to the mean score.

    Parameters
    ----------
    result
        A footprint.
    quality
        Scores by process; processes of imported databases may have none.
    """
    by_supplier = result.by(lambda row: row.supplier)
    size = sum(abs(kg) for kg in by_supplier.values())
    found = []
    for supplier, kg in by_supplier.items():
        scores = quality.get(supplier)
        score = fmean(scores.model_dump().values()) if scores else None
        found.append(Hotspot(supplier, kg, score, abs(kg) * (5.0 if score is None else score) / size))
    return tuple(sorted(found, key=lambda spot: (-spot.weight, spot.supplier)))
