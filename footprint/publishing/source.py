"""What an edition's ``text`` folder holds: one folder a document, one file a chapter, both languages side by side.

Side by side, the two languages have one structure by construction: a block without one of them is a fault.
"""

from typing import Literal, Self

from pydantic import Field, model_validator

from footprint.errors import Text
from footprint.model.base import Identifier, Record

Nature = Literal["normative", "informative"]
_CONTENTS = (
    "text",
    "item",
    "section",
    "list",
    "note",
    "formula",
    "term",
    "standard",
    "rules",
    "table",
    "generated",
)


class Symbol(Record):
    """One line of the list below a formula."""

    symbol: str
    means: Text


class Formula(Record):
    """A numbered formula; ``_{…}`` lowers, ``^{…}`` raises."""

    text: str
    where: tuple[Symbol, ...] = ()


class Term(Record):
    """A term with its equivalent in the other language and its definition."""

    name: Text
    definition: Text
    short: str | None = None
    """Abbreviation used in the text."""


class Standard(Record):
    """A normative reference; `id` is what the text cites it by."""

    id: Identifier
    number: str
    title: Text


class Column(Record):
    """A column of a table; `width` is its share of the text width."""

    title: Text
    width: float = Field(gt=0, le=100)
    centred: bool = False


class StaticTable(Record):
    """A table whose cells stand in the text."""

    caption: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]

    @model_validator(mode="after")
    def _rectangular(self) -> Self:
        if not self.columns or not self.rows:
            raise ValueError("a table has columns and rows")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("every row has as many cells as the table has columns")
        return self


class Generated(Record):
    """A table or list that the kernel makes from the edition or the inventory."""

    what: Identifier
    caption: Text | None = None
    of: tuple[str, ...] = ()
    """What to make it of, such as names of look-up tables; each maker says what it takes."""


class Block(Record):
    """One piece of a chapter: exactly one kind of content, perhaps a label that the text refers to."""

    label: Identifier | None = None
    text: Text | None = None
    item: Text | None = None
    """A numbered paragraph without a title."""
    section: Text | None = None
    blocks: tuple["Block", ...] = ()
    list: tuple[Text, ...] = ()
    note: Text | None = None
    formula: Formula | None = None
    term: Term | None = None
    standard: Standard | None = None
    rules: str | None = None
    """A clause of the edition, whose rules follow as numbered paragraphs."""
    sentences: dict[str, Text] = Field(default_factory=dict)
    """Requirement by rule code; a rule without one states its title."""
    table: StaticTable | None = None
    generated: Generated | None = None

    @model_validator(mode="after")
    def _one_content(self) -> Self:
        if len([name for name in _CONTENTS if getattr(self, name)]) != 1:
            raise ValueError("a block has exactly one kind of content")
        if bool(self.blocks) != bool(self.section):
            raise ValueError("a section, and nothing else, has blocks")
        if self.sentences and not self.rules:
            raise ValueError("only a block of rules has sentences")
        return self


class Chapter(Record):
    """One chapter of a document."""

    kind: Literal["foreword", "introduction", "clause", "annex", "bibliography"]
    label: Identifier | None = None
    title: Text | None = None
    """Title of a clause or annex; the other kinds have one by form."""
    nature: Nature | None = None
    blocks: tuple[Block, ...]

    @model_validator(mode="after")
    def _titled(self) -> Self:
        if not self.blocks:
            raise ValueError("a chapter has blocks")
        if (self.title is not None) != (self.kind in {"clause", "annex"}):
            raise ValueError("clauses and annexes, and no other chapter, have a title")
        if (self.nature is not None) != (self.kind == "annex"):
            raise ValueError("an annex, and nothing else, is normative or informative")
        return self


class Cover(Record):
    """What stands on the cover."""

    part: Identifier
    """What ``--part`` calls the document."""
    number: Text
    """Number of the standard, or the place holder for one."""
    level: Text
    """Kind of standard, such as group standard."""
    title: tuple[Text, ...] = Field(min_length=1, max_length=3)
    """Introductory, main and supplementary element of the title."""
    state: Text
    """State of the draft, printed below the title."""
    notice: tuple[Text, ...] = ()
    """Further lines below the state."""
    issued: Text
    takes_effect: Text
    publisher: Text
