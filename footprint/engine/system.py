"""Links a plan to the background: one square product system, units converted, every fault named."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import block_array, csc_array

from footprint import units
from footprint.engine.background import ArrayBackground, Background, as_arrays
from footprint.engine.cells import Cells
from footprint.engine.guards import check_references
from footprint.engine.plan_check import plan_problems
from footprint.errors import InputError, Problem, Text
from footprint.inventory.matrix import MatrixDatabase
from footprint.model.inventory import ElementaryFlow
from footprint.model.plan import Plan

_Amounts = dict[tuple[int, int], Decimal]


@dataclass(frozen=True)
class System:
    """A linked product system; product i is made by process i and by no other.

    Attributes
    ----------
    processes
        Ids in matrix order, foreground first.
    flows
        Elementary flows that occur.
    technosphere
        (product row, process column) to amount [reference unit]; inputs are negative.
    biosphere
        (flow row, process column) to emission [flow unit].
    factors
        Global warming potential of each flow [kg CO2e/flow unit].
    demand
        Column of the demanded product and its amount [reference unit].
    """

    processes: tuple[str, ...]
    flows: tuple[ElementaryFlow, ...]
    technosphere: Mapping[tuple[int, int], float]
    biosphere: Mapping[tuple[int, int], float]
    factors: tuple[float, ...]
    demand: tuple[int, float]

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {process: i for i, process in enumerate(self.processes)}

    def column(self, process: str) -> int:
        """Matrix position of a process."""
        return self._columns[process]


def link(plan: Plan, background: Background | ArrayBackground) -> System:
    """Build the product system a plan describes.

    Parameters
    ----------
    plan
        Foreground activities and the demand.
    background
        Inventory to link to; only what the plan reaches is taken in.

    Raises
    ------
    InputError
        With every fault at once: unknown supplier, unit of another kind, negative or zero amounts where
        they have no meaning, direct-emission factors in a footprint, flows without a factor.
    EngineError
        If the background is not square or lacks a reference product.
    """
    arrays = as_arrays(background)
    database = arrays.database
    problems = list(plan_problems(plan, arrays))
    if problems:
        raise InputError(problems)
    check_references(database.technosphere, database.processes)
    activities = {a.id: i for i, a in enumerate(plan.activities)}
    own, drawn = foreground_amounts(plan, database)
    reached = reach(database.technosphere, {row for row, _ in drawn})
    place = {int(row): i for i, row in enumerate(reached)}
    m, n = len(activities), len(reached)
    foreground = amounts(own, (m, m))
    links = amounts({(place[row], column): -amount for (row, column), amount in drawn.items()}, (n, m))
    inner = database.technosphere[:, reached][reached, :]
    technosphere = block_array([[foreground, None], [links, inner]], format="csc") if n else foreground
    emitted = database.biosphere[:, reached].tocsr()
    occurring = np.flatnonzero(np.diff(emitted.indptr))
    flows = tuple(database.flows[i] for i in occurring)
    factors = arrays.characterisations[plan.characterisation].factors
    missing = [flow.id for flow in flows if flow.id not in factors]
    if missing:
        raise InputError(no_factor(plan.characterisation, flow) for flow in missing)
    biosphere = block_array([[csc_array((len(flows), m)), emitted[occurring, :]]], format="csc")
    demanded = plan.activities[activities[plan.demand]]
    return System(
        processes=(*activities, *(database.processes[i] for i in reached)),
        flows=flows,
        technosphere=Cells(technosphere),
        biosphere=Cells(biosphere),
        factors=tuple(float(factors[flow.id].value) for flow in flows),
        demand=(activities[plan.demand], float(plan.declared_unit.to(demanded.output.unit))),
    )


def foreground_amounts(plan: Plan, database: MatrixDatabase) -> tuple[_Amounts, _Amounts]:
    """Foreground block by (activity, activity), and what is drawn on the background by (product, activity).

    Both in reference units, summed in decimal arithmetic; the plan has passed `plan_problems`.
    """
    activities = {a.id: i for i, a in enumerate(plan.activities)}
    own: _Amounts = {}
    drawn: _Amounts = {}
    for column, activity in enumerate(plan.activities):
        own[column, column] = own.get((column, column), Decimal(0)) + activity.output.value
        for entry in activity.inputs:
            if entry.supplier in activities:
                row = activities[entry.supplier]
                unit = plan.activities[row].output.unit
                block, sign = own, -1
            else:
                row = database.index[entry.supplier]
                unit = database.units[row]
                block, sign = drawn, 1
            amount = sign * units.convert(entry.amount, entry.unit, unit)
            block[row, column] = block.get((row, column), Decimal(0)) + amount
    return own, drawn


def reach(technosphere: csc_array, start: Iterable[int]) -> NDArray[np.intp]:
    """Positions of every process that `start` draws on, directly or not, itself included; ascending."""
    seen = np.zeros(technosphere.shape[0], dtype=bool)
    frontier = np.array(sorted(start), dtype=np.intp)
    while frontier.size:
        seen[frontier] = True
        suppliers = np.unique(technosphere[:, frontier].indices)
        frontier = suppliers[~seen[suppliers]]
    return np.flatnonzero(seen)


def amounts(cells: _Amounts, shape: tuple[int, int]) -> csc_array:
    """Decimal cells as a float64 matrix."""
    keys = np.array(list(cells) or np.empty((0, 2)), dtype=np.int64)
    values = np.array([float(v) for v in cells.values()], dtype=np.float64)
    return csc_array((values, (keys[:, 0], keys[:, 1])), shape=shape)


def no_factor(characterisation: str, flow: str) -> Problem:
    """A flow that a characterisation set does not know."""
    return Problem(
        "flow.no_factor",
        characterisation,
        Text(f"缺少 {flow} 的特征化因子", f"no characterisation factor for {flow}"),
        Text("每种排放均有因子", "a factor for every emission that occurs"),
        Text("在特征化因子集中补充", "add it to the characterisation set"),
    )
