"""Clause 5.7: what the site controls rests on primary data."""

from collections.abc import Iterator
from decimal import Decimal

from footprint.errors import Text
from footprint.model.verdict import Obligation, Severity
from footprint.rules.case import Case
from footprint.rules.rounding import shown
from footprint.rules.rule import Hit, rule
from standards.jewelry_gold.ed2026.numbers import without_gold
from standards.jewelry_gold.ed2026.planning import line_tag
from standards.jewelry_gold.ed2026.submission import GoldSubmission

_ENERGY = frozenset({"electricity", "fuels"})


@rule(
    "JG-PRI-01",
    clause="5.7",
    title=Text("能源为初级数据", "Energy is primary data"),
    message=Text(
        "“{line}”的数据来源为“{measured}”，能源须为计量或账单数据",
        "'{line}' is of basis '{measured}'; energy shall be metered or billed",
    ),
)
def energy_primary(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """All electricity and fuels of the site are metered or billed."""
    allowed = case.edition.data.tables["primary_energy"]
    for index, line in enumerate(case.data.activities):
        energy = case.background.processes[line.process].category in _ENERGY
        if energy and line.basis.value not in allowed:
            yield Hit(
                case.place("activities", index, "basis"),
                line.basis.value,
                values=(("line", line.name), ("measured", line.basis.text)),
            )


@rule(
    "JG-PRI-02",
    clause="5.7",
    title=Text("主要药剂为初级数据", "Main reagents are primary data"),
    message=Text(
        "“{line}”占不含金料碳足迹的 {measured} {unit}（超过 {required} {unit}），数据来源却为“{basis}”",
        "'{line}' makes {measured} {unit} of the footprint without gold (above {required} {unit}), yet its basis is "
        "'{basis}'",
    ),
)
def reagents_primary(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Reagents above the limit are metered, billed or in the stock ledger."""
    allowed = case.edition.data.tables["primary"]
    bound = case.edition.parameters["reagent_share"]
    total = Decimal(without_gold(case.result))
    for index, line in enumerate(case.data.activities):
        if case.background.processes[line.process].category != "chemicals" or line.basis.value in allowed:
            continue
        share = Decimal(case.result.tagged(line_tag(index))) / total / bound.unit_fraction if total else Decimal(0)
        if share > bound.value:
            yield Hit(
                case.place("activities", index, "basis"),
                shown(share),
                bound.value,
                bound.unit,
                (("line", line.name), ("basis", line.basis.text)),
            )


@rule(
    "JG-PRI-03",
    clause="5.7",
    title=Text("初级数据占比", "Share of primary data"),
    message=Text(
        "“{line}”不是初级数据（“{measured}”），已在初级数据占比中扣除",
        "'{line}' is not primary data ('{measured}') and lowers the share of primary data",
    ),
    obligation=Obligation.SHOULD,
    severity=Severity.MINOR,
)
def secondary_disclosed(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Inputs that are not primary data are named; their share is a disclosure, not a threshold."""
    allowed = case.edition.data.tables["primary"]
    for index, line in enumerate(case.data.activities):
        if line.basis.value not in allowed:
            yield Hit(
                case.place("activities", index, "basis"),
                line.basis.value,
                values=(("line", line.name), ("measured", line.basis.text)),
            )


RULES = (energy_primary, reagents_primary, secondary_disclosed)
