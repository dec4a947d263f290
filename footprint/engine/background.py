"""What the engine needs of an inventory library."""

from typing import Protocol

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
