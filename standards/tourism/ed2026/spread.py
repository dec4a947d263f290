"""Spread of what the applicant states (clause 7.1): by how an amount was established and what it is for."""

from collections.abc import Mapping

from footprint.model.cited import Spread
from footprint.rules.edition import Edition
from standards.tourism.ed2026.lines import Line, lines_of
from standards.tourism.ed2026.submission import TourismSubmission
from standards.tourism.ed2026.vocabulary import Sharing


def spreads(edition: Edition, data: TourismSubmission) -> Mapping[str, Spread]:
    """Spread by dotted path of the submission; the published sources of the inventory have their own."""
    return {f"{line.sheet}.{line.index}.{line.field}": _spread(edition, line) for line in lines_of(data)}


def _spread(edition: Edition, line: Line) -> Spread:
    spread = edition.parameters[f"gsd2_{line.basis.value}"].value.ln()
    if line.sharing is Sharing.SITE:
        spread = (spread**2 + edition.parameters["gsd2_site"].value.ln() ** 2).sqrt()
    basis = f"{line.basis.text.zh}、{line.sharing.text.zh} / {line.basis.text.en}, {line.sharing.text.en}"
    return Spread(gsd2=spread.exp(), basis=basis)
