"""Clauses 8.1 to 8.3: what may be claimed."""

from collections.abc import Iterator

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rule import Hit, rule
from standards.jewelry_gold.ed2026.submission import GoldSubmission


@rule(
    "JG-OFF-01",
    clause="8.3",
    title=Text("碳抵消不计入", "Offsets never count"),
    message=Text("数值中扣减了碳抵消或碳信用", "offsets or credits are deducted somewhere in the numbers"),
)
def no_offsets(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Offsets, credits and carbon-neutral supply never lower the number."""
    if case.data.declarations.offsets:
        yield Hit(case.place("declarations", "offsets"))


@rule(
    "JG-LBL-01",
    clause="8.2",
    title=Text("本厂制造单列", "Own manufacturing shown apart"),
    message=Text(
        "本厂制造的结果为 {measured} {unit}，不大于 {required}：没有填报制造投入",
        "own manufacturing comes out at {measured} {unit}, not above {required}: no inputs of making are reported",
    ),
)
def own_manufacturing(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """The second number on the label exists and is positive."""
    number = case.numbers["own_manufacturing"]
    if number.value <= 0:
        yield Hit(case.place("activities"), number.value, "0", number.unit)


RULES = (no_offsets, own_manufacturing)
