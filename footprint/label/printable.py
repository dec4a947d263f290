"""What must hold before anything is drawn: wording exists, every character can be drawn, nothing is blank."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from footprint.errors import InputError, Problem, Text
from footprint.label.fonts import missing
from footprint.label.wording import Words
from footprint.model.certificate import Payload, PrintedNumber

_UNPRINTED = {"/format"}


def certified(payload: Payload) -> bool:
    """Whether the paper may say 认证: an approved body under a published edition."""
    return payload.issuer.approval_number is not None and payload.standard.status == "published"


def check_printable(payload: Payload, words: Words, keys: Iterable[str]) -> None:
    """Refuse what could only be printed wrong.

    Parameters
    ----------
    payload
        What is to be printed.
    words
        The wording.
    keys
        Wording that this payload needs beside the common one.

    Raises
    ------
    InputError
        Naming every missing wording, every character the fonts lack with its code point and field, every blank
        text, and every number whose printed digits are not its signed digits rounded.
    """
    wanted = tuple(dict.fromkeys(keys))
    faults = words.lacking(wanted)
    for pointer, text in _texts(payload.model_dump(mode="json"), ""):
        faults += _faults(f"payload.json#{pointer}", text)
    faults += [_unrounded(n) for n, number in enumerate(payload.numbers) if not _rounds(number)]
    for key in dict.fromkeys((*wanted, *words.replaced)):
        faults += _wording_faults(key, words, certified(payload))
    if faults:
        raise InputError(faults)


def too_long(field: str, text: str) -> Problem:
    """The fault of a text that does not fit its place at the smallest size."""
    return Problem(
        "text.too_long",
        field,
        Text(f"{len(text)} 个字符，排不下", f"{len(text)} characters, more than fit"),
        Text("能在版面内完整印出的长度", "a length that can be printed in full"),
        Text("缩短该文本", "shorten this text"),
    )


def _texts(value: Any, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str) and pointer not in _UNPRINTED:
        yield pointer, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(part, f"{pointer}/{key}")
    elif isinstance(value, list):
        for n, part in enumerate(value):
            yield from _texts(part, f"{pointer}/{n}")


def _faults(place: str, text: str) -> list[Problem]:
    if not text.strip():
        todo = Text("填写该字段", "fill in this field")
        return [Problem("text.blank", place, Text("空白", "a blank"), Text("文本", "a text"), todo)]
    return [_no_glyph(place, character) for character in missing(text)]


def _rounds(number: PrintedNumber) -> bool:
    """Whether the printed digits can be the rounding of the signed ones: both are within half a last digit."""
    value, printed = Decimal(number.value), Decimal(number.printed)
    return abs(value - printed) * 2 <= _last(value) + _last(printed)


def _last(number: Decimal) -> Decimal:
    return Decimal(1).scaleb(int(number.as_tuple().exponent))


def _unrounded(position: int) -> Problem:
    place = f"payload.json#/numbers/{position}"
    found = Text("印出的数值不是签署数值的修约值", "a printed number that is not the signed one rounded")
    expected = Text("同一结果的修约值", "the same result, rounded")
    return Problem("number.not_rounded", place, found, expected, Text("重新生成", "make it again"))


def _wording_faults(key: str, words: Words, may_certify: bool) -> list[Problem]:
    if key not in words:
        return []
    text = words[key]
    faults = [_no_glyph(f"wording:{key}", character) for character in missing(text.zh + text.en)]
    if "认证" in text.zh and not may_certify:
        found = Text("“认证”一词", "the word 认证 (certification)")
        expected = Text("评价", "evaluation")
        todo = Text("改用“评价”；仅经批准的机构可用“认证”", "only an approved body may certify: reword")
        faults.append(Problem("wording.certification", f"wording:{key}", found, expected, todo))
    return faults


def _no_glyph(place: str, character: str) -> Problem:
    named = f"U+{ord(character):04X}"
    shown = f"{character} ({named})" if character.isprintable() else named
    return Problem(
        "text.no_glyph",
        place,
        Text(f"字符 {shown}", f"the character {shown}"),
        Text("字库中的字符（通用规范汉字及常用符号）", "a character of the embedded fonts"),
        Text("改用字库中的写法", "write it with a character the fonts hold"),
    )
