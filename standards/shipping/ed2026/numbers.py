"""The results this edition puts on paper, unrounded."""

from collections.abc import Mapping

from footprint.model.result import FootprintResult, Row
from footprint.rules.edition import Edition
from standards.shipping.ed2026 import sea
from standards.shipping.ed2026.inputs import BERTH, DEFAULT, MAIN, PRIMARY
from standards.shipping.ed2026.planning import EACH
from standards.shipping.ed2026.submission import ServiceSubmission
from standards.shipping.ed2026.vocabulary import Kind, Unit

_PERCENT = 100
_GRAMS = 1000
_BY_GRAM = frozenset({Unit.TEU_KM, Unit.TONNE_KM, Unit.MEGAJOULE})
"""Declared units whose footprint is stated in grams."""


def evaluate(edition: Edition, data: ServiceSubmission, results: Mapping[str, FootprintResult]) -> Mapping[str, float]:
    """Results by key; shares and ratios in per cent."""
    unit = data.service.declared_unit
    found = {f"per_{unit.value}": _stated(unit, results["label"].total), "lane_ratio": lane_ratio(edition, results)}
    for key in ("fueleu", "imo"):
        if key in results:
            found[f"{key}_intensity"] = _GRAMS * results[key].total
    for other in EACH:
        if f"each_{other.value}" in results:
            found[f"each_{other.value}"] = _stated(other, results[f"each_{other.value}"].total)
    if data.service.kind is Kind.TRANSPORT:
        found |= _transport(results) | _load_factor(edition, data)
    return found


def lane_ratio(edition: Edition, results: Mapping[str, FootprintResult]) -> float:
    """What bands judge: sea legs and port calls over the default of their lanes by the shortest way [%].

    A leg on its lane's default, slip on its engine's and a berth on the load of its class count at the upper end of
    the spread: what nobody measured is not taken to be average, so that within the spread metered fuel never fares
    worse than silence.
    """
    margin = float(edition.parameters["default_margin"].value)

    def counted(row: Row) -> float:
        return row.kg_co2e * margin if DEFAULT in row.tags else row.kg_co2e

    label = results["label"]
    main = sum(counted(row) for row in label.rows if MAIN in row.tags)
    return _PERCENT * main / label.supply.get("service", 1.0) / results["benchmark"].total


def _stated(unit: Unit, total: float) -> float:
    return _GRAMS * total if unit in _BY_GRAM else total


def _transport(results: Mapping[str, FootprintResult]) -> dict[str, float]:
    label = results["label"]
    found = {
        "sea_per_teu": label.tagged(MAIN) / label.supply["service"],
        "primary_share": _PERCENT * label.tagged(PRIMARY) / label.total if label.total else 0.0,
    }
    if "on_fuel" in results and (without := results["on_fuel"].tagged(BERTH)):
        found["shore_saving"] = _PERCENT * (1 - label.tagged(BERTH) / without)
    for variant in ("market", "other_way"):
        if variant in results:
            found[variant] = results[variant].total / results[variant].supply["service"]
    return found


def _load_factor(edition: Edition, data: ServiceSubmission) -> dict[str, float]:
    """Laden over offered transport activity of the metered sea legs, both by distance sailed [%]."""
    laden = offered = 0.0
    for voyage in data.voyages:
        share = sea.load_factor(edition, voyage)
        if share is not None and voyage.capacity_work is not None:
            capacity = float(voyage.capacity_work.to("ceu*km"))
            laden += float(share) * capacity
            offered += capacity
    return {"load_factor": _PERCENT * laden / offered} if offered else {}
