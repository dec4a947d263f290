"""Clause 5.6: meters, month by month."""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from footprint.errors import Text
from footprint.model.verdict import Obligation, Severity
from footprint.rules.case import Case
from footprint.rules.rounding import shown
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.tourism.ed2026.inputs import Meter
from standards.tourism.ed2026.months import months_of
from standards.tourism.ed2026.submission import TourismSubmission
from standards.tourism.ed2026.vocabulary import Item, Reading

Months = list[tuple[int, Meter]]
"""Index of the line and the line."""

_AUTOMATIC = (Item.ENERGY, Item.WATER)


def meters_of(data: TourismSubmission) -> Mapping[str, Months]:
    """Lines by meter, in the order filled in; one name over two supplies is two meters, told apart by process."""
    supplies: dict[str, set[str]] = {}
    for line in data.meters:
        supplies.setdefault(line.name, set()).add(line.process)
    found: dict[str, Months] = {}
    for index, line in enumerate(data.meters):
        name = line.name if len(supplies[line.name]) == 1 else f"{line.name} ({line.process})"
        found.setdefault(name, []).append((index, line))
    return found


@rule(
    "TO-MTR-01",
    clause="5.6",
    title=Text("逐月齐全", "Every month is there"),
    message=Text(
        "计量点“{meter}”：{months} 缺数、重复或在数据期外；缺数月份应按估计补齐并注明",
        "meter '{meter}': {months} missing, twice or outside the period; fill a gap by an estimate that says so",
    ),
)
def months_complete(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Each meter has each month of the period once: a gap left open would be a zero."""
    wanted = months_of(case.data.service.period_from, case.data.service.period_to)
    for name, lines in _any(case).items():
        found = Counter(line.month for _, line in lines)
        wrong = sorted({m for m in found if found[m] > 1 or m not in wanted} | (set(wanted) - set(found)))
        if wrong:
            yield Hit(
                case.place("meters", lines[0][0], "month"),
                " ".join(wrong),
                values=(("meter", name), ("months", Text("、".join(wrong), ", ".join(wrong)))),
            )


@rule(
    "TO-MTR-02",
    clause="5.6",
    title=Text("估计月份有限", "Few months are estimated"),
    message=Text(
        "计量点“{meter}”有 {measured} 个月为估计，多于 {required} 个月",
        "{measured} months of meter '{meter}' are estimated, more than {required}",
    ),
)
def few_estimates(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """A year mostly invented is no metered year."""
    allowed = case.parameter("estimated_months_max")
    for name, lines in _any(case).items():
        filled = [index for index, line in lines if line.reading is Reading.ESTIMATED]
        if len(filled) > allowed:
            place = case.place("meters", filled[0], "reading")
            yield Hit(place, str(len(filled)), allowed, values=(("meter", name),))


@rule(
    "TO-MTR-03",
    clause="5.6",
    title=Text("估计不低于最高实抄月", "An estimate is no lower than the highest reading"),
    message=Text(
        "计量点“{meter}”{month} 估计为 {measured} {unit}，低于实抄最高月 {required} {unit}：缺数不得减少排放",
        "meter '{meter}', {month}: the estimate of {measured} {unit} is below the highest month read, {required} "
        "{unit}; a gap shall not lower the footprint",
    ),
)
def estimates_high(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Losing a reading never pays."""
    for name, lines in _any(case).items():
        read = [line.amount for _, line in lines if line.reading is Reading.READ]
        for index, line in lines:
            unit = line.amount.unit
            highest = max((amount.to(unit) for amount in read), default=Decimal(0))
            if line.reading is Reading.ESTIMATED and (not read or line.amount.value < highest):
                yield Hit(
                    case.place("meters", index, "amount"),
                    line.amount.value,
                    shown(highest),
                    unit,
                    (("meter", name), ("month", line.month)),
                )


@rule(
    "TO-MTR-04",
    clause="5.6",
    title=Text("缺数如实列示", "Gaps are disclosed"),
    message=Text(
        "{measured} 个计量月为估计值，按不低于实抄最高月计入",
        "{measured} metered months are estimates, taken no lower than the highest month read",
    ),
    obligation=Obligation.MAY,
    severity=Severity.MINOR,
)
def gaps_disclosed(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """What was filled in is said on the certificate."""
    filled = [i for lines in _any(case).values() for i, line in lines if line.reading is Reading.ESTIMATED]
    if filled:
        yield Hit(case.place("meters", filled[0], "reading"), str(len(filled)))


@rule(
    "TO-MTR-05",
    clause="5.6",
    title=Text("景区自动计量", "A scenic area is metered"),
    message=Text(
        "景区的“{item}”应由逐月计量得出", "the {item} of a scenic area shall come from meters, month by month"
    ),
)
def scenic_metered(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Automatic accounting: power and water are read, and no part of them is summed up by hand beside a meter."""
    if case.data.scenic is None:
        raise NotApplicable
    metered = {line.item for line in case.data.meters}
    automatic = case.edition.data.tables["automatic"]
    for item in _AUTOMATIC:
        if item not in metered:
            yield Hit(case.place("meters"), required=item.value, values=(("item", item.text),))
    for index, line in enumerate(case.data.activities):
        if line.process in automatic:
            item = Item(automatic[line.process])
            place = case.place("activities", index, "process")
            yield Hit(place, required=item.value, values=(("item", item.text),))


@rule(
    "TO-MTR-06",
    clause="5.6",
    title=Text("不重复计入", "Nothing counts twice"),
    message=Text(
        "“{measured}”既在投入表又在月度计量表中，同一能源或用水只填一处",
        "'{measured}' stands among the inputs and the meters: one supply is entered in one place",
    ),
)
def counted_once(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """A supply that is metered by month is not entered by the year as well."""
    metered = {line.process for lines in _any(case).values() for _, line in lines}
    for index, line in enumerate(case.data.activities):
        if line.process in metered:
            yield Hit(case.place("activities", index, "process"), line.name)


def _any(case: Case[TourismSubmission]) -> Mapping[str, Months]:
    """All meters; a submission without any has nothing to judge here."""
    if not case.data.meters:
        raise NotApplicable
    return meters_of(case.data)


RULES = (months_complete, few_estimates, estimates_high, gaps_disclosed, scenic_metered, counted_once)
