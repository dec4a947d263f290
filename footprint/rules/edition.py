"""An edition of a standard: parameters, texts and bands as data, plus the code that applies them."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Literal, Self

from pydantic import BaseModel, Field, model_validator

from footprint import units
from footprint.engine.background import Background
from footprint.errors import Text
from footprint.model.base import Identifier, Record, Role
from footprint.model.certificate import Fact, Party, Product
from footprint.model.cited import Cited, Source, Spread
from footprint.model.form import Choice
from footprint.model.plan import Plan
from footprint.model.result import FootprintResult
from footprint.model.verdict import RULE_CODE
from footprint.rules.derivation import Derivation

if TYPE_CHECKING:
    from footprint.rules.rule import Rule


class Parameter(Cited):
    """A threshold or default of an edition, with the clause that sets it."""

    clause: str
    derivation: Derivation | None = None
    """How the value follows from cited numbers and the inventory, where it is a choice of the draft on an anchor."""

    @property
    def unit_fraction(self) -> Decimal:
        """One of this parameter's unit as a plain fraction: 0.001 for a value in ‰."""
        return units.factor(self.unit, "kg/kg")


class NumberSpec(Record):
    """A result the edition puts on paper."""

    key: Identifier
    label: Text
    unit: str
    decimals: int = Field(ge=0, le=6)
    role: Role


class BandSpec(Record):
    """One band; the last has no bound."""

    name: str
    max: Identifier | None = None
    """Parameter holding the upper bound, judged against the printed number that is judged."""


class DecisionSpec(Record):
    """How an edition takes uncertainty into its decision; every value is a parameter of the edition.

    Only what the applicant measures counts: prescribed factors are conventional values.
    """

    confidence: Identifier | None = None
    """Parameter: conformance probability that the band reached is shown against (JCGM 106:2012, clause 7)."""
    binding: bool = False
    """Whether a lower probability leaves the decision open: ``indeterminate``."""
    guard_band: Identifier | None = None
    """Parameter: length of the guard band over the expanded uncertainty (JCGM 106:2012, 8.3)."""
    draws: Identifier | None = None
    """Parameter: Monte Carlo draws behind a decision that needs them."""
    comparison: Identifier | None = None
    """Parameter: probability from which two products are called different."""

    @property
    def needs_draws(self) -> bool:
        """Whether no decision can be taken without the spread of the result."""
        return self.binding or self.guard_band is not None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.binding and self.confidence is None:
            raise ValueError("a binding decision names its confidence")
        if self.needs_draws and self.draws is None:
            raise ValueError("a guard band or a binding confidence needs draws")
        return self

    @property
    def names(self) -> list[str]:
        """Parameters named."""
        return [n for n in (self.confidence, self.guard_band, self.draws, self.comparison) if n is not None]


class EditionData(Record):
    """Content of ``edition.yaml``."""

    id: str = Field(pattern=r"^[a-z_]+@\d{4}$")
    title: Text
    status: Literal["draft", "published"]
    number_code: str = Field(pattern=r"^[A-Z]{2}$")
    validity_years: Identifier
    max_age_at_issue: Identifier
    """Parameter: months after the end of the data period within which a certificate may be issued."""
    sources: tuple[Source, ...] = ()
    """Sources of the parameters that the inventory does not list."""
    clauses: dict[str, Text]
    parameters: dict[Identifier, Parameter]
    numbers: tuple[NumberSpec, ...]
    bands: tuple[BandSpec, ...]
    judged: Identifier | None = None
    """Key of the number that bands judge; the headline if not said."""
    decision: DecisionSpec = DecisionSpec()
    unwaivable: tuple[str, ...] | None = None
    """Clauses and rules whose findings no certifier may waive; where the edition does not say, none may be waived."""
    wording: dict[str, Text] = Field(default_factory=dict)
    remarks: tuple[Text, ...] = ()
    """Statements that go on every certificate of this edition."""
    tables: dict[Identifier, dict[str, str]] = Field(default_factory=dict)
    """Look-ups such as data year to process."""

    @model_validator(mode="after")
    def _closed(self) -> Self:
        names = [b.max for b in self.bands[:-1]] + [self.validity_years, self.max_age_at_issue]
        names += self.decision.names
        missing = [n for n in names if n not in self.parameters]
        if missing or not self.bands or self.bands[-1].max is not None:
            raise ValueError(f"bands, validity or decision name parameters that are not there: {missing}")
        headlines = [n.role for n in self.numbers].count("headline")
        if not headlines or (headlines > 1 and self.judged is None):
            raise ValueError("one number is the headline; with one for each product group, say which number is judged")
        if self.judged is not None and self.judged not in {n.key for n in self.numbers}:
            raise ValueError(f"the number that is judged is not there: {self.judged}")
        closed = {name for name in self.unwaivable or () if not RULE_CODE.fullmatch(name)}
        unknown = ({p.clause for p in self.parameters.values()} | closed) - set(self.clauses)
        if unknown:
            raise ValueError(f"parameters or waivers name unknown clauses {sorted(unknown)}")
        return self

    @property
    def judged_number(self) -> NumberSpec:
        """The number that bands judge."""
        if self.judged is not None:
            return next(n for n in self.numbers if n.key == self.judged)
        return next(n for n in self.numbers if n.role == "headline")


@dataclass(frozen=True)
class Paper:
    """What an edition says about the product on the certificate."""

    client: Party
    manufacturer: Party
    factory: Party
    product: Product
    facts: tuple[Fact, ...]
    period: tuple[date, date]
    applied_on: date
    places: Mapping[str, tuple[str, ...]]
    """Where in the submission a text of the payload comes from: pointer to path."""


@dataclass(frozen=True)
class Edition:
    """A loaded edition. Its code is imported only when used, so that listing stays fast."""

    data: EditionData
    package: str
    digest: str

    @property
    def id(self) -> str:
        """``standard@year``."""
        return self.data.id

    @property
    def parameters(self) -> dict[str, Parameter]:
        """Thresholds and defaults by name."""
        return self.data.parameters

    def _code(self, module: str) -> ModuleType:
        return import_module(f"{self.package}.{module}")

    @property
    def submission(self) -> type[BaseModel]:
        """Record that a submission under this edition is read into."""
        submission: type[BaseModel] = self._code("submission").SUBMISSION
        return submission

    @property
    def rules(self) -> "tuple[Rule, ...]":
        """Rules in clause order."""
        rules: tuple[Rule, ...] = self._code("rules").RULES
        return rules

    def choices(self, background: Background) -> Mapping[str, tuple[Choice, ...]]:
        """Values offered for free fields of the form, by dotted path."""
        offer: Callable[[Edition, Background], Mapping[str, tuple[Choice, ...]]] = self._code("form").choices
        return offer(self, background)

    def plans(self, data: BaseModel, place: Callable[..., str], background: Background) -> Mapping[str, Plan]:
        """Plans by variant; ``label`` is always among them."""
        make: Callable[..., Mapping[str, Plan]] = self._code("planning").plans
        return make(self, data, place, background)

    def evaluate(self, data: BaseModel, results: Mapping[str, FootprintResult]) -> Mapping[str, float]:
        """Unrounded results by number key."""
        evaluate: Callable[..., Mapping[str, float]] = self._code("numbers").evaluate
        return evaluate(self, data, results)

    def spreads(self, data: BaseModel) -> Mapping[str, Spread]:
        """Spread of the quantities an applicant states, by dotted path; none if the edition has no ``spread``."""
        if find_spec(f"{self.package}.spread") is None:
            return {}
        make: Callable[..., Mapping[str, Spread]] = self._code("spread").spreads
        return make(self, data)

    def paper(self, data: BaseModel, background: Background) -> Paper:
        """What the certificate says about the product."""
        make: Callable[..., Paper] = self._code("paper").paper
        return make(self, data, background)


def folder_digest(folder: Path) -> str:
    """SHA-256 over the files that decide, by relative path and content; test cases are not among them."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=lambda p: p.relative_to(folder).as_posix()):
        if path.is_file() and path.suffix in {".py", ".yaml"} and "cases" not in path.relative_to(folder).parts:
            content = hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
            digest.update(f"{path.relative_to(folder).as_posix()}\0{content}\n".encode())
    return digest.hexdigest()
