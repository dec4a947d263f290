"""A rule: one requirement of a clause, as a small pure function with a code that is never reused."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from footprint.errors import Text
from footprint.model.verdict import RULE_CODE, Obligation, RuleCode, Severity
from footprint.rules.case import Case


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a requirement is not met.

    Parameters
    ----------
    place
        ``Sheet!Cell`` or its like.
    measured, required
        What was found and what the clause asks, with one `unit`.
    values
        Further values for the rule's message, by name.
    evidence
        Documents or places the finding rests on.
    """

    place: str
    measured: Decimal | str | None = None
    required: Decimal | str | None = None
    unit: str | None = None
    values: tuple[tuple[str, object], ...] = ()
    evidence: tuple[str, ...] = ()


class NotApplicable(Exception):
    """Raised by a rule whose clause does not concern this product."""


class NotEvaluated(Exception):
    """Raised by a rule that lacks the data to judge; never a pass.

    Parameters
    ----------
    place
        Where the data should be.
    """

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


Check = Callable[[Case[Any]], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A requirement with its code, clause, wording and check."""

    code: RuleCode
    clause: str
    title: Text
    message: Text
    """Template; `measured`, `required`, `unit` and the hit's own values are filled in."""
    obligation: Obligation
    severity: Severity
    check: Check

    def __post_init__(self) -> None:
        if not RULE_CODE.fullmatch(self.code):
            raise ValueError(f"rule code {self.code} is not of the form AB-CDE-01")


def rule(
    code: RuleCode,
    *,
    clause: str,
    title: Text,
    message: Text,
    obligation: Obligation = Obligation.SHALL,
    severity: Severity = Severity.BLOCKER,
) -> Callable[[Check], Rule]:
    """Turn a check function into a `Rule`."""

    def wrap(check: Check) -> Rule:
        return Rule(code, clause, title, message, obligation, severity, check)

    return wrap
