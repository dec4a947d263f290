"""What the engine computed, in rows that add up."""

import math
from collections.abc import Callable, Hashable
from typing import TypeVar

from footprint.errors import Text
from footprint.model.base import Identifier, Quantity, Record
from footprint.model.inventory import Origin

_Key = TypeVar("_Key", bound=Hashable)


class Row(Record):
    """One additive part of a footprint: what one foreground input brings in of one gas."""

    stage: Identifier
    activity: Identifier
    supplier: Identifier
    line: Text
    place: str
    tags: frozenset[Identifier]
    gas: str
    origin: Origin
    kg_co2e: float
    """[kg CO2e per declared unit]"""

    @property
    def gas_key(self) -> str:
        """Key of the gas and its origin: ``co2_fossil``; ``co2e`` for factors of unknown gases."""
        gas = self.gas.lower()
        return gas if self.origin is Origin.UNSPECIFIED else f"{gas}_{self.origin.value}"


class RunRecord(Record):
    """How the number of record came about."""

    solver: str
    versions: dict[str, str]
    processes: int
    relative_residual: float
    """max |A x - f| / max |f| of the forward solution."""
    adjoint_total: float
    """The same total from the transposed system [kg CO2e]."""
    forward_error: float | None = None
    """Bound on the relative error of the total by its residual and by rounding."""
    condition: float | None = None
    """Estimated condition number of the background's technosphere in the 1-norm."""
    background: str | None = None
    """SHA-256 of the background as compiled: matrices, ids, units and factors."""
    background_credits: int | None = None
    """Exchanges by which background processes are credited with avoided burden."""
    background_solver: str | None = None
    """What factorised the transposed background."""
    cache: str | None = None
    """Where the compiled background came from: unused, read, written, rebuilt, not_writable."""


class FootprintResult(Record):
    """Footprint of one declared unit.

    `total` is bw2calc's forward score; the rows come from the transposed system, so that their sum is
    also a second, independent calculation of the total.
    """

    declared_unit: Quantity
    total: float
    """[kg CO2e per declared unit]"""
    rows: tuple[Row, ...]
    supply: dict[Identifier, float]
    """Scaling of every process, in reference flows, for one declared unit."""
    run: RunRecord

    def by(self, key: Callable[[Row], _Key]) -> dict[_Key, float]:
        """Sums of the rows by `key` [kg CO2e per declared unit], in first-seen order."""
        groups: dict[_Key, list[float]] = {}
        for row in self.rows:
            groups.setdefault(key(row), []).append(row.kg_co2e)
        return {k: math.fsum(v) for k, v in groups.items()}

    def where(self, keep: Callable[[Row], bool]) -> float:
        """Sum over the rows that `keep` accepts [kg CO2e per declared unit]."""
        return math.fsum(row.kg_co2e for row in self.rows if keep(row))

    def tagged(self, tag: str) -> float:
        """Sum over the rows that carry `tag` [kg CO2e per declared unit]."""
        return self.where(lambda row: tag in row.tags)
