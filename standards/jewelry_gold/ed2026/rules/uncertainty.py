"""Clauses 7.2 and 8.1: uncertainty of what the applicant measures, and how near the bound of the band is."""

from collections.abc import Iterator

from footprint.errors import Text
from footprint.model.verdict import Obligation, Severity
from footprint.rules.case import Case
from footprint.rules.rounding import shown
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.jewelry_gold.ed2026.spread import expanded_uncertainty
from standards.jewelry_gold.ed2026.submission import GoldSubmission


@rule(
    "JG-UNC-01",
    clause="7.2",
    title=Text("不确定度不为零", "Uncertainty is not zero"),
    message=Text(
        "{what}的扩展不确定度填为 {measured}：没有不带不确定度的称量或检测",
        "the expanded uncertainty of {what} is stated as {measured}: no weighing and no assay is without one",
    ),
)
def uncertainty_stated(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Weighing and assay each carry an uncertainty."""
    for field, what in (("weighing", Text("称量", "weighing")), ("assay", Text("检测", "assay"))):
        stated = getattr(case.data.balance, field)
        if not stated.value:
            yield Hit(case.place("balance", field), stated.value, unit=stated.unit, values=(("what", what),))


@rule(
    "JG-BAN-01",
    clause="8.1",
    title=Text("与等级上限的距离", "Distance to the bound"),
    message=Text(
        "数值距 {band} 级上限 {measured} {unit}，小于申报数据的扩展不确定度 {required} {unit}：与下一级不能区分",
        "the value is {measured} {unit} below the bound of band {band}, within the expanded uncertainty of the "
        "applicant's data, {required} {unit}: not to be told from the next band",
    ),
    obligation=Obligation.MAY,
    severity=Severity.MINOR,
)
def distinguishable(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """The central value decides; where the applicant's own uncertainty reaches the bound, that is said."""
    band = next(b for b in case.edition.data.bands if b.name == case.band)
    if band.max is None:
        raise NotApplicable
    number = case.numbers["per_fine_gold"]
    distance = case.parameter(band.max) - number.printed
    uncertainty = expanded_uncertainty(case.edition, case.data, case.result)
    if distance < uncertainty:
        yield Hit(case.place("metals"), distance, shown(uncertainty), number.unit, (("band", case.band),))


RULES = (uncertainty_stated, distinguishable)
