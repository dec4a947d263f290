"""What ``account.yaml`` may say: gross emissions and, apart, what is set beside them."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from footprint.errors import Text
from footprint.metering.settings import Month
from footprint.model.base import Digest, Identifier, Quantity, Record
from footprint.model.form import FieldError
from footprint.model.limits import FIRST_DAY, LAST_DAY
from footprint.units import same_kind

FORMAT = "footprint-account/1"
Name = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]


def _day(value: object) -> object:
    """A day as text; anything else would be read in more than one way."""
    if isinstance(value, date) or (isinstance(value, str) and len(value) == len("2026-01-31")):
        return value
    raise FieldError(Text('加引号的日期，如 "2026-01-31"', 'a quoted date such as "2026-01-31"'))


Day = Annotated[date, BeforeValidator(_day), Field(ge=FIRST_DAY, le=LAST_DAY)]


class Amount(Quantity):
    """A quantity above zero."""

    @model_validator(mode="after")
    def _above_zero(self) -> Self:
        if not 0 < self.value < Decimal("1E+12"):
            raise FieldError(Text("大于 0 的数", "a number above zero"))
        return self


class Mass(Amount):
    """An amount of CO2e."""

    @model_validator(mode="after")
    def _mass(self) -> Self:
        if not same_kind(self.unit, "t"):
            raise FieldError(Text("质量单位，如 t", "a unit of mass such as t"))
        return self

    @property
    def tonnes(self) -> Decimal:
        """The amount [t CO2e]."""
        return self.to("t")


class Proof(Record):
    """A document, pinned by its digest; its content is compared where the file is at hand."""

    file: Name
    sha256: Digest


class Gross(Record):
    """Where the gross emissions are taken from."""

    kind: Literal["meters", "metered", "assessment", "certificate"]
    """``meters.yaml``, read and computed anew; or a result: of meters, of a submission, of a certificate."""
    file: Name
    sha256: Digest
    """Of the file's bytes; of ``meters``, of all inputs, as `footprint meter` prints it."""
    number: Identifier | None = None
    """Key of the number in an assessment or a certificate's data."""

    @model_validator(mode="after")
    def _named(self) -> Self:
        if (self.number is None) != (self.kind in {"meters", "metered"}):
            raise FieldError(Text("计量结果不写 number，其余必写", "a number for all but results of meters"))
        return self


class Base(Record):
    """The days that reductions are stated against: as many as the account's, and before them."""

    first: Day
    last: Day
    gross: Mass
    proof: Proof

    @property
    def year(self) -> int:
        """What the base is called."""
        return self.last.year

    @property
    def days(self) -> int:
        """First and last day included."""
        return (self.last - self.first).days + 1

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.last < self.first:
            raise FieldError(Text("不早于 first 的日期", "a date not before first"), at="last")
        return self


class Measure(Record):
    """A reduction already inside the gross emissions: information, never deducted."""

    name: Name
    amount: Mass
    attributes_sold: bool
    """Whether certificates or credits for it went to somebody else: then it cannot be claimed."""
    proof: Proof


class Reductions(Record):
    """What was and will be done before anything is bought."""

    base: Base | None = None
    plan: Proof | None = None
    measures: tuple[Measure, ...] = ()


class Cancelled(Record):
    """A range of units that were cancelled in a registry."""

    registry: Identifier
    first: Name
    last: Name
    """First and last serial number."""
    cancelled_on: Day
    beneficiary: Name
    proof: Proof
    plant: Name | None
    """Generating plant, or project that generates power; null if it is none."""


class GreenPower(Cancelled):
    """Certificates of green power."""

    energy: Amount
    generated: Annotated[Month, Field()]
    replaces: Identifier
    """Process of the gross emissions whose electricity the certificates stand for."""
    by: Identifier
    """Process of the technology that generated."""


class Credit(Cancelled):
    """Allowances or credits."""

    kind: Identifier
    amount: Mass
    vintage: int = Field(ge=2000, le=2100)
    method: Name


class Sink(Record):
    """Uptake by the entity's own vegetation: apart, never deducted from gross emissions."""

    name: Name
    amount: Mass
    method: Name
    measured_on: Day
    issued_as_credit: bool
    proof: Proof


class Disclosure(Record):
    """The public page of the gross emissions."""

    page: Proof
    url: Name
    published_on: Day


class Verification(Record):
    """Statement of a third party."""

    body: Name
    stated_on: Day
    proof: Proof


class Account(Record):
    """Content of ``account.yaml``."""

    format: Literal["footprint-account/1"]
    standard: Annotated[str, StringConstraints(pattern=r"^[a-z_]+@\d{4}$")]
    claim: Identifier | None
    """The statement asked for, by the edition's id; null for none."""
    subject: Identifier
    """What the account is of, by the edition's names."""
    entity: Text
    period_from: Day
    period_to: Day
    gross: tuple[Gross, ...] = Field(min_length=1)
    reductions: Reductions = Reductions()
    green_power: tuple[GreenPower, ...] = ()
    sinks: tuple[Sink, ...] = ()
    credits: tuple[Credit, ...] = ()
    disclosure: Disclosure | None = None
    verification: Verification | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.period_to < self.period_from:
            raise FieldError(Text("不早于 period_from 的日期", "a date not before period_from"), at="period_to")
        return self
