"""One what-if: a changed product re-scored, against a forward run of bw2calc on the same background."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

import numpy as np
from scipy.sparse import csc_array
from scipy.sparse.linalg import splu

from benchmarks.montecarlo import peer_package, products, uncertain
from benchmarks.peer import bw2calc
from footprint import resources
from footprint.engine.montecarlo import UncertainDatabase
from footprint.engine.whatif import Intensities, rescore
from footprint.errors import Text
from footprint.model.base import Quantity
from footprint.model.cited import Cited, Kind
from footprint.model.inventory import (
    CharacterisationSet,
    DataQuality,
    ElementaryFlow,
    Exchange,
    Form,
    Origin,
    Process,
    Reference,
    Scope,
)
from footprint.model.plan import Activity, Input, Plan, Stage


@dataclass(frozen=True)
class _Records:
    processes: dict[str, Process]
    flows: dict[str, ElementaryFlow]
    characterisations: dict[str, CharacterisationSet]
    digest: str


def _seconds(work: Callable[[], object], times: int) -> float:
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return median(found)


def _plan(amounts: dict[str, float]) -> Plan:
    inputs = tuple(
        Input(supplier=name, amount=Decimal(repr(amount)), unit="kg", line=Text.same(name), place=name)
        for name, amount in amounts.items()
    )
    return Plan(
        characterisation="gwp",
        demand="product",
        declared_unit=Quantity(value=Decimal(1), unit="kg"),
        declared_unit_name=Text.same("1 kg"),
        boundary="cradle_to_gate",
        stages=(Stage.PRODUCTION,),
        activities=(
            Activity(
                id="product",
                name=Text.same("product"),
                stage=Stage.PRODUCTION,
                output=Quantity(value=Decimal(1), unit="kg"),
                inputs=inputs,
            ),
        ),
    )


def _record(name: str) -> Process:
    amount = Cited(value=Decimal(1), unit="kg", kind=Kind.ASSUMPTION, reason=Text.same("invented"))
    return Process(
        id=name,
        name=Text.same(name),
        form=Form.AGGREGATED,
        scope=Scope.LIFE_CYCLE,
        category="synthetic",
        geography="GLO",
        valid_from=2024,
        valid_to=2024,
        reference=Reference(amount=Decimal(1), unit="kg"),
        exchanges=(Exchange(emission="f0", amount=amount),),
        quality=DataQuality(technological=1, geographical=1, temporal=1, reliability=1),
        boundary=Text.same("synthetic"),
    )


def _compiled(world: UncertainDatabase) -> Intensities:
    database = world.database
    direct = database.biosphere.T @ world.factors
    values = splu(csc_array(database.technosphere.T)).solve(direct)[:, None]
    return Intensities((("CO2e", Origin.UNSPECIFIED),), database.index, values)


def run(smoke: bool) -> list[dict[str, object]]:
    """Seconds for one what-if, on 20,000 processes (on 500, if only smoke is looked for)."""
    processes, times = (500, 3) if smoke else (20_000, 20)
    world = uncertain(processes)
    drawn = products(processes, 1).drawn
    names = [world.database.processes[i] for i in drawn.indices]
    plan = _plan(dict(zip(names, drawn.data.tolist(), strict=True)))
    records = _Records({name: _record(name) for name in names}, {}, {}, "")
    intensities = _compiled(world)
    ours = _seconds(lambda: rescore(plan, records, intensities), 10 * times)
    package = peer_package(world)
    demand = dict(zip((drawn.indices + 1).tolist(), drawn.data.tolist(), strict=True))
    module = bw2calc()

    def forward() -> float:
        lca = module.LCA(demand, data_objs=[package])
        lca.lci()
        lca.lcia()
        return float(lca.score)

    score = rescore(plan, records, intensities).total
    if not np.isclose(score, forward(), rtol=1e-9):
        raise AssertionError("the two calculations disagree")
    theirs = _seconds(forward, max(3, times // 5))
    kept = module.LCA(demand, data_objs=[package])
    kept.lci(factorize=True)
    kept.lcia()
    reused = _seconds(lambda: kept.lcia(demand=demand), times)
    whole = _whole(times)
    name = f"one what-if, {processes} processes"

    def row(title: str, mine: float, peer: float, note: str) -> dict[str, object]:
        return {
            "name": f"{name}: {title}",
            "ours": mine,
            "theirs": peer,
            "unit": "s",
            "ratio": peer / mine,
            "floor_ratio": None,
            "note": note,
        }

    return [
        row("re-scored, against a forward run", ours, theirs, "theirs: matrices built and solved anew"),
        row("re-scored, against a kept factorisation", ours, reused, "theirs: lcia(demand=) on one LCA object"),
        row(
            "re-planned, solved twice and judged, against a forward run",
            whole,
            theirs,
            "ours: a shipped submission on the shipped inventory, bw2calc and rules included",
        ),
    ]


def _whole(times: int) -> float:
    from footprint.pipeline.assess import assess
    from footprint.pipeline.uncertainty_inputs import quantities
    from footprint.pipeline.whatif import what_if

    example = sorted(resources.folder("examples").glob("*/*.yaml"))
    path = next(p for p in example if p.stem != "expected")
    assessment = assess(path)
    key, quantity = next((k, q) for k, q in quantities(assessment.submission.data) if k.startswith("activities"))
    return _seconds(lambda: what_if(assessment, [f"{key}.value={quantity.value / 2}"]), times)
