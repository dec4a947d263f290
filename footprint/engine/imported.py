"""Draws of an imported database: intensities of the products that stand for shipped processes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from footprint.engine.adjoint import Group, solve_transposed
from footprint.engine.errors import EngineError
from footprint.engine.sampling import Floats, stream
from footprint.engine.sampling_table import FIXED, LOGNORMAL, STATED, TRIANGULAR, UNIFORM, Sampler, Table
from footprint.engine.system import reach
from footprint.errors import Text
from footprint.inventory.exchanges import EMISSION, INPUT
from footprint.inventory.matrix import MatrixDatabase
from footprint.inventory.swapped import Imported
from footprint.model.inventory import CharacterisationSet

Progress = Callable[[int, int], None]


@dataclass(frozen=True, eq=False)
class _Cells:
    """Exchange records, and the part of a matrix that they add up to.

    Attributes
    ----------
    sampler
        Draws every record of the database, inputs negative, shape (records,): a draw is the same whatever is asked for.
    place
        Entry of the whole matrix that each record adds to, shape (records,).
    entries
        Number of entries of the whole matrix.
    part
        The part that matters; its data are positions of entries.
    """

    sampler: Sampler
    place: NDArray[np.intp]
    entries: int
    part: csc_array

    @classmethod
    def of(
        cls, records: NDArray[np.void], shape: tuple[int, int], rows: NDArray[np.intp], columns: NDArray[np.intp]
    ) -> "_Cells":
        keys = records["column"].astype(np.int64) * shape[0] + records["row"]
        cells, place = np.unique(keys, return_inverse=True)
        starts = np.searchsorted(cells, np.arange(shape[1] + 1, dtype=np.int64) * shape[0])
        # Counted from one: slicing may drop a stored zero.
        whole = csc_array((np.arange(1, len(cells) + 1), cells % shape[0], starts), shape=shape)
        return cls(
            Sampler.of(_column(_signed(records)), _table(records)), place, len(cells), whole[:, columns][rows, :]
        )

    def stated(self) -> csc_array:
        """The part with every record at its amount."""
        return self._filled(self.sampler.amounts)

    def draw(self, generator: np.random.Generator) -> csc_array:
        """The part with every uncertain record drawn."""
        return self._filled(self.sampler.draw(generator))

    def _filled(self, values: Floats) -> csc_array:
        entries = np.bincount(self.place, weights=values, minlength=self.entries)
        return csc_array((entries[self.part.data - 1], self.part.indices, self.part.indptr), shape=self.part.shape)


@dataclass(frozen=True, eq=False)
class ImportedSampler:
    """Intensities of some products of an imported database, as stated or drawn.

    Parameters
    ----------
    imported
        The database.
    factors
        Conventional, not sampled.
    targets
        Ids in the database.
    """

    imported: Imported
    factors: CharacterisationSet
    targets: Sequence[str]

    @property
    def name(self) -> str:
        """Name of the database."""
        return self._database.name

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Gas and origin of what the database emits, in the order of its flows."""
        return tuple(dict.fromkeys((f.gas, f.origin) for f in self._database.flows if f.id in self.factors.factors))

    @property
    def fixed(self) -> int:
        """Exchanges whose distribution is of a family that is not drawn, or lies off their amount."""
        records = self.imported.exchanges
        return int(((records["uncertainty"] > STATED) & (_families(records) == FIXED)).sum())

    @property
    def _database(self) -> MatrixDatabase:
        return self.imported.database

    @cached_property
    def _reached(self) -> NDArray[np.intp]:
        """Processes upstream of the targets, themselves included."""
        database = self._database
        return reach(database.technosphere, {database.index[target] for target in self.targets})

    @cached_property
    def _matrices(self) -> tuple[_Cells, _Cells]:
        records, flows, n = self.imported.exchanges, len(self._database.flows), len(self._database.processes)
        emitted = records["kind"] == EMISSION
        return (
            _Cells.of(records[~emitted], (n, n), self._reached, self._reached),
            _Cells.of(records[emitted], (flows, n), np.arange(flows), self._reached),
        )

    @cached_property
    def _weights(self) -> csc_array:
        """Groups by flows [kg CO2e/flow unit]."""
        column = {group: i for i, group in enumerate(self.groups)}
        used = [(i, f) for i, f in enumerate(self._database.flows) if f.id in self.factors.factors]
        values = [float(self.factors.factors[f.id].value) for _, f in used]
        rows = [column[f.gas, f.origin] for _, f in used]
        shape = (len(self.groups), len(self._database.flows))
        return csc_array((values, (rows, [i for i, _ in used])), shape=shape)

    def stated(self) -> Floats:
        """Intensities as stated, shape (targets, groups) [kg CO2e/reference unit]."""
        technosphere, biosphere = self._matrices
        return self._solve(technosphere.stated(), biosphere.stated())

    def sample(self, seed: int, start: int, stop: int, progress: Progress | None = None) -> NDArray[np.float64]:
        """Intensities in draws `start` up to `stop`, shape (draws, targets, groups) [kg CO2e/reference unit].

        Raises
        ------
        EngineError
            If a draw has no finite or no stable solution.
        """
        technosphere, biosphere = self._matrices
        found = np.empty((stop - start, len(self.targets), len(self.groups)))
        for s in range(start, stop):
            name = self._database.digest
            a = technosphere.draw(stream(seed, name, "technosphere", block=s))
            b = biosphere.draw(stream(seed, name, "biosphere", block=s))
            found[s - start] = self._solve(a, b)
            if progress:
                progress(s - start + 1, stop - start)
        return found

    def _solve(self, technosphere: csc_array, biosphere: csc_array) -> Floats:
        direct = (self._weights @ biosphere).toarray()
        # The last row, all ones, has a positive solution exactly if no loop eats its own product.
        _, solved = solve_transposed(technosphere, np.vstack([direct, np.ones(direct.shape[1])]))
        if not np.isfinite(solved).all() or (self._productive and not (solved[-1] > 0).all()):
            name = self._database.name
            raise EngineError(
                Text(
                    f"数据库 {name} 的一次抽样不稳定（过程耗尽自身产品），请收窄其离散",
                    f"a draw of the database {name} is unstable (a process consumes all it makes): narrow its spread",
                )
            )
        index = {int(p): i for i, p in enumerate(self._reached)}
        columns = [index[self._database.index[target]] for target in self.targets]
        return np.ascontiguousarray(solved[:-1, columns].T)

    @cached_property
    def _productive(self) -> bool:
        """Whether the stated system is without credits, so that the test of a draw holds."""
        _, solved = solve_transposed(self._matrices[0].stated(), np.ones((1, len(self._reached))))
        return bool((solved > 0).all())


def _signed(records: NDArray[np.void]) -> Floats:
    return np.where(records["kind"] == INPUT, -records["amount"], records["amount"])


def _column(values: Floats) -> csc_array:
    """Values as one column that keeps its zeros."""
    n = len(values)
    return csc_array((values, np.arange(n), np.array([0, n])), shape=(n, 1))


def _families(records: NDArray[np.void]) -> NDArray[np.uint8]:
    kind, amount = records["uncertainty"], records["amount"]
    with np.errstate(invalid="ignore"):
        outside = (kind >= UNIFORM) & ~((records["minimum"] <= amount) & (amount <= records["maximum"]))
    return np.where((kind > TRIANGULAR) | outside, FIXED, kind).astype(np.uint8)


def _table(records: NDArray[np.void]) -> Table:
    """Distributions of signed records; what is stated of an input turns its sign with it."""
    turned = records["kind"] == INPUT
    family, low, high = _families(records), records["minimum"], records["maximum"]
    lognormal = family == LOGNORMAL
    return Table(
        family=family,
        loc=np.where(turned & ~lognormal, -records["loc"], records["loc"]),
        scale=records["scale"],
        low=np.where(turned, -high, low),
        high=np.where(turned, -low, high),
        negative=_signed(records) < 0,
    )
