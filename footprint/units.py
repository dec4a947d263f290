"""Units of measurement, checked and converted in decimal arithmetic.

Brightway ignores exchange units; this is the layer in front of it that does not. The admitted units are
defined in ``units.txt`` beside this file and read by Pint.
"""

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pint

from footprint.errors import Text


class UnitError(ValueError):
    """A unit that is not admitted, or one that measures another kind of quantity.

    Parameters
    ----------
    message
        What is wrong, in both languages.
    """

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


# Pint reads arithmetic in unit strings; only products and quotients of plain names are admitted.
_NAMES = re.compile(r"(?:[A-Za-z_]+|%|‰)[23]?(?:[*/](?:[A-Za-z_]+|%|‰)[23]?)*")


@cache
def _registry() -> "pint.UnitRegistry[Any]":
    return pint.UnitRegistry(
        str(Path(__file__).with_name("units.txt")),
        non_int_type=Decimal,
        cache_folder=None,
        on_redefinition="raise",
    )


@cache
def _parse(unit: str) -> Any:
    if not unit.strip() or unit != unit.strip():
        raise UnitError(Text(f"单位为空或带空格：“{unit}”", f"blank or padded unit: '{unit}'"))
    unknown = UnitError(Text(f"未知单位“{unit}”", f"unknown unit '{unit}'"))
    if not _NAMES.fullmatch(unit):
        raise unknown
    try:
        return _registry().Unit(unit)
    except pint.errors.PintError as exc:
        raise unknown from exc


def is_known(unit: str) -> bool:
    """Whether `unit` is admitted."""
    try:
        _parse(unit)
    except UnitError:
        return False
    return True


def same_kind(first: str, second: str) -> bool:
    """Whether two units measure the same kind of quantity."""
    return bool(_parse(first).dimensionality == _parse(second).dimensionality)


@cache
def factor(source: str, target: str) -> Decimal:
    """Number by which a value in `source` is multiplied to be in `target`.

    Parameters
    ----------
    source, target
        Units such as ``"kWh"``, ``"t*km"`` or ``"g/kWh"``.

    Returns
    -------
    Decimal
        Conversion factor [target/source].

    Raises
    ------
    UnitError
        If a unit is not admitted or the two measure different kinds of quantity.
    """
    if not same_kind(source, target):
        raise UnitError(
            Text(
                f"“{source}”与“{target}”不是同一类量",
                f"'{source}' and '{target}' are not the same kind of quantity",
            )
        )
    quantity = _registry().Quantity(Decimal(1), _parse(source)).to(_parse(target))
    return Decimal(quantity.magnitude)


def convert(value: Decimal, source: str, target: str) -> Decimal:
    """`value` [source] expressed in `target`.

    Raises
    ------
    UnitError
        If a unit is not admitted or the two measure different kinds of quantity.
    """
    return value * factor(source, target)
