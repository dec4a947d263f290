"""Numbers: how large they may be, and what a text in place of a number was probably meant to say."""

import re
import unicodedata
from decimal import Decimal

from footprint.errors import Text
from footprint.intake.faults import Fault, quoted, shown
from footprint.model.limits import LARGEST, SMALLEST, is_plausible

LONGEST = 15
"""Decimal digits a spreadsheet keeps of a number."""

_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)
_LOOSE = re.compile(r"[+-]?[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?", re.ASCII)
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", re.ASCII)
_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+", re.ASCII)
_WITH_UNIT = re.compile(r"([+-]?[0-9]+(?:\.[0-9]+)?)\s*([^\s0-9.,%‰+-][^0-9]*[23]?)", re.ASCII)
_ENDLESS = frozenset({"inf", "+inf", "-inf", "infinity", "-infinity", "∞", "nan", "-nan"})

_NUMBER = Text("一个数", "a number")
_FINITE = Text("有限的数", "a finite number")
_ACTUAL = Text("填写实际数值", "enter the actual value")


def plain(text: str) -> Decimal | None:
    """The number that `text` writes in plain decimals, or None."""
    return Decimal(text) if _PLAIN.fullmatch(text) else None


def finite(number: Decimal) -> Decimal:
    """`number` itself.

    Raises
    ------
    Fault
        If it is infinite or not a number.
    """
    if not number.is_finite():
        raise Fault("number.infinite", quoted(number), _FINITE, _ACTUAL)
    return number


def plausible(number: Decimal) -> Decimal:
    """`number` itself, finite and of a magnitude that `footprint.model.limits` admits.

    Raises
    ------
    Fault
        If it is not.
    """
    if not is_plausible(finite(number)):
        raise Fault(
            "number.size",
            quoted(number),
            Text(
                f"0，或绝对值在 {SMALLEST} 与 {LARGEST} 之间的数",
                f"zero, or a number of a magnitude from {SMALLEST} to {LARGEST}",
            ),
            Text("检查数值和单位", "check the value and its unit"),
        )
    return number


def whole(number: Decimal) -> int:
    """`number` as an integer.

    Raises
    ------
    Fault
        If it has a fraction.
    """
    if number != number.to_integral_value():
        raise Fault(
            "number.whole",
            quoted(number),
            Text("整数", "a whole number"),
            Text("填写没有小数的数", "enter a number without decimals"),
        )
    return int(number)


def mistaken_text(text: str) -> Fault:
    """Why `text` is not taken for a number, with what it probably means."""
    bare = text.strip()
    half = unicodedata.normalize("NFKC", bare)
    if bare.casefold() in _ENDLESS:
        return Fault("number.infinite", quoted(text), _FINITE, _ACTUAL)
    return _separators(text, bare, half) or _company(text, half)


def _separators(text: str, bare: str, half: str) -> Fault | None:
    """The fault of a number whose digits or separators are not those of a number."""
    guess = _read(half)
    if half != bare and guess is not None:
        return Fault(
            "number.full_width", quoted(text, "全角数字", "full-width digits"), _probably(guess), _retype(guess)
        )
    if _GROUPED.fullmatch(half):
        found = quoted(text, "带千分位逗号的文字", "text with thousands commas")
        return Fault("number.comma", found, _probably(guess), _retype(guess))
    if _COMMA.fullmatch(half):
        dotted, joined = shown(half.replace(",", ".")), shown(half.replace(",", ""))
        return Fault(
            "number.comma",
            quoted(text, "带逗号的文字", "text with a comma"),
            Text(f"{dotted} 或 {joined}", f"{dotted} or {joined}"),
            Text("小数点用 . ，不写千分位", "write decimals with a point and no thousands separator"),
        )
    if guess is not None:
        found = quoted(text, "以文字存放的数", "a number stored as text,")
        return Fault("number.text", found, _probably(guess), _retype(guess))
    return None


def _company(text: str, half: str) -> Fault:
    """The fault of a text that is more than a number, or none at all."""
    if half.endswith(("%", "‰")):
        number, sign = shown(half[:-1].strip()), half[-1]
        todo = Text(
            f"数值填 {number}，单位选 {sign}；没有单位栏时填小数",
            f"enter {number} and choose the unit {sign}; without a unit cell enter a decimal fraction",
        )
        return Fault("number.percent_text", quoted(text, "带百分号的文字", "text with a percent sign"), _NUMBER, todo)
    if match := _WITH_UNIT.fullmatch(half):
        number, unit = shown(match[1]), shown(match[2])
        todo = Text(
            f"数值填 {number}，单位（{unit}）填在单位栏",
            f"enter {number} here and the unit ({unit}) in its own cell",
        )
        found = quoted(text, "数与单位写在一格", "a number and a unit together,")
        return Fault("number.with_unit", found, _NUMBER, todo)
    return Fault("number.text", quoted(text, "文字", "text"), _NUMBER, Text("填写数", "enter a number"))


def _read(text: str) -> str | None:
    """`text` as a number would be typed, if it is one but for its separators."""
    if _GROUPED.fullmatch(text):
        return text.replace(",", "")
    return text if _LOOSE.fullmatch(text) else None


def _probably(number: object) -> Text:
    return Text(f"数，可能是 {shown(number)}", f"a number, probably {shown(number)}")


def _retype(number: object) -> Text:
    return Text(
        f"重新输入为数 {shown(number)}（单元格格式为“常规”）",
        f"enter it again as the number {shown(number)} (in a cell of format General)",
    )
