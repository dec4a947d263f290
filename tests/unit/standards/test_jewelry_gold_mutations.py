"""One fault at a time: the rule meant for it reports it where it is, and no other rule refuses the submission."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest

from footprint.model.verdict import Finding, Severity
from footprint.rules.registry import load_edition
from tests.contract.test_standard_cases import changed
from tests.unit.standards.gold_submissions import EDITION, Data, alloyed, assess, everything, example, quantity


@dataclass(frozen=True)
class Fault:
    """A fault put into a conforming submission, and what is to report it."""

    rule: str
    place: str
    changes: dict[str, Any]
    base: str = "everything"
    implied: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    """What cannot but be reported with it: a piece below the scope's fineness is below its own name's too."""


@cache
def base(name: str) -> Data:
    if name == "everything":
        return everything()
    if name == "pendant":
        return changed(
            example("pendant_electroformed_false_balance"),
            {"metals.0.mass.value": "23823.14", "balance.received.value": "23813.61"},
        )
    return alloyed("k18", "751") if name == "alloyed" else example(name)


RING, NECKLACE = "ring_recycled", "necklace_18k_unproven"
GEC = {"certificate": "GEC-1", "amount": quantity(1, "MWh"), "technology": "solar", "generated_in": 2025}
SMALL = {"share": quantity("0.9", "%"), "reason": "用量极少"}
FOUR = [{"flow": flow} | SMALL for flow in ("office", "lubricants", "tools", "commuting")]
HALF = {"price_1": quantity(450, "CNY/g"), "price_2": quantity(560, "CNY/g"), "price_3": quantity(780, "CNY/g")}
GOLD_ALONE = [
    {"metal": "gold", "mass": quantity(30, "kg"), "for_product": quantity("1.2", "kg"), "documents": ["D18#1"]} | HALF
]

FAULTS = (
    # 4.1 to 4.3
    Fault(
        "JG-SCP-01",
        "parts.0.fineness",
        {
            "parts.0.fineness.value": 374.9,
            "parts.1.fineness.value": 374.9,
            "balance.product.value": 15745.8,
            "balance.closing.value": 1216.1,
            "balance.received.value": 15839.9,
            "metals.0.mass.value": 15841.48,
            "scrap.remelted.value": 6748,
            "metals.1.mass.value": 25000,
        },
        "k9",
        frozenset({("JG-NAM-02", "parts.0.fineness"), ("JG-NAM-02", "parts.1.fineness")}),
    ),
    Fault(
        "JG-SCP-02",
        "product.article",
        {"product.article": "bar", "product.name_zh": "足金金条", "product.name_en": "pure gold investment bar"},
    ),
    Fault(
        "JG-SCP-02",
        "product.article",
        {"product.article": "coin", "product.name_zh": "足金金币", "product.name_en": "pure gold coin"},
    ),
    Fault("JG-NAM-01", "product.name_zh", {"product.name_zh": "千足金戒指"}),
    Fault("JG-NAM-01", "product.name_zh", {"product.name_zh": "足金零碳戒指"}),
    Fault("JG-NAM-02", "parts.1.fineness", {"parts.1.fineness.value": 899}),
    Fault("JG-NAM-03", "product.name_en", {"product.name_en": "24K gold ring"}),
    Fault("JG-FAM-01", "family.0.technique", {"family.0.technique": "handmade"}),
    Fault("JG-FAM-01", "family.0.material", {"family.0.material": "k22"}),
    Fault("JG-FAM-02", "family.0.without_gold", {"family.0.without_gold.value": "0.2"}),
    Fault("JG-FAM-03", "family.0.own_manufacturing", {"family.0.own_manufacturing.value": "0.05"}),
    # 5.1
    Fault("JG-DOC-01", "documents", {"documents.0.kind": "other"}),
    Fault("JG-DOC-01", "documents", {"documents.1.kind": "other"}),
    Fault("JG-DOC-01", "documents", {"documents.12.kind": "other"}),
    Fault("JG-DOC-02", "activities.0.documents", {"activities.0.documents": ["D03#1", "D99#1"]}),
    Fault("JG-DOC-03", "parts.0.documents", {"parts.0.documents": ["D01#1"]}),
    Fault("JG-DOC-03", "metals.1.documents", {"metals.1.documents": []}),
    Fault("JG-DOC-03", "activities.8.documents", {"activities.8.documents": []}),
    Fault("JG-DOC-03", "balance.documents", {"balance.documents": ["D05#1"]}),
    Fault("JG-DOC-03", "site.documents", {"site.documents": []}),
    Fault("JG-DOC-03", "stones.0.documents", {"stones.0.documents": []}),
    Fault("JG-DOC-03", "coproducts.1.documents", {"coproducts.1.documents": []}),
    Fault("JG-DOC-04", "declarations.open_penalty", {"declarations.open_penalty": True}),
    Fault("JG-DOC-05", "documents.5.sha256", {"documents.4.sha256": "a" * 64, "documents.5.sha256": "a" * 64}),
    Fault("JG-DOC-06", "documents.4.issued_on", {"documents.4.issued_on": "2026-04-21"}),
    Fault("JG-DOC-07", "activities.0.documents", {"activities.0.documents": ["D03"]}),
    Fault("JG-DOC-12", "documents.3.issued_on", {"documents.3.issued_on": "2025-12-30"}, RING),
    Fault("JG-DOC-12", "documents.7.issued_on", {"documents.7.issued_on": "2024-12-31"}, RING),
    Fault("JG-DOC-08", "documents", {"documents.9.kind": "other"}),
    Fault("JG-DOC-09", "documents", {"documents.10.kind": "other"}),
    Fault("JG-DOC-10", "documents", {"documents.12.kind": "other"}, "pendant"),
    Fault("JG-DOC-11", "documents", {"documents.13.kind": "other"}),
    # 5.2 to 5.4
    Fault("JG-BND-01", "site.boundary", {"site.boundary": "gate_to_gate"}),
    Fault("JG-BND-01", "site.boundary", {"site.boundary": "cradle_to_grave"}),
    Fault("JG-BND-02", "activities", {"activities.9.amount.value": 0}),
    Fault("JG-BND-02", "activities", {"activities.10.amount.value": 0, "activities.11.amount.value": 0}, RING),
    Fault("JG-DCU-01", "site.product_output", {"site.site_output.value": "59.9", "monthly": []}, RING),
    Fault("JG-DCU-02", "parts.1.mass", {"parts.1.mass.value": "0.009"}),
    Fault("JG-CUT-01", "cutoffs.0.share", {"cutoffs.0.share.value": "1.2"}),
    Fault("JG-CUT-02", "cutoffs", {"cutoffs": FOUR}),
    Fault("JG-CUT-03", "cutoffs.0.flow", {"cutoffs.0.flow": "cyanide"}),
    Fault("JG-CUT-03", "cutoffs.0.flow", {"cutoffs.0.flow": "packaging"}),
    # 5.5
    Fault("JG-PRD-01", "site.period_to", {"site.period_to": "2025-11-30"}),
    Fault("JG-PRD-02", "site.period_to", {"application.applied_on": "2027-01-01"}, RING),
    Fault("JG-PRD-03", "activities.7.months", {"activities.7.months": 10}),
    Fault("JG-PRD-04", "activities.3.process", {"activities.3.process": "soda_ash_cn"}, RING),
    Fault("JG-MON-01", "monthly.3.month", {"monthly.3.month": "2025-03"}),
    Fault("JG-MON-02", "monthly", {"monthly.3.site_output.value": 90}),
    Fault("JG-MON-02", "monthly", {"activities.1.process": "lpg_combustion_cn", "activities.1.amount.unit": "kg"}),
    # 5.6 and 5.7
    Fault("JG-ELE-01", "activities.0.process", {"activities.0.process": "electricity_cn_2023"}, RING),
    Fault("JG-ELE-03", "green_power.0.certificate", {"green_power.0.documents": ["D09#1"]}),
    Fault("JG-ELE-03", "green_power.1.certificate", {"green_power": [GEC | {"documents": ["D17#1"]}] * 2}),
    Fault("JG-ELE-04", "activities.12.process", {"declarations.certificates_sold": True}),
    Fault("JG-ELE-04", "activities.12.process", {"activities.12.documents": ["D03#8"]}),
    Fault("JG-ELE-05", "green_power.0.generated_in", {"green_power.0.generated_in": 2023}),
    Fault("JG-PRI-01", "activities.0.basis", {"activities.0.basis": "ledger"}),
    Fault("JG-PRI-02", "activities.3.basis", {"activities.3.basis": "calculated"}),
    Fault("JG-PRI-03", "activities.7.basis", {"activities.7.basis": "calculated"}),
    # 6.1 and 6.2
    Fault("JG-ORG-01", "metals.3.fineness", {"metals.3.fineness": None}),
    Fault("JG-ORG-02", "metals.3.documents", {"metals.3.kind": "mined", "metals.3.custody": "segregated"}),
    Fault("JG-ORG-02", "metals.3.documents", {"metals.3.kind": "customer"}),
    Fault("JG-ORG-02", "metals.3.documents", {"metals.3.kind": "bonded"}),
    Fault("JG-RCY-01", "metals.2.documents", {"metals.2.documents": ["D08#1"]}),
    Fault("JG-RCY-01", "metals.0.documents", {"metals.0.kind": "trade_in", "metals.0.documents": ["D07#1", "D15#1"]}),
    Fault(
        "JG-RCY-02",
        "metals.3.batch_origin",
        {"metals.3.kind": "pre_consumer", "metals.3.custody": "segregated", "metals.3.documents": ["D07#1"]},
    ),
    Fault(
        "JG-RCY-04",
        "metals.3.documents",
        {
            "metals.3.kind": "pre_consumer",
            "metals.3.custody": "segregated",
            "metals.3.documents": ["D07#1"],
            "metals.3.batch_origin": "mined",
        },
    ),
    Fault("JG-RCY-03", "declarations.own_scrap_as_recycled", {"declarations.own_scrap_as_recycled": True}),
    # 6.3
    Fault("JG-BAL-01", "balance.product", {"balance.closing.value": 2400}),
    Fault("JG-BAL-02", "balance.measured_loss", {"balance.closing.value": 1600}),
    Fault("JG-BAL-03", "balance.measured_loss", {"balance.closing.value": 2200}),
    Fault("JG-BAL-04", "balance.received", {"metals.0.mass.value": 59300}),
    Fault("JG-BAL-04", "balance.opening", {"metals.2.mass.value": 2100}),
    Fault("JG-BAL-04", "balance.product", {"balance.product.value": 59900}),
    Fault("JG-BAL-05", "balance.weighing", {"balance.weighing.value": "0.6"}),
    Fault("JG-BAL-05", "balance.assay", {"balance.assay.value": "1.1"}),
    Fault("JG-BAL-06", "balance.measured_loss", {"balance.measured_loss.value": 0, "balance.closing.value": 2335}),
    Fault("JG-BAL-07", "balance.measured_loss", {"balance.measured_loss": None}),
    # 6.4
    Fault("JG-ALC-01", "metals", {"metals.1": None, "metals.2": None, "metals.3": None}, NECKLACE),
    Fault("JG-ALC-02", "metals", {"metals.1.mass.value": 4000}, NECKLACE),
    Fault("JG-ALC-03", "coproducts", {"coproducts": GOLD_ALONE}),
    Fault("JG-ALC-04", "coproducts.1.for_product", {"coproducts.1.for_product.value": 201}),
    Fault("JG-ALC-07", "activities.9.sharing", {"activities.9.sharing": "joint"}),
    Fault("JG-ALC-06", "coproducts.0.price_1", {"coproducts.0.price_1.value": 5}),
    # 6.5 and 7.3
    Fault("JG-RFN-01", "metals.0.documents", {"metals.0.documents": ["D06#1", "D07#1"]}),
    Fault(
        "JG-RFN-02",
        "metals.1.footprint",
        {
            "metals.1.footprint": quantity(20, "kg/kg"),
            "metals.1.footprint_gwp": "ar6",
            "metals.1.documents": ["D08#1", "D15#2"],
        },
    ),
    Fault("JG-RFN-03", "metals.0.footprint", {"metals.0.footprint.value": 14}),
    Fault("JG-RFN-04", "metals.0.documents", {"documents.14.issued_on": "2022-12-31"}),
    Fault(
        "JG-RFN-05",
        "metals.0.footprint",
        {"metals.0.footprint.unit": "kg/kg", "metals.0.footprint.value": "0.04"},
        implied=frozenset({("JG-RFN-03", "metals.0.footprint")}),
    ),
    Fault("JG-GWP-01", "metals.0.footprint_gwp", {"metals.0.footprint_gwp": "ar5"}),
    Fault("JG-GWP-01", "metals.0.footprint_gwp", {"metals.0.footprint_gwp": None}),
    # 6.6 to 6.8
    Fault("JG-COC-01", "metals.2.custody", {"metals.2.custody": None}),
    Fault("JG-COC-02", "metals.2.custody", {"metals.2.custody": "book"}),
    Fault("JG-COC-03", "metals.0.custody", {"metals.0.custody": "mass_balance"}),
    Fault(
        "JG-COC-04",
        "metals",
        {
            "metals.1.mass.value": 1230,
            "metals.0.mass.value": "58949.8",
            "previous": None,
            "application.purpose": "initial",
        },
    ),
    Fault(
        "JG-COC-06",
        "metals.1.documents",
        {"metals.1.kind": "post_consumer", "metals.1.documents": ["D06#第1页"]},
        "pendant",
    ),
    Fault("JG-COC-05", "metals.0.custody", {"metals.0.custody": "mass_balance"}, "pendant"),
    Fault("JG-STN-01", "product.set_with_stones", {"product.set_with_stones": False}),
    Fault("JG-STN-02", "stones.0.kind", {"stones.0.kind": "other"}),
    Fault("JG-RML-01", "scrap.remelted", {"scrap.remelted.value": 50000}),
    Fault("JG-RML-02", "scrap.refined_here", {"activities.2.amount.value": 0, "activities.3.amount.value": 0}, RING),
    Fault("JG-RML-03", "scrap.refined_outside", {"scrap.refined_outside.value": 500}),
    # 7.1 and 7.2
    Fault(
        "JG-DQR-01",
        "activities",
        {
            "activities.9.process": "cotton_pouch_cn",
            "activities.9.basis": "estimated",
            "activities.9.amount.value": 60000,
        },
        NECKLACE,
    ),
    Fault("JG-DQR-02", "activities", {"activities.11.basis": "estimated", "activities.11.amount.value": 900}, RING),
    Fault("JG-PLA-01", "activities", {"activities.0.amount.value": 12000, "monthly": []}, NECKLACE),
    Fault("JG-UNC-01", "balance.weighing", {"balance.weighing.value": 0}),
    Fault("JG-UNC-01", "balance.assay", {"balance.assay.value": 0}, NECKLACE),
    # 8.1 to 8.4
    Fault(
        "JG-BAN-01",
        "metals",
        {
            "activities.0.amount.value": 480000,
            "monthly": [],
            "metals.1.mass.value": 1170,
            "metals.0.mass.value": "59009.81",
        },
        RING,
    ),
    Fault(
        "JG-LBL-01",
        "activities",
        {f"activities.{n}.amount.value": "0.001" for n in range(8)} | {"monthly": []},
        NECKLACE,
        frozenset({("JG-PLA-01", "activities")}),
    ),
    Fault("JG-OFF-01", "declarations.offsets", {"declarations.offsets": True}),
    Fault("JG-CLM-01", "product.trademark", {"product.trademark": "零碳金坊"}),
    Fault("JG-CLM-01", "product.specification_en", {"product.specification_en": "certified band, gold content 999‰"}),
    Fault("JG-CLM-02", "adverts.0.text", {"adverts.0.text": "经权威认证"}),
    Fault("JG-CLM-03", "adverts.0.text", {"adverts.0.text": "比同类戒指更低"}),
    Fault("JG-VER-01", "application.assurance", {"application.assurance": "limited"}),
    Fault("JG-VER-02", "declarations.site_visit", {"declarations.site_visit": False}),
    # 9.1 and 9.2
    Fault("JG-VAL-01", "application.purpose", {"application.purpose": "initial"}),
    Fault("JG-VAL-01", "application.purpose", {"previous": None}),
    Fault(
        "JG-VAL-02", "previous.issued_on", {"previous.issued_on": "2023-01-01", "application.purpose": "reassessment"}
    ),
    Fault("JG-VAL-03", "application.applied_on", {"previous.issued_on": "2024-12-01"}),
    Fault("JG-VAL-04", "previous.per_fine_gold", {"previous.per_fine_gold.value": "0.95"}),
    Fault("JG-VAL-05", "previous.own_manufacturing", {"previous.own_manufacturing.value": "0.15"}),
    Fault("JG-VAL-06", "previous.technique", {"previous.technique": "stamping"}),
    Fault("JG-VAL-07", "previous.unproven_share", {"previous.unproven_share.value": 20}),
    Fault("JG-VAL-08", "previous.without_gold", {"previous.without_gold.value": "0.19"}),
)


def mutated(fault: Fault) -> Data:
    data = changed(alloyed("k9", "376") if fault.base == "k9" else base(fault.base), fault.changes)
    data["metals"] = [metal for metal in data["metals"] if metal is not None]
    return data


@cache
def findings_of_base(name: str) -> tuple[Finding, ...]:
    assessment = assess(alloyed("k9", "376") if name == "k9" else base(name))
    assert assessment.verdict.conforms, [(f.code, f.place) for f in assessment.verdict.findings]
    return assessment.verdict.findings


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f"{f.rule} {f.place} {FAULTS.index(f)}")
def test_exactly_the_expected_rule_reports_it_at_its_place(fault: Fault) -> None:
    before = {(f.code, f.place) for f in findings_of_base(fault.base)}
    found = [f for f in assess(mutated(fault)).verdict.findings if (f.code, f.place) not in before]
    expected = (fault.rule, fault.place)
    severity = next(r.severity for r in load_edition(EDITION).rules if r.code == fault.rule)

    assert expected in {(f.code, f.place) for f in found}
    refusing = {(f.code, f.place) for f in found if f.severity is Severity.BLOCKER}
    assert refusing - fault.implied == ({expected} if severity is Severity.BLOCKER else set())


def test_there_are_enough_of_them_and_every_clause_is_broken() -> None:
    rules = {r.code: r for r in load_edition(EDITION).rules}
    broken = {rules[f.rule].clause for f in FAULTS}
    questions = {r.clause for r in rules.values() if r.severity not in {Severity.BLOCKER, Severity.MINOR}}

    assert len(FAULTS) >= 60
    assert {r.clause for r in rules.values()} - broken <= questions
