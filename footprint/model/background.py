"""What stands for shipped processes when a submission is computed on an imported database."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from footprint.model.base import Digest, Identifier, Record, Unit
from footprint.model.inventory import DataQuality

Sign = Literal["=", ">", "<", "~"]
"""Theirs compared with ours: the same, wider, narrower, the nearest there is."""


def _ascending(years: tuple[int, int]) -> tuple[int, int]:
    if years[0] > years[1]:
        raise ValueError("the first year is after the last")
    return years


_Year = Annotated[int, Field(ge=1900, le=2100)]
Years = Annotated[tuple[_Year, _Year], AfterValidator(_ascending)]
"""First and last year that data represent."""


class Match(Record):
    """One process of the shipped background and what stands for it in another database.

    All signs but ``=`` say why in `note`. `factor` is the amount of theirs [its reference unit] per `unit` of ours;
    without it the amount stays and the unit converts.
    """

    source: Identifier = Field(alias="from")
    target: str = Field(alias="to", min_length=1)
    sign: Sign
    factor: Annotated[Decimal, Field(gt=0)] | None = None
    unit: Unit | None = None
    note: str | None = None
    years: Years | None = None
    quality: DataQuality | None = None

    @model_validator(mode="after")
    def _explained(self) -> Self:
        if self.sign != "=" and not self.note:
            raise ValueError("a match that is not = needs a note")
        if (self.factor is None) != (self.unit is None):
            raise ValueError("factor and unit go together")
        return self


class Mapping(Record):
    """A mapping file.

    Attributes
    ----------
    author, date
        Who vouches for the matches, and since when.
    database
        Digest of the imported database it was made for.
    folder
        Where that database lies, seen from the mapping file; beside it if not given.
    years
        First and last year the database represents; a match may state its own.
    quality
        Data quality as its author declares it; what nobody declared counts as the worst.
    matches
        One for each process that is to be drawn from the database.
    """

    author: str = Field(min_length=2)
    date: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    database: Digest
    folder: str = "."
    years: Years | None = None
    quality: DataQuality | None = None
    matches: tuple[Match, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _once(self) -> Self:
        if len({m.source for m in self.matches}) != len(self.matches):
            raise ValueError("a process is mapped once")
        return self


class Missing(Record):
    """What an import left out and the user accepted in writing.

    Attributes
    ----------
    author, date, reason
        Who accepted it, when and why.
    count
        Things missing; each may be missing from many processes.
    digest
        SHA-256 of the lines, each ended by a line feed.
    items
        The lines themselves, where they are few.
    """

    author: str
    date: str
    reason: str
    count: int = Field(ge=1)
    digest: Digest
    items: tuple[str, ...] = ()


class SwappedProcess(Record):
    """A shipped process that the product draws on, and what stood for it."""

    process: Identifier
    target: str
    sign: Sign
    note: str | None = None


class ImportedBackground(Record):
    """The imported database behind a footprint, as it is signed.

    Attributes
    ----------
    name, digest
        The database: how its importer called it, and SHA-256 of its stored form.
    mapping_digest
        SHA-256 of the mapping file.
    author, date
        Who made the mapping, and when.
    swapped
        Processes of the product system that were drawn from the database.
    shipped
        How many processes of the product system still come from the shipped inventory.
    missing
        What the import left out, as accepted.
    """

    name: str
    digest: Digest
    mapping_digest: Digest
    author: str
    date: str
    swapped: tuple[SwappedProcess, ...] = Field(min_length=1)
    shipped: int = Field(ge=0)
    missing: Missing | None = None
