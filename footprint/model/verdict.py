"""What the rules of an edition found, and the decision that follows."""

from decimal import Decimal
from enum import StrEnum
from typing import Literal

from footprint.errors import Text
from footprint.model.base import Identifier, Record

RuleCode = str
"""``JG-SCP-01``: standard, clause group, number. Never reused."""


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


class Number(Record):
    """A result an edition puts on paper, rounded once."""

    key: Identifier
    value: Decimal
    """Six significant digits, half-even."""
    printed: Decimal
    """As printed and judged: the decimals of the edition, half-even, from the unrounded result."""
    unit: str
    role: Literal["headline", "second", "detail"]


class Verdict(Record):
    """The decision on one submission."""

    conforms: bool
    findings: tuple[Finding, ...]
    states: dict[RuleCode, State]
    band: str | None
    numbers: tuple[Number, ...]
    next_band: Text | None = None
    """What separates the result from the next better band."""
