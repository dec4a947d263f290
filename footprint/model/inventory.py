"""Elementary flows, characterisation factors and background processes."""

from decimal import Decimal
from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from footprint.errors import Text
from footprint.model.base import Identifier, Record, Unit
from footprint.model.cited import Cited


class Origin(StrEnum):
    """Carbon origin of an emission; reported apart (ISO 14067)."""

    FOSSIL = "fossil"
    BIOGENIC = "biogenic"
    LAND_USE = "land_use"
    UNSPECIFIED = "unspecified"
    """Inside an aggregated factor whose gases are not known."""


class ElementaryFlow(Record):
    """An emission to air."""

    id: Identifier
    name: Text
    gas: str
    """Formula of the gas, or ``CO2e`` for an aggregated factor of unknown gases."""
    origin: Origin
    unit: Unit = "kg"


class CharacterisationSet(Record):
    """Global warming potentials over 100 years by elementary flow [kg CO2e/kg]."""

    id: Identifier
    name: Text
    factors: dict[Identifier, Cited]


class Form(StrEnum):
    """How much of a process is visible."""

    UNIT = "unit"
    """Exchanges are known."""
    AGGREGATED = "aggregated"
    """A published factor with everything upstream inside."""


class Scope(StrEnum):
    """What the number of a process covers."""

    LIFE_CYCLE = "life_cycle"
    """Everything upstream included: fit for a product footprint."""
    GATE_TO_GATE = "gate_to_gate"
    """A single step; its inputs are linked to other processes."""
    DIRECT = "direct"
    """Direct emissions only (grid CO2 factors): never part of a product footprint."""


class DataQuality(Record):
    """Scores from 1 (best) to 5 by the scheme in docs/data-quality.md."""

    technological: int = Field(ge=1, le=5)
    geographical: int = Field(ge=1, le=5)
    temporal: int = Field(ge=1, le=5)
    reliability: int = Field(ge=1, le=5)


class Exchange(Record):
    """An input from another process, or an emission to air. Exactly one of the two."""

    input: Identifier | None = None
    emission: Identifier | None = None
    amount: Cited

    @model_validator(mode="after")
    def _one_target(self) -> Self:
        if (self.input is None) == (self.emission is None):
            raise ValueError("an exchange has either an input or an emission")
        return self


class Balance(Record):
    """Conservation of one chemical element over a process, so that amounts can be checked against each other.

    What the inputs carry in equals what the product and the emissions carry out, but for a stated loss.
    """

    element: Literal["C", "N", "Na", "Cl"]
    inputs: dict[Identifier, Cited] = Field(min_length=1)
    """Content of the element by supplying process [kg per unit of its product]."""
    product: Cited | None = None
    """Content of the element in the product [kg per unit]; none for a process that burns a fuel."""
    lost: Cited | None = None
    """Share that leaves in no listed flow [%]: ash, effluent, by-products."""


class Reference(Record):
    """The reference product flow of a process."""

    amount: Decimal = Field(gt=0)
    unit: Unit


class Process(Record):
    """A background process with one reference product, named like the process."""

    id: Identifier
    name: Text
    form: Form
    scope: Scope
    category: Identifier
    geography: str
    valid_from: int = Field(ge=1900, le=2100)
    valid_to: int = Field(ge=1900, le=2100)
    """First and last year the data represent."""
    reference: Reference
    exchanges: tuple[Exchange, ...] = Field(min_length=1)
    quality: DataQuality
    boundary: Text
    """What is inside and what is left out."""
    balance: Balance | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.valid_from > self.valid_to:
            raise ValueError("valid_from is after valid_to")
        if self.form is Form.AGGREGATED and any(x.input for x in self.exchanges):
            raise ValueError("an aggregated process has emissions only")
        return self
