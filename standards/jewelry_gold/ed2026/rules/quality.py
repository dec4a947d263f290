"""Clause 7.1: data quality of what the applicant measures and chooses."""

from collections.abc import Iterator
from decimal import Decimal

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rounding import shown
from footprint.rules.rule import Hit, NotApplicable, NotEvaluated, rule
from standards.jewelry_gold.ed2026.planning import line_tag
from standards.jewelry_gold.ed2026.scores import line_score
from standards.jewelry_gold.ed2026.submission import GoldSubmission


@rule(
    "JG-DQR-01",
    clause="7.1",
    title=Text("数据质量等级", "Data quality rating"),
    message=Text(
        "自报数据的数据质量等级为 {measured}，应不超过 {required}",
        "the data quality rating of the applicant's data is {measured}, it shall not exceed {required}",
    ),
)
def rating(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """The contribution-weighted rating of the applicant's inputs stays within the limit."""
    yield from _above(case, "dqr_max")


@rule(
    "JG-DQR-02",
    clause="7.1",
    title=Text("高等级的数据质量", "Data quality for the upper bands"),
    message=Text(
        "{band} 级要求自报数据的数据质量等级不超过 {required}，现为 {measured}",
        "band {band} asks for a rating of the applicant's data of {required} at most; it is {measured}",
    ),
)
def rating_of_upper_bands(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """The upper bands ask for better data."""
    if case.band not in case.edition.data.tables["upper_bands"]:
        raise NotApplicable
    yield from _above(case, "dqr_max_upper")


def _above(case: Case[GoldSubmission], parameter: str) -> Iterator[Hit]:
    measured = _rating(case)
    bound = case.parameter(parameter)
    if measured > bound:
        yield Hit(case.place("activities"), shown(measured), bound, values=(("band", case.band),))


def _rating(case: Case[GoldSubmission]) -> Decimal:
    """Mean of the lines' scores, weighted by what each contributes; prescribed metals are disclosed, not gated."""
    total = weighted = Decimal(0)
    for index, line in enumerate(case.data.activities):
        tag = line_tag(index)
        part = Decimal(abs(case.result.tagged(tag)))
        process = case.background.processes[line.process]
        total += part
        weighted += part * line_score(case.edition, line, process.quality)
    if not total:
        raise NotEvaluated(case.place("activities"))
    return weighted / total


RULES = (rating, rating_of_upper_bands)
