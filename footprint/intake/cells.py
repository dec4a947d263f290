"""Cell contents into values, or the reason why not."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from footprint.errors import Text
from footprint.intake import days, numbers, text_rules, words
from footprint.intake.faults import Fault, quoted, shown
from footprint.intake.grid import Content
from footprint.intake.shape import FieldShape, Kind

_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
_SCALED = re.compile(r"[0#?],+(?![0#?,])")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_RETYPE_DAY = Text("按 年-月-日 重新输入", "enter it again as year-month-day")
_NUMBER = Text("一个数", "a number")
_TEXT = Text("文字", "text")
_UNCOMPUTED = (
    "没有计算结果（或结果为空文字）的公式",
    "a formula that has no computed result, or an empty text for one,",
)
_GENERAL = Text("把格式改为“常规”，核对数值", "set the format to General and check the value")


def value_of(content: Content, field: FieldShape) -> object:
    """Value of a cell that is not blank.

    Raises
    ------
    Fault
        If the cell does not hold what `field` asks for.
    """
    _refuse_broken(content)
    return _READERS[field.kind](content, field)


def text_of(content: Content) -> str:
    """Text of a cell that is not blank; a number typed into a text cell is its plain digits.

    Raises
    ------
    Fault
        If it holds no text, or a number whose digits are lost or shown differently.
    """
    _refuse_broken(content)
    return text_rules.checked(_unchecked(content))


def _unchecked(content: Content) -> str:
    value = content.value
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        kind = ("真假值", "the truth value") if isinstance(value, bool) else ("日期", "the date")
        raise Fault(
            "text.kind",
            quoted(value, *kind),
            _TEXT,
            Text("设为文本格式后重新输入", "format the cell as text and type it again"),
        )
    number = _kept(value)
    if content.number_format not in {"General", "@"}:
        raise Fault(
            "text.format",
            Text(
                f"数 {number}，显示格式 {shown(content.number_format)}",
                f"the number {number}, displayed as {shown(content.number_format)}",
            ),
            _TEXT,
            Text("设为文本格式后按所见输入", "format the cell as text and type what should be read"),
        )
    return format(number, "f")


def _refuse_broken(content: Content) -> None:
    if content.uncomputed:
        raise Fault(
            "cell.uncomputed",
            quoted(content.uncomputed, *_UNCOMPUTED),
            Text("数值，或已计算的公式", "a value, or a formula that has been computed"),
            Text(
                "在表格软件中打开、重算并保存，或改填数值",
                "open, recalculate and save it in the spreadsheet program, or enter the value",
            ),
        )
    if content.error is not None:
        raise Fault(
            "cell.error",
            quoted(content.error, "错误值", "the error value"),
            Text("数值", "a value"),
            Text("改正公式或填写数值", "correct the formula or enter the value"),
        )


def _kept(value: float) -> Decimal:
    """The decimal that a spreadsheet number shows, with no digit lost; binary floats have a shortest one."""
    number = numbers.finite(Decimal(str(value)))
    if abs(number) >= 10**numbers.LONGEST and number == number.to_integral_value():
        raise Fault(
            "number.digits",
            quoted(format(number, "f")),
            Text(f"至多 {numbers.LONGEST} 位数字", f"at most {numbers.LONGEST} digits"),
            Text(
                "表格只保留 15 位，其余已丢失；编号请设为文本格式后重新输入",
                "spreadsheets keep 15 digits and have lost the rest; format ids as text and type them again",
            ),
        )
    return number


def _decimal(content: Content, field: FieldShape) -> Decimal:
    value = content.value
    if isinstance(value, str):
        raise numbers.mistaken_text(value)
    if isinstance(value, bool):
        raise Fault(
            "number.boolean", quoted(value, "真假值", "the truth value"), _NUMBER, Text("填写数", "enter a number")
        )
    if not isinstance(value, int | float):
        raise Fault(
            "number.date",
            quoted(value, "日期", "the date"),
            _NUMBER,
            Text("把格式改为“常规”后重新输入数", "set the format to General and enter the number again"),
        )
    number = numbers.plausible(Decimal(str(value)))
    _refuse_format(number, content.number_format, field)
    return number


def _refuse_format(number: Decimal, number_format: str, field: FieldShape) -> None:
    """Refuse a display that says something else than what is stored."""
    bare = _LITERAL.sub("", number_format)
    if "%" in bare:
        percent = format((number * 100).normalize(), "f")
        todo = (
            Text(
                f"数值填 {percent}，单位选 %，格式改为“常规”",
                f"enter {percent}, choose the unit %, set the format to General",
            )
            if "%" in field.units
            else Text(
                f"把格式改为“常规”，填写 {number} 或实际数值",
                f"set the format to General and enter {number} or the actual value",
            )
        )
        raise Fault(
            "number.percent_format",
            Text(f"显示为 {percent}%，存储为 {number}", f"displayed as {percent}%, stored as {number}"),
            Text("“常规”格式的数", "a number in General format"),
            todo,
        )
    written = any(c.isalpha() for literal in re.findall(r'"([^"]*)"', number_format) for c in literal)
    if written or _SCALED.search(bare) or not bare.strip("; "):
        raise Fault(
            "number.format",
            Text(
                f"数 {number}，显示格式 {shown(number_format)} 会改变其含义",
                f"the number {number} in the display format {shown(number_format)}, which changes what it seems to say",
            ),
            Text("“常规”格式的数", "a number in General format"),
            _GENERAL,
        )


def _whole(content: Content, field: FieldShape) -> int:
    return numbers.whole(_decimal(content, field))


def _text(content: Content, field: FieldShape) -> str:
    text = field.normal(words.decoded(text_of(content)) if field.coded else text_of(content))
    return words.offered(text, field.choices) if field.choices else text


def _references(content: Content, _field: FieldShape) -> tuple[str, ...]:
    return tuple(text_rules.checked(part) for part in words.references(_unchecked(content)))


def _yes_no(content: Content, _field: FieldShape) -> bool:
    return content.value if isinstance(content.value, bool) else words.yes_no(text_of(content))


def _word(content: Content, field: FieldShape) -> object:
    if field.words is None:
        raise TypeError(f"field '{field.name}' has no list of words")
    return words.word(text_of(content), field.words)


def _day(content: Content, _field: FieldShape) -> date:
    value = content.value
    if isinstance(value, datetime):
        if value.time() != time():
            raise Fault("date.time", quoted(value, "带时刻的日期", "a date with a time,"), days.DAY, _RETYPE_DAY)
        return days.plausible(value.date())
    if isinstance(value, str):
        if _ISO.fullmatch(value):
            try:
                day = date.fromisoformat(value)
            except ValueError as exc:
                raise Fault("date.none", quoted(value, "不存在的日期", "no such day,"), days.DAY, _RETYPE_DAY) from exc
            return days.plausible(day)
        raise Fault("date.text", quoted(value, "文字", "text"), days.DAY, _RETYPE_DAY)
    kinds = {bool: ("真假值", "the truth value"), time: ("时刻", "the time"), timedelta: ("时长", "the duration")}
    raise Fault("date.number", quoted(value, *kinds.get(type(value), ("数", "the number"))), days.DAY, _RETYPE_DAY)


_READERS: Mapping[Kind, Callable[[Content, FieldShape], object]] = {
    Kind.TEXT: _text,
    Kind.REFERENCES: _references,
    Kind.NUMBER: _decimal,
    Kind.QUANTITY: _decimal,
    Kind.WHOLE: _whole,
    Kind.YES_NO: _yes_no,
    Kind.WORD: _word,
    Kind.DATE: _day,
}
