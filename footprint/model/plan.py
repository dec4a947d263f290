"""What a standard's edition orders the engine to compute."""

from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from footprint.errors import Text
from footprint.model.base import Identifier, Quantity, Record, Unit


class Stage(StrEnum):
    """Life-cycle stages of a product by the names of GB/T 24067; a field with stages of its own names them itself."""

    RAW_MATERIALS = "raw_materials"
    PRODUCTION = "production"
    DISTRIBUTION = "distribution"
    USE = "use"
    END_OF_LIFE = "end_of_life"


class Input(Record):
    """What a foreground process draws from another process, per its own output."""

    supplier: Identifier
    """A background process, or another foreground process of the plan."""
    amount: Decimal
    unit: Unit
    line: Text
    """What the applicant calls it."""
    tags: frozenset[Identifier] = frozenset()
    """Groups an edition sums over; their meaning is the edition's own."""
    place: str
    """Where the amount was read: ``Sheet!Cell``, a JSON pointer, or a clause of the edition."""


class Activity(Record):
    """A foreground process: one product, one life-cycle stage.

    A stage that `Stage` does not have needs wording from the edition: ``stage.<id>``.
    """

    id: Identifier
    name: Text
    stage: Identifier
    output: Quantity
    inputs: tuple[Input, ...]


class Plan(Record):
    """The linked product system to solve and the choices behind it."""

    characterisation: Identifier
    demand: Identifier
    """The activity whose product is the declared unit's product."""
    declared_unit: Quantity
    declared_unit_name: Text
    activities: tuple[Activity, ...] = Field(min_length=1)
    boundary: Identifier
    stages: tuple[Identifier, ...]
    """Stages inside the boundary, in life-cycle order."""
