"""Clause 4.1: what may be evaluated."""

from collections.abc import Iterator

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rounding import shown
from footprint.rules.rule import Hit, rule
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.vocabulary import Article

_NOT_JEWELLERY = frozenset({Article.BAR, Article.COIN})


@rule(
    "JG-SCP-01",
    clause="4.1",
    title=Text("金的质量分数", "Gold mass fraction"),
    message=Text(
        "饰品的金含量 {measured} {unit}，低于 {required} {unit}，不在适用范围内",
        "the piece holds {measured} {unit} of gold, below {required} {unit}: out of scope",
    ),
)
def gold_fraction(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """The piece holds at least the gold the scope asks for."""
    required = case.edition.parameters["min_gold_fraction"]
    measured = case.data.fineness / required.unit_fraction
    if measured < required.value:
        yield Hit(case.place("parts", 0, "fineness"), shown(measured), required.value, required.unit)


@rule(
    "JG-SCP-02",
    clause="4.1",
    title=Text("成品饰品", "Finished jewellery"),
    message=Text("{measured} 不是饰品，不适用本标准", "{measured} is not jewellery: this standard does not apply"),
)
def finished_jewellery(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Bars and coins are not jewellery."""
    article = case.data.product.article
    if article in _NOT_JEWELLERY:
        yield Hit(case.place("product", "article"), article.value)


RULES = (gold_fraction, finished_jewellery)
