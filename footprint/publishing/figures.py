"""How numbers are written in running text and in tables."""

import re
from collections.abc import Mapping
from decimal import Decimal

from footprint.errors import Lang, Text
from footprint.model.cited import Cited

_HARD = "\u00a0"
_NAMES = {"year": Text("年", "years"), "day": Text("天", "days")}
"""Units that are words of a language."""
_PLAIN = "kg/kg"
_JOINTS = re.compile(r"([*/ ])")
_SIGNIFICANT = 6
_POWER = re.compile(r"(?<=m)[23]$")
_RAISED = str.maketrans("23", "²³")


def number(value: Decimal) -> str:
    """A stated value as it stands, without an exponent."""
    return format(value, "f").replace("-", "−")


def with_unit(value: str, unit: str, lang: Lang, names: Mapping[str, Text] | None = None) -> str:
    """Value and unit, held together on one line; `names` as in `unit_name`."""
    name = unit_name(unit, lang, names)
    if not name:
        return value
    return f"{value}{'' if unit in _NAMES and lang == 'zh' else _HARD}{name}"


def unit_name(unit: str, lang: Lang, names: Mapping[str, Text] | None = None) -> str:
    """The unit as a reader writes it; empty for a plain number.

    Parameters
    ----------
    unit
        Unit as the registry spells it.
    lang
        Language of the reader.
    names
        What a trade calls the units that it counts in, by unit.
    """
    if unit == _PLAIN:
        return ""
    known = {**_NAMES, **(names or {})}
    parts = [known[part].of(lang) if part in known else _raised(part) for part in _JOINTS.split(unit)]
    return "".join(parts).replace("*", "·").replace(" ", _HARD)


def _raised(unit: str) -> str:
    return _POWER.sub(lambda found: found[0].translate(_RAISED), unit)


def score(value: float) -> str:
    """A computed value to six significant figures, without an exponent and without zeros that say nothing."""
    return number(Decimal(format(Decimal(f"{value:.{_SIGNIFICANT - 1}e}").normalize(), "f")))


def leaves(cited: Cited) -> tuple[Cited, ...]:
    """The numbers that a number rests on: itself, or the leaves of its parents."""
    if not cited.parents:
        return (cited,)
    return tuple(leaf for parent in cited.parents.values() for leaf in leaves(parent))
