"""What changed between two editions of a standard, part by part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pydantic import BaseModel

from footprint.errors import Text
from footprint.rules.edition import Edition
from footprint.rules.rounding import plain
from footprint.rules.rule import Rule


class Part(StrEnum):
    """Parts of an edition, in the order they are compared."""

    CLAUSE = "clause"
    PARAMETER = "parameter"
    BAND = "band"
    NUMBER = "number"
    RULE = "rule"
    TABLE = "table"
    REMARK = "remark"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not the same.

    Parameters
    ----------
    part, name
        What it is.
    before, after
        How each edition has it; none where it has it not.
    """

    part: Part
    name: str
    before: Text | None
    after: Text | None


def differences(before: Edition, after: Edition) -> tuple[Change, ...]:
    """Every difference of content between two editions; reformatting is none."""
    return tuple(
        Change(part, name, old.get(name), new.get(name))
        for (part, old), new in zip(_parts(before), dict(_parts(after)).values(), strict=True)
        for name in [*old, *(n for n in new if n not in old)]
        if old.get(name) != new.get(name)
    )


def _parts(edition: Edition) -> Iterator[tuple[Part, Mapping[str, Text]]]:
    data = edition.data
    yield Part.CLAUSE, data.clauses
    yield Part.PARAMETER, {name: _parameter(p) for name, p in data.parameters.items()}
    yield Part.BAND, {band.name: Text.same(_bound(edition, band.max)) for band in data.bands}
    yield Part.NUMBER, {n.key: _worded(n.label, f"{n.unit}, {n.decimals}, {n.role}") for n in data.numbers}
    yield Part.RULE, {r.code: _rule(r) for r in edition.rules}
    yield (
        Part.TABLE,
        {f"{table}.{key}": Text.same(value) for table, rows in data.tables.items() for key, value in rows.items()},
    )
    yield Part.REMARK, {str(n): remark for n, remark in enumerate(data.remarks, start=1)}
    yield Part.WORDING, data.wording


def _bound(edition: Edition, parameter: str | None) -> str:
    return f"≤ {plain(edition.parameters[parameter].value)}" if parameter else "—"


def _parameter(record: BaseModel) -> Text:
    """Value and unit first; then what it rests on, so that a new source or reason is a difference too."""
    content = record.model_dump(exclude_defaults=True)
    head = f"{_flat(content.pop('value'))} {content.pop('unit')}"
    rest = "; ".join(f"{key}: {_flat(item)}" for key, item in content.items())
    return Text.same(f"{head} ({rest})")


def _flat(item: object) -> str:
    """Content without the way it was written: 0.50 is 0.5."""
    if isinstance(item, Decimal):
        return plain(item.normalize())
    if isinstance(item, Text):
        return f"{item.zh} / {item.en}"
    if isinstance(item, dict):
        return " / ".join(f"{key} {_flat(value)}" for key, value in item.items())
    if isinstance(item, (list, tuple)):
        return ", ".join(_flat(value) for value in item)
    return str(item)


def _rule(rule: Rule) -> Text:
    return _worded(rule.title, f"{rule.clause}, {rule.obligation.value}, {rule.severity.value}", rule.message)


def _worded(title: Text, detail: str, message: Text | None = None) -> Text:
    zh, en = (f"：{message.zh}", f": {message.en}") if message else ("", "")
    return Text(f"{title.zh}（{detail}）{zh}", f"{title.en} ({detail}){en}")
