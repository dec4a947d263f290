"""Closed lists: how a choice is shown, and which one a text means."""

import difflib
import re
from collections.abc import Iterable

from footprint.errors import Text
from footprint.intake.faults import Fault, quoted, shown
from footprint.model.form import Choice, LabelledEnum

YES_NO = (Choice("yes", Text("是", "Yes")), Choice("no", Text("否", "No")))

_SEPARATORS = re.compile(r"[;；,，、\s]+")
_DOUBTFUL = re.compile(r"[/／\\|｜+＋&＆]")

_BAR = " ｜ "
"""Stands between an identifier and its wording in a drop-down; identifiers do not hold it."""


def display(choice: Choice) -> str:
    """How a member of a closed list reads in a drop-down."""
    return f"{choice.text.zh} / {choice.text.en}"


def coded(choice: Choice) -> str:
    """How a choice for a text field reads in a drop-down: the text that counts comes first."""
    return f"{choice.value}{_BAR}{display(choice)}"


def decoded(text: str) -> str:
    """The value in what `coded` wrote, or the text itself."""
    return text.split(_BAR, 1)[0]


def references(text: str) -> tuple[str, ...]:
    """The ids in a cell that holds several, separated by semicolons or commas of either width, or white space.

    Raises
    ------
    Fault
        If a sign stands in it that may separate two ids or belong to one.
    """
    if doubtful := _DOUBTFUL.search(text):
        raise Fault(
            "references.separator",
            Text(f"“{shown(text)}”中的“{doubtful[0]}”", f"'{doubtful[0]}' in '{shown(text)}'"),
            Text("用 ; 隔开的编号，如 D06; D07", "ids separated by ; such as D06; D07"),
            Text("改用 ; 隔开", "separate them by ;"),
        )
    return tuple(part for part in _SEPARATORS.split(text) if part)


def word(text: str, words: type[LabelledEnum]) -> LabelledEnum:
    """The member that `text` names, by value or by either wording.

    Raises
    ------
    Fault
        With the nearest member if none matches.
    """
    return words(_match(text, words.choices()))


def yes_no(text: str) -> bool:
    """Whether `text` says yes.

    Raises
    ------
    Fault
        If it says neither yes nor no.
    """
    return _match(text, YES_NO) == "yes"


def offered(text: str, choices: tuple[Choice, ...]) -> str:
    """`text` itself, one of the values of `choices`.

    Raises
    ------
    Fault
        With the nearest value if it is none of them.
    """
    values = [c.value for c in choices]
    if text in values:
        return text
    near = nearest(text, values)
    raise Fault(
        "choice.unknown",
        quoted(text),
        _instead([near] if near else values),
        Text("从下拉列表选取", "choose from the drop-down list"),
    )


def nearest(text: str, among: Iterable[str]) -> str | None:
    """The member of `among` spelt most alike, if any is alike at all."""
    folded = {item.casefold(): item for item in among}
    found = difflib.get_close_matches(text.casefold(), folded, n=1)
    return folded[found[0]] if found else None


def _match(text: str, choices: tuple[Choice, ...]) -> str:
    spellings: dict[str, set[str]] = {}
    for choice in choices:
        for spelling in (choice.value, choice.text.zh, choice.text.en, display(choice)):
            spellings.setdefault(spelling.casefold(), set()).add(choice.value)
    meant = spellings.get(text.casefold(), set())
    if len(meant) == 1:
        return next(iter(meant))
    near = nearest(text, spellings)
    likely = spellings[near.casefold()] if near else {c.value for c in choices}
    raise Fault(
        "word.unknown",
        quoted(text, "未知的选项", "unknown choice"),
        _instead([display(c) for c in choices if c.value in likely]),
        Text("从下拉列表选取", "choose from the drop-down list"),
    )


_MOST = 12


def _instead(values: list[str]) -> Text:
    tail = len(values) > _MOST
    return Text(
        "、".join(f"“{v}”" for v in values[:_MOST]) + ("等" if tail else ""),
        ", ".join(f"'{v}'" for v in values[:_MOST]) + (", …" if tail else ""),
    )
