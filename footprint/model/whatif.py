"""What would bring a result into a better band."""

from decimal import Decimal

from footprint.errors import Text
from footprint.model.base import Record
from footprint.model.verdict import Finding


class Shift(Record):
    """One quantity before and after, in the unit the applicant states it in."""

    path: str
    place: str
    line: Text
    unit: str
    before: Decimal
    after: Decimal

    @property
    def percent(self) -> Decimal:
        """Change of the quantity [%]."""
        return 100 * (self.after - self.before) / self.before


class Proposal(Record):
    """A change that reaches the band, assessed in full at the point it proposes."""

    shifts: tuple[Shift, ...]
    """What the proposal is about."""
    follows: tuple[Shift, ...] = ()
    """What moves with it, because the sum of a mix stays."""
    words: tuple[Text, ...] = ()
    """For a substitution: what takes the place of what."""
    headline: Decimal
    """As printed, from the full assessment."""
    band: str
    conforms: bool
    appearing: tuple[Finding, ...]
    """Findings that the change brings with it."""


class Blocked(Record):
    """An input that cannot reach the band alone."""

    path: str
    place: str
    line: Text
    headline: Decimal | None
    """Best printed headline that this input alone allows; none if it cannot be changed."""
    reason: Text


class Reach(Record):
    """How a submission can reach a band."""

    band: str
    bound: Decimal
    unit: str
    headline: Decimal
    """As printed, now."""
    reached: bool
    singles: tuple[Proposal, ...] = ()
    blocked: tuple[Blocked, ...] = ()
    combined: Proposal | None = None
    limit: Text | None = None
    """Where no combination reaches the band: what stands in the way."""
    substitutions: tuple[Proposal, ...] = ()
