"""What Pydantic reports about a submission, as problems at the places where the values were read."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from footprint.errors import Problem, Text
from footprint.intake.faults import shown
from footprint.intake.shape import Form
from footprint.intake.written import NOTHING, is_quantity, written
from footprint.model.constraints import expectation
from footprint.model.form import FieldError, Submission

Path = tuple[str, ...]
"""Keys and list positions from the top of a submission down to one value."""

_EXPECTED = {
    "missing": Text("必填", "a value; it is required"),
    "extra_forbidden": Text("只有表单定义的字段", "only the fields of the form"),
    "date_past": Text("过去的日期", "a day in the past"),
    "date_future": Text("将来的日期", "a day in the future"),
    "none_required": Text("空", "nothing"),
}
_FAMILIES = (
    (re.compile(r"string_"), Text("文字", "text")),
    (re.compile(r"decimal_|float_|finite_number"), Text("有限的十进制数", "a finite decimal number")),
    (re.compile(r"int_"), Text("整数", "a whole number")),
    (re.compile(r"bool_"), Text("true 或 false", "true or false")),
    (re.compile(r"date_"), Text("日期，如 2026-01-31", "a date such as 2026-01-31")),
    (re.compile(r"(?:tuple|list)_type"), Text("列表", "a list")),
    (re.compile(r"(?:model|dict)_"), Text("键值表", "a mapping")),
)
_TODO = {
    "missing": Text("补填", "fill it in"),
    "too_short": Text("补足", "add what is missing"),
    "extra_forbidden": Text("删除该字段，或改正其名称", "delete it or correct its name"),
}
_RULES = frozenset({"value_error", "assertion_error"})
_CORRECT = Text("改正后重新提交", "correct it and submit again")


def problems_of(error: ValidationError, form: Form, submission: Submission, reported: frozenset[Path]) -> list[Problem]:
    """Every fault of `error` that was not reported before.

    Parameters
    ----------
    error
        What Pydantic raised for the whole submission.
    form
        Its shape, for labels.
    submission
        Where each part was read.
    reported
        Paths that have a problem already; whatever Pydantic says at or below them follows from it.
    """
    return [
        _problem(_blamed(item), item, form, submission)
        for item in error.errors(include_url=False)
        if not _follows(item, reported)
    ]


def _follows(item: Any, reported: frozenset[Path]) -> bool:
    """Whether an error is a consequence of what was reported: at it, below it, or a rule about a record with it.

    Pydantic counts the lines of a table after dropping those at fault, hence the second look at its length.
    """
    path = _path(item)
    if item["type"] == "too_short" and len(item["input"]) >= item["ctx"]["min_length"]:
        return True
    below = any(_blamed(item)[:end] in reported for end in range(1, len(_blamed(item)) + 1))
    return below or (item["type"] in _RULES and any(known[: len(path)] == path for known in reported))


def _path(item: Any) -> Path:
    return tuple(str(step) for step in item["loc"])


def _blamed(item: Any) -> Path:
    """Path of an error, as far down as the validator that raised it says."""
    path = _path(item)
    raised = item.get("ctx", {}).get("error")
    if isinstance(raised, FieldError) and raised.at:
        path += tuple(raised.at.split("."))
    return path


def _problem(path: Path, item: Any, form: Form, submission: Submission) -> Problem:
    kind = str(item["type"])
    expected, todo = _expected(kind, item), _TODO.get(kind, _CORRECT)
    raised = item.get("ctx", {}).get("error")
    if isinstance(raised, FieldError) and raised.todo:
        todo = raised.todo
    return Problem(f"value.{kind}", submission.place(*path), _found(path, kind, item, form), expected, todo)


def _found(path: Path, kind: str, item: Any, form: Form) -> Text:
    label = _label(path, form)
    if kind == "extra_forbidden":
        return Text(f"未知字段“{shown(path[-1])}”", f"the unknown field '{shown(path[-1])}'")
    value = NOTHING if kind == "missing" else _value_found(item)
    return Text(f"{label.zh}：{value.zh}", f"{label.en}: {value.en}")


def _value_found(item: Any) -> Text:
    """What is wrong: what the validator says it found, else what stands where it points."""
    raised = item.get("ctx", {}).get("error")
    value = item.get("input")
    if not isinstance(raised, FieldError):
        return written(value)
    if raised.found is not None:
        return raised.found
    for step in filter(None, raised.at.split(".")):
        if is_quantity(value):
            break
        value = _step(value, step)
    return written(value)


def _step(value: object, step: str) -> object:
    if isinstance(value, Mapping):
        return value.get(step)
    return value[int(step)] if isinstance(value, Sequence) and step.isdecimal() and int(step) < len(value) else None


def _label(path: Path, form: Form) -> Text:
    field = form.find(path)
    if field is not None:
        return field.label
    sheet = form.sheet(path[0]) if path else None
    return sheet.title if sheet is not None else Text("整份提交", "the submission as a whole")


def _expected(kind: str, item: Any) -> Text:
    context = item.get("ctx", {})
    raised = context.get("error")
    if isinstance(raised, FieldError):
        return raised.expected
    if kind in _RULES:
        return Text(f"符合规则：{raised}", str(raised))
    if (text := _EXPECTED.get(kind) or expectation(kind, context)) is not None:
        return text
    for pattern, text in _FAMILIES:
        if pattern.match(kind):
            return text
    return Text(f"符合格式（{item['msg']}）", str(item["msg"]))
