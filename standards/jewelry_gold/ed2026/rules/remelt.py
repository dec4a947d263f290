"""Clause 6.8: scrap that stays inside is remelted or refined, and its energy and acids are counted."""

from collections.abc import Iterator
from decimal import Decimal

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rounding import shown
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.jewelry_gold.ed2026.sharing import product_share
from standards.jewelry_gold.ed2026.submission import GoldSubmission


@rule(
    "JG-RML-01",
    clause="6.8",
    title=Text("回炉料与成材率一致", "Scrap follows from the yield"),
    message=Text(
        "回炉与精炼的废料合计 {measured} {unit}；按成材率应为 {required} {unit}（产品纯金 ×（1−y）/y）",
        "scrap remelted and refined adds up to {measured} {unit}; by the yield it is {required} {unit} (fine gold in "
        "product x (1 - y) / y)",
    ),
)
def scrap_by_yield(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """At yield y every gram of product leaves (1 - y) / y grams of scrap to work up."""
    scrap, bound = case.data.scrap, case.edition.parameters["scrap_tolerance"]
    fraction = scrap.metal_yield.to("kg/kg")
    expected = case.data.balance.product.to("g") * (1 - fraction) / fraction
    listed = scrap.remelted.to("g") + scrap.refined_here.to("g") + scrap.refined_outside.to("g")
    if abs(listed - expected) > expected * bound.value * bound.unit_fraction:
        yield Hit(case.place("scrap", "remelted"), shown(listed), shown(expected), "g")


@rule(
    "JG-RML-02",
    clause="6.8",
    title=Text("本厂精炼的酸已填", "Acids of refining on site"),
    message=Text(
        "本厂精炼 {measured} {unit} 废料，却没有填报硝酸或盐酸",
        "{measured} {unit} of scrap are refined on site, yet neither nitric nor hydrochloric acid is reported",
    ),
)
def acids_counted(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Refining takes acids."""
    refined = case.data.scrap.refined_here
    if not refined.value:
        raise NotApplicable
    acids = case.edition.data.tables["refining_acids"]
    if not any(line.process in acids and line.amount.value for line in case.data.activities):
        yield Hit(case.place("scrap", "refined_here"), refined.value, unit=refined.unit)


@rule(
    "JG-RML-03",
    clause="6.8",
    title=Text("外送精炼已计入", "Refining outside is counted"),
    message=Text(
        "外送精炼 {required} {unit} 废料，投入表只计了 {measured} {unit}",
        "{required} {unit} of scrap are refined outside; the inputs count {measured} {unit}",
    ),
)
def outside_counted(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Scrap sent to a refiner is an input of refining."""
    refined = case.data.scrap.refined_outside.to("g")
    if not refined:
        raise NotApplicable
    process = case.edition.data.tables["metal_process"]["refining"]
    counted = sum(
        (x.amount.to("g") * product_share(case.data, x) for x in case.data.activities if x.process == process),
        Decimal(0),
    )
    if counted < refined:
        yield Hit(case.place("scrap", "refined_outside"), shown(counted), shown(refined), "g")


RULES = (scrap_by_yield, acids_counted, outside_counted)
