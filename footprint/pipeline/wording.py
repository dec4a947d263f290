"""Words of a certificate beyond the common ones: the edition's, and the inventory's name of the factor set."""

from collections.abc import Mapping

from footprint.errors import Text
from footprint.inventory.library import Library
from footprint.rules.edition import Edition


def certificate_wording(edition: Edition, library: Library, characterisation: str) -> Mapping[str, Text]:
    """Words by key, for drawing a certificate and for reading it back."""
    return {
        **edition.data.wording,
        **{f"number.{spec.key}": spec.label for spec in edition.data.numbers},
        f"characterisation.{characterisation}": library.characterisations[characterisation].name,
    }
