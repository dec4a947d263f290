"""Clauses 8.1 to 8.3: what may be claimed."""

from collections.abc import Iterator
from decimal import Decimal

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rounding import shown
from footprint.rules.rule import Hit, rule
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.vocabulary import Sharing


@rule(
    "JG-OFF-01",
    clause="8.3",
    title=Text("碳抵消不计入", "Offsets never count"),
    message=Text("数值中扣减了碳抵消或碳信用", "offsets or credits are deducted somewhere in the numbers"),
)
def no_offsets(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Offsets, credits and carbon-neutral supply never lower the number."""
    if case.data.declarations.offsets:
        yield Hit(case.place("declarations", "offsets"))


@rule(
    "JG-LBL-01",
    clause="8.2",
    title=Text("本厂制造单列", "Own manufacturing shown apart"),
    message=Text(
        "本厂制造的结果为 {measured} {unit}，不大于 {required}：没有填报制造投入",
        "own manufacturing comes out at {measured} {unit}, not above {required}: no inputs of making are reported",
    ),
)
def own_manufacturing(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """The second number on the label exists and is positive."""
    number = case.numbers["own_manufacturing"]
    if number.printed <= 0:
        yield Hit(case.place("activities"), number.printed, "0", number.unit)


@rule(
    "JG-CLM-01",
    clause="8.3",
    title=Text("不得夹带声明", "No claims in names"),
    message=Text(
        "“{text}”含有声明用语“{measured}”，不得印在证书和标签上",
        "'{text}' carries the claim '{measured}', which may not stand on certificate or label",
    ),
)
def no_claims(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """What the applicant names is printed; it may not say certified, low-carbon, neutral and the like."""
    product = case.data.product
    for field in ("model", "specification_zh", "specification_en", "trademark"):
        text = getattr(product, field) or ""
        for word in case.edition.data.tables["claim_words"]:
            if word in text.casefold():
                yield Hit(case.place("product", field), word, values=(("text", text),))


@rule(
    "JG-PLA-01",
    clause="7.1",
    title=Text("用电量可信", "Electricity is credible"),
    message=Text(
        "每千克产品用电 {measured} {unit}，低于可信下限 {required} {unit}",
        "electricity is {measured} {unit} of product, below the credible {required} {unit}",
    ),
)
def electricity_credible(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Melting, forming and ventilating take power; a workshop reporting next to none has not reported it all."""
    bound = case.edition.parameters["electricity_floor"]
    output = {Sharing.PRODUCT: case.data.site.product_output, Sharing.SITE: case.data.site.site_output}
    measured = sum(
        (
            line.amount.to("kWh") / output[line.sharing].to("kg")
            for line in case.data.activities
            if case.background.processes[line.process].category == "electricity"
        ),
        Decimal(0),
    )
    if measured < bound.value:
        yield Hit(case.place("activities"), shown(measured), bound.value, bound.unit)


RULES = (no_offsets, own_manufacturing, no_claims, electricity_credible)
