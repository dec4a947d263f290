"""Cross-checks of an inventory: references, units, derivations, and what a product footprint may draw on."""

from collections.abc import Callable, Iterator, Mapping

from footprint import units
from footprint.errors import Problem, Text
from footprint.inventory.balance import unbalanced
from footprint.inventory.cycles import unproductive
from footprint.inventory.derivation import FormulaError, agrees, recompute
from footprint.inventory.reading import Folder, Placed
from footprint.inventory.routes import same_route_twice
from footprint.inventory.windows import outside_window
from footprint.model.base import Record
from footprint.model.cited import Cited, Kind
from footprint.model.inventory import Exchange, Process, Scope

_FACTOR_UNIT = "kg/kg"
Numbers = Iterator[tuple[tuple[object, ...], Cited]]


def check(folder: Folder) -> Iterator[Problem]:
    """Every defect among the records of `folder`."""
    used_sources: set[str] = set()
    used_flows: set[str] = set()
    for placed in folder.processes.values():
        yield from _process(placed, folder)
        yield from _numbers(placed, process_numbers(placed.record), folder, used_sources)
        yield from unbalanced(placed, folder)
        yield from outside_window(placed, folder)
        used_flows.update(x.emission for x in placed.record.exchanges if x.emission)
    for chosen in folder.characterisations.values():
        factors: Numbers = ((("factors", flow), cited) for flow, cited in chosen.record.factors.items())
        yield from _numbers(chosen, _with_parents(factors), folder, used_sources)
        yield from _characterisation(chosen.place, set(chosen.record.factors), folder)
        for flow, cited in chosen.record.factors.items():
            if cited.unit != _FACTOR_UNIT:
                yield _problem(
                    "factor_unit",
                    chosen.place("factors", flow, "unit"),
                    Text.same(cited.unit),
                    Text.same(_FACTOR_UNIT),
                    Text("换算成 kg/kg", "convert it to kg/kg"),
                )
    for stretch in folder.distances.values():
        yield from _numbers(stretch, _with_parents(iter([(("length",), stretch.record.length)])), folder, used_sources)
        yield from _unit(stretch.place("length", "unit"), stretch.record.length.unit, "km")
    yield from same_route_twice(folder)
    yield from unproductive(folder)
    if not folder.problems:
        yield from _orphans("source", folder.sources, used_sources)
        yield from _orphans("flow", folder.flows, used_flows)


def process_numbers(process: Process) -> Numbers:
    """Every number of a process with its path, parents and values of other sources included."""
    yield from _with_parents((("exchanges", i, "amount"), x.amount) for i, x in enumerate(process.exchanges))
    if process.balance is not None:
        contents = ((("balance", "inputs", name), x) for name, x in process.balance.inputs.items())
        yield from _with_parents(contents)
        for name, cited in (("product", process.balance.product), ("lost", process.balance.lost)):
            if cited is not None:
                yield from _with_parents(iter([(("balance", name), cited)]))


def _with_parents(numbers: Iterator[tuple[tuple[object, ...], Cited]]) -> Numbers:
    for path, cited in numbers:
        yield path, cited
        yield from _with_parents(((*path, "parents", name), x) for name, x in cited.parents.items())
        yield from _with_parents(((*path, "alternatives", i), x) for i, x in enumerate(cited.alternatives))


def _process(placed: Placed[Process], folder: Folder) -> Iterator[Problem]:
    process = placed.record
    if process.scope is Scope.LIFE_CYCLE and any(x.input for x in process.exchanges):
        yield _problem(
            "double_upstream",
            placed.place("scope"),
            Text("life_cycle 过程又连接了上游", "a life_cycle process that links its upstream as well"),
            Text("没有投入，或 scope: gate_to_gate", "no inputs, or scope: gate_to_gate"),
            Text("上游只计一次", "count upstream once"),
        )
    for index, exchange in enumerate(process.exchanges):
        at = ("exchanges", index)
        if exchange.amount.spread is None:
            yield _problem(
                "spread_missing",
                placed.place(*at, "amount"),
                Text("交换量没有 spread", "an exchange amount without spread"),
                Text("spread（来源未给出时写明 basis）", "spread (basis says so where the source states none)"),
                Text("补充 spread", "add spread"),
            )
        if exchange.emission is not None:
            yield from _emission(placed, at, exchange, folder)
        else:
            yield from _input(placed, at, exchange, folder)


def _emission(placed: Placed[Process], at: tuple[object, ...], exchange: Exchange, folder: Folder) -> Iterator[Problem]:
    flow = folder.flows.get(str(exchange.emission))
    if flow is not None:
        yield from _unit(placed.place(*at, "amount", "unit"), exchange.amount.unit, flow.record.unit)
    elif folder.lacks("flow", str(exchange.emission)):
        yield _unknown("flow", placed.place(*at, "emission"), str(exchange.emission))


def _input(placed: Placed[Process], at: tuple[object, ...], exchange: Exchange, folder: Folder) -> Iterator[Problem]:
    supplier = folder.processes.get(str(exchange.input))
    place = placed.place(*at, "input")
    if supplier is None:
        if folder.lacks("process", str(exchange.input)):
            yield _unknown("process", place, str(exchange.input))
        return
    yield from _unit(placed.place(*at, "amount", "unit"), exchange.amount.unit, supplier.record.reference.unit)
    if supplier.record.scope is Scope.DIRECT and placed.record.scope is not Scope.DIRECT:
        yield _problem(
            "direct_supplier",
            place,
            Text(f"“{exchange.input}”只含直接排放", f"'{exchange.input}' covers direct emissions only"),
            Text("生命周期数据", "a life-cycle process"),
            Text("改用电力碳足迹因子", "use a life-cycle electricity footprint instead"),
        )
    if exchange.amount.value < 0:
        yield _problem(
            "negative_input",
            placed.place(*at, "amount", "value"),
            Text.same(str(exchange.amount.value)),
            Text("不小于 0（不计避免负荷）", "0 or more (no avoided burden)"),
            Text("删除该抵扣", "remove the credit"),
        )


def _numbers(placed: Placed[Record], numbers: Numbers, folder: Folder, used: set[str]) -> Iterator[Problem]:
    for path, cited in numbers:
        if cited.source is not None:
            used.add(cited.source)
            if folder.lacks("source", cited.source):
                yield _unknown("source", placed.place(*path, "source"), cited.source)
        if cited.kind is Kind.POLICY:
            yield _problem(
                "policy_amount",
                placed.place(*path, "kind"),
                Text("政策选择（policy）用作数量", "a policy choice used as an amount"),
                Text("有依据的数值", "a number with a basis in fact"),
                Text("给出来源、推导或假设理由", "give a source, a derivation or a reasoned assumption"),
            )
        yield from _derived(lambda *p, _path=path: placed.place(*_path, *p), cited)
        yield from _range(placed.place(*path, "spread"), cited)
        for index, other in enumerate(cited.alternatives):
            yield from _unit(placed.place(*path, "alternatives", index, "unit"), other.unit, cited.unit)


def _derived(place: Callable[..., str], cited: Cited) -> Iterator[Problem]:
    if cited.formula is None:
        return
    todo = Text("改正公式、父项或数值", "correct the formula, a parent or the value")
    try:
        computed = recompute(cited.formula, {name: float(p.value) for name, p in cited.parents.items()})
    except FormulaError as exc:
        yield _problem(
            "formula",
            place("formula"),
            Text(f"无法重算的公式（{exc}）", f"a formula that cannot be recomputed ({exc})"),
            Text("父项间的四则运算，每个父项都用到", "arithmetic over the parents, each of them used"),
            todo,
        )
        return
    if not agrees(float(cited.value), computed):
        yield _problem(
            "derived_value", place("value"), Text.same(str(cited.value)), Text.same(f"{computed:.10g}"), todo
        )


def _range(place: str, cited: Cited) -> Iterator[Problem]:
    spread = cited.spread
    if spread is None or spread.low is None or spread.high is None:
        return
    if not spread.low <= cited.value <= spread.high:
        yield _problem(
            "outside_range",
            place,
            Text(
                f"{cited.value} 不在 {spread.low}–{spread.high} 内",
                f"{cited.value} outside {spread.low} to {spread.high}",
            ),
            Text("数值在其范围内", "a value inside its own range"),
            Text("改正数值或范围", "correct the value or the range"),
        )


def _characterisation(place: Callable[..., str], flows: set[str], folder: Folder) -> Iterator[Problem]:
    for flow in sorted(x for x in flows if folder.lacks("flow", x)):
        yield _unknown("flow", place("factors", flow), flow)
    for flow in sorted(set(folder.flows) - flows):
        yield _problem(
            "uncharacterised",
            place("factors"),
            Text(f"没有“{flow}”的特征化因子", f"no factor for flow '{flow}'"),
            Text("每个基本流一个因子", "a factor for every flow"),
            Text("补充因子；缺了会被当作零", "add it: a missing factor would count as zero"),
        )


def _unit(place: str, unit: str, target: str) -> Iterator[Problem]:
    if not units.same_kind(unit, target):
        yield _problem(
            "unit",
            place,
            Text.same(unit),
            Text(f"可换算为 {target} 的单位", f"a unit that converts to {target}"),
            Text("改正单位", "correct the unit"),
        )


def _orphans(what: str, defined: Mapping[str, Placed[Record]], used: set[str]) -> Iterator[Problem]:
    for name in sorted(set(defined) - used):
        yield _problem(
            f"unused_{what}",
            defined[name].place("id"),
            Text(f"“{name}”没有被使用", f"'{name}' is never used"),
            Text("每一项都被引用", "every entry referred to"),
            Text("引用或删除", "refer to it or delete it"),
        )


def _unknown(what: str, place: str, name: str) -> Problem:
    named = {
        "source": Text("来源", "source"),
        "flow": Text("基本流", "flow"),
        "process": Text("过程", "process"),
    }[what]
    return _problem(
        f"unknown_{what}",
        place,
        Text("未定义的{what}“{name}”", "undefined {what} '{name}'").format(what=named, name=name),
        Text("已定义的{what}", "a defined {what}").format(what=named),
        Text("改正编号或补充定义", "correct the id or define it"),
    )


def _problem(code: str, place: str, found: Text, expected: Text, todo: Text) -> Problem:
    return Problem(f"inventory.{code}", place, found, expected, todo)
