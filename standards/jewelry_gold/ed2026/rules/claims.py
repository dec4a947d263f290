"""Clauses 8.1 to 8.3: what may be claimed."""

from collections.abc import Iterator
from decimal import Decimal

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rounding import shown
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.jewelry_gold.ed2026.sharing import product_share
from standards.jewelry_gold.ed2026.submission import GoldSubmission


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
    output = case.data.site.product_output.to("kg")
    measured = sum(
        (
            line.amount.to("kWh") * product_share(case.data, line) / output
            for line in case.data.activities
            if case.background.processes[line.process].category == "electricity"
        ),
        Decimal(0),
    )
    if measured < bound.value:
        yield Hit(case.place("activities"), shown(measured), bound.value, bound.unit)


@rule(
    "JG-CLM-02",
    clause="8.3",
    title=Text("宣传文案无声明用语", "Advertising carries no claims"),
    message=Text(
        "与标签同用的文案含有“{measured}”，标签不支持这一声明",
        "a text to be used beside the label says '{measured}', which the label does not support",
    ),
)
def adverts_plain(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Texts beside the label are not certified, low-carbon, neutral and the like."""
    yield from _words(case, "claim_words")


@rule(
    "JG-CLM-03",
    clause="8.3",
    title=Text("宣传文案不作比较", "Advertising makes no comparison"),
    message=Text(
        "与标签同用的文案以“{measured}”作比较；两件产品只有按同一版本评价且可区分时才可比较",
        "a text to be used beside the label compares by '{measured}'; two products may be compared only under one "
        "edition and where they can be told apart",
    ),
)
def adverts_compare_nothing(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A label states a value; it ranks nobody."""
    yield from _words(case, "comparison_words")


def _words(case: Case[GoldSubmission], table: str) -> Iterator[Hit]:
    if not case.data.adverts:
        raise NotApplicable
    for index, advert in enumerate(case.data.adverts):
        for word in case.edition.data.tables[table]:
            if word in advert.text.casefold():
                yield Hit(case.place("adverts", index, "text"), word)


RULES = (no_offsets, own_manufacturing, no_claims, adverts_plain, adverts_compare_nothing, electricity_credible)
