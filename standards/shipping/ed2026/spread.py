"""Spread of what the applicant states (clause 7.1): by how an amount was established."""

from collections.abc import Mapping

from footprint.model.cited import Spread
from footprint.rules.edition import Edition
from standards.shipping.ed2026.submission import ServiceSubmission
from standards.shipping.ed2026.vocabulary import Basis


def spreads(edition: Edition, data: ServiceSubmission) -> Mapping[str, Spread]:
    """Spread by dotted path of the submission; what is blank or zero has none."""
    return {
        f"{sheet}.{row}.{field}": _of(edition, line.basis)
        for sheet, fields in _FIELDS.items()
        for row, line in enumerate(getattr(data, sheet))
        for field in fields
        if line.basis is not None and (quantity := getattr(line, field)) is not None and quantity.value
    }


_FIELDS = {
    "legs": ("distance", "empty_distance"),
    "voyages": ("work",),
    "fuels": ("amount",),
    "calls": ("hours", "shore_energy", "exchanged"),
    "hub_energy": ("amount",),
    "bunkering": ("delivered", "barge_fuel", "electricity"),
}
"""Quantities that vary, by sheet, each as well known as the basis of its line says."""


def _of(edition: Edition, basis: Basis) -> Spread:
    return Spread(gsd2=edition.parameters[f"gsd2_{basis.value}"].value, basis=f"{basis.text.zh} / {basis.text.en}")
