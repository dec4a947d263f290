"""Clause 6.4: a refining step that several metals share and that cannot be subdivided."""

from collections.abc import Iterator

from footprint.errors import Text
from footprint.model.verdict import Obligation, Severity
from footprint.rules.case import Case
from footprint.rules.rounding import shown
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.jewelry_gold.ed2026.sharing import is_joint
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.vocabulary import CoproductMetal, Sharing


@rule(
    "JG-ALC-03",
    clause="6.4",
    title=Text("联产品齐全", "Co-products are complete"),
    message=Text(
        "有按联产工序填报的投入，联产品表应列出金和至少一种其他金属，现有 {measured} 种",
        "inputs are reported for a shared refining step; the list of co-products needs gold and at least one other "
        "metal, it has {measured}",
    ),
)
def coproducts_listed(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Allocation by value needs every metal of the step, each once, gold among them."""
    if not is_joint(case.data):
        raise NotApplicable
    metals = [c.metal for c in case.data.coproducts]
    others = set(metals) - {CoproductMetal.GOLD}
    if CoproductMetal.GOLD not in metals or not others or len(set(metals)) < len(metals):
        yield Hit(case.place("coproducts"), str(len(set(metals))))


@rule(
    "JG-ALC-04",
    clause="6.4",
    title=Text("联产品用量成立", "Use of co-products is possible"),
    message=Text(
        "“{metal}”用于本产品 {measured} {unit}，应大于 0（金）且不超过产出 {required} {unit}",
        "{measured} {unit} of {metal} go into this product; that shall be above 0 (gold) and within the output of "
        "{required} {unit}",
    ),
)
def use_possible(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """The product takes some of the gold, and no more of a metal than came out."""
    if not case.data.coproducts:
        raise NotApplicable
    for index, line in enumerate(case.data.coproducts):
        used, made = line.for_product.to("g"), line.mass.to("g")
        if used > made or (line.metal is CoproductMetal.GOLD and not used):
            place = case.place("coproducts", index, "for_product")
            yield Hit(place, shown(used), shown(made), "g", (("metal", line.metal.text),))


@rule(
    "JG-ALC-05",
    clause="6.4",
    title=Text("按质量分配的敏感性", "Sensitivity to allocation by mass"),
    message=Text(
        "联产工序按三年均价分配；若按质量分配，每克纯金为 {measured} {unit}，标签值为 {required} {unit}",
        "the shared step is allocated by mean price of three years; by mass the value is {measured} {unit}, the "
        "label's is {required} {unit}",
    ),
    obligation=Obligation.MAY,
    severity=Severity.MINOR,
)
def mass_shown(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Where allocation by mass gives another printed value, both are shown."""
    if not is_joint(case.data):
        raise NotApplicable
    label, mass = case.numbers["per_fine_gold"], case.numbers["per_fine_gold_mass"]
    if label.printed != mass.printed:
        yield Hit(case.place("coproducts"), mass.printed, label.printed, label.unit)


@rule(
    "JG-ALC-06",
    clause="6.4",
    title=Text("联产品均价可信", "Prices of co-products are credible"),
    message=Text(
        "{metal}的均价 {measured} {unit} 低于{other}的 {required} {unit}：请核对价格与单位",
        "the mean price of {metal}, {measured} {unit}, is below that of {other}, {required} {unit}: check prices and "
        "units",
    ),
)
def prices_credible(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Prices decide how a shared step is divided; gold below silver would give its burden away."""
    if not case.data.coproducts:
        raise NotApplicable
    order = case.edition.data.tables["price_order"]
    for index, line in enumerate(case.data.coproducts):
        for other in case.data.coproducts:
            if other.metal.value not in order.get(line.metal.value, "").split():
                continue
            for field in ("price_1", "price_2", "price_3"):
                ours, theirs = getattr(line, field).to("CNY/g"), getattr(other, field).to("CNY/g")
                if ours < theirs:
                    place = case.place("coproducts", index, field)
                    values = (("metal", line.metal.text), ("other", other.metal.text))
                    yield Hit(place, ours, shown(theirs), "CNY/g", values)


@rule(
    "JG-ALC-07",
    clause="6.4",
    title=Text("联产工序的投入", "Inputs of a shared step"),
    message=Text(
        "“{measured}”不是精炼工序的投入，不能按联产工序分配；请按全厂或本产品填报",
        "'{measured}' is no input of a refining step and cannot be allocated as one; report it for site or product",
    ),
)
def inputs_of_refining(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Only energy, chemicals, water, waste and refining itself belong to a step that several metals share."""
    if not is_joint(case.data):
        raise NotApplicable
    admitted = case.edition.data.tables["joint_categories"]
    for index, line in enumerate(case.data.activities):
        if line.sharing is Sharing.JOINT and case.background.processes[line.process].category not in admitted:
            yield Hit(case.place("activities", index, "sharing"), line.name)


RULES = (coproducts_listed, use_possible, mass_shown, prices_credible, inputs_of_refining)
