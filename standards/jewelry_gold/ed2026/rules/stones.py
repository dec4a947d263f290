"""Clause 6.7: stones are a line of their own, outside the band."""

from collections.abc import Iterator

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.jewelry_gold.ed2026.submission import GoldSubmission


@rule(
    "JG-STN-01",
    clause="6.7",
    title=Text("镶石填报一致", "Stones are listed"),
    message=Text(
        "产品表填“是否镶嵌：{answer}”，镶石表却有 {measured} 行",
        "the product sheet says set with stones: {answer}, yet the list of stones has {measured} rows",
    ),
)
def stones_listed(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A set piece lists its stones; an unset piece lists none."""
    is_set, listed = case.data.product.set_with_stones, len(case.data.stones)
    if is_set != bool(listed):
        answer = Text("是", "yes") if is_set else Text("否", "no")
        yield Hit(case.place("product", "set_with_stones"), str(listed), values=(("answer", answer),))


@rule(
    "JG-STN-02",
    clause="6.7",
    title=Text("镶石有背景数据", "Stones have background data"),
    message=Text(
        "“{measured}”（{kind}）没有可引用的背景数据，该件不能评价",
        "'{measured}' ({kind}) has no background data that could be cited: the piece cannot be evaluated",
    ),
)
def stones_known(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A stone without data would go out as nothing."""
    if not case.data.stones:
        raise NotApplicable
    for index, stone in enumerate(case.data.stones):
        if stone.kind.value not in case.edition.data.tables["stone_process"]:
            yield Hit(case.place("stones", index, "kind"), stone.name, values=(("kind", stone.kind.text),))


RULES = (stones_listed, stones_known)
