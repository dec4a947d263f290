"""Clauses 5.4 and 5.6: distances, trade lanes and empty positioning."""

from collections.abc import Iterator

from footprint.errors import Text
from footprint.model.verdict import Obligation, Severity
from footprint.rules.case import Case
from footprint.rules.rule import Hit, rule
from standards.shipping.ed2026.submission import ServiceSubmission
from standards.shipping.ed2026.vocabulary import DistanceBasis, Method, Mode


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
        "港口 {port} 应用航线“{required}”，填的是“{measured}”",
        "port {port} calls for the lane '{required}', '{measured}' is stated",
    ),
)
def lane_fits(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """Default and benchmark are of the lane that the ports belong to; a lane is not chosen for its number."""
    lanes, wording = case.edition.data.tables["lanes"], case.edition.data.wording
    for row, voyage in enumerate(case.data.voyages):
        found = {lane for port in (voyage.origin_port, voyage.destination_port) for lane in _lanes_of(lanes, port)}
        fitting = found or {lane for lane, ports in lanes.items() if ports == "-"}
        if voyage.lane not in fitting:
            texts = [wording[f"lane.{lane}"] for lane in lanes if lane in fitting]
            required = Text("、".join(t.zh for t in texts), " or ".join(t.en for t in texts))
            measured = wording.get(f"lane.{voyage.lane}", Text.same(voyage.lane))
            values = (("port", voyage.destination_port), ("required", required), ("measured", measured))
            yield Hit(case.place("voyages", row, "lane"), voyage.lane, "|".join(sorted(fitting)), values=values)


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
    "SH-EMP-01",
    clause="5.6",
    title=Text("空箱调运", "Empty positioning"),
    message=Text(
        "公路段“{measured}”申报没有空箱调运", "the road leg '{measured}' is stated to need no empty positioning"
    ),
    obligation=Obligation.SHOULD,
    severity=Severity.MINOR,
)
def empties_stated(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """A container is fetched and returned; a road leg without it is said on the certificate."""
    for row, leg in enumerate(case.data.legs):
        if leg.mode is Mode.TRUCK and not leg.empty_distance.value:
            yield Hit(case.place("legs", row, "empty_distance"), leg.name)


@rule(
    "SH-MOD-01",
    clause="5.6",
    title=Text("清单过程与方式相符", "The process fits the mode"),
    message=Text("“{line}”是“{mode}”，不能用清单过程“{measured}”", "'{line}' goes by {mode}, not by '{measured}'"),
)
def process_fits(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """A truck is not counted as a train."""
    offered = case.edition.data.tables["leg_processes"]
    for row, leg in enumerate(case.data.legs):
        if offered.get(leg.process) != leg.mode.value:
            values = (("line", leg.name), ("mode", leg.mode.text))
            yield Hit(case.place("legs", row, "process"), leg.process, values=values)


def _lanes_of(lanes: dict[str, str], port: str) -> set[str]:
    """Lanes that list the port itself, or else its country."""
    exact = {lane for lane, places in lanes.items() if port in places.split()}
    return exact or {lane for lane, places in lanes.items() if any(port.startswith(p) for p in places.split())}


RULES = (detours_once, lane_fits, table_first, empties_stated, process_fits)
