"""Clause 10.1: statistical screening. Every finding is a question to the reviewer, never a verdict."""

from collections.abc import Iterator
from decimal import Decimal

from footprint.errors import Text
from footprint.model.verdict import Obligation, Severity
from footprint.rules.case import Case
from footprint.rules.rounding import shown
from footprint.rules.rule import Hit, NotApplicable, NotEvaluated, rule
from footprint.screening.evidence import Evidence, TooFew
from footprint.screening.previous import relative_change
from footprint.screening.sums import sum_gap
from standards.jewelry_gold.ed2026.plausibility import MONTHLY, Asked, brief, listed, monthly, readings, tests
from standards.jewelry_gold.ed2026.sharing import product_share
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.vocabulary import Sharing

_COLUMNS = {
    "electricity": Text("用电", "electricity"),
    "gas": Text("天然气", "natural gas"),
    "site_output": Text("全厂产量", "output of the site"),
}
_ODDS = Text(
    "概率为 {p}（{tests} 项检验合并校正后 {adjusted}）",
    "probability {p} ({adjusted} after correction for {tests} tests)",
)


@rule(
    "JG-SCR-07",
    clause="10.1",
    title=Text("末尾的零", "Trailing zeros"),
    message=Text(
        "{n} 个计量或称量值末尾共有 {measured} 个零（如 {examples}）；如实抄表出现这么多零的{odds}。"
        "这些是抄表数，还是取整或估计数？",
        "{n} metered or weighed values end in {measured} zeros in all (such as {examples}); honest readings give as "
        "many with {odds}. Are these readings, or rounded or estimated?",
    ),
    obligation=Obligation.MAY,
    severity=Severity.QUESTION,
)
def trailing_zeros(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Metered values do not end in more zeros than chance gives."""
    cells = [(value, place) for s in readings(case) for value, place in zip(s.values, s.places, strict=True)]
    for asked, evidence in _raised(case, "round", "monthly"):
        worst = [cells[i] for i in evidence.where] or cells
        examples = listed(value for value, _ in worst)
        yield _hit(worst[0][1], asked, evidence, brief(evidence.statistic), examples=examples)


@rule(
    "JG-SCR-08",
    clause="10.1",
    title=Text("末位数字", "Last digits"),
    message=Text(
        "{n} 个月度值的末位数字不均匀（{digit} 最多，卡方 {measured}）；如实读数如此的{odds}。"
        "电表倍率可以造成，编造也可以：请核对抄表记录",
        "the last digits of {n} monthly values are uneven ({digit} most often, chi-square {measured}); honest readings "
        "are so with {odds}. A meter's multiplier can do it, so can invention: compare with the meter readings",
    ),
    obligation=Obligation.MAY,
    severity=Severity.QUESTION,
)
def even_digits(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Last digits of readings are uniform."""
    for asked, evidence in _raised(case, "digits", "monthly"):
        yield _hit(case.place("monthly"), asked, evidence, brief(evidence.statistic), digit=evidence.where[0])


@rule(
    "JG-SCR-09",
    clause="10.1",
    title=Text("各行数值相同", "Lines that are the same"),
    message=Text(
        "不同投入的数量同为 {measured}（{places}）；独立计量的值这样重合，最大的{odds}。是同一计量，还是复制？",
        "different inputs have the same amount, {measured} ({places}); values measured apart agree so at most with "
        "{odds}. One measurement, or a copy?",
    ),
    obligation=Obligation.MAY,
    severity=Severity.QUESTION,
)
def lines_differ(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Amounts of different inputs are not the same to many digits."""
    for asked, evidence in _raised(case, "lines", "activities"):
        places = [case.place("activities", i, "amount") for i in evidence.where]
        amount = case.data.activities[evidence.where[0]].amount.value
        documents = tuple(d for i in evidence.where for d in case.data.activities[i].documents)
        yield _hit(places[0], asked, evidence, format(amount, "f"), documents, places=", ".join(places))


@rule(
    "JG-SCR-10",
    clause="10.1",
    title=Text("各月数值相同", "Months that are the same"),
    message=Text(
        "{n} 个月的“{what}”有 {measured} 个重复值（{examples}）；按其波动，如实读数重复这么多的{odds}。请核对各月单据",
        "{measured} of {n} months of '{what}' repeat another ({examples}); given their scatter, honest readings repeat "
        "so often with {odds}. Compare with each month's bill",
    ),
    obligation=Obligation.MAY,
    severity=Severity.QUESTION,
)
def months_differ(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A series does not repeat its own values more often than its scatter allows."""
    if not case.data.monthly:
        raise NotEvaluated(case.place("monthly"))
    for column in MONTHLY:
        series = monthly(case, column)
        for asked, evidence in _raised(case, f"months.{column}", None):
            examples = listed(sorted({series.values[i] for i in evidence.where}))
            yield _hit(
                series.places[evidence.where[0]],
                asked,
                evidence,
                brief(evidence.statistic),
                _bills(case, [series.rows[i] for i in evidence.where]),
                what=_COLUMNS[column],
                examples=examples,
            )


@rule(
    "JG-SCR-11",
    clause="10.1",
    title=Text("用电随产量变化", "Bills follow output"),
    message=Text(
        "{n} 个月的用电不随全厂产量变化：产量变 1 %，用电变 {measured} %；若至少应变 {least} %，出现这种数据的{odds}。"
        "这些电费单是否属于该厂？产量是否属实？",
        "over {n} months electricity does not follow the site's output: 1 % more output goes with {measured} % more "
        "electricity; were it {least} % at least, such data would have {odds}. Are these the factory's bills, and is "
        "this its output?",
    ),
    obligation=Obligation.MAY,
    severity=Severity.QUESTION,
)
def bills_follow(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """The data do not exclude that electricity moves with output."""
    least = case.parameter("screening_elasticity")
    for asked, evidence in _raised(case, "follow", "monthly"):
        yield _hit(case.place("monthly"), asked, evidence, brief(evidence.statistic), least=least)


@rule(
    "JG-SCR-12",
    clause="10.1",
    title=Text("单耗过于恒定", "Ratio too steady"),
    message=Text(
        "{n} 个月的每千克用电几乎不变（相对标准差 {measured}）；若至少应有 {least}，出现这种数据的{odds}。"
        "用电是抄表得来，还是由产量乘系数得来？",
        "electricity per kilogram hardly changes over {n} months (relative standard deviation {measured}); were it "
        "{least} at least, such data would have {odds}. Was electricity read from a meter, or is it output times a "
        "factor?",
    ),
    obligation=Obligation.MAY,
    severity=Severity.QUESTION,
)
def ratio_scatters(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Electricity is not output times a constant."""
    least = case.parameter("screening_ratio_scatter")
    for asked, evidence in _raised(case, "steady", "monthly"):
        yield _hit(case.place("monthly"), asked, evidence, brief(evidence.statistic), least=least)


@rule(
    "JG-SCR-13",
    clause="10.1",
    title=Text("全年数为各月之和", "The year is the sum of its bills"),
    message=Text(
        "各月用电合计 {measured} {unit}，全年填报 {required} {unit}，差 {gap}，取整不能解释。全年数从何而来？",
        "the months' electricity adds up to {measured} {unit}, the year is reported as {required} {unit}; rounding "
        "does not explain the difference of {gap}. Where does the annual figure come from?",
    ),
    obligation=Obligation.MAY,
    severity=Severity.QUESTION,
)
def year_is_sum(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """The annual electricity of the site equals its months to the last digit, but for rounding."""
    processes = case.edition.data.tables["meters"]["electricity"].split()
    lines = [
        (index, line.amount)
        for index, line in enumerate(case.data.activities)
        if line.process in processes and line.sharing is Sharing.SITE
    ]
    if not lines or not case.data.monthly:
        raise NotEvaluated(case.place("monthly"))
    index, first = lines[0]
    months = [m.electricity.to(first.unit) for m in case.data.monthly]
    annual = sum((amount.to(first.unit) for _, amount in lines[1:]), first.value)
    gap = sum_gap(months, annual)
    if gap is not None:
        values = (("gap", format(gap, "f")),)
        yield Hit(case.place("activities", index, "amount"), sum(months, Decimal(0)), annual, first.unit, values)


@rule(
    "JG-SCR-14",
    clause="10.1",
    title=Text("与上一证书相差甚远", "Far from the previous certificate"),
    message=Text(
        "“{what}”为 {measured} {unit}，上一证书为 {before} {unit}，变化 {change} %，超过 {required} %。是什么变了？",
        "'{what}' is {measured} {unit}, on the previous certificate {before} {unit}: a change of {change} %, more than "
        "{required} %. What has changed?",
    ),
    obligation=Obligation.MAY,
    severity=Severity.QUESTION,
)
def near_previous(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A large change against the certificate held before is asked about, in either direction."""
    previous = case.data.previous
    if previous is None:
        raise NotApplicable
    limit = case.edition.parameters["screening_change"]
    labels = {spec.key: spec.label for spec in case.edition.data.numbers}
    for key in ("per_fine_gold", "own_manufacturing", "without_gold"):
        before, now = getattr(previous, key), case.numbers[key]
        change = relative_change(float(now.value), float(before.to("kg/g")))
        if change is not None and abs(change) > limit.value * limit.unit_fraction:
            values = (("what", labels[key]), ("before", before.value), ("change", _per_cent(case, change)))
            yield Hit(case.place("previous", key), now.printed, limit.value, now.unit, values)


@rule(
    "JG-SCR-15",
    clause="10.1",
    title=Text("本产品与全厂的单耗", "Product and site per kilogram"),
    message=Text(
        "用电只按本产品填报，每千克 {measured} {unit}；按月度数据全厂为 {required} {unit}。本产品的电如何单独计量？"
        "公用部分是否计入？",
        "electricity is reported for this product alone, {measured} {unit}; by the months the site takes {required} "
        "{unit}. How is this product metered apart, and is its part of what is shared counted?",
    ),
    obligation=Obligation.MAY,
    severity=Severity.QUESTION,
)
def product_like_site(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A product said to take less than the site's mean, where nothing of the site's power is in the inputs."""
    processes = case.edition.data.tables["meters"]["electricity"].split()
    lines = [(i, x) for i, x in enumerate(case.data.activities) if x.process in processes]
    made = sum((m.site_output.to("kg") for m in case.data.monthly), Decimal(0))
    if not lines or not made or any(x.sharing is Sharing.SITE for _, x in lines):
        raise NotApplicable
    site = sum((m.electricity.to("kWh") for m in case.data.monthly), Decimal(0)) / made
    used = sum((x.amount.to("kWh") * product_share(case.data, x) for _, x in lines), Decimal(0))
    ours = used / case.data.site.product_output.to("kg")
    if ours < site:
        yield Hit(case.place("activities", lines[0][0], "amount"), shown(ours), shown(site), "kWh/kg")


def _raised(case: Case[GoldSubmission], test: str, place: str | None) -> Iterator[tuple[Asked, Evidence]]:
    """The question a test raises, if any; with too few values the rule is not evaluated, or silent without a place."""
    asked = tests(case)[test]
    if isinstance(asked.outcome, TooFew):
        if place is not None:
            raise NotEvaluated(case.place(place))
    elif asked.adjusted is not None:
        yield asked, asked.outcome


def _hit(
    place: str, asked: Asked, evidence: Evidence, measured: str, documents: tuple[str, ...] = (), **values: object
) -> Hit:
    assert asked.adjusted is not None
    odds = _ODDS.format(p=brief(evidence.p), tests=asked.tests, adjusted=brief(asked.adjusted))
    found = {"n": evidence.n, "odds": odds, **values}
    return Hit(place, measured, values=tuple(found.items()), evidence=documents)


def _bills(case: Case[GoldSubmission], months: list[int]) -> tuple[str, ...]:
    return tuple(document for i in months for document in case.data.monthly[i].documents)


def _per_cent(case: Case[GoldSubmission], fraction: float) -> str:
    return brief(fraction / float(case.edition.parameters["screening_change"].unit_fraction))


RULES = (
    trailing_zeros,
    even_digits,
    lines_differ,
    months_differ,
    bills_follow,
    ratio_scatters,
    year_is_sum,
    near_previous,
    product_like_site,
)
