"""The written list of what an import leaves out: without it the import is refused."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import Field, ValidationError

from footprint.errors import InputError, Problem, Text
from footprint.model.base import Record
from footprint.strict_yaml import reader
from footprint.strict_yaml.faults import problems_of

_TODO = Text(
    "补齐来源数据；或逐条审阅后在清单中署名、写明日期与理由，再用 --accept 导入",
    "complete the data; or review every line, sign the list with author, date and reason, and import with --accept",
)


class AcceptedList(Record):
    """Who accepts what is missing, when and why."""

    author: str = Field(min_length=2)
    date: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    reason: str = Field(min_length=5)
    items: tuple[str, ...] = Field(min_length=1)


def template(items: Sequence[str]) -> str:
    """A list to review and sign: everything but author, date and reason."""
    lines = [
        "# 逐条审阅后填写前三行 / review every line, then fill in the first three",
        'author: ""',
        'date: ""',
        'reason: ""',
        "items:",
        *(f"  - {json.dumps(item, ensure_ascii=False)}" for item in items),
    ]
    return "\n".join(lines) + "\n"


def read_accepted(path: Path) -> AcceptedList:
    """A signed list.

    Raises
    ------
    footprint.errors.InputError
        If it cannot be read, or author, date, reason or items are missing.
    """
    document = reader.load(path, path.name)
    try:
        return AcceptedList.model_validate(document.data)
    except ValidationError as exc:
        raise InputError(problems_of(exc, document)) from exc


def require(items: Sequence[str], accepted: AcceptedList | None, written: str) -> None:
    """Refuse unless `accepted` holds exactly `items`.

    Parameters
    ----------
    items
        What the import leaves out.
    accepted
        The signed list, if the user gave one.
    written
        Where the full list was written.

    Raises
    ------
    footprint.errors.InputError
        One problem for each item that is not accepted, or accepted but not there.
    """
    problems = list(_differences(items, accepted, written))
    if problems:
        raise InputError(problems)


def _differences(items: Sequence[str], accepted: AcceptedList | None, written: str) -> Iterator[Problem]:
    listed = set(accepted.items) if accepted else set()
    expected = Text("已连接，或已书面接受", "linked, or accepted in writing")
    for item in items:
        if item not in listed:
            found = Text(f"未连接：{item}", f"not linked: {item}")
            yield Problem("brightway.unlinked", written, found, expected, _TODO)
    for item in sorted(listed - set(items)):
        yield Problem(
            "brightway.accepted",
            written,
            Text(f"清单中有而本次导入没有：{item}", f"accepted, but not in this import: {item}"),
            Text("与本次导入完全一致的清单", "a list that equals this import exactly"),
            Text("用新写出的清单重新审阅", "review the list that was written now"),
        )
