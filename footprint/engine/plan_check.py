"""Checks a plan against the background before it is linked; Brightway would accept most of these faults."""

from collections.abc import Iterable, Iterator

from rapidfuzz import process

from footprint import units
from footprint.engine.background import ArrayBackground, Background, as_arrays
from footprint.errors import Problem, Text
from footprint.inventory.matrix import MatrixDatabase
from footprint.model.inventory import Scope
from footprint.model.plan import Activity, Input, Plan

_SUPPLIERS = Text("清单中已有的过程", "a process of the inventory")


def plan_problems(plan: Plan, background: Background | ArrayBackground) -> Iterator[Problem]:
    """Every fault of a plan that linking would trip over, in reading order."""
    background = as_arrays(background)
    activities = {a.id: a for a in plan.activities}
    if plan.characterisation not in background.characterisations:
        yield _unknown(plan.characterisation, "characterisation", background.characterisations)
    if len(activities) != len(plan.activities):
        yield _unknown("activities", "plan", ["unique ids"])
    if plan.demand not in activities:
        yield _unknown(plan.demand, "plan", activities)
    elif not units.same_kind(plan.declared_unit.unit, activities[plan.demand].output.unit):
        yield _wrong_unit("plan", plan.declared_unit.unit, activities[plan.demand].output.unit)
    for activity in plan.activities:
        if activity.id in background.database.index:
            yield _taken(activity.id)
        if activity.output.value <= 0:
            yield Problem(
                "plan.output",
                activity.id,
                Text.same(str(activity.output.value)),
                Text("大于 0 的产出", "an output above zero"),
                Text("填写产出量", "state the output"),
            )
        for entry in activity.inputs:
            yield from _input_problems(entry, activities, background.database)


def _input_problems(entry: Input, activities: dict[str, Activity], database: MatrixDatabase) -> Iterator[Problem]:
    supplier, amount, unit, place = entry.supplier, entry.amount, entry.unit, entry.place
    if amount < 0:
        yield Problem(
            "input.negative",
            place,
            Text.same(str(amount)),
            Text("不小于 0 的数量（不计避免负荷）", "an amount of zero or more (no avoided burden)"),
            Text("改为实际消耗量", "state what was consumed"),
        )
    if supplier in activities:
        reference = activities[supplier].output.unit
    elif supplier in database.index:
        position = database.index[supplier]
        reference = database.units[position]
        if database.scopes[position] is Scope.DIRECT:
            yield Problem(
                "input.direct_factor",
                place,
                Text(f"仅含直接排放的因子 {supplier}", f"{supplier}, a factor of direct emissions only"),
                Text("全生命周期因子", "a life-cycle factor"),
                Text("产品碳足迹改用电力碳足迹因子", "use the life-cycle electricity footprint instead"),
            )
    else:
        yield _unknown(supplier, place, database.processes)
        return
    if not units.is_known(reference):
        yield _unknown_unit(place, supplier, reference)
    elif not units.same_kind(unit, reference):
        yield _wrong_unit(place, unit, reference)


def _unknown_unit(place: str, supplier: str, reference: str) -> Problem:
    return Problem(
        "unit.unknown",
        place,
        Text(f"{supplier} 以未知单位“{reference}”计", f"{supplier}, whose product is measured in '{reference}'"),
        Text("单位表内的单位", "a unit that is admitted"),
        Text(
            "在映射文件中以 factor 与 unit 对应该过程，或在来源软件中换用单位后重新导入",
            "match the process by factor and unit in a mapping file, or change its unit where it comes from and import "
            "it again",
        ),
    )


def _unknown(name: str, place: str, known: Iterable[str]) -> Problem:
    near = [match for match, _, _ in process.extract(name, list(known), limit=3, score_cutoff=60)]
    todo = Text("改用清单中的编号", "use an id of the inventory")
    if near:
        todo = Text(f"是否为 {'、'.join(near)}？", f"did you mean {', '.join(near)}?")
    return Problem("process.unknown", place, Text(f"未知过程“{name}”", f"unknown process '{name}'"), _SUPPLIERS, todo)


def _taken(name: str) -> Problem:
    # A background that draws on a foreground product would not be closed, and its compiled form not exact.
    return Problem(
        "activity.taken",
        name,
        Text(f"“{name}”已是背景过程的编号", f"'{name}', the id of a background process"),
        Text("背景中没有的编号", "an id that the background does not have"),
        Text("改用其他编号", "choose another id"),
    )


def _wrong_unit(place: str, found: str, reference: str) -> Problem:
    return Problem(
        "unit.kind",
        place,
        Text.same(found),
        Text(f"可换算为 {reference} 的单位", f"a unit that converts to {reference}"),
        Text("改正单位，数值一并核对", "correct the unit and check the value with it"),
    )
