"""Clauses 6.1, 6.2, 6.6 and 8.2: ship fuel, transport activity, bunkering and conventions."""

from collections.abc import Iterator
from decimal import Decimal

from footprint.errors import Text
from footprint.model.verdict import Obligation, Severity
from footprint.rules.case import Case
from footprint.rules.rounding import printed
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.shipping.ed2026 import sea
from standards.shipping.ed2026.sea import LNG
from standards.shipping.ed2026.submission import ServiceSubmission
from standards.shipping.ed2026.vocabulary import RECORDED, Basis, DocumentKind, Kind, Method


@rule(
    "SH-SEA-01",
    clause="6.1",
    title=Text("缺省与实测只取其一", "Default or fuel, never both"),
    message=Text(
        "“{measured}”所列海运段不是实测燃料的航段", "'{measured}' is listed for a sea leg that is not on metered fuel"
    ),
)
def never_both(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """Fuel is listed only for sea legs that rest on it."""
    metered = {v.step for v in case.data.voyages if v.method is Method.FUEL}
    for row, line in enumerate(case.data.fuels):
        if line.step not in metered:
            yield Hit(case.place("fuels", row, "step"), line.ship)


@rule(
    "SH-SEA-02",
    clause="6.1",
    title=Text("实测燃料已填报", "Metered fuel is there"),
    message=Text("“{measured}”用实测燃料，却没有燃料行", "'{measured}' rests on metered fuel, but no fuel is listed"),
)
def fuel_listed(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """A sea leg on metered fuel has fuel."""
    for row, voyage in enumerate(case.data.voyages):
        if voyage.method is Method.FUEL and not case.data.fuel_lines(voyage.step):
            yield Hit(case.place("voyages", row, "method"), voyage.name)


@rule(
    "SH-SEA-03",
    clause="6.1",
    title=Text("经营船舶者用实测", "Who runs ships meters"),
    message=Text(
        "提供方经营或租用船舶，“{measured}”应用实测燃料",
        "the provider runs or charters ships: '{measured}' is to rest on fuel",
    ),
)
def operators_meter(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """A default is for who cannot know; it is no way to hide what a carrier has metered."""
    if not case.data.service.operates_ships:
        raise NotApplicable
    for row, voyage in enumerate(case.data.voyages):
        if voyage.method is Method.LANE:
            yield Hit(case.place("voyages", row, "method"), voyage.name)


@rule(
    "SH-SEA-04",
    clause="6.1",
    title=Text("燃料覆盖全期", "Fuel covers the period"),
    message=Text(
        "“{ship}”的燃料只覆盖 {measured} 个月，应覆盖 {required} 个月",
        "the fuel of '{ship}' covers {measured} months, it shall cover {required}",
    ),
)
def covered(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """Months left out would be emissions left out."""
    required = case.parameter("period_months")
    for row, line in enumerate(case.data.fuels):
        if Decimal(line.months) != required:
            yield Hit(case.place("fuels", row, "months"), str(line.months), required, values=(("ship", line.ship),))


@rule(
    "SH-SEA-05",
    clause="6.1",
    title=Text("IMO 编号有效", "The IMO number is valid"),
    message=Text("“{ship}”的 IMO 编号 {measured} 校验位不符", "the check digit of {measured}, '{ship}', is wrong"),
)
def number_valid(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """The last digit is that of the sum of the others, each times its distance from the end."""
    for row, line in enumerate(case.data.fuels):
        digits, last = line.imo_number[:-1], line.imo_number[-1]
        weights = range(len(line.imo_number), 1, -1)
        total = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))
        if not str(total).endswith(last):
            yield Hit(case.place("fuels", row, "imo_number"), line.imo_number, values=(("ship", line.ship),))


@rule(
    "SH-SEA-06",
    clause="6.1",
    title=Text("实测逃逸有测试报告", "Measured slip is tested"),
    message=Text(
        "甲烷逃逸 {measured} {unit} 没有测试报告，应按机型缺省",
        "a methane slip of {measured} {unit} carries no test report: the engine's default applies",
    ),
)
def slip_tested(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """A slip other than the engine's default rests on a test."""
    kinds = {d.id: d.kind for d in case.data.documents}
    lines = [("fuels", row, line.slip, line.documents) for row, line in enumerate(case.data.fuels)]
    lines += [("bunkering", row, line.slip, line.documents) for row, line in enumerate(case.data.bunkering)]
    for sheet, row, slip, documents in lines:
        if slip is not None and not any(kinds.get(r) is DocumentKind.SLIP_TEST for r in documents):
            yield Hit(case.place(sheet, row, "slip"), slip.value, unit=slip.unit)


@rule(
    "SH-SEA-07",
    clause="6.1",
    title=Text("实测数据有记录", "Metered data are on record"),
    message=Text(
        "“{measured}”按实测计，数据来源却是“{basis}”",
        "'{measured}' counts as metered, yet it rests on: {basis}",
    ),
)
def metered_is_recorded(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """An estimate is not metered fuel; means and sums of records may be calculated, fuel and energy may not."""
    data, sums = case.data, RECORDED | {Basis.CALCULATED}
    found = [("fuels", row, x.ship, x.basis, RECORDED) for row, x in enumerate(data.fuels)]
    found += [("hub_energy", row, x.name, x.basis, RECORDED) for row, x in enumerate(data.hub_energy)]
    found += [("bunkering", row, x.name, x.basis, RECORDED) for row, x in enumerate(data.bunkering)]
    found += [("calls", row, x.port, x.basis, sums) for row, x in enumerate(data.calls)]
    found += [("voyages", row, x.name, x.basis, sums) for row, x in enumerate(data.voyages) if x.basis is not None]
    for sheet, row, name, basis, accepted in found:
        if basis not in accepted:
            yield Hit(case.place(sheet, row, "basis"), name, values=(("basis", basis.text),))


@rule(
    "SH-SEA-08",
    clause="6.1",
    title=Text("一船不分两段", "A ship is not split over two legs"),
    message=Text(
        "“{ship}”（IMO {measured}）列在两个海运段：不换船的航程是一个海运段，不得拆开以改换航线",
        "'{ship}' (IMO {measured}) is listed for two sea legs: without a change of ship it is one leg of one lane",
    ),
)
def one_leg_a_ship(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """A call on the way does not start another trade lane, whose default may be higher."""
    first: dict[str, int] = {}
    for row, line in enumerate(case.data.fuels):
        if first.setdefault(line.imo_number, line.step) != line.step:
            yield Hit(case.place("fuels", row, "step"), line.imo_number, values=(("ship", line.ship),))


@rule(
    "SH-SEA-09",
    clause="6.1",
    title=Text("每艘船都有燃料", "Every ship has its fuel"),
    message=Text(
        "“{leg}”环线有 {required} 艘船，燃料表列了 {measured} 艘",
        "the loop of '{leg}' has {required} ships, fuel is listed for {measured}",
    ),
)
def every_ship_listed(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """A ship left out takes its fuel out of the number and leaves its activity in."""
    for row, voyage in enumerate(case.data.voyages):
        listed = {line.imo_number for _, line in case.data.fuel_lines(voyage.step)}
        if voyage.method is Method.FUEL and len(listed) != voyage.ships:
            place, values = case.place("voyages", row, "ships"), (("leg", voyage.name),)
            yield Hit(place, str(len(listed)), str(voyage.ships), values=values)


@rule(
    "SH-LOD-01",
    clause="6.2",
    title=Text("装载率不超过运力", "No more than was offered"),
    message=Text(
        "重箱装载率 {measured} {unit}，超过 {required} {unit}",
        "the load factor is {measured} {unit}, above {required} {unit}",
    ),
)
def within_capacity(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """Laden activity of each sea leg is within what its ships offered."""
    if "load_factor" not in case.numbers:
        raise NotApplicable
    bound = case.edition.parameters["load_factor_max"]
    for row, voyage in enumerate(case.data.voyages):
        factor = sea.load_factor(case.edition, voyage)
        if factor is not None and (stated := printed(factor / bound.unit_fraction, 1)) > bound.value:
            yield Hit(case.place("voyages", row, "work"), stated, bound.value, bound.unit)


@rule(
    "SH-LOD-02",
    clause="6.2",
    title=Text("周转量有装载清单", "Activity rests on loading lists"),
    message=Text("“{measured}”的周转量没有装载清单", "the transport activity of '{measured}' carries no loading lists"),
)
def activity_listed(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """What the fuel is divided by is proven as well as the fuel."""
    kinds = {d.id: d.kind for d in case.data.documents}
    for row, voyage in enumerate(case.data.voyages):
        listed = any(kinds.get(r) is DocumentKind.LOADING_LIST for r in voyage.documents)
        if voyage.method is Method.FUEL and not listed:
            yield Hit(case.place("voyages", row, "documents"), voyage.name)


@rule(
    "SH-LOD-03",
    clause="6.2",
    title=Text("冷藏箱占比可信", "The share of reefers is credible"),
    message=Text(
        "冷藏箱占周转量 {measured} {unit}，超过 {required} {unit}，须先查明",
        "reefers are stated to be {measured} {unit} of the activity, above {required} {unit}: to be examined first",
    ),
)
def reefers_credible(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """Every reefer stated takes fuel off the dry containers."""
    bound = case.edition.parameters["reefer_share_max"]
    for row, voyage in enumerate(case.data.voyages):
        share = voyage.reefer_share
        if share is not None and share.to("kg/kg") > bound.value * bound.unit_fraction:
            place = case.place("voyages", row, "reefer_share")
            yield Hit(place, share.to("kg/kg") / bound.unit_fraction, bound.value, bound.unit)


@rule(
    "SH-BUN-01",
    clause="6.6",
    title=Text("受油船用液化天然气", "The ships supplied burn LNG"),
    message=Text("“{engine}”不是液化天然气发动机", "'{engine}' is no LNG engine"),
)
def burns_gas(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """Slip and combustion follow the engine that burns the fuel."""
    _bunkering_only(case)
    for row, line in enumerate(case.data.bunkering):
        if line.engine not in LNG:
            yield Hit(case.place("bunkering", row, "engine"), line.engine.value, values=(("engine", line.engine.text),))


@rule(
    "SH-BUN-02",
    clause="6.6",
    title=Text("加注损失已计", "Losses of bunkering are counted"),
    message=Text(
        "放散与蒸发损失为 {measured} {unit}，应大于零", "losses are stated as {measured} {unit}, more than none is due"
    ),
)
def losses_counted(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """A cryogenic transfer without any loss has not been measured."""
    _bunkering_only(case)
    for row, line in enumerate(case.data.bunkering):
        if not line.loss.value:
            yield Hit(case.place("bunkering", row, "loss"), line.loss.value, unit=line.loss.unit)


@rule(
    "SH-CNV-01",
    clause="8.2",
    title=Text("IMO 口径对照", "Comparison under IMO"),
    message=Text(
        "IMO 导则对所用燃料没有缺省值，不列 IMO 口径的对照数值",
        "the IMO guidelines have no default for the fuels used: no number under that convention is given",
    ),
    obligation=Obligation.MAY,
    severity=Severity.MINOR,
)
def imo_comparison(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """What cannot be stated under a convention is said, not replaced by another convention's."""
    metered = case.data.service.kind is Kind.BUNKERING or any(v.method is Method.FUEL for v in case.data.voyages)
    if not metered:
        raise NotApplicable
    if "imo_intensity" not in case.numbers:
        yield Hit(case.place("fuels") if case.data.fuels else case.place("bunkering"))


def _bunkering_only(case: Case[ServiceSubmission]) -> None:
    if case.data.service.kind is not Kind.BUNKERING:
        raise NotApplicable


RULES = (
    never_both,
    fuel_listed,
    operators_meter,
    covered,
    number_valid,
    slip_tested,
    metered_is_recorded,
    one_leg_a_ship,
    every_ship_listed,
    within_capacity,
    activity_listed,
    reefers_credible,
    burns_gas,
    losses_counted,
    imo_comparison,
)
