"""The results this edition puts on paper, unrounded."""

from collections.abc import Mapping

from footprint import units
from footprint.model.result import FootprintResult
from footprint.rules.edition import Edition
from standards.tourism.ed2026.hcmi import hcmi
from standards.tourism.ed2026.reference import reference
from standards.tourism.ed2026.submission import TourismSubmission
from standards.tourism.ed2026.vocabulary import Claim


def evaluate(edition: Edition, data: TourismSubmission, results: Mapping[str, FootprintResult]) -> Mapping[str, float]:
    """Results by key: the gross footprint first; nothing that stands beside it is subtracted anywhere."""
    result = results["label"]
    found = {
        edition.data.tables["headline"][data.service.group.value]: result.total,
        "ratio": result.total / float(reference(edition, data)) * 100,
        "gross": gross(data, result),
    }
    indicator = None if data.hotel is None else hcmi(edition, data, data.hotel, result)
    if indicator is not None:
        found["hcmi"] = indicator
    if "market" in results:
        found["on_green_power"] = results["market"].total
    return found | _beside(data, found["gross"])


def gross(data: TourismSubmission, result: FootprintResult) -> float:
    """Footprint of all that was delivered in the period [t CO2e]."""
    return result.total * float(data.units.value * units.factor("kg", "t"))


def _beside(data: TourismSubmission, total: float) -> dict[str, float]:
    """Reductions, sinks and cancelled credits, each by itself and only where there are any.

    What was cancelled is set against the total only under a statement: its conditions are judged then alone.
    """
    found: dict[str, float] = {}
    if data.reductions:
        found["reductions"] = sum(float(r.amount.to("t")) for r in data.reductions)
    if data.green_power:
        found["green_power"] = sum(float(g.amount.to("MWh")) for g in data.green_power)
    if data.sinks:
        found["sinks"] = sum(float(s.amount.to("t")) for s in data.sinks)
    if data.credits:
        found["credits"] = sum(float(c.amount.to("t")) for c in data.credits)
        if data.declarations.claim is not Claim.NONE:
            found["credit_cover"] = found["credits"] / total * 100
    return found
