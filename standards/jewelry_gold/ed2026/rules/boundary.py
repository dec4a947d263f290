"""Clauses 5.2, 5.3 and 6.4: boundary, declared unit and allocation."""

from collections.abc import Iterator
from decimal import Decimal

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rounding import shown
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.jewelry_gold.ed2026.goldflow import GOLD_KINDS, alloy_needed
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.vocabulary import Boundary, Technique

_ALWAYS = frozenset({"electricity", "freight", "water_and_waste", "packaging"})
_BY_TECHNIQUE = {
    Technique.CASTING: frozenset({"chemicals"}),
    Technique.ELECTROFORMING: frozenset({"chemicals"}),
}


@rule(
    "JG-BND-01",
    clause="5.2",
    title=Text("从摇篮到大门", "Cradle to gate"),
    message=Text(
        "系统边界为“{measured}”，应为“{required}”",
        "the system boundary is '{measured}', it shall be '{required}'",
    ),
)
def cradle_to_gate(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """The label is a partial footprint from cradle to gate."""
    if case.data.site.boundary is not Boundary.CRADLE_TO_GATE:
        yield Hit(case.place("site", "boundary"), case.data.site.boundary.value, Boundary.CRADLE_TO_GATE.value)


@rule(
    "JG-BND-02",
    clause="5.2",
    title=Text("投入齐全", "Inputs are complete"),
    message=Text("没有填报“{measured}”类投入", "no input of category '{measured}' is reported"),
)
def inputs_complete(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Every category that no workshop of this technique can do without is reported."""
    reported = {
        case.background.processes[line.process].category for line in case.data.activities if line.amount.value > 0
    }
    needed = _ALWAYS | _BY_TECHNIQUE.get(case.data.product.technique, frozenset())
    for category in sorted(needed - reported):
        yield Hit(case.place("activities"), category)


@rule(
    "JG-DCU-01",
    clause="5.3",
    title=Text("声明单位", "Declared unit"),
    message=Text(
        "产量 {measured} {unit} 不能作为每克声明单位的基准（应大于 {required} {unit} 且不超过全厂产量）",
        "an output of {measured} {unit} cannot carry a declared unit of one gram (above {required} {unit}, and no "
        "more than the site's)",
    ),
)
def declared_unit(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """The product's output is positive and within the site's."""
    site = case.data.site
    if not 0 < site.product_output.to("g") <= site.site_output.to("g"):
        yield Hit(case.place("site", "product_output"), site.product_output.value, "0", site.product_output.unit)


@rule(
    "JG-DCU-02",
    clause="5.3",
    title=Text("每件质量", "Mass of a piece"),
    message=Text(
        "部件“{part}”每件 {measured} {unit}，小于可称量的 {required} {unit}",
        "part '{part}' weighs {measured} {unit} a piece, less than the {required} {unit} that can be stated",
    ),
)
def piece_can_be_weighed(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Masses are stated in grams with two decimals; a part below that would print as nothing."""
    bound = case.edition.parameters["mass_min"]
    for index, part in enumerate(case.data.parts):
        measured = part.mass.to(bound.unit)
        if measured < bound.value:
            yield Hit(case.place("parts", index, "mass"), measured, bound.value, bound.unit, (("part", part.name),))


@rule(
    "JG-ALC-01",
    clause="6.4",
    title=Text("补口金属", "Alloy metals"),
    message=Text(
        "金含量 {measured} {unit}，低于 {required} {unit}，却未填报任何补口金属",
        "the gold content is {measured} {unit}, below {required} {unit}, yet no alloy metal is reported",
    ),
)
def alloys_reported(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A karat alloy names its alloy metals."""
    bound = case.edition.parameters["alloy_free_above"]
    measured = case.data.fineness / bound.unit_fraction
    if measured < bound.value and all(m.kind in GOLD_KINDS for m in case.data.metals):
        yield Hit(case.place("metals"), shown(measured), bound.value, bound.unit)


@rule(
    "JG-ALC-02",
    clause="6.4",
    title=Text("补口数量", "Alloy metals are enough"),
    message=Text(
        "补口金属合计 {measured} {unit}，不足产品所需的 {required} {unit}",
        "the alloy metals add up to {measured} {unit}, less than the {required} {unit} the product takes",
    ),
)
def alloys_enough(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A gram of one metal cannot stand for kilograms of the alloy."""
    listed = [m.mass.to("g") for m in case.data.metals if m.kind not in GOLD_KINDS]
    if not listed:
        raise NotApplicable
    slack = case.edition.parameters["unexplained_limit"]
    needed = alloy_needed(case.edition, case.data) * (1 - slack.value * slack.unit_fraction)
    if sum(listed) < needed:
        yield Hit(case.place("metals"), shown(sum(listed, Decimal(0))), shown(needed), "g")


RULES = (cradle_to_gate, inputs_complete, declared_unit, piece_can_be_weighed, alloys_reported, alloys_enough)
