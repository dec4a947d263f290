"""Brightway's names of units, and the factor between two of them."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml

from footprint import units

_ONE = Decimal(1)


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    content = yaml.safe_load(Path(__file__).with_name("unit_names.yaml").read_text("utf-8"))
    return {unit: tuple(names) for unit, names in content.items()}


@cache
def _by_name() -> Mapping[str, str]:
    return {name: unit for unit, names in _names().items() for name in names}


@cache
def ours(name: str) -> str:
    """The unit of `footprint.units` that `name` stands for; `name` itself if there is none."""
    stripped = name.strip()
    # Short symbols keep their case: Mg is no mg, ML no mL.
    for form in (stripped, stripped.lower() if len(stripped) > 3 else stripped):
        if form in _by_name():
            return _by_name()[form]
    return stripped


def theirs(unit: str) -> str:
    """The name under which `unit` is exported."""
    return _names()[unit][0] if unit in _names() else unit


@cache
def factor(source: str, target: str) -> Decimal | None:
    """What turns an amount in `source` into one in `target`; None if they cannot be compared."""
    first, second = ours(source), ours(target)
    if first == second:
        return _ONE
    try:
        return units.factor(first, second)
    except units.UnitError:
        return None
