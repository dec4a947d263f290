"""What Pydantic finds is said with file and line, in both languages."""

import functools
import operator
from typing import Annotated, Literal

import pytest
from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from footprint.errors import Problem
from footprint.model.cited import Cited, Source
from footprint.strict_yaml import reader as strict_yaml
from footprint.strict_yaml.faults import problems_of


class Everything(Source):
    """A source with a field of each further type."""

    flag: bool = True
    items: tuple[int, ...] = Field(default=(), max_length=2)
    choice: Literal["a", "b"] = "a"
    number: Annotated[int, Field(gt=0, lt=10)] = 1
    table: dict[str, int] = Field(default_factory=dict)


SOUND = """\
id: a
title: {zh: 甲, en: A}
publisher: P
year: 2024
licence: L
access: full
"""


def faults(model: object, text: str, under: tuple[object, ...] = ()) -> list[Problem]:
    document = strict_yaml.loads(text.encode(), "f.yaml")
    content = functools.reduce(operator.getitem, under, document.data)
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(model).validate_python(content)
    return problems_of(caught.value, document, under)


@pytest.mark.parametrize(
    ("line", "expected_zh", "expected_en"),
    [
        ("extra: 1", "只有格式定义的字段", "only the fields"),
        ("flag: maybe", "true 或 false", "true or false"),
        ("items: 3", "列表", "a list"),
        ("items: [1, 2, 3]", "至多 2 项", "at most 2"),
        ("items: [1.5]", "整数", "a whole number"),
        ("choice: c", "下列之一", "one of"),
        ("number: 0", "大于 0", "more than 0"),
        ("number: 10", "小于 10", "less than 10"),
        ("table: [1]", "键值表", "a mapping"),
        ("url: [1]", "文字", "text"),
    ],
)
def test_each_kind_of_fault_is_said_in_both_languages(line: str, expected_zh: str, expected_en: str) -> None:
    (problem,) = faults(Everything, SOUND + line + "\n")
    assert expected_zh in problem.expected.zh
    assert expected_en in problem.expected.en
    assert problem.place == "f.yaml:7"


def test_missing_fields_point_at_their_record() -> None:
    document = "- id: a\n  publisher: P\n- id: b\n"
    found = faults(Source, document, (1,))
    assert {p.place for p in found} == {"f.yaml:3"}
    assert any("title" in p.found.zh for p in found)


@pytest.mark.parametrize(
    ("text", "zh"),
    [
        ("{value: 1, unit: furlong, kind: official, source: a, at: b}", "furlong"),
        ("{value: 1, unit: kg, kind: official}", "official 类数值须有 source 和 at"),
        ("{value: 1, unit: kg, kind: assumption}", "assumption 类数值须有 reason"),
        ("{value: 1, unit: kg, kind: derived}", "formula 和 parents"),
        ("{value: 1, unit: kg, kind: official, source: a, at: b, spread: {low: 1, basis: c}}", "成对"),
        ("{value: 1, unit: kg, kind: official, source: a, at: b, spread: {gsd2: 1, basis: c}}", "大于 1"),
    ],
)
def test_rules_of_the_models_are_translated(text: str, zh: str) -> None:
    (problem,) = faults(Cited, text)
    assert zh in problem.expected.zh


def test_unknown_rules_still_get_both_languages() -> None:
    def refuse(_: object) -> object:
        raise ValueError("a rule of another package")

    (problem,) = faults(Annotated[dict[str, object], AfterValidator(refuse)], "a: 1")
    assert problem.expected.zh.startswith("符合规则")
    assert problem.expected.en == "a rule of another package"


def test_bad_keys_are_named() -> None:
    text = "{value: 1, unit: kg, kind: derived, formula: a, parents: {Bad Key: {value: 1}}}"
    assert any("Bad Key" in p.found.en and "[a-z]" in p.expected.en for p in faults(Cited, text))


def test_a_refused_entry_does_not_make_its_list_a_fault_as_well() -> None:
    class Listed(Source):
        items: tuple[Cited, ...] = Field(min_length=1)

    (problem,) = faults(Listed, SOUND + "items:\n  - {value: 1, unit: kg, kind: official}\n")
    assert problem.place == "f.yaml:8"
    assert "{…}" in problem.found.en

    (empty,) = faults(Listed, SOUND + "items: []\n")
    assert empty.place == "f.yaml:7"
    assert "[…]" in empty.found.en
