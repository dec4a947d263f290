"""A background database as arrays: what the engine solves and what an import is stored as."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from footprint import units
from footprint.errors import Text
from footprint.model.base import Digest
from footprint.model.inventory import ElementaryFlow, Process, Scope


@dataclass(frozen=True)
class Label:
    """What a person needs to recognise a process."""

    name: Text
    location: str
    category: str


@dataclass(frozen=True, eq=False)
class MatrixDatabase:
    """A square background: product i is made by process i and by no other.

    Attributes
    ----------
    name
        How messages call the database.
    digest
        SHA-256 of its content.
    processes
        Ids in matrix order, shape (n,).
    units
        Reference unit of each product, shape (n,).
    scopes
        Scope of each process; a `Scope.DIRECT` one is refused in a footprint.
    labels
        Name, location and category of each process.
    flows
        Elementary flows in row order, shape (m,).
    technosphere
        Products by processes, shape (n, n) [reference unit]; production positive, inputs negative.
    biosphere
        Flows by processes, shape (m, n) [flow unit].
    accepted
        Flows or exchanges an import left out that the user accepted in writing; shown on the certificate.
    """

    name: str
    digest: Digest
    processes: tuple[str, ...]
    units: tuple[str, ...]
    scopes: tuple[Scope, ...]
    labels: tuple[Label, ...]
    flows: tuple[ElementaryFlow, ...]
    technosphere: csc_array
    biosphere: csc_array
    accepted: tuple[str, ...] = ()

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Matrix position of each process."""
        return {process: i for i, process in enumerate(self.processes)}


class Records(Protocol):
    """What an array form is made from: a library, or anything of its form."""

    @property
    def processes(self) -> dict[str, Process]:
        """Processes by id."""

    @property
    def flows(self) -> dict[str, ElementaryFlow]:
        """Elementary flows by id."""

    @property
    def digest(self) -> str:
        """SHA-256 of the content."""


def from_library(library: Records) -> MatrixDatabase:
    """The shipped library, or another one of its form, as arrays; units are converted on the way.

    Parameters
    ----------
    library
        A library that has passed its checks.
    """
    ids = tuple(sorted(library.processes))
    flow_ids = tuple(sorted(library.flows))
    column = {process: i for i, process in enumerate(ids)}
    row = {flow: i for i, flow in enumerate(flow_ids)}
    technosphere: dict[tuple[int, int], Decimal] = {}
    biosphere: dict[tuple[int, int], Decimal] = {}

    def add(cells: dict[tuple[int, int], Decimal], key: tuple[int, int], amount: Decimal) -> None:
        cells[key] = cells.get(key, Decimal(0)) + amount

    for process_id, j in column.items():
        process = library.processes[process_id]
        add(technosphere, (j, j), process.reference.amount)
        for exchange in process.exchanges:
            cited = exchange.amount
            if exchange.input is not None:
                unit = library.processes[exchange.input].reference.unit
                add(technosphere, (column[exchange.input], j), -units.convert(cited.value, cited.unit, unit))
            elif exchange.emission is not None:
                unit = library.flows[exchange.emission].unit
                add(biosphere, (row[exchange.emission], j), units.convert(cited.value, cited.unit, unit))
    processes = [library.processes[p] for p in ids]
    return MatrixDatabase(
        name="footprint",
        digest=library.digest,
        processes=ids,
        units=tuple(p.reference.unit for p in processes),
        scopes=tuple(p.scope for p in processes),
        labels=tuple(Label(p.name, p.geography, p.category) for p in processes),
        flows=tuple(library.flows[f] for f in flow_ids),
        technosphere=_sparse(technosphere, (len(ids), len(ids))),
        biosphere=_sparse(biosphere, (len(flow_ids), len(ids))),
    )


def _sparse(cells: dict[tuple[int, int], Decimal], shape: tuple[int, int]) -> csc_array:
    keys: NDArray[np.int64] = np.array(list(cells) or np.empty((0, 2)), dtype=np.int64)
    values = np.array([float(v) for v in cells.values()], dtype=np.float64)
    return csc_array((values, (keys[:, 0], keys[:, 1])), shape=shape)
