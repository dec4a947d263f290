"""What the rules of an edition found, and the decision that follows."""

import re
from decimal import Decimal
from enum import StrEnum

from footprint.errors import Text
from footprint.model.base import Identifier, Record, Role
from footprint.model.waiver import Waiver

RuleCode = str
"""``JG-SCP-01``: standard, clause group, number. Never reused."""

RULE_CODE = re.compile(r"[A-Z]{2}-[A-Z]{3}-\d{2}")


class Obligation(StrEnum):
    """Strength of a requirement, as standards write it."""

    SHALL = "shall"
    SHOULD = "should"
    MAY = "may"


class Severity(StrEnum):
    """What a failed requirement does to the decision."""

    BLOCKER = "blocker"
    """Does not conform."""
    MINOR = "minor"
    """Does not decide; disclosed on the certificate."""
    QUESTION = "question"
    """Asked of the reviewer; never decides and never stands on the certificate."""


class State(StrEnum):
    """Outcome of one rule. Missing data is never a pass."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not_applicable"
    NOT_EVALUATED = "not_evaluated"
    WAIVED = "waived"
    """Not met, and a certifier took the responsibility: author, reason and end are with the finding."""


class Finding(Record):
    """One thing a rule has to say about one place."""

    code: RuleCode
    title: Text
    obligation: Obligation
    state: State
    severity: Severity
    clause: str
    place: str
    message: Text
    measured: str | None = None
    required: str | None = None
    unit: str | None = None
    evidence: tuple[str, ...] = ()
    """Documents or places that the finding rests on, as the submission names them."""
    waiver: Waiver | None = None
    """With the state waived: who let it stand, why, and until when."""


class Number(Record):
    """A result an edition puts on paper, rounded once."""

    key: Identifier
    value: Decimal
    """Six significant digits, half-even."""
    printed: Decimal
    """As printed and judged: the decimals of the edition, half-even, from the unrounded result."""
    unit: str
    role: Role


class Outcome(StrEnum):
    """What a decision comes to."""

    CONFORMS = "conforms"
    DOES_NOT_CONFORM = "does_not_conform"
    INDETERMINATE = "indeterminate"
    """Every requirement is met, and what the applicant measures is too uncertain for the band to be granted."""


class Decision(Record):
    """How the band was granted, uncertainty taken into account as the edition says.

    Notes
    -----
    Acceptance limit = bound of the band - guard band; guard band = ratio x expanded uncertainty
    (JCGM 106:2012, 8.3); expanded uncertainty = 2 x standard deviation of the draws.
    """

    central_band: str
    """Band of the central value, without a guard band."""
    band: str
    """Band granted."""
    draws: int | None = None
    """Monte Carlo draws behind the following; none were asked for if absent."""
    expanded_uncertainty: float | None = None
    """In the unit of the number that is judged."""
    guard_band: Decimal | None = None
    """The same, six significant digits; absent if the edition has none."""
    in_band: float | None = None
    """Probability of the band granted."""
    conformance: float | None = None
    """Probability of the band granted or a better one."""
    confidence: Decimal | None = None
    """What the edition shows or requires of `conformance`."""
    binding: bool = False
    """Whether too low a probability leaves the decision open."""
    reason: Text | None = None
    """Why the decision is open, or why the band granted is not that of the central value."""


class Verdict(Record):
    """The decision on one submission."""

    outcome: Outcome
    findings: tuple[Finding, ...]
    states: dict[RuleCode, State]
    band: str | None
    decision: Decision
    numbers: tuple[Number, ...]
    next_band: Text | None = None
    """What separates the result from the next better band."""

    @property
    def conforms(self) -> bool:
        """Whether a certificate may be issued."""
        return self.outcome is Outcome.CONFORMS

    @property
    def waived(self) -> tuple[Finding, ...]:
        """Findings that a certifier let stand."""
        return tuple(f for f in self.findings if f.state is State.WAIVED)
