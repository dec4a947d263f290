"""What a document draws on: the edition, the inventory, scores and derivations, and what has been used of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Protocol

from footprint.engine.compiled import compile_background
from footprint.errors import Lang, Text
from footprint.inventory.library import Library
from footprint.model.base import Quantity
from footprint.model.cited import Source
from footprint.publishing import figures
from footprint.rules.edition import Edition, Parameter

_UNIT = "unit."
"""Prefix of the wording that names a unit."""


class Variant(Protocol):
    """What a parameter would be if one parent came from another source."""

    @property
    def parent(self) -> str:
        """Parent of the formula."""

    @property
    def source(self) -> str:
        """Source or process that gives the other value."""

    @property
    def taken(self) -> Decimal:
        """The other value."""

    @property
    def value(self) -> Decimal:
        """What the parameter would be."""


class Derived(Protocol):
    """A parameter recomputed from what it follows from."""

    @property
    def name(self) -> str:
        """Name of the parameter."""

    @property
    def exact(self) -> float:
        """Unrounded value."""

    @property
    def recomputed(self) -> Decimal:
        """Rounded as the edition rounds."""

    @property
    def variants(self) -> Sequence[Variant]:
        """What it would be by other sources."""


@dataclass
class Used:
    """What a document has shown so far."""

    parameters: set[str] = field(default_factory=set)
    clauses: list[str] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)
    """Ids of standards that the text cites."""
    sources: dict[str, int] = field(default_factory=dict)
    """Sources by id, numbered in the order they are first named."""


@dataclass(frozen=True)
class Context:
    """Everything a document in one language is made of.

    Parameters
    ----------
    edition, library
        The edition and the inventory its default values come from.
    derived
        Derived parameters, recomputed.
    lang
        Language of the document.
    """

    edition: Edition
    library: Library
    derived: Mapping[str, Derived]
    lang: Lang
    used: Used = field(default_factory=Used)

    def of(self, text: Text) -> str:
        """The wording in the document's language."""
        return text.of(self.lang)

    @cached_property
    def units(self) -> Mapping[str, Text]:
        """What the edition calls the units that its trade counts in, by unit."""
        wording = self.edition.data.wording
        return {key.removeprefix(_UNIT): text for key, text in wording.items() if key.startswith(_UNIT)}

    def unit(self, unit: str) -> str:
        """A unit as the document writes it; empty for a plain number."""
        return figures.unit_name(unit, self.lang, self.units)

    def with_unit(self, value: str, unit: str) -> str:
        """Value and unit, held together on one line."""
        return figures.with_unit(value, unit, self.lang, self.units)

    def parameter(self, name: str) -> Parameter:
        """A parameter, which counts as shown from now on.

        Raises
        ------
        KeyError
            If there is none.
        """
        found = self.edition.parameters[name]
        self.used.parameters.add(name)
        return found

    @property
    def characterisation(self) -> str:
        """Id of the characterisation set the edition prescribes."""
        return self.edition.data.tables["choices"]["characterisation"]

    @cached_property
    def scores(self) -> Mapping[str, float]:
        """Climate score of every inventory process [kg CO2e per unit of its reference]."""
        compiled = compile_background(self.library, self.characterisation)
        totals = compiled.intensities.sum(axis=0)
        return {name: float(totals[i]) for i, name in enumerate(compiled.database.processes)}

    def score(self, process: str, per: str) -> float:
        """Climate score of one `per` of a process's product [kg CO2e].

        Raises
        ------
        KeyError
            If the inventory has no such process.
        """
        one = Quantity(value=Decimal(1), unit=per)
        return self.scores[process] * float(one.to(self.library.processes[process].reference.unit))

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Sources of the inventory and of the edition by id."""
        return {**self.library.sources, **{s.id: s for s in self.edition.data.sources}}

    def cite(self, sources: Iterable[str]) -> str:
        """Numbers of sources in the bibliography, such as ``[1][4]``; a source gets its number when first named.

        Raises
        ------
        KeyError
            If a source is not known.
        """
        numbers = []
        for name in dict.fromkeys(sources):
            if name not in self.sources:
                raise KeyError(name)
            numbers.append(self.used.sources.setdefault(name, len(self.used.sources) + 1))
        return "".join(f"[{n}]" for n in numbers)
