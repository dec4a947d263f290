"""Numbers that say where they come from."""

from decimal import Decimal
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from footprint.errors import Text
from footprint.model.base import Identifier, Record, Unit


class Kind(StrEnum):
    """What a number rests on."""

    MEASURED = "measured"
    OFFICIAL = "official"
    LITERATURE = "literature"
    DERIVED = "derived"
    ASSUMPTION = "assumption"
    POLICY = "policy"
    """A choice of the draft: thresholds only, never an emission factor."""
    PLACEHOLDER = "placeholder"
    """Not known yet; blocks certification."""


class Source(Record):
    """A publication or notice that numbers are taken from."""

    id: Identifier
    title: Text
    publisher: str
    year: int = Field(ge=1900, le=2100)
    url: str | None = None
    licence: str
    access: str
    """How the text was read: in full, an abstract, through a copy at a named place."""


class Spread(Record):
    """How far the true value may lie from the stated one.

    Either `gsd2` (squared geometric standard deviation: 95 % lie within value / gsd2 and value * gsd2),
    or `low` and `high`, or neither where the source states none; `basis` says which and why.
    """

    gsd2: Decimal | None = Field(default=None, gt=1)
    low: Decimal | None = None
    high: Decimal | None = None
    basis: str

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if (self.low is None) != (self.high is None):
            raise ValueError("low and high go together")
        if self.gsd2 is not None and self.low is not None:
            raise ValueError("give gsd2 or low/high, not both")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("low is above high")
        return self


class Cited(Record):
    """One number with unit, kind, source, place in the source, and spread.

    A derived number names its formula and the cited numbers it is computed from; the inventory loader
    recomputes it. An assumption gives its reason.
    """

    value: Decimal
    unit: Unit
    kind: Kind
    source: Identifier | None = None
    at: str | None = None
    """Locator inside the source: table, clause, page, product id."""
    reason: Text | None = None
    formula: str | None = None
    parents: dict[Identifier, "Cited"] = Field(default_factory=dict)
    spread: Spread | None = None
    note: str | None = None
    alternatives: tuple["Cited", ...] = ()
    """What other sources give for the same thing, where they disagree; never computed with."""

    @model_validator(mode="after")
    def _backed(self) -> Self:
        if self.kind in {Kind.MEASURED, Kind.OFFICIAL, Kind.LITERATURE} and not (self.source and self.at):
            raise ValueError(f"a value of kind {self.kind} needs source and at")
        if self.kind in {Kind.ASSUMPTION, Kind.POLICY, Kind.PLACEHOLDER} and self.reason is None:
            raise ValueError(f"a value of kind {self.kind} needs a reason")
        if (self.kind is Kind.DERIVED) != bool(self.formula and self.parents):
            raise ValueError("a derived value, and no other, has formula and parents")
        return self
