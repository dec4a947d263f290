"""The certificate payload: what is signed, free of language."""

from datetime import date
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, SerializerFunctionWrapHandler, StringConstraints, model_serializer, model_validator

from footprint.errors import Text
from footprint.model.background import ImportedBackground
from footprint.model.base import Digest, Identifier, Record, Role

DecimalString = Annotated[str, StringConstraints(pattern=r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$")]
"""A number as decimal text, exactly as signed and printed."""


class Grown(Record):
    """A record that got fields after certificates had been signed without them.

    Such a field is absent, not null, where it says nothing: what was signed before keeps its canonical bytes.
    """

    later: ClassVar[frozenset[str]] = frozenset()
    """Fields that came later; each has a default."""

    @model_serializer(mode="wrap")
    def _without_silence(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        written: dict[str, Any] = handler(self)
        silent = {name for name in self.later if getattr(self, name) == type(self).model_fields[name].default}
        return {name: value for name, value in written.items() if name not in silent}


class Party(Record):
    """A company named on the certificate."""

    name: Text
    address: Text


class Issuer(Record):
    """Who signs."""

    name: Text
    url: str | None = None
    """Base address for look-ups; the QR carries it only where one is configured."""
    approval_number: str | None = None
    """批准号 of a certification body; without it the paper never says 认证."""


class StandardRef(Record):
    """The edition that judged, pinned by digest."""

    id: str
    title: Text
    status: Literal["draft", "published"]
    digest: Digest


class Fact(Record):
    """A property of the product that the edition puts on paper."""

    key: Identifier
    value: DecimalString | Text
    unit: str | None = None


class PrintedNumber(Record):
    """A result with the digits that are signed and the digits that are printed."""

    key: Identifier
    value: DecimalString
    printed: DecimalString
    unit: str
    role: Role


class Share(Record):
    """A part of the footprint per declared unit [kg CO2e]."""

    key: Identifier
    value: DecimalString
    printed: DecimalString
    """Share of the total in per cent, one decimal."""


class Band(Grown):
    """The band reached and the scale it stands on."""

    later = frozenset({"number"})

    reached: str
    scale: tuple[str, ...] = Field(min_length=2)
    bounds: tuple[DecimalString, ...]
    """Upper bound of each band but the last, in the unit of the number that is judged."""
    number: Identifier | None = None
    """Key of the number that is judged, where it is not the headline."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.reached not in self.scale or len(set(self.scale)) < len(self.scale):
            raise ValueError("the band reached is not one of distinct bands")
        if len(self.bounds) != len(self.scale) - 1:
            raise ValueError("every band but the last has an upper bound")
        return self


class Product(Record):
    """The product by the fields of the certificate rules."""

    name: Text
    model: str
    specification: Text
    trademark: str | None = None


class Payload(Grown):
    """Everything the certificate says. Serialised by RFC 8785 and signed inside the PDF."""

    later = frozenset({"background"})

    format: Literal["footprint-certificate/1"] = "footprint-certificate/1"
    number: str
    sample: bool
    """Made by a demonstration: SAMPLE across the page, said again by `verify`."""
    standard: StandardRef
    inventory_digest: Digest
    """The shipped inventory's."""
    background: ImportedBackground | None = None
    """The imported database that stood for parts of it, if there was one."""
    submission_digest: Digest
    issuer: Issuer
    client: Party
    manufacturer: Party
    factory: Party
    product: Product
    facts: tuple[Fact, ...]
    declared_unit: Text
    boundary: Identifier
    characterisation: Identifier
    period_from: date
    period_to: date
    numbers: tuple[PrintedNumber, ...] = Field(min_length=1)
    band: Band
    stages: tuple[Share, ...]
    gases: tuple[Share, ...]
    remarks: tuple[Text, ...] = ()
    """Statements the edition requires on paper, findings that do not block among them."""
    software: str
    issued_on: date
    valid_until: date
