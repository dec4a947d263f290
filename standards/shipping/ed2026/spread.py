"""Spread of what the applicant states (clause 7.1): by how an amount was established."""

from collections.abc import Iterator, Mapping

from footprint.model.cited import Spread
from footprint.rules.edition import Edition
from standards.shipping.ed2026.submission import ServiceSubmission
from standards.shipping.ed2026.vocabulary import Basis


def spreads(edition: Edition, data: ServiceSubmission) -> Mapping[str, Spread]:
    """Spread by dotted path of the submission."""
    return {path: _of(edition, basis) for path, basis in _stated(data)}


def _of(edition: Edition, basis: Basis) -> Spread:
    return Spread(gsd2=edition.parameters[f"gsd2_{basis.value}"].value, basis=f"{basis.text.zh} / {basis.text.en}")


def _stated(data: ServiceSubmission) -> Iterator[tuple[str, Basis]]:
    for row, leg in enumerate(data.legs):
        yield f"legs.{row}.distance", leg.basis
        if leg.empty_distance.value:
            yield f"legs.{row}.empty_distance", leg.basis
    for row, line in enumerate(data.fuels):
        yield f"fuels.{row}.amount", line.basis
    for row, call in enumerate(data.calls):
        yield f"calls.{row}.hours", call.basis
        if call.shore_energy is not None:
            yield f"calls.{row}.shore_energy", call.basis
    for row, energy in enumerate(data.hub_energy):
        if energy.amount.value:
            yield f"hub_energy.{row}.amount", energy.basis
    for row, line_of_fuel in enumerate(data.bunkering):
        for field in ("delivered", "barge_fuel", "electricity"):
            if getattr(line_of_fuel, field).value:
                yield f"bunkering.{row}.{field}", line_of_fuel.basis
