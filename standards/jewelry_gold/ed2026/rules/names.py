"""Clause 4.2: names and fineness by GB 11887."""

from collections.abc import Iterator

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rule import Hit, rule
from standards.jewelry_gold.ed2026.submission import GoldSubmission


@rule(
    "JG-NAM-01",
    clause="4.2",
    title=Text("产品名称", "Product name"),
    message=Text(
        "产品名称“{measured}”应为“{required}”（纯度＋材料＋品种，别无其他）",
        "the product name is '{measured}', it shall be '{required}' (fineness, material, article, nothing else)",
    ),
)
def product_name(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """The Chinese name is material plus article and nothing else (GB 11887 amendment 1, 7.1)."""
    product = case.data.product
    required = product.material.text.zh + product.article.text.zh
    if product.name_zh != required:
        yield Hit(case.place("product", "name_zh"), product.name_zh, required)


@rule(
    "JG-NAM-02",
    clause="4.2",
    title=Text("部件纯度", "Fineness of every part"),
    message=Text(
        "部件“{part}”的金含量 {measured} {unit}，低于 {required} {unit}（无负公差）",
        "part '{part}' holds {measured} {unit} of gold, below {required} {unit} (no negative tolerance)",
    ),
)
def part_fineness(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Every part reaches the material's fineness; fittings of high-fineness gold have a bound of their own."""
    parameters = case.edition.parameters
    material = parameters[f"fineness_{case.data.product.material.value}"]
    fitting = parameters["fineness_fitting"]
    fitting_allowed = material.value >= parameters["fitting_base"].value
    for index, part in enumerate(case.data.parts):
        bound = fitting if part.fitting and fitting_allowed else material
        measured = part.fineness.to(bound.unit)
        if measured < bound.value:
            yield Hit(
                case.place("parts", index, "fineness"),
                measured,
                bound.value,
                bound.unit,
                (("part", part.name),),
            )


@rule(
    "JG-NAM-03",
    clause="4.2",
    title=Text("英文名称", "English name"),
    message=Text(
        "英文名称“{measured}”应为“{required}”（材料＋品种）",
        "the English name is '{measured}', it shall be '{required}' (material and article)",
    ),
)
def english_name(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """The English name says what the Chinese one says; capitals are free."""
    product = case.data.product
    required = f"{product.material.text.en} {product.article.text.en}"
    if product.name_en.casefold() != required.casefold():
        yield Hit(case.place("product", "name_en"), product.name_en, required)


RULES = (product_name, part_fineness, english_name)
