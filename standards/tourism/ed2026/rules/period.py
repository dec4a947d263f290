"""Clause 5.5: data period."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.tourism.ed2026.months import months_of
from standards.tourism.ed2026.submission import TourismSubmission


@rule(
    "TO-PRD-01",
    clause="5.5",
    title=Text("酒店与景区为十二个月", "A house or scenic area has twelve months"),
    message=Text(
        "数据期止于 {measured}，应为自起始日起连续 {months} 个月，即止于 {required}",
        "the data period ends on {measured}; {months} consecutive months from its start end on {required}",
    ),
)
def twelve_months(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """High and low season belong together."""
    if case.data.travellers is not None:
        raise NotApplicable
    last, required = case.data.service.period_to, _latest(case)
    if last != required:
        yield Hit(case.place("service", "period_to"), last.isoformat(), required.isoformat(), values=_months(case))


@rule(
    "TO-PRD-02",
    clause="5.5",
    title=Text("数据不过期", "Data are recent"),
    message=Text(
        "数据期止于 {measured}，距申请日应在 {months} 个月以内且不晚于申请日",
        "the data period ends on {measured}; it shall end at most {months} months before the application, not after",
    ),
)
def recent(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """The period ended before the application, and not long before."""
    months = case.parameter("period_age_months")
    last, applied = case.data.service.period_to, case.data.application.applied_on
    if not last <= applied <= last + relativedelta(months=int(months)):
        yield Hit(
            case.place("service", "period_to"), last.isoformat(), applied.isoformat(), values=(("months", months),)
        )


@rule(
    "TO-PRD-03",
    clause="5.5",
    title=Text("投入覆盖全期", "Inputs cover the period"),
    message=Text(
        "“{line}”只覆盖 {measured} 个月，应覆盖 {required} 个月",
        "'{line}' covers {measured} months, it shall cover {required}",
    ),
)
def covered(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Months left out would be emissions left out."""
    service = case.data.service
    # Months from the first day on, not of the calendar: a year from the middle of a month has twelve.
    touched = range(len(months_of(service.period_from, service.period_to)))
    begun = [n for n in touched if service.period_from + relativedelta(months=n) <= service.period_to]
    required = Decimal(len(begun))
    for index, line in enumerate(case.data.activities):
        if Decimal(line.months) != required:
            yield Hit(
                case.place("activities", index, "months"), str(line.months), required, values=(("line", line.name),)
            )


@rule(
    "TO-PRD-04",
    clause="5.5",
    title=Text("线路与活动不超过十二个月", "A tour or event has twelve months at most"),
    message=Text(
        "数据期止于 {measured}，超过自起始日起 {months} 个月（{required}）",
        "the data period ends on {measured}, beyond {months} months from its start ({required})",
    ),
)
def not_too_long(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """A season of departures, or one event; never an average over years."""
    if case.data.travellers is None:
        raise NotApplicable
    last, latest = case.data.service.period_to, _latest(case)
    if last > latest:
        yield Hit(case.place("service", "period_to"), last.isoformat(), latest.isoformat(), values=_months(case))


def _latest(case: Case[TourismSubmission]) -> date:
    months = case.parameter("period_months")
    return case.data.service.period_from + relativedelta(months=int(months)) - timedelta(days=1)


def _months(case: Case[TourismSubmission]) -> tuple[tuple[str, object], ...]:
    return (("months", case.parameter("period_months")),)


RULES = (twelve_months, recent, covered, not_too_long)
