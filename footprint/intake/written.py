"""Values of a submission as the applicant wrote them, for messages."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from footprint.errors import Text
from footprint.intake.faults import quoted, shown
from footprint.intake.words import YES_NO
from footprint.model.form import LabelledEnum

NOTHING = Text("空", "nothing")
_GROUP = Text("一组值", "a group of values")
_MOST = 4
"""Values that stand for a whole record."""


def group(values: Mapping[object, object] | list[object]) -> Text:
    """Several values that stand in the place of one."""
    several = written(values)
    return several if several == _GROUP else Text(f"{_GROUP.zh}：{several.zh}", f"{_GROUP.en}: {several.en}")


def is_quantity(value: object) -> bool:
    """Whether `value` is a number beside its unit."""
    return isinstance(value, Mapping) and value.keys() == {"value", "unit"}


def written(value: object) -> Text:
    """`value` in both languages: an amount with its unit, a text in quotation marks, of a record its first values."""
    if value is None or value in ("", (), [], {}):
        return NOTHING
    if isinstance(value, LabelledEnum | bool):
        words = YES_NO[0 if value else 1].text if isinstance(value, bool) else value.text
        return Text(f"“{words.zh}”", f"'{words.en}'")
    if isinstance(value, Decimal | int | date):
        return Text.same(_plain(value))
    if isinstance(value, Mapping):
        return Text.same(_quantity(value)) if is_quantity(value) else _several(list(value.values()))
    if isinstance(value, tuple | list):
        return _several(list(value))
    return quoted(value)


def _plain(value: object) -> str:
    return shown(format(value, "f") if isinstance(value, Decimal) else value)


def _quantity(value: Mapping[object, object]) -> str:
    return f"{_plain(value['value'])} {shown(value['unit'])}"


def _several(values: list[object]) -> Text:
    """The first single values among `values`."""
    single = [v for v in values if is_quantity(v) or not isinstance(v, Mapping | tuple | list | None)]
    texts = [written(value) for value in single[:_MOST]]
    more = len(values) > len(texts)
    if not texts:
        return _GROUP
    return Text(
        "、".join(text.zh for text in texts) + ("等" if more else ""),
        ", ".join(text.en for text in texts) + (", …" if more else ""),
    )
