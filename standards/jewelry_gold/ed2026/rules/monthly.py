"""Clause 5.5: monthly figures, where they are given, agree with the year's."""

from collections.abc import Iterator
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from footprint.errors import Text
from footprint.model.base import Quantity
from footprint.rules.case import Case
from footprint.rules.rounding import shown
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.jewelry_gold.ed2026.history import Month
from standards.jewelry_gold.ed2026.lines import Activity
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.vocabulary import Sharing


@rule(
    "JG-MON-01",
    clause="5.5",
    title=Text("月份齐全", "Months are complete"),
    message=Text(
        "月度数据的第 {position} 行为 {measured}，按数据期应为 {required}",
        "row {position} of the monthly figures is {measured}; by the data period it shall be {required}",
    ),
)
def months_complete(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """The rows are the months that begin with the data period, in order, each once."""
    given = [line.month for line in _monthly(case)]
    first = case.data.site.period_from.replace(day=1)
    count = int(case.parameter("period_months"))
    expected = [f"{first + relativedelta(months=step):%Y-%m}" for step in range(count)]
    for index in range(max(len(given), count)):
        found = given[index] if index < len(given) else "-"
        wanted = expected[index] if index < count else "-"
        if found != wanted:
            yield Hit(case.place("monthly", index, "month"), found, wanted, values=(("position", index + 1),))


@rule(
    "JG-MON-02",
    clause="5.5",
    title=Text("月度合计与全年一致", "Months add up to the year"),
    message=Text(
        "“{what}”各月合计 {measured} {unit}，全年填报 {required} {unit}",
        "'{what}': the months add up to {measured} {unit}, the year is reported as {required} {unit}",
    ),
)
def months_add_up(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Sums of the months equal the annual figures, but for rounding."""
    months, site = _monthly(case), case.data.site
    tolerance = case.edition.parameters["month_sum_tolerance"]
    allowed = tolerance.value * tolerance.unit_fraction

    def total(field: str, unit: str) -> Decimal:
        values: list[Quantity | None] = [getattr(line, field) for line in months]
        return sum((v.to(unit) for v in values if v is not None), Decimal(0))

    pairs = [
        ("product_output", Text("本产品产量", "output of this product"), "kg", site.product_output.to("kg")),
        ("site_output", Text("全厂产量", "output of the site"), "kg", site.site_output.to("kg")),
    ]
    power = _site_total(case, "electricity", "kWh")
    if power is not None:
        pairs.append(("electricity", Text("全厂用电", "electricity of the site"), "kWh", power))
    gas = _site_total(case, "natural_gas", "Nm3")
    if gas is None and not _metered(case, "natural_gas"):
        gas = Decimal(0)  # gas by month and none in the inputs: a line was left out
    if gas is not None and any(line.gas for line in months):
        pairs.append(("gas", Text("全厂天然气", "natural gas of the site"), "Nm3", gas))
    for field, what, unit, annual in pairs:
        measured = total(field, unit)
        if abs(measured - annual) > allowed * annual:
            yield Hit(case.place("monthly"), shown(measured), shown(annual), unit, (("what", what),))


def _monthly(case: Case[GoldSubmission]) -> tuple[Month, ...]:
    if not case.data.monthly:
        raise NotApplicable
    return case.data.monthly


def _site_total(case: Case[GoldSubmission], meter: str, unit: str) -> Decimal | None:
    """What the site-wide lines behind one meter add up to; none if there is no such line."""
    lines = [x for x in _metered(case, meter) if x.sharing is Sharing.SITE]
    return sum((x.amount.to(unit) for x in lines), Decimal(0)) if lines else None


def _metered(case: Case[GoldSubmission], meter: str) -> list[Activity]:
    processes = case.edition.data.tables["meters"][meter].split()
    return [x for x in case.data.activities if x.process in processes]


RULES = (months_complete, months_add_up)
