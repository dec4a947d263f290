"""What a statement means: conditions, permitted instruments and wording, as data of an edition."""

import re
from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, ValidationError, model_validator

from footprint.errors import InputError, Problem, Text
from footprint.model.base import Identifier, Record
from footprint.model.cited import Source
from footprint.model.form import FieldError
from footprint.rules.edition import Edition, Parameter
from footprint.rules.registry import edition_folder
from footprint.strict_yaml.faults import problems_of
from footprint.strict_yaml.reader import load

FILE = "neutrality.yaml"
_NOT_A_FOOTPRINT = re.compile(r"足迹|footprint", re.IGNORECASE)


class Condition(StrEnum):
    """What a definition may ask for."""

    SUBJECT = "subject"
    """The account's subject is among those the definition is for."""
    GROSS_COMPLETE = "gross_complete"
    """No month of the gross emissions has a gap that no rule covers."""
    GROSS_DISCLOSED = "gross_disclosed"
    """The gross emissions stand on a public page."""
    REDUCTION_PLAN = "reduction_plan"
    """There is a plan of reductions."""
    REDUCED = "reduced"
    """Gross emissions are below the base year's by the parameter [%]."""
    COVERED = "covered"
    """What counts is at least the parameter's share of the gross emissions [%]."""
    CANCELLED_IN_TIME = "cancelled_in_time"
    """Every credit that is named was cancelled within the parameter's months after the period."""
    VINTAGE = "vintage"
    """No credit that is named is older than the parameter's years before the end of the period."""
    PERMITTED = "permitted"
    """Every credit that is named is of a permitted kind."""
    BENEFICIARY = "beneficiary"
    """Every instrument was cancelled for the account's own entity."""
    VERIFIED = "verified"
    """A third party verified the account."""


NEEDS_PARAMETER = frozenset({Condition.REDUCED, Condition.COVERED, Condition.CANCELLED_IN_TIME, Condition.VINTAGE})


class Requirement(Record):
    """One condition of a definition."""

    condition: Condition
    clause: str
    parameter: Identifier | None = None
    """Threshold: a parameter of the edition or of this file."""

    @model_validator(mode="after")
    def _with_threshold(self) -> Self:
        if (self.parameter is not None) != (self.condition in NEEDS_PARAMETER):
            raise FieldError(
                Text(
                    "需要阈值的条件（且仅此类）写 parameter",
                    "a parameter for conditions with a threshold, and no other",
                )
            )
        return self


class Instrument(Record):
    """A kind of credit and the registries that cancel it."""

    name: Text
    registries: dict[Identifier, Text] = Field(min_length=1)


class GreenPowerRule(Record):
    """What proves purchased green power."""

    name: Text
    registries: dict[Identifier, Text] = Field(min_length=1)
    unit: Identifier
    """Parameter: energy of one certificate."""
    valid_months: Identifier
    """Parameter: months after generation within which a certificate is cancelled."""


class Exclusion(Record):
    """A kind of credit that does not go together with a certificate for the same energy."""

    credit: Identifier
    source: Identifier | None = None
    at: str | None = None
    reason: Text


class Definition(Record):
    """One statement and what it takes."""

    id: Identifier
    title: Text
    clause: str
    meaning: Text
    requirements: tuple[Requirement, ...] = Field(min_length=1)
    subjects: tuple[Identifier, ...] = Field(min_length=1)
    """What the statement may be made of."""
    permitted: tuple[Identifier, ...]
    """Kinds of credit that count."""
    counts: tuple[Literal["green_power", "sinks", "credits"], ...]
    """What is set against the gross emissions in the balance."""
    statement: Text
    """With the fields {entity}, {first}, {last}, {gross}, {counted} and {balance}."""

    @model_validator(mode="after")
    def _own_words(self) -> Self:
        if _NOT_A_FOOTPRINT.search(self.statement.zh + self.statement.en):
            raise FieldError(Text("声明不使用“足迹”一词", "a statement without the word 'footprint'"), at="statement")
        sample = dict.fromkeys(("entity", "first", "last", "gross", "counted", "balance"), "x")
        try:
            self.statement.format(**sample)
        except (KeyError, IndexError, ValueError):
            raise FieldError(Text(f"只用字段 {'、'.join(sample)}", f"only the fields {', '.join(sample)}")) from None
        return self


class Definitions(Record):
    """Content of ``neutrality.yaml``."""

    format: Literal["footprint-neutrality/1"]
    sources: tuple[Source, ...] = ()
    parameters: dict[Identifier, Parameter] = Field(default_factory=dict)
    """Thresholds that the edition itself does not hold."""
    gross_numbers: tuple[Identifier, ...] = Field(min_length=1)
    """Results of the edition that are a period's gross emissions; no other number may stand for them."""
    balance: Text
    """What the number after everything that counts is called."""
    credits: dict[Identifier, Instrument] = Field(min_length=1)
    green_power: GreenPowerRule
    exclusions: tuple[Exclusion, ...] = ()
    definitions: tuple[Definition, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _closed(self) -> Self:
        kinds = {k for d in self.definitions for k in d.permitted} | {e.credit for e in self.exclusions}
        unknown = sorted(kinds - set(self.credits))
        if unknown:
            raise FieldError(Text(f"credits 中有的种类（无 {unknown}）", f"kinds listed under credits (not {unknown})"))
        sources = {s.id for s in self.sources}
        cited = [p.source for p in self.parameters.values()] + [e.source for e in self.exclusions]
        missing = sorted({c for c in cited if c and c not in sources})
        if missing:
            raise FieldError(Text(f"sources 中有的来源（无 {missing}）", f"sources listed here (not {missing})"))
        if _NOT_A_FOOTPRINT.search(self.balance.zh + self.balance.en):
            raise FieldError(Text("余额的名称不含“足迹”", "a name of the balance without 'footprint'"), at="balance")
        return self

    def definition(self, name: str) -> Definition | None:
        """The definition with this id."""
        return next((d for d in self.definitions if d.id == name), None)


class Terms(Record):
    """Definitions with all the thresholds they refer to."""

    edition: str
    edition_digest: str
    definitions: Definitions
    parameters: dict[Identifier, Parameter]


def load_terms(edition: Edition) -> Terms:
    """Definitions of an edition.

    Raises
    ------
    InputError
        If the edition has none, or the file has faults, or it names clauses or parameters that are not there.
    """
    document = load(edition_folder(edition.id) / FILE, f"{edition.id}/{FILE}")
    try:
        found = Definitions.model_validate(document.data)
    except ValidationError as error:
        raise InputError(problems_of(error, document)) from None
    twice = sorted(set(found.parameters) & set(edition.parameters))
    parameters = {**edition.parameters, **found.parameters}
    named = {found.green_power.unit, found.green_power.valid_months}
    named |= {r.parameter for d in found.definitions for r in d.requirements if r.parameter}
    clauses = {p.clause for p in found.parameters.values()} | {d.clause for d in found.definitions}
    clauses |= {r.clause for d in found.definitions for r in d.requirements}
    wrong = [*twice, *sorted(named - set(parameters)), *sorted(clauses - set(edition.data.clauses))]
    if wrong:
        raise InputError(
            [
                Problem(
                    "neutrality.names",
                    f"{edition.id}/{FILE}",
                    Text.same(", ".join(wrong)),
                    Text(
                        "版次中已有的条款与参数，且参数不重名",
                        "clauses and parameters of the edition, none defined twice",
                    ),
                    Text("改正名称", "correct the names"),
                )
            ]
        )
    return Terms(edition=edition.id, edition_digest=edition.digest, definitions=found, parameters=parameters)
