"""Clause 7.1: data quality."""

from collections.abc import Iterator
from decimal import Decimal

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rounding import shown
from footprint.rules.rule import Hit, NotApplicable, NotEvaluated, rule
from standards.tourism.ed2026.lines import lines_of
from standards.tourism.ed2026.scores import line_score
from standards.tourism.ed2026.submission import TourismSubmission


@rule(
    "TO-DQR-01",
    clause="7.1",
    title=Text("数据质量等级", "Data quality rating"),
    message=Text(
        "数据质量等级为 {measured}，应不超过 {required}",
        "the data quality rating is {measured}, it shall not exceed {required}",
    ),
)
def rating(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """The contribution-weighted rating stays within the limit."""
    yield from _above(case, "dqr_max")


@rule(
    "TO-DQR-02",
    clause="7.1",
    title=Text("高等级的数据质量", "Data quality for the upper bands"),
    message=Text(
        "{band} 级要求数据质量等级不超过 {required}，现为 {measured}",
        "band {band} asks for a data quality rating of {required} at most; it is {measured}",
    ),
)
def rating_of_upper_bands(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """The upper bands ask for better data."""
    if case.band not in case.edition.data.tables["upper_bands"]:
        raise NotApplicable
    yield from _above(case, "dqr_max_upper")


def _above(case: Case[TourismSubmission], parameter: str) -> Iterator[Hit]:
    measured, bound = _rating(case), case.parameter(parameter)
    if measured > bound:
        yield Hit(case.place("activities"), shown(measured), bound, values=(("band", case.band),))


def _rating(case: Case[TourismSubmission]) -> Decimal:
    """Mean of the lines' scores, weighted by what each contributes."""
    total = weighted = Decimal(0)
    for line in lines_of(case.data):
        part = Decimal(abs(case.result.tagged(line.tag)))
        total += part
        weighted += part * line_score(case.edition, line, case.background.processes[line.process].quality)
    if not total:
        raise NotEvaluated(case.place("activities"))
    return weighted / total


RULES = (rating, rating_of_upper_bands)
