"""Clauses 9.1 and 9.2: what an earlier certificate asks of this submission."""

from collections.abc import Iterator
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from footprint.errors import Text
from footprint.model.base import Quantity
from footprint.rules.case import Case
from footprint.rules.rounding import shown
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.jewelry_gold.ed2026.goldflow import share_of
from standards.jewelry_gold.ed2026.history import Previous
from standards.jewelry_gold.ed2026.numbers import POST_CONSUMER
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.vocabulary import MetalKind, Purpose

_CHANGED = Text(
    "“{what}”比上一证书变化 {measured} {unit}，超过 {required} {unit}：应申请重新评价",
    "'{what}' changed by {measured} {unit} since the previous certificate, more than {required} {unit}: apply for "
    "re-assessment",
)
_UNPROVEN = (MetalKind.UNPROVEN, MetalKind.CUSTOMER, MetalKind.BONDED)


@rule(
    "JG-VAL-01",
    clause="9.1",
    title=Text("申请类型与上一证书一致", "Purpose and previous certificate agree"),
    message=Text(
        "申请类型为“{measured}”，上一证书{state}",
        "the purpose is '{measured}', yet the previous certificate is {state}",
    ),
)
def purpose_agrees(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A first application has no certificate before it; every other purpose names one."""
    purpose, previous = case.data.application.purpose, case.data.previous
    if (purpose is Purpose.INITIAL) == (previous is not None):
        state = Text("已填", "given") if previous else Text("未填", "missing")
        place = case.place("application", "purpose")
        yield Hit(place, purpose.value, values=(("measured", purpose.text), ("state", state)))


@rule(
    "JG-VAL-02",
    clause="9.1",
    title=Text("上一证书仍有效", "The previous certificate is still valid"),
    message=Text(
        "上一证书有效至 {required}，监督申请于 {measured}：应申请到期换证",
        "the previous certificate was valid until {required}, surveillance is applied for on {measured}: apply for "
        "renewal",
    ),
)
def still_valid(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Surveillance and re-assessment concern a certificate that is valid."""
    previous = _under(case, Purpose.SURVEILLANCE, Purpose.REASSESSMENT)
    years = int(case.parameter("validity_years"))
    last, applied = previous.issued_on + relativedelta(years=years), case.data.application.applied_on
    if not previous.issued_on <= applied <= last:
        yield Hit(case.place("previous", "issued_on"), applied.isoformat(), last.isoformat())


@rule(
    "JG-VAL-03",
    clause="9.2",
    title=Text("按期监督", "Surveillance in time"),
    message=Text(
        "监督应在 {required} 之前申请，实际为 {measured}",
        "surveillance was due by {required}; it is applied for on {measured}",
    ),
)
def in_time(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Surveillance takes place once a year."""
    previous = _under(case, Purpose.SURVEILLANCE)
    due = previous.issued_on + relativedelta(months=int(case.parameter("surveillance_months")))
    if case.data.application.applied_on > due:
        place = case.place("application", "applied_on")
        yield Hit(place, case.data.application.applied_on.isoformat(), due.isoformat())


@rule("JG-VAL-04", clause="9.2", title=Text("总数变化", "Change of the total"), message=_CHANGED)
def total_unchanged(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A larger change of the headline is another product."""
    yield from _moved(case, "per_fine_gold", Text("每克纯金碳足迹", "footprint per gram of fine gold"))


@rule("JG-VAL-05", clause="9.2", title=Text("本厂制造变化", "Change of own manufacturing"), message=_CHANGED)
def manufacturing_unchanged(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Own manufacturing binds by itself: in a total full of gold no change of it would show."""
    yield from _moved(case, "own_manufacturing", Text("本厂制造", "own manufacturing"))


@rule("JG-VAL-08", clause="9.2", title=Text("不含金料的变化", "Change without the gold"), message=_CHANGED)
def unchanged_without_gold(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """What the workshop and its suppliers other than of gold do, judged by itself."""
    yield from _moved(case, "without_gold", Text("不含金料的碳足迹", "footprint without the gold"))


@rule(
    "JG-VAL-06",
    clause="9.2",
    title=Text("材料与工艺不变", "Alloy and process unchanged"),
    message=Text(
        "上一证书为“{required}”，现为“{measured}”：应申请重新评价",
        "the previous certificate says '{required}', now it is '{measured}': apply for re-assessment",
    ),
)
def product_unchanged(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Another alloy or another process is another product."""
    previous = _under(case, Purpose.SURVEILLANCE)
    for field in ("material", "technique"):
        then, now = getattr(previous, field), getattr(case.data.product, field)
        if then is not now:
            place = case.place("previous", field)
            yield Hit(place, now.value, then.value, values=(("measured", now.text), ("required", then.text)))


@rule("JG-VAL-07", clause="9.2", title=Text("来源不变", "Origin unchanged"), message=_CHANGED)
def origin_unchanged(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A shift of the make-up by origin, in percentage points."""
    previous = _under(case, Purpose.SURVEILLANCE)
    bound = case.edition.parameters["origin_change"]
    shares = (
        ("post_consumer_share", Text("消费后再生金占比", "post-consumer recycled gold"), POST_CONSUMER),
        ("unproven_share", Text("来源未证明的金占比", "gold of unproven origin"), _UNPROVEN),
    )
    for field, what, kinds in shares:
        then: Quantity = getattr(previous, field)
        now = share_of(case.edition, case.data, *kinds)
        points = abs(now - then.to("kg/kg")) / bound.unit_fraction
        if points > bound.value:
            yield Hit(case.place("previous", field), shown(points), bound.value, bound.unit, (("what", what),))


def _moved(case: Case[GoldSubmission], key: str, what: Text) -> Iterator[Hit]:
    previous = _under(case, Purpose.SURVEILLANCE)
    bound = case.edition.parameters["reassessment_change"]
    then: Quantity = getattr(previous, key)
    before = then.to("kg/g")
    change: Decimal = abs(case.numbers[key].printed - before) / before / bound.unit_fraction
    if change > bound.value:
        yield Hit(case.place("previous", key), shown(change), bound.value, bound.unit, (("what", what),))


def _under(case: Case[GoldSubmission], *purposes: Purpose) -> Previous:
    """The previous certificate, where the submission is made for one of these purposes."""
    if case.data.previous is None or case.data.application.purpose not in purposes:
        raise NotApplicable
    return case.data.previous


RULES = (
    purpose_agrees,
    still_valid,
    in_time,
    total_unchanged,
    manufacturing_unchanged,
    unchanged_without_gold,
    product_unchanged,
    origin_unchanged,
)
