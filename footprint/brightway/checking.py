"""Checks what a Brightway importer found, and turns it into exchange records: converted, reported or refused."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from footprint.brightway import distributions, unit_names
from footprint.brightway.columns import numbered, pick
from footprint.brightway.findings import Findings
from footprint.brightway.flow_map import FlowMatch, match
from footprint.brightway.identifiers import identifiers
from footprint.brightway.raw import NONE, RawTable
from footprint.brightway.solvable import solvable
from footprint.brightway.table import ExchangeTable
from footprint.errors import InputError, Problem, Text
from footprint.inventory.exchanges import EMISSION, INPUT, PARAMETERS, PRODUCTION, RECORD_DTYPE, SUBSTITUTION
from footprint.inventory.matrix import Label
from footprint.model.inventory import ElementaryFlow, Scope

_KINDS = {
    "production": PRODUCTION,
    "generic production": PRODUCTION,
    "technosphere": INPUT,
    "generic consumption": INPUT,
    "substitution": SUBSTITUTION,
    "biosphere": EMISSION,
}
_ODD = -1


@dataclass(frozen=True)
class Checked:
    """Records fit for use once `findings.items` are accepted."""

    table: ExchangeTable
    findings: Findings


def check(raw: RawTable, flows: Mapping[str, ElementaryFlow], place: str) -> Checked:
    """Check an import.

    Parameters
    ----------
    raw
        From an importer.
    flows
        The inventory's elementary flows, to match those of the import with.
    place
        How messages call the user's file.

    Raises
    ------
    footprint.errors.InputError
        With every fault: mistyped exchanges, units of another kind, missing, doubled, zero or negative production,
        numbers that are not finite, repeated codes, a singular system.
    """
    return _Checking(raw, flows, place).run()


class _Checking:
    def __init__(self, raw: RawTable, flows: Mapping[str, ElementaryFlow], place: str) -> None:
        self.raw, self.known, self.place = raw, flows, place
        self.findings = Findings()
        self.problems: list[Problem] = []
        columns = raw.processes
        self.ids = identifiers(columns["database"], columns["code"])
        kinds = np.array([_KINDS.get(s, _ODD) for s in raw.strings] or [_ODD], dtype=np.int8)
        self.kind = kinds[raw.exchanges["kind"]]

    def run(self) -> Checked:
        self._processes()
        self._types_and_numbers()
        matches = [match(*row, self.known) for row in self._flow_rows()]
        keep = self._linked(matches)
        records = self._records(keep)
        self._production(records)
        self._units(records, keep, matches)
        if self.problems:
            raise InputError(self.problems)
        self._waste(records)
        if self.problems:
            raise InputError(self.problems)
        distributions.settle(records, self.findings)
        self._notes(records)
        table = self._table(records, matches)
        if not solvable(table.matrices()[0]):
            raise InputError([_singular(self.place)])
        return Checked(table, self.findings)

    def _flow_rows(self) -> Iterator[tuple[str, str, str]]:
        f = self.raw.flows
        return zip(f["name"], f["categories"], f["unit"], strict=True)

    def _fault(self, code: str, where: str, found: Text, expected: Text, todo: Text) -> None:
        self.problems.append(Problem(f"brightway.{code}", f"{self.place}: {where}", found, expected, todo))

    def _name(self, process: int) -> str:
        columns = self.raw.processes
        return f"{columns['name'][process]} [{columns['code'][process]}]"

    def _processes(self) -> None:
        if not self.ids:
            self._fault(
                "empty",
                "-",
                Text("没有任何过程", "no process"),
                Text("至少一个过程", "at least one process"),
                Text("核对格式与路径", "check the format and the path"),
            )
        for code in self.raw.notes.get("duplicate_codes", ()):
            self._fault(
                "duplicate_code",
                code,
                Text("重复的过程代码", "a code that two processes have"),
                Text("每个过程一个代码", "a code of its own for each process"),
                Text("在来源软件中改正", "correct it in the program it comes from"),
            )
        for node in self.raw.notes.get("odd_nodes", ()):
            self._fault(
                "node_type",
                node,
                Text("未知的节点类型", "a type of node that is not known"),
                Text("process、product 或 emission", "process, product or emission"),
                Text("改正类型", "correct the type"),
            )
        for i, unit in enumerate(self.raw.processes["unit"]):
            if not unit.strip():
                self._fault(
                    "no_unit",
                    self._name(i),
                    Text("没有单位的产品", "a product without a unit"),
                    Text("参考产品的单位", "the unit of its reference product"),
                    Text("填写单位", "state the unit"),
                )

    def _types_and_numbers(self) -> None:
        exchanges = self.raw.exchanges
        for i in np.flatnonzero(self.kind == _ODD):
            self._fault(
                "exchange_type",
                self._name(int(exchanges["process"][i])),
                Text.same(repr(self.raw.strings[exchanges["kind"][i]])),
                Text("、".join(_KINDS), ", ".join(_KINDS)),
                Text(
                    "改正交换类型；Brightway 会忽略它而不报错",
                    "correct the type of the exchange; Brightway would ignore it without an error",
                ),
            )
        for i in np.flatnonzero(~np.isfinite(exchanges["amount"])):
            self._fault(
                "amount",
                self._name(int(exchanges["process"][i])),
                Text("缺失或非有限的数量", "an amount that is missing or not finite"),
                Text("有限的数", "a finite number"),
                Text("填写数量", "state the amount"),
            )

    def _linked(self, matches: list[FlowMatch]) -> NDArray[np.intp]:
        """Positions of the exchanges that stay; what is left out is listed."""
        exchanges, strings = self.raw.exchanges, self.raw.strings
        mapped = np.array([m.flow is not None for m in matches] + [False])
        suspect = np.array([m.suspect for m in matches] + [False])
        emission = self.kind == EMISSION
        missing = ~emission & (exchanges["supplier"] == NONE) & (exchanges["amount"] != 0)
        missing |= emission & (suspect[exchanges["flow"]] | (exchanges["flow"] == NONE)) & (exchanges["amount"] != 0)
        names = list(self._flow_rows())
        for i in np.flatnonzero(missing):
            row = exchanges[i]
            target = strings[row["label"]]
            unit = strings[row["unit"]]
            if row["flow"] != NONE:
                name, categories, flow_unit = names[row["flow"]]
                target, unit = f"{name} ({categories})", unit or flow_unit
            self.findings.unlinked.append(
                (
                    self.ids[row["process"]],
                    self.raw.processes["code"][row["process"]],
                    self.raw.processes["name"][row["process"]],
                    strings[row["kind"]],
                    target,
                    repr(float(row["amount"])),
                    unit,
                )
            )
        uses = np.bincount(exchanges["flow"][exchanges["flow"] != NONE], minlength=len(matches))
        for (name, categories, unit), m, n in zip(names, matches, uses, strict=True):
            number = repr(m.factor) if m.flow else ""
            self.findings.flows.append((name, categories, unit, str(n), m.sign, m.flow or "", number, m.note))
        return np.flatnonzero(np.where(emission, mapped[exchanges["flow"]], exchanges["supplier"] != NONE))

    def _records(self, keep: NDArray[np.intp]) -> NDArray[np.void]:
        source = self.raw.exchanges[keep]
        records = np.empty(len(keep), dtype=RECORD_DTYPE)
        records["kind"] = self.kind[keep]
        records["row"] = np.where(records["kind"] == EMISSION, source["flow"], source["supplier"])
        records["column"] = source["process"]
        records["amount"] = source["amount"]
        records["uncertainty"] = np.where(np.abs(source["uncertainty"]) > 100, 100, source["uncertainty"])
        for name in PARAMETERS:
            records[name] = source[name]
        return records

    def _production(self, records: NDArray[np.void]) -> None:
        made = records[records["kind"] == PRODUCTION]
        own = made["row"] == made["column"]
        counts = np.bincount(made["column"][own], minlength=len(self.ids))
        for i in map(int, np.flatnonzero(counts != 1)):
            found = (
                Text("没有产出", "no production")
                if counts[i] == 0
                else Text(f"{counts[i]} 个产出", f"{counts[i]} products")
            )
            self._fault(
                "production",
                self._name(i),
                found,
                Text("恰好一个参考产品的产出", "production of exactly one reference product"),
                Text("补充产出，或先分配多产出过程", "state it, or allocate the process with several products first"),
            )
        for row in made[~own]:
            self._fault(
                "production",
                self._name(int(row["column"])),
                Text(f"产出他人的产品 {self.ids[row['row']]}", f"production of the product of {self.ids[row['row']]}"),
                Text("自己的参考产品", "its own reference product"),
                Text("改为 substitution，或单列一个过程", "make it a substitution, or a process of its own"),
            )
        for row in made[own & (made["amount"] == 0)]:
            self._fault(
                "production",
                self._name(int(row["column"])),
                Text.same("0"),
                Text("不为零的产出", "production other than zero"),
                Text("填写产出量", "state the amount produced"),
            )

    def _units(self, records: NDArray[np.void], keep: NDArray[np.intp], matches: list[FlowMatch]) -> None:
        """Convert each amount into the unit of its product or flow, or refuse it."""
        strings, stated = self.raw.strings, self.raw.exchanges["unit"][keep]
        emission = records["kind"] == EMISSION
        reference, numbers = numbered(self.raw.processes["unit"]), numbered(self.raw.flows["unit"])
        products, flows = pick(reference[1], records["row"]), pick(numbers[1], records["row"])
        target = np.where(emission, flows + len(reference[0]), products)
        names = [*reference[0], *numbers[0]]
        factors = np.ones(len(records))
        pairs, inverse = np.unique(stated.astype(np.int64) * len(names) + target, return_inverse=True)
        for k, pair in enumerate(pairs.tolist()):
            name, unit = strings[pair // len(names)], names[pair % len(names)]
            if not name or not unit:
                continue
            factor = unit_names.factor(name, unit)
            if factor is not None:
                factors[inverse == k] = float(factor)
                continue
            for i in np.flatnonzero(inverse == k):
                self._fault(
                    "unit",
                    self._name(int(records["column"][i])),
                    Text(f"以“{name}”计的交换", f"an exchange in '{name}'"),
                    Text(f"可换算为“{unit}”的单位", f"a unit that converts to '{unit}'"),
                    Text("改正单位，数值一并核对", "correct the unit and check the value with it"),
                )
        changed = factors != 1
        self.findings.note(
            "unit.converted",
            int(changed.sum()),
            Text(
                "交换单位与产品单位不同，已换算（Brightway 会照原数使用）",
                "exchanges in another unit than their product's, converted (Brightway would use the number as it is)",
            ),
        )
        silent = np.array([not s for s in strings], dtype=bool)[stated] & ~emission
        self.findings.note(
            "unit.unstated",
            int(silent.sum()),
            Text("未写单位的交换，按产品单位读取", "exchanges without a unit, read in the unit of the product"),
        )
        own = np.array([m.factor for m in matches] + [1.0])
        factors *= np.where(emission, own[np.where(emission, records["row"], NONE)], 1.0)
        distributions.rescale(records, factors != 1, factors[factors != 1])

    def _waste(self, records: NDArray[np.void]) -> None:
        """Turn treatments that make minus one of a waste into the service of treating it."""
        made = (records["kind"] == PRODUCTION) & (records["amount"] < 0)
        used = (records["kind"] == INPUT) & (records["row"] != records["column"])
        users = np.bincount(records["row"][used], minlength=len(self.ids))
        givers = np.bincount(records["row"][used & (records["amount"] < 0)], minlength=len(self.ids))
        turned = records["row"][made]
        for process in turned[(givers[turned] == 0) & (users[turned] > 0)]:
            self._fault(
                "negative_production",
                self._name(int(process)),
                Text("负的产出，使用它的过程却为正数量", "negative production that is used with positive amounts"),
                Text("正的产出；废物处理则两边均为负", "positive production; for waste treatment both sides negative"),
                Text("改正符号", "correct the sign"),
            )
        for process in turned[users[turned] == 0]:
            columns = self.raw.processes
            self.findings.unlinked.append(
                (
                    self.ids[process],
                    columns["code"][process],
                    columns["name"][process],
                    "negative production",
                    self._name(int(process)),
                    "-1",
                    columns["unit"][process],
                )
            )
        self.findings.note(
            "waste.turned",
            len(turned),
            Text(
                "废物处理过程，改写为正的处理服务，结果不变",
                "waste treatments, written as a positive service; results stay the same",
            ),
        )
        which = np.isin(records["row"], turned) & (records["kind"] != EMISSION)
        distributions.rescale(records, which, np.full(int(which.sum()), -1.0))

    def _notes(self, records: NDArray[np.void]) -> None:
        size = max(len(self.ids), len(self.raw.flows["name"])) + 1
        keys = (records["kind"].astype(np.int64) * size + records["row"]) * size + records["column"]
        self.findings.note(
            "duplicate",
            int((np.diff(np.sort(keys)) == 0).sum()),  # np.unique hashes, which takes twenty times as long
            Text("同一过程内重复的交换，相加", "exchanges repeated within a process, added up"),
        )
        inputs = (records["kind"] == INPUT) & (records["amount"] < 0) | (records["kind"] == SUBSTITUTION)
        self.findings.note(
            "credit",
            int(inputs.sum()),
            Text("避免负荷（负的投入或替代）", "credits for avoided burden (negative inputs or substitutions)"),
        )
        evaluated = bool(self.raw.notes.get("formulas_evaluated"))
        self.findings.note(
            "formula.evaluated" if evaluated else "formula.stored",
            int(self.raw.notes.get("formulas", 0)),
            Text("公式已按参数求值", "formulas, evaluated with their parameters")
            if evaluated
            else Text("公式未求值，取所存数量", "formulas not evaluated: the amounts stored beside them are used"),
        )
        self.findings.note(
            "distribution.dropped",
            int(self.raw.notes.get("distributions_dropped", 0)),
            Text("无法读取的分布，未导入", "distributions that could not be read and were not imported"),
        )

    def _table(self, records: NDArray[np.void], matches: list[FlowMatch]) -> ExchangeTable:
        used = tuple(sorted({m.flow for m in matches if m.flow}))
        row = np.array([used.index(m.flow) if m.flow else NONE for m in matches] + [NONE], dtype=np.int32)
        emission = records["kind"] == EMISSION
        records["row"][emission] = row[records["row"][emission]]
        columns = self.raw.processes
        order = np.array(sorted(range(len(self.ids)), key=self.ids.__getitem__), dtype=np.int32)
        position = np.empty_like(order)
        position[order] = np.arange(len(order), dtype=np.int32)
        records["column"] = position[records["column"]]
        records["row"][~emission] = position[records["row"][~emission]]
        records = records[np.lexsort((records["amount"], records["row"], records["kind"], records["column"]))]
        return ExchangeTable(
            processes=tuple(self.ids[i] for i in order),
            units=tuple(unit_names.ours(columns["unit"][i]) for i in order),
            scopes=tuple(_scope(columns["scope"][i]) for i in order),
            labels=tuple(self._label(int(i)) for i in order),
            flows=tuple(self.known[f] for f in used),
            records=records,
        )

    def _label(self, i: int) -> Label:
        columns = self.raw.processes
        name, product = columns["name"][i] or columns["code"][i], columns["product"][i]
        full = f"{name} | {product}" if product and product != name else name
        return Label(Text(columns["name_zh"][i] or full, full), columns["location"][i], columns["category"][i])


def _scope(text: str) -> Scope:
    return Scope(text) if text in list(Scope) else Scope.GATE_TO_GATE


def _singular(place: str) -> Problem:
    return Problem(
        "brightway.singular",
        place,
        Text("方程组奇异或病态", "a system of equations that is singular or ill-conditioned"),
        Text("每个产品都能算出", "a system that can be solved for every product"),
        Text(
            "查找相互全额消耗的过程；若缺少未连接的交换，先补齐",
            "look for processes that consume all of each other; complete unlinked exchanges first",
        ),
    )
