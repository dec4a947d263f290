"""Clauses 4.1, 5.2 and 5.3: scope, transport chain and declared unit."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from footprint.errors import Text
from footprint.model.form import Sheet
from footprint.rules.case import Case
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.shipping.ed2026.chain import Hub, Leg, Voyage
from standards.shipping.ed2026.submission import ServiceSubmission
from standards.shipping.ed2026.vocabulary import Boundary, Kind, Loading, Unit

_BY_CARGO = frozenset({Unit.TONNE, Unit.CUBIC_METRE})
_OF_FUEL = ("bunkering",)
_OF_TRANSPORT = ("legs", "voyages", "fuels", "calls", "hubs", "hub_energy", "green_power")
Element = tuple[str, int, Leg | Voyage | Hub]
"""Sheet, row and record."""


@rule(
    "SH-SCP-01",
    clause="4.1",
    title=Text("系统边界", "System boundary"),
    message=Text("“{kind}”的边界不能是“{boundary}”", "the boundary of a {kind} cannot be '{boundary}'"),
)
def boundary_fits(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """A fuel goes from well to wake; a transport service from door to door or port to port."""
    service = case.data.service
    if (service.kind is Kind.BUNKERING) != (service.boundary is Boundary.WELL_TO_WAKE):
        values = (("kind", service.kind.text), ("boundary", service.boundary.text))
        yield Hit(case.place("service", "boundary"), service.boundary.value, values=values)


@rule(
    "SH-SCP-02",
    clause="4.1",
    title=Text("从发货人到收货人", "From shipper to consignee"),
    message=Text(
        "边界为从发货人到收货人，首尾环节应为陆运或驳船", "from shipper to consignee the chain starts and ends inland"
    ),
)
def inland_at_both_ends(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """A chain from door to door has pre-carriage and on-carriage."""
    if case.data.service.boundary is not Boundary.DOOR_TO_DOOR:
        raise NotApplicable
    for sheet, row, element in _ends(case.data):
        if not isinstance(element, Leg):
            yield Hit(case.place(sheet, row, "step"), sheet)


@rule(
    "SH-SCP-03",
    clause="4.1",
    title=Text("港到港含两端码头", "Port to port holds both terminals"),
    message=Text(
        "边界为从港到港，首尾环节应为码头，却是“{measured}”",
        "from port to port the chain starts and ends at a terminal, not with '{measured}'",
    ),
)
def terminals_at_both_ends(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """Services from port to port compare only if all of them hold the terminals."""
    if case.data.service.boundary is not Boundary.PORT_TO_PORT:
        raise NotApplicable
    for sheet, row, element in _ends(case.data):
        if not isinstance(element, Hub):
            yield Hit(case.place(sheet, row, "step"), element.name)


@rule(
    "SH-SCP-04",
    clause="4.1",
    title=Text("只填本类别的表", "Sheets of this kind only"),
    message=Text(
        "“{kind}”不用表“{sheet}”，其中的数据不会计入",
        "the sheet '{sheet}' is not for a {kind}: what it states would not count",
    ),
)
def sheets_of_its_kind(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """Nothing is stated that the number leaves out in silence."""
    kind = case.data.service.kind
    for sheet in _OF_FUEL if kind is Kind.TRANSPORT else _OF_TRANSPORT:
        if getattr(case.data, sheet):
            title = _title(sheet)
            yield Hit(case.place(sheet), sheet, values=(("kind", kind.text), ("sheet", title)))


@rule(
    "SH-CHN-01",
    clause="5.2",
    title=Text("运输链相接", "The chain is continuous"),
    message=Text(
        "“{measured}”与前一环节的终点“{required}”不相接，或序号重复",
        "'{measured}' does not join '{required}', where the element before ends, or a step stands there twice",
    ),
)
def continuous(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """Each element starts where the one before ends, and has a step of its own."""
    _transport_only(case)
    chain = elements(case.data)
    steps = Counter(element.step for _, _, element in chain)
    for (_, _, before), (sheet, row, element) in pairwise(chain):
        start, end = _start(element), _end(before)
        if start != end or steps[element.step] > 1:
            field = "place" if isinstance(element, Hub) else "origin"
            yield Hit(case.place(sheet, row, field), start, end)


@rule(
    "SH-CHN-02",
    clause="5.2",
    title=Text("换装有场站", "A hub at every change"),
    message=Text(
        "“{measured}”之前换了运输方式或船舶，却没有场站",
        "before '{measured}' mode or ship changes, yet there is no hub",
    ),
)
def hub_at_every_change(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """Wherever mode or ship changes, the containers pass a hub."""
    _transport_only(case)
    for (_, _, before), (sheet, row, element) in pairwise(elements(case.data)):
        if isinstance(before, Hub) or isinstance(element, Hub):
            continue
        same = isinstance(before, Leg) and isinstance(element, Leg) and before.mode is element.mode
        if not same:
            yield Hit(case.place(sheet, row, "step"), element.name)


@rule(
    "SH-CHN-03",
    clause="5.2",
    title=Text("海运段港口相接", "Ports of sea legs join"),
    message=Text(
        "“{leg}”从 {measured} 起运，前一海运段止于 {required}，其间没有陆运或驳船",
        "'{leg}' loads at {measured}; the sea leg before ends at {required}, with nothing inland between",
    ),
)
def ports_join(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """Distances go by port codes: no water is skipped where one sea leg follows another."""
    moves = [e for e in elements(case.data) if not isinstance(e[-1], Hub)]
    for (_, _, before), (sheet, row, leg) in pairwise(moves):
        if isinstance(before, Voyage) and isinstance(leg, Voyage) and before.destination_port != leg.origin_port:
            place = case.place(sheet, row, "origin_port")
            yield Hit(place, leg.origin_port, before.destination_port, values=(("leg", leg.name),))


@rule(
    "SH-DCU-01",
    clause="5.3",
    title=Text("按吨或立方米只用于拼箱", "By tonne or m3 for consolidated cargo only"),
    message=Text(
        "整箱服务不能以“{unit_name}”为声明单位", "a service of full containers cannot be declared by '{unit_name}'"
    ),
)
def by_cargo_if_consolidated(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """Tonnes and cubic metres share a container among several cargoes."""
    service = case.data.service
    if service.declared_unit in _BY_CARGO and service.loading is not Loading.CONSOLIDATED:
        unit = service.declared_unit
        yield Hit(case.place("service", "declared_unit"), unit.value, values=(("unit_name", unit.text),))


@rule(
    "SH-DCU-02",
    clause="5.3",
    title=Text("货物装得进集装箱", "The cargo fits the container"),
    message=Text(
        "每标准箱 {measured} {unit}，超过集装箱的限度 {required} {unit}",
        "{measured} {unit} exceed what a container can hold, {required} {unit}",
    ),
)
def cargo_fits(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """A tonne or cubic metre that cannot be there would thin the footprint out."""
    for field in ("cargo_mass", "cargo_volume"):
        bound, stated = case.edition.parameters[f"{field}_max"], getattr(case.data.service, field)
        if stated is not None and stated.to(bound.unit) > bound.value:
            place = case.place("service", field)
            yield Hit(place, stated.to(bound.unit), bound.value, bound.unit)


def elements(data: ServiceSubmission) -> list[Element]:
    """Elements of the chain by step."""
    found: list[Element] = [("legs", row, leg) for row, leg in enumerate(data.legs)]
    found += [("voyages", row, voyage) for row, voyage in enumerate(data.voyages)]
    found += [("hubs", row, hub) for row, hub in enumerate(data.hubs)]
    return sorted(found, key=lambda element: element[-1].step)


def _title(sheet: str) -> Text:
    (mark,) = (m for m in ServiceSubmission.model_fields[sheet].metadata if isinstance(m, Sheet))
    return mark.title


def _ends(data: ServiceSubmission) -> list[Element]:
    chain = elements(data)
    return [chain[0], chain[-1]] if chain else []


def _transport_only(case: Case[ServiceSubmission]) -> None:
    if case.data.service.kind is not Kind.TRANSPORT:
        raise NotApplicable


def _start(element: Leg | Voyage | Hub) -> str:
    return element.place if isinstance(element, Hub) else element.origin


def _end(element: Leg | Voyage | Hub) -> str:
    return element.place if isinstance(element, Hub) else element.destination


RULES = (
    boundary_fits,
    inland_at_both_ends,
    terminals_at_both_ends,
    sheets_of_its_kind,
    continuous,
    hub_at_every_change,
    ports_join,
    by_cargo_if_consolidated,
    cargo_fits,
)
