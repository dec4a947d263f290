"""Clauses 6.5 and 7.3: a refinery's or mine's own footprint, and the warming potentials it uses."""

from collections.abc import Iterator
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from footprint.errors import Text
from footprint.model.verdict import Obligation, Severity
from footprint.rules.case import Case
from footprint.rules.rounding import printed, shown
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.jewelry_gold.ed2026.evidence import document_of, kinds_of
from standards.jewelry_gold.ed2026.goldflow import charged_gold
from standards.jewelry_gold.ed2026.lines import Metal
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.supply import floor_of, own_footprint
from standards.jewelry_gold.ed2026.vocabulary import DocumentKind, GwpSet


@rule(
    "JG-RFN-01",
    clause="6.5",
    title=Text("供应商碳足迹经核查", "A supplier's footprint is verified"),
    message=Text(
        "“{measured}”填了供应商碳足迹，但没有核查声明；请补证据，或留空用约定值",
        "'{measured}' states a supplier's footprint without a verification statement; add it, or leave the footprint "
        "blank for the conventional value",
    ),
)
def verified(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A footprint of a supplier replaces the conventional value only with a verification statement."""
    for index, metal in _stated(case):
        if DocumentKind.VERIFIED_FOOTPRINT not in kinds_of(case.data, metal.documents):
            yield Hit(case.place("metals", index, "documents"), metal.name)


@rule(
    "JG-RFN-02",
    clause="6.5",
    title=Text("可用自有碳足迹的金料", "Gold that may have a footprint of its own"),
    message=Text(
        "“{measured}”为{kind}，不接受供应商碳足迹：其值按约定",
        "'{measured}' is {kind}: no supplier's footprint is admitted, its value is conventional",
    ),
)
def admitted(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Unproven, customer-owned and artisanal gold and alloy metals keep their conventional values."""
    for index, metal in _stated(case):
        if metal.kind.value not in case.edition.data.tables["supplier_footprint"]:
            yield Hit(case.place("metals", index, "footprint"), metal.name, values=(("kind", metal.kind.text),))


@rule(
    "JG-RFN-03",
    clause="6.5",
    title=Text("自有碳足迹的上下限", "Limits of a supplier's footprint"),
    message=Text(
        "“{line}”的供应商碳足迹 {measured} {unit}，按 {required} 计入（下限至约定值之间）",
        "the supplier's footprint of '{line}', {measured} {unit}, counts as {required} (between floor and conventional "
        "value)",
    ),
    obligation=Obligation.MAY,
    severity=Severity.MINOR,
)
def limited(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """The reviewer sees where a stated footprint does not count as stated."""
    for index, metal in _stated(case):
        stated, counted = metal.footprint, own_footprint(case.edition, metal)
        if stated is None or counted == stated.to("kg/kg"):
            continue
        known = Text("约定值", "the conventional value")
        used = known if counted is None else Text.same(f"{shown(counted)} kg/kg")
        yield Hit(
            case.place("metals", index, "footprint"),
            stated.to("kg/kg"),
            None if counted is None else shown(counted),
            "kg/kg",
            (("line", metal.name), ("required", used)),
        )


@rule(
    "JG-RFN-04",
    clause="6.5",
    title=Text("供应商碳足迹的核查声明未过时", "The verification of a supplier's footprint is recent"),
    message=Text(
        "“{line}”的供应商碳足迹核查声明出具于 {measured}，应不早于 {required}；请更新，或留空用约定值",
        "the verification statement of the supplier's footprint of '{line}' is dated {measured}, it shall not be older "
        "than {required}; renew it, or leave the footprint blank for the conventional value",
    ),
)
def recent(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A study of long ago says nothing of gold received in this period."""
    years = int(case.parameter("supplier_statement_years"))
    earliest = case.data.site.period_from - relativedelta(years=years)
    for index, metal in _stated(case):
        cited = set(map(document_of, metal.documents))
        dates = [
            d.issued_on for d in case.data.documents if d.id in cited and d.kind is DocumentKind.VERIFIED_FOOTPRINT
        ]
        if dates and max(dates) < earliest:
            place = case.place("metals", index, "documents")
            yield Hit(place, max(dates).isoformat(), earliest.isoformat(), values=(("line", metal.name),))


@rule(
    "JG-RFN-05",
    clause="6.5",
    title=Text("自有碳足迹的单位可信", "Unit of a supplier's footprint is credible"),
    message=Text(
        "“{line}”的供应商碳足迹 {measured} {unit} 不足下限 {floor} {unit} 的 {share}：请核对单位（kg/kg 或 kg/g）",
        "the supplier's footprint of '{line}', {measured} {unit}, is far below the floor of {floor} {unit} (under "
        "{share} of it): check whether it is per kg or per g",
    ),
)
def credible(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A value a fraction of the lowest ever published is a wrong unit; the floor is no reward for it."""
    bound = case.edition.parameters["supplier_credible"]
    for index, metal in _stated(case):
        floor, stated = floor_of(case.edition, metal), metal.footprint
        if stated is None or floor is None:
            continue
        value, least = stated.to("kg/kg"), floor * bound.value * bound.unit_fraction
        if value < least:
            values = (("line", metal.name), ("floor", shown(floor)), ("share", f"{bound.value} {bound.unit}"))
            yield Hit(case.place("metals", index, "footprint"), value, shown(least), "kg/kg", values)


@rule(
    "JG-RFN-06",
    clause="6.5",
    title=Text("自有碳足迹已说明", "Use of suppliers' footprints is said"),
    message=Text(
        "{measured} {unit} 的金按供应商经核查的碳足迹计，不用约定值",
        "{measured} {unit} of the gold counts with a supplier's verified footprint in place of the conventional value",
    ),
    obligation=Obligation.MAY,
    severity=Severity.MINOR,
)
def said(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Whoever reads the result sees how much of it rests on statements of suppliers."""
    stated = _stated(case)
    charged = charged_gold(case.edition, case.data)
    total = sum(charged.values(), Decimal(0))
    own = sum((charged.get(i, Decimal(0)) for i, m in stated if own_footprint(case.edition, m) is not None), Decimal(0))
    if own:
        percent = case.edition.parameters["share_unit"]
        yield Hit(case.place("metals"), printed(own / total / percent.unit_fraction, 1), unit=percent.unit)


@rule(
    "JG-GWP-01",
    clause="7.3",
    title=Text("增温潜势一致", "One set of warming potentials"),
    message=Text(
        "“{line}”的供应商碳足迹用“{measured}”，应为“{required}”",
        "the supplier's footprint of '{line}' uses '{measured}', it shall use '{required}'",
    ),
)
def same_potentials(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """What is brought in ready-made uses the potentials of the rest: 100 years, AR6."""
    for index, metal in _stated(case):
        found = metal.footprint_gwp or GwpSet.UNKNOWN
        if found is not GwpSet.AR6:
            yield Hit(
                case.place("metals", index, "footprint_gwp"),
                found.value,
                GwpSet.AR6.value,
                values=(("line", metal.name), ("measured", found.text), ("required", GwpSet.AR6.text)),
            )


def _stated(case: Case[GoldSubmission]) -> list[tuple[int, Metal]]:
    found = [(i, m) for i, m in enumerate(case.data.metals) if m.footprint is not None]
    if not found:
        raise NotApplicable
    return found


RULES = (verified, admitted, limited, recent, credible, said, same_potentials)
