"""What every record of the domain has in common."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from footprint import units


class Record(BaseModel):
    """A frozen record that refuses unknown keys and non-finite numbers."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


def _known_unit(unit: str) -> str:
    if not units.is_known(unit):
        raise ValueError(f"unknown unit '{unit}'")
    return unit


Unit = Annotated[str, AfterValidator(_known_unit)]
"""A unit that `footprint.units` admits."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=80)]
"""Lower-case name used as a key in data files."""

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256 in lower-case hexadecimal."""


class Quantity(Record):
    """A number with its unit."""

    value: Decimal
    unit: Unit

    def to(self, unit: str) -> Decimal:
        """The value expressed in `unit`.

        Raises
        ------
        footprint.units.UnitError
            If `unit` measures another kind of quantity.
        """
        return units.convert(self.value, self.unit, unit)


Role = Literal["headline", "second", "detail", "sensitivity"]
"""Place of a result: the large number; beside it; among the results; what another method would give, on the annex."""
