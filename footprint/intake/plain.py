"""Values from YAML and JSON into what a field asks for, or the reason why not."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from footprint.errors import Text
from footprint.intake import days, numbers, text_rules, words
from footprint.intake.faults import Fault, quoted
from footprint.intake.shape import FieldShape, Kind
from footprint.intake.written import group

_CORRECT = Text("改正写法", "correct how it is written")


def value_of(value: object, field: FieldShape) -> object:
    """What `value` says, for any field but a quantity.

    Raises
    ------
    Fault
        If it is not what `field` asks for.
    """
    return _READERS[field.kind](value, field)


def decimal_of(value: object) -> Decimal:
    """A number, or a text that writes one in plain decimals.

    Raises
    ------
    Fault
        If it is neither.
    """
    if isinstance(value, str):
        number = numbers.plain(value)
        if number is None:
            raise numbers.mistaken_text(value)
        return numbers.plausible(number)
    if isinstance(value, Decimal):
        return numbers.plausible(value)
    raise _not(value, "number.text", Text("一个数", "a number"))


def text_of(value: object) -> str:
    """A text.

    Raises
    ------
    Fault
        If it is something else.
    """
    if not isinstance(value, str):
        raise _not(
            value, "text.kind", Text("文字（数字样的文字要加引号）", "text (quote text that looks like a number)")
        )
    return text_rules.checked(value)


def _not(value: object, code: str, expected: Text) -> Fault:
    found = group(value) if isinstance(value, dict | list) else quoted(value)
    return Fault(code, found, expected, _CORRECT)


def _text(value: object, field: FieldShape) -> str:
    text = field.normal(text_of(value))
    return words.offered(text, field.choices) if field.choices else text


def _references(value: object, _field: FieldShape) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _not(value, "list.kind", Text("文字的列表", "a list of texts"))
    return tuple(text_of(item) for item in value)


def _whole(value: object, _field: FieldShape) -> int:
    return numbers.whole(decimal_of(value))


def _yes_no(value: object, _field: FieldShape) -> bool:
    if not isinstance(value, bool):
        raise _not(value, "boolean.kind", Text("true 或 false", "true or false"))
    return value


def _word(value: object, field: FieldShape) -> object:
    if field.words is None:
        raise TypeError(f"field '{field.name}' has no list of words")
    return words.word(text_of(value), field.words)


def _day(value: object, _field: FieldShape) -> date:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        raise _not(value, "date.text", days.DAY)
    return days.plausible(day)


_READERS: Mapping[Kind, Callable[[object, FieldShape], object]] = {
    Kind.TEXT: _text,
    Kind.REFERENCES: _references,
    Kind.NUMBER: lambda value, _field: decimal_of(value),
    Kind.WHOLE: _whole,
    Kind.YES_NO: _yes_no,
    Kind.WORD: _word,
    Kind.DATE: _day,
}
