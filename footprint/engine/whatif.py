"""Recomputes a footprint from compiled intensities: the second path alone, in a fraction of a millisecond.

The number of record always comes from `footprint.engine.run.compute`; what is found here is confirmed there.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from footprint import units
from footprint.engine.background import Background
from footprint.engine.errors import EngineError
from footprint.errors import Text
from footprint.model.inventory import Origin
from footprint.model.plan import Activity, Plan
from footprint.model.result import FootprintResult, Row, RunRecord

Group = tuple[str, Origin]


@dataclass(frozen=True)
class Intensities:
    """Emissions per reference unit of every background product.

    Attributes
    ----------
    groups
        Gas and origin of each column.
    index
        Row of each process.
    values
        Shape (processes, groups) [kg CO2e/reference unit].
    """

    groups: tuple[Group, ...]
    index: Mapping[str, int]
    values: NDArray[np.float64]


_RUN = RunRecord(solver="adjoint", versions={}, processes=0, relative_residual=0.0, adjoint_total=0.0)


def rescore(plan: Plan, background: Background, intensities: Intensities) -> FootprintResult:
    """Footprint of a plan that links, from intensities [kg CO2e per declared unit].

    Parameters
    ----------
    plan
        A plan that has been linked, or one that differs from such a plan in its amounts only.
    background
        For the reference unit of each supplier.
    intensities
        Of the background, at its stated values or of one draw.

    Raises
    ------
    EngineError
        If the foreground has no finite solution.
    """
    supply = _supply(plan)
    rows = []
    for activity in plan.activities:
        scale = supply[activity.id]
        for entry in activity.inputs:
            if entry.supplier in supply:
                continue
            unit = background.processes[entry.supplier].reference.unit
            drawn = scale * float(entry.amount) * float(units.factor(entry.unit, unit))
            parts = drawn * intensities.values[intensities.index[entry.supplier]]
            for (gas, origin), part in zip(intensities.groups, parts.tolist(), strict=True):
                if part:
                    rows.append(
                        # Unchecked: every field is taken from a checked record, and this runs once a draw.
                        Row.model_construct(
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
    return FootprintResult.model_construct(
        declared_unit=plan.declared_unit,
        total=sum(row.kg_co2e for row in rows),
        rows=tuple(rows),
        supply=supply,
        run=_RUN,
    )


def _supply(plan: Plan) -> dict[str, float]:
    """Scaling of each activity for one declared unit; a small dense solve, loops included."""
    at = {activity.id: i for i, activity in enumerate(plan.activities)}
    matrix = np.zeros((len(at), len(at)))
    for column, activity in enumerate(plan.activities):
        matrix[column, column] += float(activity.output.value)
        for entry in activity.inputs:
            if entry.supplier in at:
                unit = plan.activities[at[entry.supplier]].output.unit
                matrix[at[entry.supplier], column] -= float(entry.amount) * float(units.factor(entry.unit, unit))
    demand = np.zeros(len(at))
    demanded: Activity = plan.activities[at[plan.demand]]
    demand[at[plan.demand]] = float(plan.declared_unit.to(demanded.output.unit))
    try:
        solved = np.linalg.solve(matrix, demand)
    except np.linalg.LinAlgError as exc:
        raise EngineError(Text("前景系统奇异，无解", "the foreground system is singular")) from exc
    if not np.isfinite(solved).all():
        raise EngineError(Text("前景系统无有限解", "the foreground system has no finite solution"))
    return dict(zip(at, solved.tolist(), strict=True))
