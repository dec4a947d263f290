"""Turns what Pydantic reports about a record into problems with ``file:line``, in both languages."""

import re
from typing import Any

from pydantic import ValidationError

from footprint.errors import Problem, Text
from footprint.model.constraints import expectation
from footprint.model.form import FieldError
from footprint.strict_yaml.document import Document

_SHOWN = 60

_FOUND = {
    "missing": Text("缺少字段“{key}”", "field '{key}' is missing"),
    "extra": Text("未知字段“{key}”", "unknown field '{key}'"),
    "key": Text("键“{value}”", "key '{value}'"),
    "value": Text("{key} = {value}", "{key} = {value}"),
}

_EXPECTED = {
    "missing": Text("必填字段", "a required field"),
    "extra_forbidden": Text("只有格式定义的字段", "only the fields of the format"),
    "unexpected_keyword_argument": Text("只有格式定义的字段", "only the fields of the format"),
    "string_type": Text("文字（数字样的文字要加引号）", "text (quote text that looks like a number)"),
    "bool_type": Text("true 或 false", "true or false"),
    "bool_parsing": Text("true 或 false", "true or false"),
    "none_required": Text("null", "null"),
}
_FAMILIES = (
    (re.compile(r"decimal_|float_|finite_number"), Text("十进制数", "a decimal number")),
    (re.compile(r"int_"), Text("整数", "a whole number")),
    (re.compile(r"date"), Text('加引号的日期，如 "2026-01-31"', 'a quoted date such as "2026-01-31"')),
    (re.compile(r"(?:tuple|list|set|frozen_set)_type"), Text("列表", "a list")),
    (
        re.compile(r"(?:dict|model|dataclass)(?:_attributes)?_(?:type|exact_type)|model_type"),
        Text("键值表", "a mapping"),
    ),
)

_RULES = (
    (r"both zh and en are needed", "zh 和 en 都要有内容"),
    (r"unknown unit '(.*)'", "已知单位（“{0}”不在单位表内）"),
    (r"low and high go together", "low 与 high 成对出现"),
    (r"give gsd2 or low/high, not both", "gsd2 与 low/high 只给一种"),
    (r"low is above high", "low 不大于 high"),
    (r"a value of kind (\w+) needs source and at", "{0} 类数值须有 source 和 at"),
    (r"a value of kind (\w+) needs a reason", "{0} 类数值须有 reason"),
    (
        r"a derived value, and no other, has formula and parents",
        "derived 类数值（且仅此类）须有 formula 和 parents",
    ),
    (r"an exchange has either an input or an emission", "每个交换只有 input 或 emission 之一"),
    (r"valid_from is after valid_to", "valid_from 不晚于 valid_to"),
    (r"an aggregated process has emissions only", "aggregated 过程只有 emission"),
    (r"a chapter has blocks", "一章至少有一个 block"),
    (r"a block has exactly one kind of content", "每个 block 只有一种内容"),
    (r"a section, and nothing else, has blocks", "有且仅有 section 带 blocks"),
    (r"only a block of rules has sentences", "只有 rules 可带 sentences"),
    (r"a table has columns and rows", "表格要有列和行"),
    (r"every row has as many cells as the table has columns", "每行的格数与列数相同"),
    (r"clauses and annexes, and no other chapter, have a title", "有且仅有 clause 与 annex 带标题"),
    (r"an annex, and nothing else, is normative or informative", "有且仅有 annex 注明规范性或资料性"),
    (r"a match that is not = needs a note", "除 = 外的对应须有 note"),
    (r"factor and unit go together", "factor 与 unit 成对出现"),
    (r"a process is mapped once", "每个过程只对应一次"),
    (r"the first year is after the last", "起始年份不晚于终止年份"),
)
_CORRECT = Text("改正该处", "correct it there")


def problems_of(error: ValidationError, document: Document, under: tuple[object, ...] = ()) -> list[Problem]:
    """Every fault of `error` as a problem at its line in `document`.

    Parameters
    ----------
    error
        What Pydantic raised for a record built from the document.
    document
        Where the record was read.
    under
        Path of the record inside the document, if it is not the whole of it.
    """
    items = error.errors(include_url=False)
    # Entries that are refused themselves leave a list too short: that follows from them and is no fault of its own.
    inner = {item["loc"][: len(item["loc"]) - k] for item in items for k in range(1, len(item["loc"]) + 1)}
    return [
        _problem(item, document, under) for item in items if item["type"] != "too_short" or item["loc"] not in inner
    ]


def _problem(item: Any, document: Document, under: tuple[object, ...]) -> Problem:
    path = (*under, *item["loc"])
    kind = str(item["type"])
    is_key = bool(path) and path[-1] == "[key]"
    if is_key:
        path = path[:-1]
    pointer = ".".join(str(step) for step in path) or "/"
    if is_key:
        found = _FOUND["key"].format(value=path[-1])
    elif kind in {"missing", "missing_argument"}:
        found = _FOUND["missing"].format(key=pointer)
    elif kind in {"extra_forbidden", "unexpected_keyword_argument"}:
        found = _FOUND["extra"].format(key=pointer)
    else:
        found = _FOUND["value"].format(key=pointer, value=_short(item.get("input")))
    return Problem(f"schema.{kind}", document.place(*path), found, _expected(kind, item), _CORRECT)


def _expected(kind: str, item: Any) -> Text:
    if kind in {"value_error", "assertion_error"}:
        error = item["ctx"]["error"]
        return error.expected if isinstance(error, FieldError) else _rule(str(error))
    if kind == "missing_argument":
        return _EXPECTED["missing"]
    if (text := _EXPECTED.get(kind) or expectation(kind, item.get("ctx", {}))) is not None:
        return text
    for pattern, text in _FAMILIES:
        if pattern.match(kind):
            return text
    return Text(f"符合格式（{item['msg']}）", str(item["msg"]))


def _rule(message: str) -> Text:
    """A rule of a model, which states itself in English, in both languages."""
    for pattern, zh in _RULES:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return Text(zh.format(*match.groups()), message)
    return Text(f"符合规则：{message}", message)


def _short(value: object) -> str:
    if isinstance(value, dict | list | tuple):
        return "{…}" if isinstance(value, dict) else "[…]"
    text = "null" if value is None else str(value)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
