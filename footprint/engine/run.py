"""Computes the footprint a plan asks for, both ways, and explains it in rows that add up."""

import math

import numpy as np
from numpy.typing import NDArray

from footprint import units
from footprint.engine.accuracy import score_error
from footprint.engine.background import ArrayBackground, Background, as_arrays
from footprint.engine.brightway import ForwardSolution, solve
from footprint.engine.compiled import CompiledBackground, compile_background
from footprint.engine.errors import EngineError
from footprint.engine.foreground import Foreground, evaluate, foreground_of, values
from footprint.engine.guards import credits_in
from footprint.engine.system import System, link
from footprint.errors import Text
from footprint.model.plan import Plan
from footprint.model.result import FootprintResult, Row, RunRecord

AGREEMENT = 1e-9
"""Largest relative difference allowed between the two calculations, and largest error bound of either."""


def compute(plan: Plan, background: Background | ArrayBackground) -> FootprintResult:
    """Footprint of the plan's declared unit.

    Parameters
    ----------
    plan
        What the edition ordered.
    background
        Inventory library, or databases as arrays.

    Returns
    -------
    FootprintResult
        The total is bw2calc's; the rows are the compiled background's [kg CO2e per declared unit].

    Raises
    ------
    InputError
        If the plan does not link.
    EngineError
        If the system cannot be solved, if its error bound exceeds `AGREEMENT`, or if the two calculations
        differ by more than that.
    """
    arrays = as_arrays(background)
    system = link(plan, arrays)
    forward = solve(system)
    compiled = compile_background(arrays, plan.characterisation)
    foreground = foreground_of(system, len(plan.activities), compiled)
    score = evaluate(foreground, compiled.intensities)
    rows = _rows(plan, compiled, score.supply)
    for other in (score.total, math.fsum(row.kg_co2e for row in rows)):
        if not math.isclose(forward.score, other, rel_tol=AGREEMENT, abs_tol=0.0):
            raise EngineError(
                Text(
                    f"两种算法结果不一致：{forward.score!r} 与 {other!r}",
                    f"the two calculations disagree: {forward.score!r} and {other!r}",
                )
            )
    error = _error(system, forward, foreground, compiled)
    if not error <= AGREEMENT:
        raise EngineError(
            Text(
                f"产品系统病态：误差上限 {error:.1e}，背景条件数 {compiled.adjoint.condition:.1e}",
                f"the product system is ill-conditioned: error bound {error:.1e}, "
                f"condition of the background {compiled.adjoint.condition:.1e}",
            )
        )
    return FootprintResult(
        declared_unit=plan.declared_unit,
        total=forward.score,
        rows=tuple(rows),
        supply=dict(zip(system.processes, forward.supply.tolist(), strict=True)),
        run=RunRecord(
            solver=forward.solver,
            versions=forward.versions,
            processes=len(system.processes),
            relative_residual=forward.relative_residual,
            adjoint_total=score.total,
            forward_error=error,
            condition=compiled.adjoint.condition,
            background=compiled.key,
            background_credits=credits_in(arrays.database.technosphere).nnz,
            background_solver=compiled.adjoint.solver,
            cache=compiled.cache.value,
        ),
    )


def _rows(plan: Plan, compiled: CompiledBackground, supply: NDArray[np.float64]) -> list[Row]:
    foreground = {activity.id for activity in plan.activities}
    rows = []
    for activity, scale in zip(plan.activities, supply.tolist(), strict=True):
        for entry in activity.inputs:
            if entry.supplier in foreground:
                continue  # its own inputs carry the emissions
            column = compiled.database.index[entry.supplier]
            drawn = scale * float(units.convert(entry.amount, entry.unit, compiled.database.units[column]))
            parts = (compiled.intensities[:, column] * drawn).tolist()
            for (gas, origin), part in zip(compiled.groups, parts, strict=True):
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


def _error(system: System, forward: ForwardSolution, foreground: Foreground, compiled: CompiledBackground) -> float:
    """Bound on the relative error of the number of record, weighted by the second path's values."""
    index = compiled.database.index
    reached = [index[process] for process in system.processes[len(foreground.demand) :]]
    upstream = compiled.intensities.sum(axis=0)[reached]
    return score_error(system, forward, np.concatenate([values(foreground, compiled.intensities), upstream]))
