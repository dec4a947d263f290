"""Units as people write them: admitted, meant but misspelt, of another kind, or refused."""

from footprint import units
from footprint.errors import Text
from footprint.intake.faults import Fault, quoted
from footprint.intake.words import nearest

_MEANT = {
    "毫克": "mg",
    "克": "g",
    "公克": "g",
    "千克": "kg",
    "公斤": "kg",
    "吨": "t",
    "公吨": "t",
    "克拉": "ct",
    "金衡盎司": "ozt",
    "度": "kWh",
    "千瓦时": "kWh",
    "兆瓦时": "MWh",
    "兆焦": "MJ",
    "吉焦": "GJ",
    "立方米": "m3",
    "m³": "m3",
    "m^3": "m3",
    "标准立方米": "Nm3",
    "标立方米": "Nm3",
    "Nm³": "Nm3",
    "升": "L",
    "毫升": "mL",
    "平方米": "m2",
    "m²": "m2",
    "公里": "km",
    "千米": "km",
    "米": "m",
    "小时": "h",
    "吨公里": "t*km",
    "tkm": "t*km",
    "t·km": "t*km",
    "％": "%",
    "个": "pc",
    "件": "pc",
    "元": "CNY",
    "人民币": "CNY",
}
"""Common names, suggested and never silently taken: the applicant confirms the unit."""

_REFUSED = frozenset(
    {"钱", "錢", "两", "兩", "斤", "市钱", "市两", "市斤", "司马两", "tael", "liang", "mace", "qian", "catty", "jin"}
)

_TODO = Text("从单位下拉列表选取", "choose the unit from the drop-down list")


def checked(unit: str, offered: tuple[str, ...]) -> str:
    """`unit` itself, admitted and of the kind of one of `offered`.

    Raises
    ------
    Fault
        With the unit probably meant.
    """
    expected = Text("单位 " + "、".join(offered), "one of the units " + ", ".join(offered))
    if unit.casefold() in _REFUSED:
        raise Fault(
            "unit.refused",
            quoted(unit, "单位", "unit"),
            expected,
            Text(
                "钱、两、斤因市场而异（内地、香港、台湾各不相同），请换算成克（g）填写",
                "the size of this unit differs from market to market; convert the amount to grams (g)",
            ),
        )
    if not units.is_known(unit):
        raise Fault("unit.unknown", quoted(unit, "未知单位", "unknown unit"), _likely(unit, offered, expected), _TODO)
    if not any(units.same_kind(unit, other) for other in offered):
        raise Fault("unit.kind", quoted(unit, "另一类量的单位", "a unit of another kind of quantity,"), expected, _TODO)
    return unit


def _likely(unit: str, offered: tuple[str, ...], otherwise: Text) -> Text:
    folded = {known.casefold(): known for known in (*_MEANT.values(), *offered)}
    meant = _MEANT.get(unit) or folded.get(unit.casefold()) or nearest(unit, offered)
    return Text(f"可能是 {meant}", f"probably {meant}") if meant else otherwise
