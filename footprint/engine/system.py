"""Links a plan to the background: one square product system, units converted, every fault named."""

from dataclasses import dataclass
from decimal import Decimal

from footprint import units
from footprint.engine.background import Background
from footprint.engine.plan_check import plan_problems
from footprint.errors import InputError, Problem, Text
from footprint.model.inventory import ElementaryFlow
from footprint.model.plan import Activity, Plan


@dataclass(frozen=True)
class System:
    """A linked product system; product i is made by process i and by no other.

    Attributes
    ----------
    processes
        Ids in matrix order, foreground first.
    flows
        Ids of the elementary flows that occur.
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
    technosphere: dict[tuple[int, int], float]
    biosphere: dict[tuple[int, int], float]
    factors: tuple[float, ...]
    demand: tuple[int, float]

    def column(self, process: str) -> int:
        """Matrix position of a process."""
        return self.processes.index(process)


def link(plan: Plan, background: Background) -> System:
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
    """
    activities = {a.id: a for a in plan.activities}
    problems = list(plan_problems(plan, background))
    if problems:
        raise InputError(problems)
    reached = _reach(plan, activities, background)
    order = tuple(activities) + tuple(p for p in reached if p not in activities)
    index = {p: i for i, p in enumerate(order)}

    technosphere: dict[tuple[int, int], Decimal] = {}
    biosphere: dict[tuple[str, int], Decimal] = {}

    def add(row: str, column: int, amount: Decimal) -> None:
        key = (index[row], column)
        technosphere[key] = technosphere.get(key, Decimal(0)) + amount

    for activity in plan.activities:
        column = index[activity.id]
        add(activity.id, column, activity.output.value)
        for entry in activity.inputs:
            unit = _reference_unit(entry.supplier, activities, background)
            add(entry.supplier, column, -units.convert(entry.amount, entry.unit, unit))
    for process_id in order[len(activities) :]:
        process = background.processes[process_id]
        column = index[process_id]
        add(process_id, column, process.reference.amount)
        for exchange in process.exchanges:
            amount = exchange.amount
            if exchange.input is not None:
                unit = background.processes[exchange.input].reference.unit
                add(exchange.input, column, -units.convert(amount.value, amount.unit, unit))
            elif exchange.emission is not None:
                unit = background.flows[exchange.emission].unit
                place = (exchange.emission, column)
                converted = units.convert(amount.value, amount.unit, unit)
                biosphere[place] = biosphere.get(place, Decimal(0)) + converted

    flow_ids = tuple(sorted({flow for flow, _ in biosphere}))
    factors = background.characterisations[plan.characterisation].factors
    missing = [f for f in flow_ids if f not in factors]
    if missing:
        raise InputError(_no_factor(plan.characterisation, flow) for flow in missing)
    rows = {f: i for i, f in enumerate(flow_ids)}
    return System(
        processes=order,
        flows=tuple(background.flows[f] for f in flow_ids),
        technosphere={k: float(v) for k, v in technosphere.items()},
        biosphere={(rows[f], c): float(v) for (f, c), v in biosphere.items()},
        factors=tuple(float(factors[f].value) for f in flow_ids),
        demand=(
            index[plan.demand],
            float(plan.declared_unit.to(activities[plan.demand].output.unit)),
        ),
    )


def _reference_unit(supplier: str, activities: dict[str, Activity], background: Background) -> str:
    if supplier in activities:
        return activities[supplier].output.unit
    return background.processes[supplier].reference.unit


def _reach(plan: Plan, activities: dict[str, Activity], background: Background) -> list[str]:
    """Every process the foreground draws on, in first-seen order."""
    waiting = [entry.supplier for activity in plan.activities for entry in activity.inputs]
    seen: dict[str, None] = {}
    while waiting:
        supplier = waiting.pop(0)
        if supplier in seen or supplier in activities:
            continue
        seen[supplier] = None
        waiting += [x.input for x in background.processes[supplier].exchanges if x.input]
    return list(seen)


def _no_factor(characterisation: str, flow: str) -> Problem:
    return Problem(
        "flow.no_factor",
        characterisation,
        Text(f"缺少 {flow} 的特征化因子", f"no characterisation factor for {flow}"),
        Text("每种排放均有因子", "a factor for every emission that occurs"),
        Text("在特征化因子集中补充", "add it to the characterisation set"),
    )
