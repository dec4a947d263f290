"""Clause 6.1: electricity."""

from collections.abc import Iterator
from decimal import Decimal

from footprint.errors import Text
from footprint.model.verdict import Obligation, Severity
from footprint.rules.case import Case
from footprint.rules.rounding import shown
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.tourism.ed2026.account import GreenPower
from standards.tourism.ed2026.lines import lines_of
from standards.tourism.ed2026.planning import data_year, electricity_process, uses_grid
from standards.tourism.ed2026.submission import TourismSubmission
from standards.tourism.ed2026.vocabulary import Basis, DocumentKind


@rule(
    "TO-ELE-01",
    clause="6.1",
    title=Text("电力因子", "Electricity factor"),
    message=Text(
        "电力用了“{measured}”；数据年 {year} 应使用官方电力碳足迹因子“{required}”",
        "electricity uses '{measured}'; data year {year} calls for the official footprint factor '{required}'",
    ),
)
def official_factor(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Grid power takes the official life-cycle footprint of the data year."""
    required = electricity_process(case.edition, case.data)
    grid = set(case.edition.data.tables["electricity"].values())
    for line in lines_of(case.data):
        if line.process in grid and line.process != required:
            place = case.place(line.sheet, line.index, "process")
            yield Hit(place, line.process, required, values=(("year", data_year(case.data)),))


@rule(
    "TO-ELE-02",
    clause="6.1",
    title=Text("当年因子已发布", "Factor of the year is published"),
    message=Text(
        "数据年 {measured} 尚无官方电力碳足迹因子，采用 {required} 年的",
        "no official electricity footprint for data year {measured} yet; that of {required} is used",
    ),
    obligation=Obligation.SHOULD,
    severity=Severity.MINOR,
)
def factor_of_the_year(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """A factor of another year than the data's is said on the certificate."""
    if not uses_grid(case.edition, case.data):
        raise NotApplicable
    year = str(data_year(case.data))
    official = case.edition.data.tables["electricity"]
    used = electricity_process(case.edition, case.data)
    if official.get(year) != used:
        yield Hit(
            case.place("service", "period_from"), year, next(y for y, process in official.items() if process == used)
        )


@rule(
    "TO-ELE-03",
    clause="6.1",
    title=Text("绿电不多于用电", "No more green power than power"),
    message=Text(
        "绿证电量 {measured} {unit}，多于用电 {required} {unit}",
        "certificates stand for {measured} {unit}, {required} {unit} were used",
    ),
)
def green_within_use(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Certificates beyond consumption are not the service's."""
    claimed = sum((g.amount.to("kWh") for g in _claims(case)), Decimal(0))
    grid = set(case.edition.data.tables["electricity"].values())
    used = sum((line.amount.to("kWh") for line in lines_of(case.data) if line.process in grid), Decimal(0))
    if claimed > used:
        yield Hit(case.place("green_power", 0, "amount"), shown(claimed), shown(used), "kWh")


@rule(
    "TO-ELE-04",
    clause="6.1",
    title=Text("绿电为数据年所发", "Green power of the data year"),
    message=Text(
        "绿证“{certificate}”为 {measured} 年所发，数据年为 {required}",
        "certificate '{certificate}' is of {measured}, the data year is {required}",
    ),
)
def green_of_the_year(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Power is matched with the year it was used in."""
    year = data_year(case.data)
    for index, claim in enumerate(_claims(case)):
        if claim.generated != year:
            place = case.place("green_power", index, "generated")
            yield Hit(place, str(claim.generated), str(year), values=(("certificate", claim.certificate),))


def _claims(case: Case[TourismSubmission]) -> tuple[GreenPower, ...]:
    if not case.data.green_power:
        raise NotApplicable
    return case.data.green_power


@rule(
    "TO-ELE-05",
    clause="6.1",
    title=Text("自发自用电有计量", "Own generation is metered"),
    message=Text(
        "“{measured}”填为场内光伏，应为实测并附计量系统导出，账单不能证明",
        "'{measured}' is stated as power from own panels: it shall be metered and carry a meter export",
    ),
)
def own_generation_metered(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Power from the grid must not pass for that of one's own panels, which nobody bills."""
    own = case.edition.data.tables["own_generation"]
    lines = [line for line in lines_of(case.data) if line.process in own and line.amount.value > 0]
    if not lines:
        raise NotApplicable
    kinds = {d.id: d.kind for d in case.data.documents}
    for line in lines:
        proven = any(kinds.get(r) is DocumentKind.METER_EXPORT for r in line.documents)
        if line.basis is not Basis.METERED or not proven:
            yield Hit(case.place(line.sheet, line.index, "process"), line.name, DocumentKind.METER_EXPORT.value)


RULES = (official_factor, factor_of_the_year, green_within_use, green_of_the_year, own_generation_metered)
