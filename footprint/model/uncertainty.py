"""What a Monte Carlo run found."""

from decimal import Decimal
from typing import Literal

from footprint.errors import Text
from footprint.model.base import Identifier, Record


class Summary(Record):
    """Distribution of one result over all draws."""

    median: float
    low: float
    """2.5th percentile."""
    high: float
    """97.5th percentile."""
    mean: float
    sd: float
    """Standard deviation, the standard uncertainty of the result."""
    cv: float | None
    """Standard deviation over mean; none for a mean of zero."""


class NumberSpread(Record):
    """One result of an edition with its spread."""

    key: Identifier
    unit: str
    value: Decimal
    """The deterministic value, as signed: it stays the label's number."""
    measured: Summary
    """What the applicant measures and chooses varies; prescribed factors stay at their conventional values."""
    prescribed: Summary
    """Background factors vary; what the applicant measures stays."""
    joint: Summary
    """Both vary, paired draw by draw."""


class Driver(Record):
    """An uncertain number and how the headline goes with it."""

    kind: Literal["measured", "prescribed"]
    name: str
    """Dotted path in the submission, or process and exchange of the inventory."""
    place: str
    line: Text
    correlation: float
    """Spearman's rank correlation with the headline when only numbers of this kind vary, from -1 to 1."""
    value: float
    low: float
    high: float
    """2.5th and 97.5th percentile of its draws, in its own unit."""


class NotSampled(Record):
    """A number that stays fixed, and why."""

    name: str
    place: str
    reason: Text


class Uncertainty(Record):
    """Spread of the results of one submission."""

    draws: int
    seed: int
    headline: Identifier
    numbers: tuple[NumberSpread, ...]
    bands: dict[str, float]
    """Probability of each band from what the applicant measures; prescribed factors are conventional."""
    bands_joint: dict[str, float]
    """The same with the spread of prescribed factors: information, not part of any decision."""
    drivers: tuple[Driver, ...]
    """Measured before prescribed, largest correlation first."""
    not_sampled: tuple[NotSampled, ...]
