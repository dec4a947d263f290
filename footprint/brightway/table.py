"""Checked exchange records: what is stored, exported and compared."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csc_array

from footprint.inventory.exchanges import EMISSION, INPUT, PARAMETERS
from footprint.inventory.matrix import Label, MatrixDatabase
from footprint.model.base import Digest
from footprint.model.inventory import ElementaryFlow, Scope


@dataclass(frozen=True, eq=False)
class ExchangeTable:
    """Processes and their exchanges, one product each, in reference units.

    Attributes
    ----------
    processes, units, scopes, labels
        By process.
    flows
        Elementary flows.
    records
        Rows of `RECORD_DTYPE`; `row` is a product, or a flow for `EMISSION`. An input is a positive amount.
    """

    processes: tuple[str, ...]
    units: tuple[str, ...]
    scopes: tuple[Scope, ...]
    labels: tuple[Label, ...]
    flows: tuple[ElementaryFlow, ...]
    records: NDArray[np.void]

    def matrices(self) -> tuple[csc_array, csc_array]:
        """Technosphere (production positive, inputs negative) and biosphere; exchanges of one cell add up."""
        emitted = self.records["kind"] == EMISSION
        signed = np.where(self.records["kind"] == INPUT, -self.records["amount"], self.records["amount"])
        n = len(self.processes)
        return _sparse(self.records[~emitted], signed[~emitted], (n, n)), _sparse(
            self.records[emitted], signed[emitted], (len(self.flows), n)
        )

    def database(self, name: str, digest: Digest, accepted: tuple[str, ...] = ()) -> MatrixDatabase:
        """The table as a background that can be solved."""
        technosphere, biosphere = self.matrices()
        return MatrixDatabase(
            name=name,
            digest=digest,
            processes=self.processes,
            units=self.units,
            scopes=self.scopes,
            labels=self.labels,
            flows=self.flows,
            technosphere=technosphere,
            biosphere=biosphere,
            accepted=accepted,
        )

    def digest(self, digits: int = 17) -> Digest:
        """SHA-256 of process ids, exchanges, amounts, units and distributions, in any order.

        Parameters
        ----------
        digits
            Significant digits of the numbers that count: 17 tells any two doubles apart, a workbook keeps 15.
        """
        processes = sorted([p, u] for p, u in zip(self.processes, self.units, strict=True))
        content = json.dumps([processes, sorted(self._rows(digits))], ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(content.encode()).hexdigest()

    def _rows(self, digits: int) -> Iterator[list[str]]:
        names = ("production", "input", "substitution", "emission")
        for record in self.records:
            emission = record["kind"] == EMISSION
            target = self.flows[record["row"]].id if emission else self.processes[record["row"]]
            unit = self.flows[record["row"]].unit if emission else self.units[record["row"]]
            numbers = [f"{record[field] + 0.0:.{digits}g}" for field in ("amount", "uncertainty", *PARAMETERS)]
            yield [self.processes[record["column"]], names[record["kind"]], target, unit, *numbers]


def _sparse(records: NDArray[np.void], values: NDArray[np.float64], shape: tuple[int, int]) -> csc_array:
    return coo_array((values, (records["row"], records["column"])), shape=shape).tocsc()
