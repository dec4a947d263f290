"""Uncertain numbers of an inventory, and the intensities that one set of draws of them gives.

What is sampled is the number a source states, not the exchange it ends up in: a derived amount is recomputed
from its sampled parents, so that amounts a balance binds move together. Where no parent states a spread, the
derived amount's own spread is sampled; where one does, the own spread would count it twice and is left out.
"""

import ast
import operator
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import simpleeval

from footprint import units
from footprint.engine.background import Background
from footprint.engine.errors import EngineError
from footprint.engine.imported import ImportedSampler, Progress
from footprint.engine.sampling import Distribution, Floats, draws_of, of_spread
from footprint.engine.whatif import Group, Intensities
from footprint.errors import InputError, Problem, Text
from footprint.inventory.swapped import Drawn, SwappedLibrary
from footprint.model.cited import Cited
from footprint.model.inventory import Process
from footprint.model.uncertainty import NotSampled

Key = tuple[str, ...]

_OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.USub: operator.neg,
}
_CHUNK_FLOATS = 2**22
"""Numbers in the stack of matrices solved together: 32 MiB."""


@dataclass(frozen=True)
class Parameter:
    """One uncertain number.

    Attributes
    ----------
    key
        What its stream is named by: its own content and the process it belongs to, or its published place.
    name
        Process and exchange, and the parent's name for a number inside a formula; for a process drawn from an imported
        database, its gas.
    value
        As stated.
    distribution
        None for the intensity of an imported product, which varies with the whole database behind it.
    """

    key: Key
    name: str
    value: float
    distribution: Distribution | None


@dataclass(frozen=True)
class _Cell:
    """A matrix entry and the number that fills it."""

    row: int
    column: int
    factor: float
    amount: Cited
    name: str


@dataclass(frozen=True)
class SampledBackground:
    """An inventory with its uncertain numbers.

    Parameters
    ----------
    background
        The inventory.
    characterisation
        Id of the set of factors, which are conventional and not sampled.
    suppliers
        Processes whose intensities are wanted; the rest of the inventory is taken in as far as they draw on it.
    """

    background: Background
    characterisation: str
    suppliers: frozenset[str]

    @cached_property
    def processes(self) -> tuple[Process, ...]:
        """The suppliers and all they draw on, by id."""
        waiting, reached = sorted(self.suppliers), set[str]()
        while waiting:
            process = waiting.pop()
            if process not in reached:
                reached.add(process)
                if process not in self._drawn:
                    waiting += [x.input for x in self.background.processes[process].exchanges if x.input]
        return tuple(self.background.processes[process] for process in sorted(reached))

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Matrix position of each process."""
        return {process.id: i for i, process in enumerate(self.processes)}

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Gas and origin of what the processes emit, in the order of the flows' ids."""
        emitted = sorted({flow for flow, _ in self._emissions})
        own = [self._group(flow) for flow in emitted]
        return tuple(dict.fromkeys([*own, *(self._imported.groups if self._imported else ())]))

    def _group(self, flow: str) -> Group:
        return self.background.flows[flow].gas, self.background.flows[flow].origin

    @cached_property
    def _drawn(self) -> Mapping[str, Drawn]:
        """What processes draw from an imported database instead of their own inputs and emissions."""
        return self.background.drawn if isinstance(self.background, SwappedLibrary) else {}

    @cached_property
    def _swapped(self) -> tuple[str, ...]:
        return tuple(process.id for process in self.processes if process.id in self._drawn)

    @cached_property
    def _imported(self) -> ImportedSampler | None:
        if not (isinstance(self.background, SwappedLibrary) and self._swapped):
            return None
        factors = self.background.characterisations[self.characterisation]
        return ImportedSampler(self.background.imported, factors, [self._drawn[p].target for p in self._swapped])

    @cached_property
    def _stated_imports(self) -> Mapping[Key, Floats]:
        """Emissions per reference amount of each swapped process and gas, as stated, each of shape (1,)."""
        return {} if self._imported is None else self._by_key(self._imported.stated()[np.newaxis])

    def _by_key(self, intensities: Floats) -> dict[Key, Floats]:
        """Draws by swapped process and gas, from an array (draws, targets, groups)."""
        assert self._imported is not None
        return {
            _import_key(process, group): intensities[:, i, j] * self._drawn[process].amount
            for i, process in enumerate(self._swapped)
            for j, group in enumerate(self._imported.groups)
        }

    @cached_property
    def _own(self) -> tuple[Process, ...]:
        return tuple(process for process in self.processes if process.id not in self._drawn)

    @cached_property
    def _inputs(self) -> tuple[_Cell, ...]:
        cells = []
        for process in self._own:
            for exchange in process.exchanges:
                if exchange.input is not None:
                    unit = self.background.processes[exchange.input].reference.unit
                    factor = -float(units.factor(exchange.amount.unit, unit))
                    name = f"{process.id}: {exchange.input}"
                    row, column = self.index[exchange.input], self.index[process.id]
                    cells.append(_Cell(row, column, factor, exchange.amount, name))
        return tuple(cells)

    @cached_property
    def _emissions(self) -> tuple[tuple[str, _Cell], ...]:
        factors = self.background.characterisations[self.characterisation].factors
        cells = []
        for process in self._own:
            for exchange in process.exchanges:
                flow = exchange.emission
                if flow is not None and flow in factors:
                    unit = self.background.flows[flow].unit
                    factor = float(units.factor(exchange.amount.unit, unit)) * float(factors[flow].value)
                    name = f"{process.id}: {flow}"
                    cells.append((flow, _Cell(-1, self.index[process.id], factor, exchange.amount, name)))
        return tuple(cells)

    @cached_property
    def _found(self) -> tuple[dict[Key, Parameter], tuple[NotSampled, ...]]:
        parameters: dict[Key, Parameter] = {}
        fixed: list[NotSampled] = []
        problems: list[Problem] = []
        for cell in (*self._inputs, *(cell for _, cell in self._emissions)):
            for key, name, cited in _leaves(cell.name, cell.amount):
                try:
                    found = of_spread(float(cited.value), cited.spread, name)
                except InputError as exc:
                    problems += exc.problems
                    continue
                if isinstance(found, Text):
                    fixed.append(NotSampled(name=name, place=_process(name), reason=found))
                else:
                    parameters.setdefault(key, Parameter(key, name, float(cited.value), found))
        if problems:
            raise InputError(problems)
        for process in self._swapped:
            for group in self.groups:
                key = _import_key(process, group)
                if key in self._stated_imports and (value := float(self._stated_imports[key][0])):
                    parameters[key] = Parameter(key, f"{process}: {group[0]} ({group[1].value})", value, None)
        if self._imported is not None and (count := self._imported.fixed):
            fixed.append(NotSampled(name=self._imported.name, place=self._imported.name, reason=_off(count)))
        return parameters, tuple(fixed)

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """Every uncertain number once."""
        return tuple(self._found[0].values())

    @property
    def not_sampled(self) -> tuple[NotSampled, ...]:
        """Numbers that stay at their stated value, with the reason; `place` is the process."""
        return self._found[1]

    def sample(self, seed: int, start: int, stop: int, progress: Progress | None = None) -> dict[Key, Floats]:
        """Draws `start` up to `stop` of every parameter, each of shape (stop - start,).

        An imported database is solved once a draw, which takes a while: `progress` is told how many are done.
        """
        own = {
            key: draws_of(parameter.distribution, seed, "inventory", *key, start=start, stop=stop)
            for key, parameter in self._found[0].items()
            if parameter.distribution is not None
        }
        if self._imported is None:
            return own
        return own | self._by_key(self._imported.sample(seed, start, stop, progress))

    @property
    def chunk(self) -> int:
        """Draws solved together so that their matrices take 32 MiB."""
        return max(1, _CHUNK_FLOATS // len(self.index) ** 2)

    def stated(self) -> Intensities:
        """Intensities at the stated values."""
        return Intensities(self.groups, self.index, self.solve({}, 1)[0])

    def solve(self, sampled: Mapping[Key, Floats], draws: int) -> Floats:
        """Intensities of every product in every draw.

        Parameters
        ----------
        sampled
            Draws by parameter; what is missing stays at its stated value.
        draws
            How many.

        Returns
        -------
        Floats
            Shape (draws, processes, groups) [kg CO2e/reference unit].

        Raises
        ------
        EngineError
            If a draw has no finite or no stable solution: a process that would consume all it makes.
        """
        n, column = len(self.index), {group: i for i, group in enumerate(self.groups)}
        transposed = np.zeros((draws, n, n))
        for process in self.processes:
            i = self.index[process.id]
            transposed[:, i, i] = float(process.reference.amount)
        for cell in self._inputs:
            transposed[:, cell.column, cell.row] += cell.factor * _value(cell.name, cell.amount, sampled)
        # The last right-hand side, all ones, has a positive solution exactly if no loop eats its own product.
        direct = np.zeros((draws, n, len(column) + 1))
        direct[:, :, -1] = 1.0
        for flow, cell in self._emissions:
            emitted = cell.factor * _value(cell.name, cell.amount, sampled)
            direct[:, cell.column, column[self._group(flow)]] += emitted
        for swapped in self._swapped:
            for group, j in column.items():
                key = _import_key(swapped, group)
                if key in self._stated_imports:
                    direct[:, self.index[swapped], j] += sampled.get(key, self._stated_imports[key])
        try:
            solved = np.asarray(np.linalg.solve(transposed, direct), dtype=np.float64)
        except np.linalg.LinAlgError as exc:
            raise EngineError(Text("抽样后的产品系统奇异，无解", "a sampled product system is singular")) from exc
        unstable = ~(np.isfinite(solved).all(axis=(1, 2)) & (solved[:, :, -1] > 0).all(axis=1))
        if unstable.any():
            count = int(unstable.sum())
            raise EngineError(
                Text(
                    f"{draws} 次抽样中有 {count} 次产品系统不稳定（过程耗尽自身产品），请收窄其离散",
                    f"{count} of {draws} draws are unstable (a process consumes all it makes): narrow its spread",
                )
            )
        return solved[:, :, :-1]


def _import_key(process: str, group: Group) -> Key:
    return "imported", process, group[0], group[1].value


def _off(count: int) -> Text:
    return Text(
        f"{count} 条交换的分布类型不支持或与数量不符，取其数量",
        f"{count} exchanges of a distribution that is not supported or lies off the amount: taken at their amount",
    )


def _process(name: str) -> str:
    return name.split(":", 1)[0]


def _leaves(name: str, cited: Cited) -> Iterator[tuple[Key, str, Cited]]:
    """The numbers that are sampled for one exchange, each with the name of its stream."""
    if _parents_vary(cited):
        yield from _parents(name, cited)
    else:
        yield ("exchange", name, *_content(cited)), name, cited


def _parents(name: str, cited: Cited) -> Iterator[tuple[Key, str, Cited]]:
    for parent_name, parent in cited.parents.items():
        inside = f"{name} / {parent_name}"
        if _parents_vary(parent):
            yield from _parents(inside, parent)
        else:
            yield _parent_key(name, parent), inside, parent


def _parent_key(name: str, parent: Cited) -> Key:
    """One published number is one parameter wherever it is used; an assumption, inside its process."""
    published = bool(parent.source and parent.at)
    return ("published" if published else _process(name), *_content(parent))


def _content(cited: Cited) -> Key:
    reason = cited.reason.en if cited.reason else ""
    spread = cited.spread.model_dump_json() if cited.spread else ""
    return str(cited.value), cited.unit, cited.source or "", cited.at or "", cited.formula or "", reason, spread


def _parents_vary(cited: Cited) -> bool:
    return any(_parents_vary(parent) or _varies(parent) for parent in cited.parents.values())


def _varies(cited: Cited) -> bool:
    spread = cited.spread
    return spread is not None and (spread.gsd2 is not None or spread.low != spread.high)


def _value(name: str, cited: Cited, sampled: Mapping[Key, Floats]) -> Floats | float:
    """Draws of one amount, or its stated value."""
    if not _parents_vary(cited):
        return sampled.get(("exchange", name, *_content(cited)), float(cited.value))
    drawn = _recomputed(name, cited, sampled)
    if not np.isfinite(drawn).all():
        raise EngineError(
            Text(
                f"{name} 的公式在抽样范围内无有限值",
                f"the formula of {name} is not finite over the spread of its parents",
            )
        )
    return drawn


def _recomputed(name: str, cited: Cited, sampled: Mapping[Key, Floats]) -> Floats | float:
    names = {
        parent_name: _recomputed(f"{name} / {parent_name}", parent, sampled)
        if _parents_vary(parent)
        else sampled.get(_parent_key(name, parent), float(parent.value))
        for parent_name, parent in cited.parents.items()
    }
    if all(isinstance(value, float) for value in names.values()):
        return float(cited.value)
    evaluator = simpleeval.SimpleEval(operators=_OPERATORS, functions={}, names=names)
    with np.errstate(divide="ignore", invalid="ignore"):
        result: Floats = evaluator.eval(cited.formula)
    return result
