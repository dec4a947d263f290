"""Clauses 6.3 to 6.5: port calls, shore power, hubs and their electricity."""

from collections.abc import Iterator

from footprint.errors import Text
from footprint.model.distance import country
from footprint.model.verdict import Obligation, Severity
from footprint.rules.case import Case
from footprint.rules.rounding import printed
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.shipping.ed2026 import sea
from standards.shipping.ed2026.chain import Hub
from standards.shipping.ed2026.inputs import Chain, hub_line, shore_load
from standards.shipping.ed2026.period import data_year, electricity_process
from standards.shipping.ed2026.stages import hub_stage
from standards.shipping.ed2026.submission import ServiceSubmission
from standards.shipping.ed2026.vocabulary import Cargo, DocumentKind, Method


@rule(
    "SH-PRT-01",
    clause="6.3",
    title=Text("靠泊不重复计入", "Calls are not counted twice"),
    message=Text(
        "{measured} 的靠泊已含在{where}中，不得再加，也不得据以抵减岸电",
        "the call at {measured} is inside the {where} already: it may be neither added nor credited with shore power",
    ),
)
def not_counted_twice(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """A call is summed only with metered fuel that leaves fuel at berth out."""
    legs = {voyage.step: voyage for voyage in case.data.voyages}
    for row, call in enumerate(case.data.calls):
        leg = legs.get(call.step)
        if leg is None or leg.method is Method.LANE:
            where = Text("航线缺省", "trade-lane default")
        elif leg.berth_included:
            where = Text("实测燃料", "metered fuel")
        else:
            continue
        yield Hit(case.place("calls", row, "step"), call.port, values=(("where", where),))


@rule(
    "SH-PRT-02",
    clause="6.3",
    title=Text("两端靠泊都计入", "Calls at both ends"),
    message=Text(
        "“{leg}”的燃料不含靠泊用油，却没有 {required} 的靠泊",
        "the fuel of '{leg}' leaves berths out, but there is no call at {required}",
    ),
)
def both_ends(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """What the fuel leaves out at berth comes in by a call at each end."""
    for row, voyage in enumerate(case.data.voyages):
        if voyage.method is not Method.FUEL or voyage.berth_included:
            continue
        called = {call.port for call in case.data.calls if call.step == voyage.step}
        for port in (voyage.origin_port, voyage.destination_port):
            if port not in called:
                place = case.place("voyages", row, "berth_included")
                yield Hit(place, required=port, values=(("leg", voyage.name),))


@rule(
    "SH-PRT-03",
    clause="6.3",
    title=Text("岸电时间在靠泊时间内", "Shore power within the call"),
    message=Text(
        "{port} 接岸电 {measured} {unit}，超过靠泊 {required} {unit}",
        "at {port} {measured} {unit} on shore power exceed the {required} {unit} at berth",
    ),
)
def within_the_call(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """A ship takes shore power only while it is there."""
    for row, call in enumerate(case.data.calls):
        measured, required = call.shore_hours.to("h"), call.hours.to("h")
        if measured > required:
            place = case.place("calls", row, "shore_hours")
            yield Hit(place, measured, required, "h", (("port", call.port),))


@rule(
    "SH-PRT-04",
    clause="6.3",
    title=Text("岸电电力因子", "Electricity of shore power"),
    message=Text(
        "{measured} 的岸电没有电力碳足迹因子，按烧油计算，不得填岸电时间",
        "there is no electricity factor for shore power at {measured}: it counts as fuel, so state no shore power",
    ),
)
def known_grid(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """Shore power counts where the footprint of its electricity is known."""
    known = case.edition.data.tables["shore_power"]
    for row, call in enumerate(case.data.calls):
        country = {code for code in known if call.port.startswith(code)}
        if call.shore_hours.value and not country:
            yield Hit(case.place("calls", row, "shore_hours"), call.port)


@rule(
    "SH-PRT-05",
    clause="6.3",
    title=Text("岸电计量可信", "Metered shore power is credible"),
    message=Text(
        "{port} 岸电 {measured} {unit}，低于该船型负荷的下限 {required} {unit}，连接并未供足",
        "{measured} {unit} of shore power at {port} are below the lower end of the class's load, {required} {unit}",
    ),
)
def shore_power_credible(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """Hours on shore power with hardly any power taken are hours on the engines."""
    for row, call in enumerate(case.data.calls):
        grid = case.edition.data.tables["shore_power"].get(country(call.port))
        if grid is None or call.shore_energy is None:
            continue
        load = shore_load(case.background, call.ship_class, grid)
        low = load.spread.low if load.spread and load.spread.low is not None else load.value
        required, measured = low * call.shore_hours.to("h"), call.shore_energy.to("kWh")
        if measured < required:
            yield Hit(case.place("calls", row, "shore_energy"), measured, required, "kWh", (("port", call.port),))


@rule(
    "SH-HUB-01",
    clause="6.4",
    title=Text("场站能耗有处理量", "Hub energy has its throughput"),
    message=Text(
        "“{measured}”没有对应的场站或该场站没有填处理量",
        "'{measured}' belongs to no hub, or its hub states no throughput",
    ),
)
def energy_has_throughput(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """Metered energy replaces a hub's default, per container or tonne handled."""
    ready = {hub.step for hub in case.data.hubs if hub.throughput is not None}
    for row, line in enumerate(case.data.hub_energy):
        if line.step not in ready:
            yield Hit(case.place("hub_energy", row, "step"), line.name)


@rule(
    "SH-HUB-02",
    clause="6.4",
    title=Text("冷藏箱用冷藏因子", "Reefers use the reefer factor"),
    message=Text("“{hub}”的缺省因子不适用于“{cargo}”", "the default of '{hub}' is not for {cargo} containers"),
)
def hub_fits_cargo(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """A reefer plugged in at a terminal takes more than a dry container."""
    offered, cargo = case.edition.data.tables["hub_processes"], case.data.service.cargo
    for row, hub in enumerate(case.data.hubs):
        if offered.get(hub.process) in {c.value for c in Cargo if c is not cargo}:
            place = case.place("hubs", row, "process")
            yield Hit(place, cargo.value, values=(("hub", hub.name), ("cargo", cargo.text)))


@rule(
    "SH-HUB-03",
    clause="6.4",
    title=Text("场站能耗可信", "Hub energy is credible"),
    message=Text(
        "“{hub}”的能耗折合缺省的 {measured} {unit}，低于可信下限 {required} {unit}",
        "the energy of '{hub}' is {measured} {unit} of the default, below the credible {required} {unit}",
    ),
)
def hub_credible(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """One meter of a terminal is not the terminal: what is left out lowers the number."""
    bound, label = case.edition.parameters["intensity_floor"], case.results["label"]
    for row, hub in enumerate(case.data.hubs):
        lines = {hub_line(hub, line).zh for _, line in case.data.hub_lines(hub.step)}
        if not lines or hub.throughput is None:
            continue
        stage = hub_stage(case.data, hub.step)
        metered = (
            sum(r.kg_co2e for r in label.rows if r.stage == stage and r.line.zh in lines) / label.supply["service"]
        )
        share = printed(metered / _default(case, hub) / float(bound.unit_fraction), 1)
        if share < bound.value:
            place = case.place("hubs", row, "throughput")
            yield Hit(place, share, bound.value, bound.unit, (("hub", hub.name),))


@rule(
    "SH-ELE-01",
    clause="6.5",
    title=Text("电力因子", "Electricity factor"),
    message=Text(
        "场站电力用了“{measured}”；数据年 {year} 应使用官方电力碳足迹因子“{required}”",
        "hub electricity uses '{measured}'; data year {year} calls for the official footprint factor '{required}'",
    ),
)
def official_factor(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """Hub electricity uses the official life-cycle footprint of the data year."""
    required = electricity_process(case.edition, case.data)
    for row, line in enumerate(case.data.hub_energy):
        known = case.background.processes[line.process]
        if known.category == "electricity" and line.process != required:
            values = (("year", data_year(case.data)),)
            yield Hit(case.place("hub_energy", row, "process"), line.process, required, values=values)


@rule(
    "SH-ELE-02",
    clause="6.5",
    title=Text("当年因子已发布", "Factor of the year is published"),
    message=Text(
        "数据年 {measured} 尚无官方电力碳足迹因子，采用 {required} 年的",
        "no official electricity footprint for data year {measured} yet; that of {required} is used",
    ),
    obligation=Obligation.SHOULD,
    severity=Severity.MINOR,
)
def factor_of_the_year(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """A factor of another year than the data's is said on the certificate."""
    if not case.data.hub_energy and not case.data.calls and not case.data.bunkering:
        raise NotApplicable
    year, official = str(data_year(case.data)), case.edition.data.tables["electricity"]
    used = electricity_process(case.edition, case.data)
    if official.get(year) != used:
        newest = next(y for y, process in official.items() if process == used)
        yield Hit(case.place("service", "period_from"), year, newest)


@rule(
    "SH-ELE-03",
    clause="6.5",
    title=Text("绿证核销", "Green certificates are cancelled"),
    message=Text(
        "绿证“{measured}”没有核销凭证，或重复使用", "certificate '{measured}' is not proven cancelled, or used twice"
    ),
)
def certificates_cancelled(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """A claim of green power rests on a cancelled certificate, counted once."""
    claims = case.data.green_power
    if not claims:
        raise NotApplicable
    kinds = {d.id: d.kind for d in case.data.documents}
    seen: set[str] = set()
    for row, claim in enumerate(claims):
        proven = any(kinds.get(r) is DocumentKind.GREEN_POWER for r in claim.documents)
        if not proven or claim.certificate in seen:
            yield Hit(case.place("green_power", row, "certificate"), claim.certificate)
        seen.add(claim.certificate)


def _default(case: Case[ServiceSubmission], hub: Hub) -> float:
    """Default of a hub for one TEU [kg CO2e/TEU]; such factors come characterised."""
    amount, _ = Chain(case.edition, case.data, case.place, case.background).handled(hub)
    return float(amount * sea.factor(case.background.processes[hub.process]))


RULES = (
    not_counted_twice,
    both_ends,
    within_the_call,
    known_grid,
    shore_power_credible,
    energy_has_throughput,
    hub_fits_cargo,
    hub_credible,
    official_factor,
    factor_of_the_year,
    certificates_cancelled,
)
