"""Clause 4.3: a family is homogeneous, judged without the gold, which would hide every difference."""

from collections.abc import Iterator
from decimal import Decimal

from footprint.errors import Text
from footprint.model.base import Quantity
from footprint.rules.case import Case
from footprint.rules.rounding import shown
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.jewelry_gold.ed2026.special import Member
from standards.jewelry_gold.ed2026.submission import GoldSubmission


@rule(
    "JG-FAM-01",
    clause="4.3",
    title=Text("同材料同工艺", "Same alloy, same process"),
    message=Text(
        "系列成员“{member}”为“{measured}”，代表产品为“{required}”",
        "member '{member}' is '{measured}', the product that stands for it is '{required}'",
    ),
)
def alike(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """All members share material and forming technique."""
    product = case.data.product
    for index, member in enumerate(_family(case)):
        for field in ("material", "technique"):
            found, wanted = getattr(member, field), getattr(product, field)
            if found is not wanted:
                yield Hit(
                    case.place("family", index, field),
                    found.value,
                    wanted.value,
                    values=(("member", member.model), ("measured", found.text), ("required", wanted.text)),
                )


@rule(
    "JG-FAM-02",
    clause="4.3",
    title=Text("不含金料的碳足迹相近", "Footprints without gold are close"),
    message=Text(
        "系列成员“{member}”不含金料的碳足迹与代表产品相差 {measured} {unit}，超过 {required} {unit}",
        "the footprint without gold of member '{member}' differs by {measured} {unit}, more than {required} {unit}",
    ),
)
def close_without_gold(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Members lie within the tolerance on the footprint without the gold input."""
    yield from _apart(case, "without_gold")


@rule(
    "JG-FAM-03",
    clause="4.3",
    title=Text("本厂制造相近", "Own manufacturing is close"),
    message=Text(
        "系列成员“{member}”的本厂制造与代表产品相差 {measured} {unit}，超过 {required} {unit}",
        "own manufacturing of member '{member}' differs by {measured} {unit}, more than {required} {unit}",
    ),
)
def close_in_manufacturing(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Members lie within the tolerance on own manufacturing by itself."""
    yield from _apart(case, "own_manufacturing")


def _apart(case: Case[GoldSubmission], key: str) -> Iterator[Hit]:
    family = _family(case)
    ours = case.numbers[key].printed
    bound = case.edition.parameters["family_tolerance"]
    for index, member in enumerate(family):
        stated: Quantity = getattr(member, key)
        apart = abs(stated.to("kg/g") - ours) / ours / bound.unit_fraction if ours else Decimal("Infinity")
        if apart > bound.value:
            yield Hit(
                case.place("family", index, key), shown(apart), bound.value, bound.unit, (("member", member.model),)
            )


def _family(case: Case[GoldSubmission]) -> tuple[Member, ...]:
    if not case.data.family:
        raise NotApplicable
    return case.data.family


RULES = (alike, close_without_gold, close_in_manufacturing)
