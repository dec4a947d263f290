"""Whether two products differ."""

from decimal import Decimal
from typing import Literal

from footprint.model.base import Identifier, Record
from footprint.model.uncertainty import Summary
from footprint.model.verdict import Outcome


class Compared(Record):
    """One of the two products."""

    source: str
    digest: str
    value: Decimal
    """The number compared, as printed."""
    band: str
    outcome: Outcome
    """A footprint whose requirements are not met is a weak ground for any comparison."""


class Comparison(Record):
    """Two products by their headline, drawn together with the same prescribed factors in every draw."""

    standard: str
    number: Identifier
    unit: str
    first: Compared
    second: Compared
    draws: int
    seed: int
    first_lower: float
    """Share of the paired draws in which the first product is below the second."""
    second_lower: float
    difference: Summary
    """First less second, draw by draw."""
    confidence: Decimal
    """Share from which the edition calls two products different."""
    verdict: Literal["first_lower", "second_lower", "not_distinguishable"]
