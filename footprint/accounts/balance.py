"""The account: gross first, everything else on lines of its own, and the balance under a word of its own."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from footprint.accounts.definition import Definition, Terms
from footprint.accounts.gross import GrossPart
from footprint.accounts.judge import Outcome, Stated, judge, not_counting
from footprint.accounts.ledger import Account
from footprint.strict_yaml.document import Document


@dataclass(frozen=True)
class Balance:
    """An account with its numbers [t CO2e].

    Attributes
    ----------
    account
        What was stated.
    terms
        Definitions it is judged by.
    definition
        The statement asked for; None if none was.
    gross
        Gross emissions: nothing is deducted.
    parts
        The files they are taken from.
    reduced_percent
        Below the base year; None without one.
    measures
        Sum of the measures: inside the gross emissions already.
    green_change
        What green power would change; `on_green_power` is the result beside the gross one.
    sinks
        Sum of the entity's own sinks.
    credits
        Sum of credits by kind, whatever they count for.
    counted
        What the definition sets against the gross emissions.
    outcomes
        Conditions of the definition.
    """

    account: Account
    terms: Terms
    definition: Definition | None
    gross: Decimal
    parts: tuple[GrossPart, ...]
    reduced_percent: Decimal | None
    measures: Decimal
    green_change: Decimal
    sinks: Decimal
    credits: Mapping[str, Decimal]
    counted: Decimal
    outcomes: tuple[Outcome, ...]

    @property
    def on_green_power(self) -> Decimal:
        """Gross emissions if the certificates' electricity were taken for the one used."""
        return self.gross - self.green_change

    @property
    def remaining(self) -> Decimal:
        """Gross emissions less what counts; below zero if more was cancelled than was emitted."""
        return self.gross - self.counted

    @property
    def met(self) -> bool:
        """Whether the statement that was asked for may be made."""
        return self.definition is not None and all(o.met for o in self.outcomes)

    @property
    def conforms(self) -> bool:
        """Whether every statement asked for may be made; true if none was."""
        return self.definition is None or self.met


def balance_of(
    account: Account, document: Document, terms: Terms, parts: tuple[GrossPart, ...], green: tuple[float, ...]
) -> Balance:
    """Set up the account and judge the statement it asks for.

    Parameters
    ----------
    account, document
        The account and where it was read.
    terms
        Definitions.
    parts
        Gross emissions.
    green
        What each entry of green power would change [kg CO2e].
    """
    definition = terms.definitions.definition(account.claim) if account.claim else None
    gross = sum((p.tonnes for p in parts), Decimal(0))
    base = account.reductions.base
    reduced = None if base is None else (1 - gross / base.gross.tonnes) * 100
    credits: dict[str, Decimal] = {}
    for credit in account.credits:
        credits[credit.kind] = credits.get(credit.kind, Decimal(0)) + credit.amount.tonnes
    green_change = Decimal(repr(math.fsum(green))) / 1000
    sinks = sum((s.amount.tonnes for s in account.sinks), Decimal(0))
    counted, outcomes = Decimal(0), list[Outcome]()
    if definition is not None:
        stated = Stated(account, document, terms, definition, parts, gross, reduced)
        refused = not_counting(stated)
        taken = [c.amount.tonnes for i, c in enumerate(account.credits) if i not in refused]
        amounts = {"green_power": green_change, "sinks": sinks, "credits": sum(taken, Decimal(0))}
        counted = sum((amounts[name] for name in definition.counts), Decimal(0))
        outcomes = judge(stated, counted)
    return Balance(
        account=account,
        terms=terms,
        definition=definition,
        gross=gross,
        parts=parts,
        reduced_percent=reduced,
        measures=sum((m.amount.tonnes for m in account.reductions.measures), Decimal(0)),
        green_change=green_change,
        sinks=sinks,
        credits=credits,
        counted=counted,
        outcomes=tuple(outcomes),
    )
