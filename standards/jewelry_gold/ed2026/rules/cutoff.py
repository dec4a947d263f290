"""Clause 5.4: cut-off, on the footprint without the gold input."""

from collections.abc import Iterator
from decimal import Decimal

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rule import Hit, rule
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.vocabulary import Omission

_NEVER = frozenset(
    {
        Omission.GOLD,
        Omission.LOSS,
        Omission.CYANIDE,
        Omission.AQUA_REGIA,
        Omission.INTERNAL_REFINING,
        Omission.PACKAGING,
    }
)


@rule(
    "JG-CUT-01",
    clause="5.4",
    title=Text("单项取舍", "Single cut-off"),
    message=Text(
        "舍去的“{flow}”占 {measured} {unit}，超过单项上限 {required} {unit}",
        "'{flow}' left out is {measured} {unit}, above {required} {unit} for one flow",
    ),
)
def single(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """No flow above the single limit is left out."""
    bound = case.edition.parameters["cutoff_single"]
    for index, line in enumerate(case.data.cutoffs):
        measured = line.share.to(bound.unit)
        if measured > bound.value:
            yield Hit(
                case.place("cutoffs", index, "share"),
                measured,
                bound.value,
                bound.unit,
                (("flow", line.flow.text),),
            )


@rule(
    "JG-CUT-02",
    clause="5.4",
    title=Text("取舍合计", "Sum of cut-offs"),
    message=Text(
        "舍去的流合计 {measured} {unit}，超过 {required} {unit}",
        "all that is left out is {measured} {unit}, above {required} {unit}",
    ),
)
def total(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """All that is left out stays within the total limit."""
    bound = case.edition.parameters["cutoff_total"]
    measured = sum((line.share.to(bound.unit) for line in case.data.cutoffs), Decimal(0))
    if measured > bound.value:
        yield Hit(case.place("cutoffs"), measured, bound.value, bound.unit)


@rule(
    "JG-CUT-03",
    clause="5.4",
    title=Text("不得舍去的流", "Flows never left out"),
    message=Text("“{flow}”任何情况下不得舍去", "'{flow}' may never be left out"),
)
def never(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Gold, its loss, cyanide, refining acids, internal refining and packaging stay in."""
    for index, line in enumerate(case.data.cutoffs):
        if line.flow in _NEVER:
            yield Hit(case.place("cutoffs", index, "flow"), line.flow.value, values=(("flow", line.flow.text),))


RULES = (single, total, never)
