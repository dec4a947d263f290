"""Clause 5.6: electricity."""

from collections.abc import Iterator

from footprint.errors import Text
from footprint.model.verdict import Obligation, Severity
from footprint.rules.case import Case
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.jewelry_gold.ed2026.evidence import kinds_of
from standards.jewelry_gold.ed2026.planning import data_year, electricity_process
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.vocabulary import DocumentKind


@rule(
    "JG-ELE-01",
    clause="5.6",
    title=Text("电力因子", "Electricity factor"),
    message=Text(
        "电力用了“{measured}”；数据年 {year} 应使用官方电力碳足迹因子“{required}”",
        "electricity uses '{measured}'; data year {year} calls for the official footprint factor '{required}'",
    ),
)
def official_factor(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Site electricity uses the official life-cycle footprint of the data year."""
    required = electricity_process(case.edition, case.data)
    for index, line in enumerate(case.data.activities):
        known = case.background.processes[line.process]
        if known.category == "electricity" and line.process != required:
            yield Hit(
                case.place("activities", index, "process"),
                line.process,
                required,
                values=(("year", data_year(case.data)),),
            )


@rule(
    "JG-ELE-02",
    clause="5.6",
    title=Text("当年因子已发布", "Factor of the year is published"),
    message=Text(
        "数据年 {measured} 尚无官方电力碳足迹因子，采用 {required} 年的",
        "no official electricity footprint for data year {measured} yet; that of {required} is used",
    ),
    obligation=Obligation.SHOULD,
    severity=Severity.MINOR,
)
def factor_of_the_year(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A factor of another year than the data's is said on the certificate."""
    year = str(data_year(case.data))
    official = case.edition.data.tables["electricity"]
    used = electricity_process(case.edition, case.data)
    if official.get(year) != used:
        yield Hit(
            case.place("site", "period_from"),
            year,
            next(y for y, process in official.items() if process == used),
        )


@rule(
    "JG-ELE-03",
    clause="5.6",
    title=Text("绿证核销", "Green certificates are cancelled"),
    message=Text("绿证“{measured}”没有核销凭证", "certificate '{measured}' has no proof of cancellation"),
)
def certificates_cancelled(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A claim of green power rests on a cancelled certificate, counted once."""
    claims = case.data.green_power
    if not claims:
        raise NotApplicable
    seen: set[str] = set()
    for index, claim in enumerate(claims):
        proven = DocumentKind.GREEN_POWER in kinds_of(case.data, claim.documents)
        if not proven or claim.certificate in seen:
            yield Hit(case.place("green_power", index, "certificate"), claim.certificate)
        seen.add(claim.certificate)


RULES = (official_factor, factor_of_the_year, certificates_cancelled)
