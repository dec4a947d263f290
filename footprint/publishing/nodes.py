"""A document in one language, numbered and filled in: what both outputs are written from."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Heading:
    """Title of a chapter, section or annex; `level` 1 is a chapter."""

    level: int
    number: str
    title: str
    nature: str = ""
    """What an annex is, in words; empty for everything else."""
    kind: Literal["front", "clause", "annex", "back"] = "clause"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `number` if it is a clause without title, `code` if it is the requirement of a rule."""

    text: str
    number: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list with letters."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A note; `mark` counts notes that follow one another, 0 for a note alone."""

    text: str
    mark: int = 0


@dataclass(frozen=True, slots=True)
class Equation:
    """A formula, its number and what its symbols mean."""

    text: str
    number: str
    where: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A term: number, name, equivalents, definition."""

    number: str
    name: str
    equivalent: str
    definition: str


@dataclass(frozen=True, slots=True)
class Reference:
    """One line of a list of documents."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `widths` are shares of the text width."""

    number: str
    caption: str
    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    centred: tuple[int, ...] = ()
    """Columns whose cells are centred."""
    dense: bool = False
    """Set smaller, for long tables."""


Node = Heading | Paragraph | Items | Note | Equation | Entry | Reference | Table


@dataclass(frozen=True, slots=True)
class Front:
    """The cover."""

    number: str
    level: str
    title: tuple[str, ...]
    other_title: tuple[str, ...]
    """The title in the other language."""
    state: str
    notice: tuple[str, ...]
    issued: str
    takes_effect: str
    publisher: str
    edition: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document in one language."""

    lang: Literal["zh", "en"]
    cover: Front
    nodes: tuple[Node, ...]
