"""Compares two products under one edition, draw by draw.

Factors that the edition prescribes are the same in both products in every draw, and what they share cancels; what the
two applicants measure varies independently. Products are called different only at the edition's level.
"""

from decimal import Decimal
from typing import Literal

import numpy as np

from footprint.errors import InputError, Problem, Text
from footprint.model.comparison import Compared, Comparison
from footprint.pipeline.assess import Assessment
from footprint.pipeline.uncertainty import Progress, propagate, summary
from footprint.rules.decision import fraction

_ONE_EDITION = Text("同一标准版次的两份申报", "two submissions under one edition of a standard")
_SAME_EDITION = Text("按同一版次填报后再比较", "fill in both under one edition")
_UNIT = Text("声明单位 {unit}", "the declared unit {unit}")
_SAME_UNIT = Text("只比较声明单位相同的产品", "compare products of one declared unit only")
_NO_LEVEL = Text("未规定比较的概率", "no probability for comparisons")
_LEVEL = Text("decision.comparison 所指的参数", "a parameter named by decision.comparison")
_NOT_COMPARED = Text("该版次不支持产品比较", "products are not compared under this edition")


def compare(
    first: Assessment, second: Assessment, draws: int, seed: int = 0, progress: Progress | None = None
) -> Comparison:
    """Whether the headline of one product is below that of the other.

    Parameters
    ----------
    first, second
        Assessments under one edition, on one inventory.
    draws, seed
        Monte Carlo draws of each, and which.
    progress
        Told how many draws of one product are done, of how many.

    Raises
    ------
    InputError
        If the two are not comparable, the edition says nothing on comparisons, or the run is too short or too long.
    EngineError
        If a draw cannot be solved.
    """
    level = fraction(first.edition, first.edition.data.decision.comparison)
    problems = _obstacles(first, second, level)
    if problems or level is None:
        raise InputError(problems)
    runs = [propagate(assessment, draws, seed, progress=progress) for assessment in (first, second)]
    key = runs[0].uncertainty.headline
    one, two = (run.joint[key] for run in runs)
    below, above = float(np.mean(one < two)), float(np.mean(one > two))
    return Comparison(
        standard=first.edition.id,
        number=key,
        unit=first.case.numbers[key].unit,
        first=_compared(first, key),
        second=_compared(second, key),
        draws=draws,
        seed=seed,
        first_lower=below,
        second_lower=above,
        difference=summary(one - two),
        confidence=level,
        verdict=_verdict(below, above, level),
    )


def _verdict(
    below: float, above: float, level: Decimal
) -> Literal["first_lower", "second_lower", "not_distinguishable"]:
    if below >= level:
        return "first_lower"
    return "second_lower" if above >= level else "not_distinguishable"


def _compared(assessment: Assessment, key: str) -> Compared:
    return Compared(
        source=assessment.submission.source,
        digest=assessment.submission.digest,
        value=assessment.case.numbers[key].printed,
        band=assessment.case.band,
        outcome=assessment.verdict.outcome,
    )


def _obstacles(first: Assessment, second: Assessment, level: Decimal | None) -> list[Problem]:
    if first.edition.id != second.edition.id:
        found = Text.same(f"{first.edition.id}, {second.edition.id}")
        return [_problem("edition", second, found, _ONE_EDITION, _SAME_EDITION)]
    problems = []
    one, two = (assessment.case.plans["label"].declared_unit for assessment in (first, second))
    if one != two:
        problems.append(
            _problem(
                "unit",
                second,
                _UNIT.format(unit=f"{two.value} {two.unit}"),
                _UNIT.format(unit=f"{one.value} {one.unit}"),
                _SAME_UNIT,
            )
        )
    if level is None:
        problems.append(_problem("level", first, _NO_LEVEL, _LEVEL, _NOT_COMPARED))
    return problems


def _problem(code: str, assessment: Assessment, found: Text, expected: Text, todo: Text) -> Problem:
    place = assessment.edition.id if code == "level" else assessment.submission.source
    return Problem(f"compare.{code}", place, found, expected, todo)
