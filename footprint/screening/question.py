"""Questions to a reviewer about one submission, each with its evidence."""

from dataclasses import dataclass, field
from typing import Literal

from footprint.errors import Text
from footprint.screening.evidence import Evidence

Kind = Literal["rule", "peers", "shared_item", "shared_amounts"]
"""By a rule of the edition; far from comparable products; evidence, or amounts, held by another factory as well."""


@dataclass(frozen=True, slots=True)
class Odds:
    """A test's outcome, its p-value after Holm's correction, and for how many tests that was."""

    evidence: Evidence
    adjusted: float
    tests: int


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask.

    Parameters
    ----------
    kind
        What raised it.
    place
        Where in the submission.
    message
        What was found, and the question.
    code, clause
        Of the edition's rule.
    others
        Documents, submissions or certificates concerned besides.
    odds
        The test, where there is one.
    """

    kind: Kind
    place: str
    message: Text
    code: str | None = None
    clause: str | None = None
    others: tuple[str, ...] = ()
    odds: Odds | None = None


@dataclass
class Screened:
    """A submission, what there is to ask about it, and what could not be looked at, with the reason."""

    source: str
    digest: str
    standard: str
    questions: list[Question] = field(default_factory=list)
    not_tested: list[Text] = field(default_factory=list)
