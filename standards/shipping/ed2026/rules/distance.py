"""Clause 5.4: distances and trade lanes."""

from collections.abc import Iterator

from footprint.errors import Text
from footprint.model.verdict import Obligation, Severity
from footprint.rules.case import Case
from footprint.rules.rounding import plain
from footprint.rules.rule import Hit, rule
from standards.shipping.ed2026.chain import Voyage
from standards.shipping.ed2026.lanes import lane_of
from standards.shipping.ed2026.sea import ways
from standards.shipping.ed2026.submission import ServiceSubmission
from standards.shipping.ed2026.vocabulary import DistanceBasis, DocumentKind, Method


@rule(
    "SH-DST-01",
    clause="5.4",
    title=Text("绕航只计一次", "Detours count once"),
    message=Text(
        "航线缺省已含 {percent} % 绕航，应乘以最短可行距离，却填了实际航行距离 {measured} {unit}",
        "a lane default holds the {percent} % for detours and takes the shortest distance; {measured} {unit} is stated "
        "as sailed",
    ),
)
def detours_once(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """A default that holds the detour is never multiplied by a distance that holds it too."""
    for row, voyage in enumerate(case.data.voyages):
        if voyage.method is Method.LANE and voyage.distance_basis is DistanceBasis.SAILED and voyage.distance:
            values = (("percent", case.parameter("distance_adjustment")),)
            place = case.place("voyages", row, "distance_basis")
            yield Hit(place, voyage.distance.value, unit=voyage.distance.unit, values=values)


@rule(
    "SH-DST-02",
    clause="5.4",
    title=Text("航线与港口相符", "The lane fits the ports"),
    message=Text(
        "{origin}–{destination} 应用航线“{required}”，填的是“{measured}”",
        "{origin} to {destination} calls for the lane '{required}', '{measured}' is stated",
    ),
)
def lane_fits(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """Default and benchmark are of the lane that both ports belong to; a lane is not chosen for its number."""
    wording = case.edition.data.wording
    for row, voyage in enumerate(case.data.voyages):
        lane = lane_of(case.edition, voyage.origin_port, voyage.destination_port)
        if voyage.lane != lane:
            values = (
                ("origin", voyage.origin_port),
                ("destination", voyage.destination_port),
                ("required", wording[f"lane.{lane}"]),
                ("measured", wording.get(f"lane.{voyage.lane}", Text.same(voyage.lane))),
            )
            yield Hit(case.place("voyages", row, "lane"), voyage.lane, lane, values=values)


@rule(
    "SH-DST-03",
    clause="5.4",
    title=Text("航路取自距离表", "Routes come from the table"),
    message=Text(
        "{origin}–{destination} 在距离表中，应选其航路，且与所填港口一致",
        "{origin} to {destination} is in the table: choose its route, between the ports stated",
    ),
)
def table_first(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """An own distance is for ports that the table does not have; a route joins the ports stated."""
    ways = case.background.distances
    for row, voyage in enumerate(case.data.voyages):
        ends = {voyage.origin_port, voyage.destination_port}
        known = {way.id for way in ways.values() if {way.origin.code, way.destination.code} == ends}
        if (voyage.route is None and known) or (voyage.route is not None and voyage.route not in known):
            values = (("origin", voyage.origin_port), ("destination", voyage.destination_port))
            field = "distance" if voyage.route is None else "route"
            yield Hit(case.place("voyages", row, field), voyage.route, "|".join(sorted(known)), values=values)


@rule(
    "SH-DST-04",
    clause="5.4",
    title=Text("自报距离有航次记录", "An own distance is on record"),
    message=Text(
        "“{measured}”的自报距离 {distance} 没有航次日志或 AIS 记录",
        "the own distance of '{measured}', {distance}, carries no voyage log or AIS record",
    ),
)
def own_distance_logged(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """What the table does not have, a record of the voyage proves."""
    for row, voyage in enumerate(case.data.voyages):
        if voyage.distance is not None and not _logged(case, voyage):
            values = (("distance", f"{plain(voyage.distance.value)} {voyage.distance.unit}"),)
            yield Hit(case.place("voyages", row, "distance"), voyage.name, values=values)


@rule(
    "SH-DST-05",
    clause="5.4",
    title=Text("较短航路有航次记录", "The shorter way is on record"),
    message=Text(
        "“{measured}”按较短的航路（{way}）计算，没有航次日志或 AIS 记录证明",
        "'{measured}' counts the shorter way ({way}); no voyage log or AIS record shows it",
    ),
    obligation=Obligation.SHOULD,
    severity=Severity.MINOR,
)
def shorter_way_logged(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """Between Suez and the Cape lies a third of the number: which way the ships went is said on the certificate."""
    for row, voyage in enumerate(case.data.voyages):
        known = ways(case.background, voyage) if voyage.route in case.background.distances else ()
        if known and voyage.route != known[-1].id and not _logged(case, voyage):
            chosen = case.background.distances[str(voyage.route)]
            values = (("way", case.edition.data.wording[f"way.{chosen.route.value}"]),)
            yield Hit(case.place("voyages", row, "route"), voyage.name, values=values)


def _logged(case: Case[ServiceSubmission], voyage: Voyage) -> bool:
    kinds = {d.id: d.kind for d in case.data.documents}
    return any(kinds.get(r) is DocumentKind.VOYAGE_LOG for r in voyage.documents)


RULES = (detours_once, lane_fits, table_first, own_distance_logged, shorter_way_logged)
