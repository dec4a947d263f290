"""Clauses 6.1 and 6.2: origin of the gold and recycled content."""

from collections.abc import Iterator

from footprint.errors import Text
from footprint.model.verdict import Obligation, Severity
from footprint.rules.case import Case
from footprint.rules.rounding import printed
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.jewelry_gold.ed2026.evidence import kinds_of
from standards.jewelry_gold.ed2026.goldflow import GOLD_KINDS, share_of, total_fine_gold
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.vocabulary import BatchOrigin, DocumentKind, MetalKind

_PROOF = {
    MetalKind.TRADE_IN: (DocumentKind.TAKE_BACK,),
    MetalKind.POST_CONSUMER: (DocumentKind.TAKE_BACK, DocumentKind.CUSTODY),
    MetalKind.PRE_CONSUMER: (DocumentKind.REFINER, DocumentKind.CUSTODY),
    MetalKind.E_WASTE: (DocumentKind.REFINER, DocumentKind.CUSTODY),
    MetalKind.MINED: (DocumentKind.CUSTODY,),
    MetalKind.ARTISANAL: (DocumentKind.CUSTODY,),
    MetalKind.CUSTOMER: (DocumentKind.TOLL_CONTRACT,),
    MetalKind.BONDED: (DocumentKind.CUSTOMS,),
}
_RECYCLED = frozenset({MetalKind.POST_CONSUMER, MetalKind.TRADE_IN, MetalKind.PRE_CONSUMER, MetalKind.E_WASTE})


@rule(
    "JG-ORG-01",
    clause="6.1",
    title=Text("金含量已填", "Gold content is stated"),
    message=Text("“{measured}”没有金含量", "'{measured}' states no gold content"),
)
def content_stated(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A receipt that holds gold says how much."""
    for index, metal in enumerate(case.data.metals):
        if metal.kind in GOLD_KINDS and not (metal.fineness and metal.fineness.value > 0):
            yield Hit(case.place("metals", index, "fineness"), metal.name)


@rule(
    "JG-ORG-04",
    clause="6.1",
    title=Text("金料已填", "Gold is listed"),
    message=Text("金料表中没有含金物料", "the list of metals holds no gold"),
)
def gold_listed(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Gold in the product comes from somewhere: without a receipt nothing would be charged for it."""
    if total_fine_gold(case.data) <= 0:
        yield Hit(case.place("metals"))


@rule(
    "JG-ORG-02",
    clause="6.1",
    title=Text("来源有据", "Origin is proven"),
    message=Text(
        "“{measured}”声称为{kind}，但没有 {required} 类证据；请补证据，或改填“来源未证明的金”",
        "'{measured}' is claimed as {kind} without evidence of kind {required}; add it or declare it unproven",
    ),
)
def origin_proven(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A mined origin is shown by a chain of custody; an exchange bar proves fineness, not origin.

    Customer-owned and bonded gold have papers of their own, which show whose gold it is, not where it comes from.
    """
    for index, metal in enumerate(case.data.metals):
        if metal.kind not in _RECYCLED:
            yield from _unproven(case, index)


@rule(
    "JG-ORG-03",
    clause="6.1",
    title=Text("未证明来源的缺省值", "Default for unproven origin"),
    message=Text(
        "{measured} % 的金来源未证明，按缺省值计算",
        "{measured} % of the gold is of unproven origin and takes the default",
    ),
    obligation=Obligation.MAY,
    severity=Severity.MINOR,
)
def unproven_share(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """The share that falls back on the default is said on the certificate."""
    share = share_of(case.edition, case.data, MetalKind.UNPROVEN, MetalKind.CUSTOMER, MetalKind.BONDED)
    if share > 0:
        percent = case.edition.parameters["share_unit"]
        yield Hit(case.place("metals"), printed(share / percent.unit_fraction, 1), unit=percent.unit)


@rule(
    "JG-RCY-01",
    clause="6.2",
    title=Text("再生含量有据", "Recycled content is proven"),
    message=Text(
        "“{measured}”声称为{kind}，但没有 {required} 类证据；请补证据，或改填“来源未证明的金”",
        "'{measured}' is claimed as {kind} without evidence of kind {required}; add it or declare it unproven",
    ),
)
def recycled_proven(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Recycled gold carries evidence of the batch."""
    if not any(m.kind in _RECYCLED for m in case.data.metals):
        raise NotApplicable
    for index, metal in enumerate(case.data.metals):
        if metal.kind in _RECYCLED:
            yield from _unproven(case, index)


@rule(
    "JG-RCY-02",
    clause="6.2",
    title=Text("生产废料保留原金来源", "Manufacturing scrap keeps its origin"),
    message=Text(
        "“{measured}”是消费前再生金，应填原批次来源（矿产、手工采矿或未证明）",
        "'{measured}' is pre-consumer scrap: state the origin of its batch (mined, artisanal or unproven)",
    ),
)
def scrap_keeps_origin(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Only post-consumer scrap is free of burden; manufacturing scrap keeps the factor of its batch."""
    scrap = [(i, m) for i, m in enumerate(case.data.metals) if m.kind is MetalKind.PRE_CONSUMER]
    if not scrap:
        raise NotApplicable
    for index, metal in scrap:
        if metal.batch_origin is None:
            yield Hit(case.place("metals", index, "batch_origin"), metal.name)


@rule(
    "JG-RCY-04",
    clause="6.2",
    title=Text("废料批次来源有据", "Origin of a scrap batch is proven"),
    message=Text(
        "“{measured}”的原批次来源没有产销监管链证据；请补证据，或改填“未证明”",
        "the batch origin of '{measured}' has no chain of custody; add it or state it as unproven",
    ),
)
def batch_proven(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A proven batch origin of scrap rests on a chain of custody, as it does for gold bought directly."""
    claims = [(i, m) for i, m in enumerate(case.data.metals) if m.batch_origin not in (None, BatchOrigin.UNPROVEN)]
    if not claims:
        raise NotApplicable
    for index, metal in claims:
        if DocumentKind.CUSTODY not in kinds_of(case.data, metal.documents):
            yield Hit(case.place("metals", index, "documents"), metal.name)


@rule(
    "JG-RCY-03",
    clause="6.2",
    title=Text("自产废料不计再生", "Own scrap is not recycled content"),
    message=Text("自产废料被计作再生含量", "own production scrap is counted as recycled content"),
)
def own_scrap(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Remelting one's own scrap creates no recycled content."""
    if case.data.declarations.own_scrap_as_recycled:
        yield Hit(case.place("declarations", "own_scrap_as_recycled"))


@rule(
    "JG-RCY-05",
    clause="6.2",
    title=Text("再生金分配的敏感性", "Sensitivity to the allocation of recycling"),
    message=Text(
        "再生金按截断法（100/0）计为 {required} {unit}；按 50/50 法为 {measured} {unit}，按循环足迹公式为 {cff} {unit}",
        "recycled gold is cut off (100/0): {required} {unit}; by 50/50 it would be {measured} {unit}, by the circular "
        "footprint formula {cff} {unit}",
    ),
    obligation=Obligation.MAY,
    severity=Severity.MINOR,
)
def recycling_shown(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """One convention decides; what others would give is said, and no credit is ever taken."""
    label, half = case.numbers["per_fine_gold"], case.numbers.get("per_fine_gold_fifty_fifty")
    if half is not None and half.printed != label.printed:
        cff = case.numbers["per_fine_gold_cff"].printed
        yield Hit(case.place("metals"), half.printed, label.printed, label.unit, (("cff", cff),))


def _unproven(case: Case[GoldSubmission], index: int) -> Iterator[Hit]:
    metal = case.data.metals[index]
    accepted = _PROOF.get(metal.kind)
    if accepted and kinds_of(case.data, metal.documents).isdisjoint(accepted):
        names = Text("、".join(k.text.zh for k in accepted), " or ".join(k.text.en for k in accepted))
        yield Hit(
            case.place("metals", index, "documents"),
            metal.name,
            "|".join(k.value for k in accepted),
            values=(("kind", metal.kind.text), ("required", names)),
        )


RULES = (
    content_stated,
    gold_listed,
    origin_proven,
    unproven_share,
    recycled_proven,
    scrap_keeps_origin,
    batch_proven,
    own_scrap,
    recycling_shown,
)
