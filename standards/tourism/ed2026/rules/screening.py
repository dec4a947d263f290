"""Clause 5.6: statistics over the meters. Every finding is a question to the reviewer, never a verdict."""

from collections.abc import Iterator
from math import log

from footprint.errors import Text
from footprint.model.verdict import Obligation, Severity
from footprint.rules.case import Case
from footprint.rules.rounding import printed
from footprint.rules.rule import Hit, NotApplicable, rule
from footprint.screening.evidence import Evidence, Outcome
from footprint.screening.peers import against_peers
from footprint.screening.repeats import repeated_months
from footprint.screening.several import questions
from standards.tourism.ed2026.rules.meters import Months, meters_of
from standards.tourism.ed2026.submission import TourismSubmission
from standards.tourism.ed2026.vocabulary import Reading

_Test = tuple[str, int | None]
"""Meter, and the line in question; None where the test is of the meter's whole series."""


@rule(
    "TO-MTR-07",
    clause="5.6",
    title=Text("离群月份", "Months far from the others"),
    message=Text(
        "计量点“{meter}”{month} 为 {measured} {unit}，与其余月份相差悬殊（校正后概率 {p}）：是季节、设备还是抄表错误？",
        "meter '{meter}', {month}: {measured} {unit} is far from the other months (probability {p} after correction): "
        "season, equipment or a misread meter?",
    ),
    obligation=Obligation.MAY,
    severity=Severity.QUESTION,
)
def far_months(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """A month that could hardly be one of the year's."""
    for (name, index), (_, p) in _raised(case).items():
        if index is not None:
            line = case.data.meters[index]
            yield Hit(
                case.place("meters", index, "amount"),
                line.amount.value,
                unit=line.amount.unit,
                values=(("meter", name), ("month", line.month), ("p", _percent(case, p))),
            )


@rule(
    "TO-MTR-08",
    clause="5.6",
    title=Text("重复的读数", "Readings that repeat"),
    message=Text(
        "计量点“{meter}”的月度读数彼此相同得过多（校正后概率 {p}）：是抄表，还是照抄？",
        "the months of meter '{meter}' repeat one another more than readings do (probability {p} after correction): "
        "read, or copied?",
    ),
    obligation=Obligation.MAY,
    severity=Severity.QUESTION,
)
def repeated(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Consumption does not come to the same figure again and again."""
    meters = meters_of(case.data)
    for (name, index), (_, p) in _raised(case).items():
        if index is None:
            place = case.place("meters", meters[name][0][0], "amount")
            yield Hit(place, values=(("meter", name), ("p", _percent(case, p))))


def _raised(case: Case[TourismSubmission]) -> dict[_Test, tuple[Evidence, float]]:
    """Questions over all meters and tests together, at the level of the edition."""
    if not case.data.meters:
        raise NotApplicable
    outcomes: dict[_Test, Outcome] = {}
    for name, lines in meters_of(case.data).items():
        read = [(i, line) for i, line in lines if line.reading is Reading.READ and line.amount.value > 0]
        outcomes[name, None] = repeated_months([line.amount.value for _, line in read])
        for index, _ in read:
            outcomes[name, index] = _against_others(read, index)
    level = case.edition.parameters["screening_level"]
    return questions(outcomes, float(level.value * level.unit_fraction))


def _against_others(read: Months, index: int) -> Outcome:
    """One month against the meter's others, by logarithms: consumption spreads in proportion."""
    logs = {i: log(line.amount.to(read[0][1].amount.unit)) for i, line in read}
    return against_peers(logs[index], [value for i, value in logs.items() if i != index])


def _percent(case: Case[TourismSubmission], p: float) -> str:
    level = case.edition.parameters["screening_level"]
    return f"{printed(p / float(level.unit_fraction), 1)} {level.unit}"


RULES = (far_months, repeated)
