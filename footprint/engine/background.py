"""What the engine needs of a background: a library of records, or databases as arrays."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from footprint.inventory.matrix import MatrixDatabase, from_library
from footprint.inventory.swapped import SwappedLibrary
from footprint.model.distance import Distance
from footprint.model.inventory import CharacterisationSet, ElementaryFlow, Process


class Background(Protocol):
    """What linking needs of an inventory library."""

    @property
    def processes(self) -> dict[str, Process]:
        """Processes by id."""

    @property
    def flows(self) -> dict[str, ElementaryFlow]:
        """Elementary flows by id."""

    @property
    def characterisations(self) -> dict[str, CharacterisationSet]:
        """Characterisation sets by id."""

    @property
    def distances(self) -> dict[str, Distance]:
        """Lengths of routes by id."""

    @property
    def digest(self) -> str:
        """SHA-256 of the content."""


@dataclass(frozen=True, eq=False)
class ArrayBackground:
    """A background as arrays: what every calculation works on.

    Attributes
    ----------
    database
        Processes, flows and their matrices.
    characterisations
        Characterisation sets by id.
    """

    database: MatrixDatabase
    characterisations: Mapping[str, CharacterisationSet]


def as_arrays(background: Background | ArrayBackground) -> ArrayBackground:
    """The background as arrays; a library is converted on the way, which takes about a millisecond."""
    if isinstance(background, ArrayBackground):
        return background
    if isinstance(background, SwappedLibrary):
        return ArrayBackground(background.combined, background.characterisations)
    return ArrayBackground(from_library(background), background.characterisations)
