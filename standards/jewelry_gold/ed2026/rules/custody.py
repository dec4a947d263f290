"""Clause 6.6: chain of custody, by the band it may carry."""

from collections.abc import Iterator
from decimal import Decimal

from footprint.errors import Text
from footprint.model.verdict import Obligation, Severity
from footprint.rules.case import Case
from footprint.rules.rounding import shown
from footprint.rules.rule import Hit, NotApplicable, NotEvaluated, rule
from standards.jewelry_gold.ed2026.evidence import document_of
from standards.jewelry_gold.ed2026.goldflow import GOLD_KINDS, charged_gold
from standards.jewelry_gold.ed2026.lines import Metal
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.vocabulary import Custody, DocumentKind, MetalKind

_WITHOUT = frozenset({MetalKind.UNPROVEN, MetalKind.CUSTOMER, MetalKind.BONDED})
_STATEMENTS = frozenset({DocumentKind.CUSTODY, DocumentKind.TAKE_BACK, DocumentKind.REFINER})


@rule(
    "JG-COC-01",
    clause="6.6",
    title=Text("监管链模式已填", "Chain-of-custody model is stated"),
    message=Text("“{measured}”没有填产销监管链模式", "'{measured}' states no chain-of-custody model"),
)
def model_stated(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Gold of a stated origin says by which model it reached the site."""
    for index, metal in _proven(case):
        if metal.custody is None:
            yield Hit(case.place("metals", index, "custody"), metal.name)


@rule(
    "JG-COC-02",
    clause="6.6",
    title=Text("不接受账面声明", "No book and claim"),
    message=Text(
        "“{measured}”的来源只是账面声明，与实物分离，不能计入",
        "the origin of '{measured}' is book and claim, apart from the metal: it cannot count",
    ),
)
def no_book_and_claim(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A claim that travels apart from the metal says nothing of the metal."""
    for index, metal in _proven(case):
        if metal.custody is Custody.BOOK:
            yield Hit(case.place("metals", index, "custody"), metal.name)


@rule(
    "JG-COC-03",
    clause="6.6",
    title=Text("A 级须实物隔离", "Band A needs segregation"),
    message=Text(
        "“{measured}”不是实物隔离，A 级不得采用",
        "'{measured}' is not physically segregated: not for band {band}",
    ),
)
def segregated(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """The best band rests on gold that was kept apart; mass balance may carry the others."""
    _only_best(case)
    charged = charged_gold(case.edition, case.data)
    for index, metal in _proven(case):
        if charged[index] and metal.custody is Custody.MASS_BALANCE:
            yield Hit(case.place("metals", index, "custody"), metal.name, values=(("band", case.band),))


@rule(
    "JG-COC-04",
    clause="6.6",
    title=Text("A 级的批次证据", "Batch evidence of band A"),
    message=Text(
        "有批次证据的金占 {measured} {unit}，A 级要求不低于 {required} {unit}",
        "{measured} {unit} of the gold has batch evidence; band {band} asks for {required} {unit}",
    ),
)
def batch_share(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Nearly all gold of the best band is of proven origin."""
    _only_best(case)
    bound = case.edition.parameters["batch_share_a"]
    charged = charged_gold(case.edition, case.data)
    proven = sum((grams for i, grams in charged.items() if case.data.metals[i].kind not in _WITHOUT), Decimal(0))
    total = sum(charged.values())
    if not total:
        raise NotEvaluated(case.place("metals"))
    share = proven / total / bound.unit_fraction
    if share < bound.value:
        yield Hit(case.place("metals"), shown(share), bound.value, bound.unit, (("band", case.band),))


@rule(
    "JG-COC-05",
    clause="6.6",
    title=Text("质量平衡已说明", "Mass balance is said"),
    message=Text(
        "“{measured}”按质量平衡模式取得，来源不必是本件中的金",
        "'{measured}' was bought by mass balance: its origin need not be that of the gold in this piece",
    ),
    obligation=Obligation.MAY,
    severity=Severity.MINOR,
)
def mass_balance_said(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Mass balance is admitted below the best band and shown."""
    for index, metal in _proven(case):
        if metal.custody is Custody.MASS_BALANCE:
            yield Hit(case.place("metals", index, "custody"), metal.name)


@rule(
    "JG-COC-06",
    clause="6.6",
    title=Text("一处证据一种来源", "One piece of evidence, one origin"),
    message=Text(
        "“{measured}”与“{other}”来源不同，却引用同一处证据 {reference}；请分别注明各自的位置",
        "'{measured}' and '{other}' are of different origin, yet both cite {reference}; name the place of each",
    ),
)
def one_origin(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A statement about mined gold does not make other gold recycled; scrap goes by the origin of its batch."""
    kinds = {d.id: d.kind for d in case.data.documents}
    first: dict[str, Metal] = {}
    for index, metal in _proven(case):
        for reference in metal.documents:
            if kinds.get(document_of(reference)) not in _STATEMENTS:
                continue
            other = first.setdefault(reference, metal)
            if _origin(other) != _origin(metal):
                values = (("other", other.name), ("reference", reference))
                yield Hit(case.place("metals", index, "documents"), metal.name, values=values)


def _origin(metal: Metal) -> str:
    if metal.kind is MetalKind.TRADE_IN:
        return MetalKind.POST_CONSUMER.value
    return metal.batch_origin.value if metal.batch_origin else metal.kind.value


def _proven(case: Case[GoldSubmission]) -> list[tuple[int, Metal]]:
    gold = GOLD_KINDS - _WITHOUT
    found = [(i, m) for i, m in enumerate(case.data.metals) if m.kind in gold]
    if not found:
        raise NotApplicable
    return found


def _only_best(case: Case[GoldSubmission]) -> None:
    if case.band != case.edition.data.bands[0].name:
        raise NotApplicable


RULES = (model_stated, no_book_and_claim, segregated, batch_share, mass_balance_said, one_origin)
