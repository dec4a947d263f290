"""Computes the footprint a plan asks for, both ways, and explains it in rows that add up."""

import math

import numpy as np
from numpy.typing import NDArray

from footprint import units
from footprint.engine.adjoint import Group, intensities
from footprint.engine.background import Background
from footprint.engine.brightway import solve
from footprint.engine.errors import EngineError
from footprint.engine.system import System, link
from footprint.errors import Text
from footprint.model.plan import Plan
from footprint.model.result import FootprintResult, Row, RunRecord

AGREEMENT = 1e-9
"""Largest relative difference allowed between the two calculations."""


def compute(plan: Plan, background: Background) -> FootprintResult:
    """Footprint of the plan's declared unit.

    Parameters
    ----------
    plan
        What the edition ordered.
    background
        Inventory library.

    Returns
    -------
    FootprintResult
        The total is bw2calc's; the rows are the transposed system's [kg CO2e per declared unit].

    Raises
    ------
    InputError
        If the plan does not link.
    EngineError
        If the system cannot be solved, or the two calculations differ by more than `AGREEMENT`.
    """
    system = link(plan, background)
    forward = solve(system)
    by_group = intensities(system)
    column, amount = system.demand
    adjoint_total = math.fsum(float(h[column]) for h in by_group.values()) * amount
    supply = {process: float(x) for process, x in zip(system.processes, forward.supply, strict=True)}
    rows = tuple(_rows(plan, background, system, supply, by_group))
    total = math.fsum(row.kg_co2e for row in rows)
    for other in (adjoint_total, total):
        if not math.isclose(forward.score, other, rel_tol=AGREEMENT, abs_tol=0.0):
            raise EngineError(
                Text(
                    f"两种算法结果不一致：{forward.score!r} 与 {other!r}",
                    f"the two calculations disagree: {forward.score!r} and {other!r}",
                )
            )
    return FootprintResult(
        declared_unit=plan.declared_unit,
        total=forward.score,
        rows=rows,
        supply=supply,
        run=RunRecord(
            solver=forward.solver,
            versions=forward.versions,
            processes=len(system.processes),
            relative_residual=forward.relative_residual,
            adjoint_total=adjoint_total,
        ),
    )


def _rows(
    plan: Plan,
    background: Background,
    system: System,
    supply: dict[str, float],
    by_group: dict[Group, NDArray[np.float64]],
) -> list[Row]:
    foreground = {activity.id for activity in plan.activities}
    rows = []
    for activity in plan.activities:
        for entry in activity.inputs:
            if entry.supplier in foreground:
                continue  # its own inputs carry the emissions
            unit = background.processes[entry.supplier].reference.unit
            drawn = supply[activity.id] * float(units.convert(entry.amount, entry.unit, unit))
            column = system.column(entry.supplier)
            for (gas, origin), intensity in by_group.items():
                part = drawn * float(intensity[column])
                if part:
                    rows.append(
                        Row(
                            stage=activity.stage,
                            activity=activity.id,
                            supplier=entry.supplier,
                            line=entry.line,
                            place=entry.place,
                            tags=entry.tags,
                            gas=gas,
                            origin=origin,
                            kg_co2e=part,
                        )
                    )
    return rows
