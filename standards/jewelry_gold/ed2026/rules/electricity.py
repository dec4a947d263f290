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
        own = line.process in case.edition.data.tables["own_generation"]
        if known.category == "electricity" and line.process != required and not own:
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


@rule(
    "JG-ELE-04",
    clause="5.6",
    title=Text("自发自用电", "Own generation"),
    message=Text(
        "“{measured}”按自发自用电填报，但{reason}；应按电网电填报",
        "'{measured}' is reported as own generation, yet {reason}; report it as grid power",
    ),
)
def own_generation(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Power used where it is made keeps its own footprint, if recorded apart and its certificates are not sold."""
    own = case.edition.data.tables["own_generation"]
    lines = [(i, x) for i, x in enumerate(case.data.activities) if x.process in own]
    if not lines:
        raise NotApplicable
    sold = Text("其绿证已出售", "its certificates are sold")
    unrecorded = Text("没有自发自用电量记录", "no record of own generation is there")
    for index, line in lines:
        place = case.place("activities", index, "process")
        if case.data.declarations.certificates_sold:
            yield Hit(place, line.name, values=(("reason", sold),))
        elif DocumentKind.OWN_GENERATION not in kinds_of(case.data, line.documents):
            yield Hit(place, line.name, values=(("reason", unrecorded),))


@rule(
    "JG-ELE-05",
    clause="5.6",
    title=Text("绿证与数据期同年", "Certificates of the data period"),
    message=Text(
        "绿证“{certificate}”的电量发于 {measured} 年，不在数据期 {required} 内",
        "the power of certificate '{certificate}' was generated in {measured}, outside the data period of {required}",
    ),
)
def certificates_of_the_period(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A certificate speaks for power of the years the data cover."""
    if not case.data.green_power:
        raise NotApplicable
    first, last = case.data.site.period_from.year, case.data.site.period_to.year
    for index, claim in enumerate(case.data.green_power):
        if not first <= claim.generated_in <= last:
            yield Hit(
                case.place("green_power", index, "generated_in"),
                str(claim.generated_in),
                str(first) if first == last else f"{first}-{last}",
                values=(("certificate", claim.certificate),),
            )


RULES = (official_factor, factor_of_the_year, certificates_cancelled, own_generation, certificates_of_the_period)
