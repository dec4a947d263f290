"""How a parameter of an edition follows from cited numbers and from the inventory."""

from decimal import ROUND_CEILING, Decimal
from typing import Literal, Self

from pydantic import Field, model_validator

from footprint.model.base import Identifier, Record, Unit
from footprint.model.cited import Cited


class ProcessScore(Record):
    """The climate score of an inventory process, as the edition was written with it."""

    process: Identifier
    value: Decimal
    """Score by the edition's characterisation set; recomputed from the inventory and compared."""
    unit: Unit
    """Mass of CO2e per quantity of the process's product, such as ``kg/g``."""
    per: Unit
    """Unit of the product that the score is for."""
    alternatives: tuple[Identifier, ...] = ()
    """Processes that other sources give for the same thing; they show the sensitivity to the choice."""


class ParameterValue(Record):
    """Another parameter of the edition."""

    parameter: Identifier


class Derivation(Record):
    """Formula over cited numbers, process scores and other parameters, with the rounding that makes the parameter."""

    formula: str
    parents: dict[Identifier, Cited | ProcessScore | ParameterValue] = Field(min_length=1)
    rounding: Literal["none", "up"] = "none"
    decimals: int | None = Field(default=None, ge=0, le=6)
    """Decimals that `rounding` leaves."""

    @model_validator(mode="after")
    def _rounded_to_decimals(self) -> Self:
        if (self.rounding == "none") != (self.decimals is None):
            raise ValueError("rounding and decimals go together")
        return self

    def rounded(self, exact: float) -> Decimal:
        """`exact` as the edition states it; unrounded values keep nine significant digits."""
        if self.decimals is None:
            return Decimal(f"{exact:.9g}")
        return Decimal(repr(exact)).quantize(Decimal(1).scaleb(-self.decimals), rounding=ROUND_CEILING)
