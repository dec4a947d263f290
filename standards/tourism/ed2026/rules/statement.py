"""Clauses 9.2 and 9.3: a statement is a result apart, with conditions of its own."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rounding import shown
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.tourism.ed2026.account import Credit
from standards.tourism.ed2026.submission import TourismSubmission
from standards.tourism.ed2026.vocabulary import Claim, DocumentKind


@rule(
    "TO-NEU-01",
    clause="9.2",
    title=Text("声明与产品组相符", "The statement fits the group"),
    message=Text(
        "产品组“{group}”不能作“{claim}”声明", "the product group '{group}' cannot carry the statement '{claim}'"
    ),
)
def fits_group(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """The guide of 2019 is for events; it says nothing of a room-night."""
    claim = _claim(case)
    group = case.data.service.group
    if group.value not in case.edition.data.tables["groups_of_claim"][claim.value].split():
        values = (("group", group.text), ("claim", claim.text))
        yield Hit(case.place("declarations", "claim"), claim.value, values=values)


@rule(
    "TO-NEU-02",
    clause="9.2",
    title=Text("注销种类", "Kinds cancelled"),
    message=Text(
        "“{serial}”为{kind}，不能用于“{claim}”声明",
        "'{serial}' is of kind {kind}, which the statement '{claim}' does not admit",
    ),
)
def kinds_admitted(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Only the kinds that the edition lists for the statement."""
    claim = _claim(case)
    admitted = case.edition.data.tables["credits_of_claim"][claim.value].split()
    for index, credit in enumerate(case.data.credits):
        if credit.kind.value not in admitted:
            values = (("serial", credit.serial), ("kind", credit.kind.text), ("claim", claim.text))
            yield Hit(case.place("credits", index, "kind"), credit.kind.value, "|".join(admitted), values=values)


@rule(
    "TO-NEU-03",
    clause="9.2",
    title=Text("注销量足够", "Enough is cancelled"),
    message=Text(
        "注销量为总量的 {measured} {unit}，少于 {required} {unit}",
        "what was cancelled is {measured} {unit} of the gross total, less than {required} {unit}",
    ),
)
def enough(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """As much as was emitted, by the printed numbers; nothing cancelled is nothing stated."""
    _claim(case)
    bound = case.edition.parameters["cover"]
    total = case.numbers["gross"].printed
    cancelled = sum((c.amount.to("t") for c in case.data.credits), Decimal(0))
    measured = cancelled / total / bound.unit_fraction
    if measured < bound.value:
        yield Hit(case.place("credits"), shown(measured), bound.value, bound.unit)


@rule(
    "TO-NEU-04",
    clause="9.2",
    title=Text("各步骤有文件", "Each step has its paper"),
    message=Text("声明缺少步骤文件：{document}", "a step of the statement has no paper: {document}"),
)
def steps(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Plan and publish, reduce, have verified, state."""
    claim = _claim(case)
    held = {d.kind.value for d in case.data.documents}
    for word in case.edition.data.tables["documents_of_claim"][claim.value].split():
        if word not in held:
            yield Hit(case.place("documents"), required=word, values=(("document", DocumentKind(word).text),))


@rule(
    "TO-NEU-05",
    clause="9.2",
    title=Text("注销及时", "Cancelled in time"),
    message=Text(
        "“{serial}”于 {measured} 注销，应在 {first} 至 {required} 之间",
        "'{serial}' was cancelled on {measured}; it shall be between {first} and {required}",
    ),
)
def in_time(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """After the period began, within a year after it ended, and before the application."""
    first = case.data.service.period_from
    latest = _latest(case)
    for index, credit in enumerate(_cancelled(case)):
        if not first <= credit.cancelled_on <= latest:
            yield Hit(
                case.place("credits", index, "cancelled_on"),
                credit.cancelled_on.isoformat(),
                latest.isoformat(),
                values=(("serial", credit.serial), ("first", first.isoformat())),
            )


@rule(
    "TO-NEU-06",
    clause="9.2",
    title=Text("先产生后注销", "Generated before it is cancelled"),
    message=Text(
        "“{serial}”产生于 {measured} 年，晚于注销的 {required} 年",
        "'{serial}' is of vintage {measured}, after its cancellation in {required}",
    ),
)
def vintage_past(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """A reduction that is yet to come balances nothing."""
    for index, credit in enumerate(_cancelled(case)):
        if credit.vintage > credit.cancelled_on.year:
            year = str(credit.cancelled_on.year)
            place = case.place("credits", index, "vintage")
            yield Hit(place, str(credit.vintage), year, values=(("serial", credit.serial),))


@rule(
    "TO-NZC-01",
    clause="9.3",
    title=Text("净零碳先减排", "Net zero reduces first"),
    message=Text(
        "每单位碳足迹较基准年减少 {measured} {unit}，净零碳要求至少 {required} {unit}",
        "the footprint per unit is {measured} {unit} below the base year, net-zero carbon asks for {required} {unit}",
    ),
)
def reduced_first(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Credits for everything are not net zero; without a base-year value nothing was reduced."""
    if _claim(case) is not Claim.NET_ZERO:
        raise NotApplicable
    bound = case.edition.parameters["net_zero_reduction"]
    baseline = case.data.declarations.baseline
    now = case.numbers[case.edition.data.tables["headline"][case.data.service.group.value]].printed
    reduced = Decimal(0) if baseline is None else (1 - now / baseline.to("kg")) / bound.unit_fraction
    if reduced < bound.value:
        yield Hit(case.place("declarations", "baseline"), shown(reduced), bound.value, bound.unit)


@rule(
    "TO-NEU-07",
    clause="9.2",
    title=Text("产生年份不过早", "Not of long ago"),
    message=Text(
        "“{serial}”产生于 {measured} 年，早于 {required} 年",
        "'{serial}' is of vintage {measured}, before {required}",
    ),
)
def vintage_recent(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Reductions of long ago say little about the emissions of this period."""
    oldest = case.data.service.period_to.year - case.parameter("vintage_years")
    for index, credit in enumerate(_cancelled(case)):
        if credit.vintage < oldest:
            place = case.place("credits", index, "vintage")
            yield Hit(place, str(credit.vintage), oldest, values=(("serial", credit.serial),))


def _claim(case: Case[TourismSubmission]) -> Claim:
    if case.data.declarations.claim is Claim.NONE:
        raise NotApplicable
    return case.data.declarations.claim


def _cancelled(case: Case[TourismSubmission]) -> tuple[Credit, ...]:
    _claim(case)
    return case.data.credits


def _latest(case: Case[TourismSubmission]) -> date:
    months = case.parameter("cancel_months")
    late = case.data.service.period_to + relativedelta(months=int(months))
    return min(late, case.data.application.applied_on)


RULES = (fits_group, kinds_admitted, enough, steps, in_time, vintage_past, vintage_recent, reduced_first)
