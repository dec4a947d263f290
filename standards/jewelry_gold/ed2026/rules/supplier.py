"""Clauses 6.5 and 7.3: a refinery's or mine's own footprint, and the warming potentials it uses."""

from collections.abc import Iterator

from footprint.errors import Text
from footprint.model.verdict import Obligation, Severity
from footprint.rules.case import Case
from footprint.rules.rounding import shown
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.jewelry_gold.ed2026.evidence import kinds_of
from standards.jewelry_gold.ed2026.lines import Metal
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.supply import own_footprint
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


RULES = (verified, admitted, limited, same_potentials)
