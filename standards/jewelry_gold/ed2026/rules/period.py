"""Clause 5.5: data period."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from footprint.errors import Text
from footprint.model.verdict import Obligation, Severity
from footprint.rules.case import Case
from footprint.rules.rule import Hit, rule
from standards.jewelry_gold.ed2026.planning import data_year
from standards.jewelry_gold.ed2026.submission import GoldSubmission


@rule(
    "JG-PRD-01",
    clause="5.5",
    title=Text("连续十二个月", "Twelve consecutive months"),
    message=Text(
        "数据期为 {measured}，应为自起始日起连续 {months} 个月，即止于 {required}",
        "the data period ends on {measured}; {months} consecutive months from its start end on {required}",
    ),
)
def twelve_months(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """The period is whole months, as many as the edition asks."""
    site = case.data.site
    months = case.parameter("period_months")
    required = site.period_from + relativedelta(months=int(months)) - timedelta(days=1)
    if site.period_to != required:
        yield Hit(
            case.place("site", "period_to"),
            site.period_to.isoformat(),
            required.isoformat(),
            values=(("months", months),),
        )


@rule(
    "JG-PRD-02",
    clause="5.5",
    title=Text("数据不过期", "Data are recent"),
    message=Text(
        "数据期止于 {measured}，距申请日应在 {months} 个月以内且不晚于申请日",
        "the data period ends on {measured}; it shall end at most {months} months before the application, not after",
    ),
)
def recent(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """The period ended before the application, and not long before."""
    months = case.parameter("period_age_months")
    last, applied = case.data.site.period_to, case.data.application.applied_on
    if not last <= applied <= last + relativedelta(months=int(months)):
        yield Hit(
            case.place("site", "period_to"),
            last.isoformat(),
            applied.isoformat(),
            values=(("months", months),),
        )


@rule(
    "JG-PRD-03",
    clause="5.5",
    title=Text("投入覆盖全期", "Inputs cover the period"),
    message=Text(
        "“{line}”只覆盖 {measured} 个月，应覆盖 {required} 个月",
        "'{line}' covers {measured} months, it shall cover {required}",
    ),
)
def covered(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Every input covers the whole period; months left out would be emissions left out."""
    required = case.parameter("period_months")
    for index, line in enumerate(case.data.activities):
        if Decimal(line.months) != required:
            yield Hit(
                case.place("activities", index, "months"),
                str(line.months),
                required,
                values=(("line", line.name),),
            )


@rule(
    "JG-PRD-04",
    clause="5.5",
    title=Text("背景数据的年龄", "Age of background data"),
    message=Text(
        "“{line}”所用背景数据止于 {measured} 年，早于数据年 {limit} 年以上；时间代表性已降分",
        "the background data of '{line}' end in {measured}, more than {limit} years before the data year; their score "
        "in time is lowered",
    ),
    obligation=Obligation.SHOULD,
    severity=Severity.MINOR,
)
def background_recent(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Background data that are old for the data year are named."""
    limit = case.parameter("background_age_years")
    oldest = data_year(case.data) - int(limit)
    for index, line in enumerate(case.data.activities):
        last = case.background.processes[line.process].valid_to
        if last < oldest:
            place = case.place("activities", index, "process")
            yield Hit(place, str(last), str(oldest), values=(("line", line.name), ("limit", limit)))


RULES = (twelve_months, recent, covered, background_recent)
