"""Clause 6.3: gold balance and loss."""

from collections.abc import Iterator
from decimal import Decimal

from footprint.errors import Text
from footprint.model.verdict import Obligation, Severity
from footprint.rules.case import Case
from footprint.rules.rounding import shown
from footprint.rules.rule import Hit, rule
from standards.jewelry_gold.ed2026.goldflow import flow_of, total_fine_gold
from standards.jewelry_gold.ed2026.submission import GoldSubmission


@rule(
    "JG-BAL-01",
    clause="6.3",
    title=Text("无未申报金", "No undeclared gold"),
    message=Text(
        "金料平衡为负：产出比投入多 {measured} {unit}，超过不确定度 {required} {unit}，有未申报的金或数据不实",
        "the gold balance is negative: {measured} {unit} more left than came in, beyond the uncertainty of "
        "{required} {unit}: undeclared gold, or data that cannot be true",
    ),
)
def no_undeclared_gold(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """More gold cannot leave than came in."""
    flow = flow_of(case.edition, case.data)
    if flow.gap < 0 and abs(flow.gap) > flow.tolerance:
        yield Hit(case.place("balance", "product"), abs(flow.gap), shown(flow.tolerance), "g")


@rule(
    "JG-BAL-02",
    clause="6.3",
    title=Text("损耗可说明", "Loss is explained"),
    message=Text(
        "未说明的金差额 {measured} {unit}，超过上限 {required} {unit}",
        "{measured} {unit} of gold are unexplained, above the limit of {required} {unit}",
    ),
)
def loss_explained(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """An unexplained gap beyond the limit fails; below it, it is charged as loss."""
    flow = flow_of(case.edition, case.data)
    limit = case.edition.parameters["unexplained_limit"].unit_fraction
    allowed = max(flow.tolerance, limit * case.edition.parameters["unexplained_limit"].value * flow.handled)
    if flow.gap > allowed:
        yield Hit(case.place("balance", "measured_loss"), flow.gap, shown(allowed), "g")


@rule(
    "JG-BAL-03",
    clause="6.3",
    title=Text("差额计入损耗", "Gap is charged as loss"),
    message=Text(
        "未说明的金差额 {measured} {unit} 超出不确定度，已按损耗计入",
        "an unexplained gap of {measured} {unit} lies beyond the uncertainty and is charged as loss",
    ),
    obligation=Obligation.MAY,
    severity=Severity.MINOR,
)
def gap_charged(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """The reviewer sees that a gap was charged."""
    flow = flow_of(case.edition, case.data)
    if flow.gap > flow.tolerance:
        yield Hit(case.place("balance", "measured_loss"), flow.gap, shown(flow.tolerance), "g")


@rule(
    "JG-BAL-04",
    clause="6.3",
    title=Text("台账与明细一致", "Ledger and lines agree"),
    message=Text(
        "台账的“{what}”为 {measured} {unit}，明细合计为 {required} {unit}，相差超出不确定度",
        "the ledger's '{what}' is {measured} {unit}, the lines add up to {required} {unit}: apart by more than "
        "the uncertainty",
    ),
)
def ledger_agrees(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Opening stock and receipts equal the metals listed; gold in product equals output times fineness."""
    data = case.data
    flow = flow_of(case.edition, data)
    made = data.site.product_output.to("g") * data.fineness
    pairs = (
        (
            "opening",
            Text("期初库存", "opening stock"),
            data.balance.opening.to("g"),
            total_fine_gold(data, from_stock=True),
        ),
        ("received", Text("收料", "received"), data.balance.received.to("g"), total_fine_gold(data, from_stock=False)),
        ("product", Text("入库产品", "in product"), data.balance.product.to("g"), made),
    )
    for field, what, ledger, lines in pairs:
        if abs(ledger - lines) > max(flow.tolerance, Decimal(0)):
            yield Hit(case.place("balance", field), ledger, shown(lines), "g", (("what", what),))


@rule(
    "JG-BAL-05",
    clause="6.3",
    title=Text("不确定度有上限", "Uncertainties are bounded"),
    message=Text(
        "{what}的扩展不确定度 {measured} {unit}，超过 {required} {unit}：平衡不能用放宽不确定度来闭合",
        "the expanded uncertainty of {what} is {measured} {unit}, above {required} {unit}: a balance is not closed by "
        "a wider uncertainty",
    ),
)
def uncertainty_bounded(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """The applicant states the uncertainties; the edition bounds them."""
    for field, what in (("weighing", Text("称量", "weighing")), ("assay", Text("检测", "assay"))):
        bound = case.edition.parameters[f"{field}_max"]
        measured = getattr(case.data.balance, field).to(bound.unit)
        if measured > bound.value:
            yield Hit(case.place("balance", field), measured, bound.value, bound.unit, (("what", what),))


@rule(
    "JG-BAL-06",
    clause="6.3",
    title=Text("损耗不为零", "Loss is not zero"),
    message=Text(
        "已计量净损耗填为 {measured} {unit}：未计量请留空，按缺省 {required} % 计",
        "the measured net loss is stated as {measured} {unit}: leave it blank if it is not measured, and the default "
        "of {required} % applies",
    ),
)
def loss_not_zero(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Silence about a loss is not a loss of zero."""
    loss = case.data.balance.measured_loss
    if loss is not None and not loss.value:
        default = case.edition.parameters["net_loss_default"]
        yield Hit(case.place("balance", "measured_loss"), loss.value, default.value, loss.unit)


@rule(
    "JG-BAL-07",
    clause="6.3",
    title=Text("缺省损耗", "Default loss"),
    message=Text(
        "没有计量净损耗，按缺省 {measured} {unit} 计入",
        "no net loss is measured; the default of {measured} {unit} is charged",
    ),
    obligation=Obligation.MAY,
    severity=Severity.MINOR,
)
def default_loss_used(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """The reviewer sees that the default stands in for a measurement."""
    if case.data.balance.measured_loss is None:
        default = case.edition.parameters["net_loss_default"]
        yield Hit(case.place("balance", "measured_loss"), default.value, unit=default.unit)


RULES = (
    no_undeclared_gold,
    loss_explained,
    gap_charged,
    ledger_agrees,
    uncertainty_bounded,
    loss_not_zero,
    default_loss_used,
)
