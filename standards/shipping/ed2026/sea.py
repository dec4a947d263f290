"""Sea legs: a trade-lane default over a distance, or the fuel of the ships by transport activity (ISO 14083).

Distances carry the adjustment for detours exactly once: a lane default holds it already and takes the shortest
distance; an intensity by distance sailed takes the shortest distance times the adjustment; one by shortest distance
takes it as it is.
"""

from collections.abc import Iterator
from decimal import Decimal

from footprint.engine.background import Background
from footprint.errors import InputError, Problem, Text
from footprint.model.base import Quantity
from footprint.model.distance import Distance
from footprint.model.inventory import Process
from footprint.rules.edition import Edition
from standards.shipping.ed2026.chain import Voyage
from standards.shipping.ed2026.vocabulary import Cargo, DistanceBasis, Fuel

LNG = frozenset({Fuel.LNG_OTTO_MEDIUM, Fuel.LNG_OTTO_SLOW, Fuel.LNG_DIESEL_SLOW, Fuel.LNG_LEAN_BURN})


def ways(background: Background, voyage: Voyage) -> tuple[Distance, ...]:
    """Every way between the two ports of a route, shortest first; none for an own distance."""
    if voyage.route is None:
        return ()
    chosen = background.distances[voyage.route]
    ends = {chosen.origin.code, chosen.destination.code}
    found = [d for d in background.distances.values() if {d.origin.code, d.destination.code} == ends]
    return tuple(sorted(found, key=lambda d: d.length.value))


def kilometres(way: Distance) -> Decimal:
    """Length of a way [km]."""
    return Quantity(value=way.length.value, unit=way.length.unit).to("km")


def stated(background: Background, voyage: Voyage) -> Decimal:
    """Distance of a sea leg as the applicant chose or stated it [km]."""
    if voyage.route is not None:
        return kilometres(background.distances[voyage.route])
    assert voyage.distance is not None
    return voyage.distance.to("km")


def shortest(edition: Edition, background: Background, voyage: Voyage) -> Decimal:
    """Shortest distance of the way chosen [km]: the distance that transport activity counts."""
    distance = stated(background, voyage)
    if voyage.distance_basis is DistanceBasis.SAILED:
        return distance / adjustment(edition)
    return distance


def adjustment(edition: Edition) -> Decimal:
    """Distance sailed over shortest distance."""
    detour = edition.parameters["distance_adjustment"]
    return 1 + detour.value * detour.unit_fraction


def fuel_distance(edition: Edition, background: Background, voyage: Voyage) -> Decimal:
    """Distance in the measure that the ships' activity is stated in [km]."""
    distance = shortest(edition, background, voyage)
    return distance * adjustment(edition) if voyage.work_basis is DistanceBasis.SAILED else distance


def lane_process(lane: str, cargo: Cargo) -> str:
    """Inventory process of a trade lane."""
    return f"container_ship_{lane}_{cargo.value}_glec"


def reefer_weight(background: Background, lane: str) -> Decimal:
    """How much a reefer takes of the ship's fuel beside a dry container, by the factors of the lane."""
    reefer, dry = (factor(background.processes[lane_process(lane, cargo)]) for cargo in (Cargo.REEFER, Cargo.DRY))
    return reefer / dry


def factor(process: Process) -> Decimal:
    """Factor of an aggregated process, characterised by its source [kg CO2e/unit]."""
    return sum((x.amount.value for x in process.exchanges), Decimal(0)) / process.reference.amount


def share_of_activity(edition: Edition, background: Background, voyage: Voyage, cargo: Cargo) -> Decimal:
    """Part of the ships' fuel that one TEU on this leg takes [1/TEU].

    Fuel goes by laden TEU-km, so that empty positioning is carried by laden containers; a reefer counts as many dry
    containers as the factors of the lane say.
    """
    assert voyage.work is not None
    weight = reefer_weight(background, voyage.lane)
    reefers = voyage.reefer_share.to("kg/kg") if voyage.reefer_share else Decimal(0)
    work = voyage.work.to("ceu*km") * (1 + reefers * (weight - 1))
    own = weight if cargo is Cargo.REEFER else Decimal(1)
    return fuel_distance(edition, background, voyage) * own / work


def load_factor(edition: Edition, voyage: Voyage) -> Decimal | None:
    """Laden over offered transport activity of a metered sea leg, both by distance sailed [1]."""
    if voyage.work is None or voyage.capacity_work is None:
        return None
    detour = adjustment(edition) if voyage.work_basis is DistanceBasis.SHORTEST else Decimal(1)
    return voyage.work.to("ceu*km") * detour / voyage.capacity_work.to("ceu*km")


def slip_of(edition: Edition, fuel: Fuel, measured: Decimal | None) -> Decimal:
    """Share of the fuel that slips unburnt: measured, or the default of the engine; none for liquid fuels."""
    if fuel not in LNG:
        return Decimal(0)
    if measured is not None:
        return measured
    default = edition.parameters[f"slip_{fuel.value.removeprefix('lng_')}"]
    return default.value * default.unit_fraction


def burnt(
    edition: Edition, fuel: Fuel, amount: Decimal, measured: Decimal | None
) -> Iterator[tuple[str, Decimal, bool]]:
    """Processes and amounts of a fuel, well to wake, and whether each rests on a default.

    What slips is apart from what burns; it rests on the engine's default unless it was measured.
    """
    slip = slip_of(edition, fuel, measured)
    yield edition.data.tables["fuel_process"][fuel.value], amount * (1 - slip), False
    if slip:
        yield edition.data.tables["choices"]["slip"], amount * slip, measured is None


def check_known(background: Background, voyage: Voyage, place: str) -> None:
    """Refuse a lane or a route that the inventory does not have, at its cell.

    Raises
    ------
    InputError
        Naming what there is.
    """
    problems = []
    if any(lane_process(voyage.lane, cargo) not in background.processes for cargo in Cargo):
        problems.append(_unknown(place, voyage.lane, Text("下拉列表中的航线", "a trade lane of the list")))
    if voyage.route is not None and voyage.route not in background.distances:
        problems.append(_unknown(place, voyage.route, Text("下拉列表中的航路", "a route of the list")))
    if problems:
        raise InputError(problems)


def _unknown(place: str, found: str, expected: Text) -> Problem:
    todo = Text("从列表选取；航路不在表中时改填自报距离", "choose from the list; or state an own distance")
    return Problem("sea.unknown", place, Text.same(found), expected, todo)
