"""From a submission to the product systems the engine solves.

``label`` is the number; ``benchmark`` is the trade lane's default over the shortest way; the others are
sensitivities and conventions of other rules, kept apart.
"""

from collections.abc import Mapping
from decimal import Decimal

from footprint.engine.background import Background
from footprint.errors import Text
from footprint.model.base import Quantity
from footprint.model.plan import Activity, Input, Plan
from footprint.rules.edition import Edition
from standards.shipping.ed2026 import fuel_plans, sea, stages
from standards.shipping.ed2026.inputs import MAIN, Chain, Place
from standards.shipping.ed2026.submission import ServiceSubmission
from standards.shipping.ed2026.vocabulary import Kind, Loading, Unit

ONE_TEU = Quantity(value=Decimal(1), unit="ceu")
EACH = (Unit.TEU, Unit.TEU_KM, Unit.TONNE_KM, Unit.TONNE, Unit.CUBIC_METRE)
"""Units that a transport service is shown in beside the declared one."""


def plans(edition: Edition, data: ServiceSubmission, place: Place, background: Background) -> Mapping[str, Plan]:
    """Plans by variant."""
    chain = Chain(edition, data, place, background)
    if data.service.kind is Kind.BUNKERING:
        return fuel_plans.bunkering(chain)
    found = {"label": _service(chain), "benchmark": _benchmark(chain)}
    for unit in shown(data):
        found[f"each_{unit.value}"] = _service(chain, unit)
    if any(call.shore_hours.value for call in data.calls):
        found["on_fuel"] = _service(Chain(edition, data, place, background, shore=False))
    if data.green_power:
        found["market"] = _service(Chain(edition, data, place, background, green=True))
    other = other_way(background, data)
    if other is not None:
        found["other_way"] = _service(Chain(edition, other, place, background))
    return found | fuel_plans.conventions(chain)


def other_way(background: Background, data: ServiceSubmission) -> ServiceSubmission | None:
    """The same service by the other way round, where a sea leg has one."""
    routes = [sea.ways(background, v) if v.route in background.distances else () for v in data.voyages]
    if not any(len(ways) > 1 for ways in routes):
        return None
    voyages = tuple(
        voyage.model_copy(update={"route": next((w.id for w in ways if w.id != voyage.route), voyage.route)})
        for voyage, ways in zip(data.voyages, routes, strict=True)
    )
    return data.model_copy(update={"voyages": voyages})


def chain_distance(edition: Edition, data: ServiceSubmission, background: Background) -> Decimal:
    """Shortest distance of the whole chain [km]: what its transport activity counts."""
    inland = sum((leg.distance.to("km") for leg in data.legs), Decimal(0))
    return inland + sum((sea.shortest(edition, background, v) for v in data.voyages), Decimal(0))


def shown(data: ServiceSubmission) -> tuple[Unit, ...]:
    """Units beside the declared one: by mass or volume only where cargo is consolidated."""
    service = data.service
    cargo = {Unit.TONNE, Unit.CUBIC_METRE} if service.loading is Loading.CONSOLIDATED else set()
    if service.cargo_volume is None:
        cargo -= {Unit.CUBIC_METRE}
    return tuple(u for u in EACH if u is not service.declared_unit and (u not in _OF_CARGO or u in cargo))


_OF_CARGO = frozenset({Unit.TONNE, Unit.CUBIC_METRE})


def per_teu(edition: Edition, data: ServiceSubmission, background: Background, chosen: Unit) -> Quantity:
    """What one TEU through the chain is, in a unit."""
    service, distance = data.service, chain_distance(edition, data, background)
    volume = service.cargo_volume.to("m3/ceu") if service.cargo_volume else Decimal(0)
    value, unit = {
        Unit.TEU: (Decimal(1), "ceu"),
        Unit.TEU_KM: (distance, "ceu*km"),
        Unit.TONNE_KM: (distance * data.mass, "t*km"),
        Unit.TONNE: (data.mass, "t"),
        Unit.CUBIC_METRE: (volume, "m3"),
    }[chosen]
    return Quantity(value=value, unit=unit)


def _service(chain: Chain, chosen: Unit | None = None) -> Plan:
    unit = chosen or chain.data.service.declared_unit
    by_stage: dict[str, list[Input]] = {}
    for stage, entry in chain.inputs():
        by_stage.setdefault(stage, []).append(entry)
    edition, data = chain.edition, chain.data
    used = tuple(stage for stage in stages.ORDER if stage in by_stage)
    wording = edition.data.wording
    parts = tuple(
        Activity(
            id=f"teu_{stage}",
            name=wording[f"stage.{stage}"],
            stage=stage,
            output=ONE_TEU,
            inputs=tuple(by_stage[stage]),
        )
        for stage in used
    )
    whole = Activity(
        id="service",
        name=Text("运输服务", "transport service"),
        stage=used[-1],
        output=per_teu(edition, data, chain.background, unit),
        inputs=tuple(
            Input(
                supplier=part.id,
                amount=Decimal(1),
                unit="ceu",
                line=part.name,
                place=chain.place("service", "route_zh"),
            )
            for part in parts
        ),
    )
    name = unit.text
    return Plan(
        characterisation=edition.data.tables["choices"]["characterisation"],
        demand="service",
        declared_unit=Quantity(value=Decimal(1), unit=whole.output.unit),
        declared_unit_name=Text(f"{name.zh}，{data.service.route_zh}", f"{name.en}, {data.service.route_en}"),
        activities=(*parts, whole),
        boundary=data.service.boundary.value,
        stages=used,
    )


def _benchmark(chain: Chain) -> Plan:
    """The sea legs of one TEU at the default of their lanes over the shortest way."""
    inputs = []
    for row, voyage in enumerate(chain.data.voyages):
        ways = sea.ways(chain.background, voyage)
        distance = sea.kilometres(ways[0]) if ways else sea.shortest(chain.edition, chain.background, voyage)
        inputs.append(
            Input(
                supplier=sea.lane_process(voyage.lane, chain.data.service.cargo),
                amount=distance,
                unit="ceu*km",
                line=Text.same(voyage.name),
                tags=frozenset({MAIN}),
                place=chain.place("voyages", row, "lane"),
            )
        )
    return Plan(
        characterisation=chain.edition.data.tables["choices"]["characterisation"],
        demand="benchmark",
        declared_unit=ONE_TEU,
        declared_unit_name=Text("1 标准箱（TEU）", "1 TEU"),
        activities=(
            Activity(
                id="benchmark",
                name=Text("航线基准", "trade-lane benchmark"),
                stage=stages.MAIN_CARRIAGE,
                output=ONE_TEU,
                inputs=tuple(inputs),
            ),
        ),
        boundary=chain.data.service.boundary.value,
        stages=(stages.MAIN_CARRIAGE,),
    )
