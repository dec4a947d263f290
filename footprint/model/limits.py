"""Limits that the numbers and dates of a submission share.

Those of a single quantity are attached with ``Annotated[Quantity, above_zero, Field(...)]``. Those of
plausibility hold for whatever number or date is read; the intake applies them.
"""

from datetime import date
from decimal import Decimal

from pydantic import AfterValidator

from footprint.errors import Text
from footprint.model.base import Quantity
from footprint.model.form import FieldError
from footprint.units import same_kind

SMALLEST = Decimal("1E-9")
"""Least magnitude of a number that is not zero, in the unit stated: a billionth."""

LARGEST = Decimal("1E+12")
"""Greatest magnitude of a number, in the unit stated: a trillion."""

FIRST_DAY = date(2000, 1, 1)
LAST_DAY = date(2100, 12, 31)
"""First and last day a submission may name: it is about production and papers of our time."""

_CHECK = Text("核对数值与单位", "check the value and its unit")


def is_plausible(number: Decimal) -> bool:
    """Whether a finite `number` is zero or of a magnitude between `SMALLEST` and `LARGEST`.

    Beyond them no amount, share or count is meant, and arithmetic downstream loses its digits.
    """
    return not number or SMALLEST <= number.copy_abs() <= LARGEST


def _not_negative(quantity: Quantity) -> Quantity:
    if quantity.value < 0:
        raise FieldError(Text("不小于 0 的数", "a number of zero or more"), _CHECK, at="value")
    return quantity


def _above_zero(quantity: Quantity) -> Quantity:
    if quantity.value <= 0:
        raise FieldError(Text("大于 0 的数", "a number above zero"), _CHECK, at="value")
    return quantity


def _fraction(quantity: Quantity) -> Quantity:
    if same_kind(quantity.unit, "kg/kg") and not 0 <= quantity.to("kg/kg") <= Decimal(1):
        raise FieldError(Text("0 至 100 % 的比例", "a share from 0 to 100 %"), _CHECK, at="value")
    return quantity


def _above_zero_fraction(quantity: Quantity) -> Quantity:
    if same_kind(quantity.unit, "kg/kg") and not 0 < quantity.to("kg/kg") <= Decimal(1):
        raise FieldError(Text("大于 0 且不超过 100 % 的比例", "a share above 0 and up to 100 %"), _CHECK, at="value")
    return quantity


def _optional_above_zero(quantity: Quantity | None) -> Quantity | None:
    return None if quantity is None else _above_zero(quantity)


def _optional_fraction(quantity: Quantity | None) -> Quantity | None:
    return None if quantity is None else _fraction(quantity)


not_negative = AfterValidator(_not_negative)
"""Zero or more."""

above_zero = AfterValidator(_above_zero)
"""More than zero: outputs and masses that something is divided by."""

optional_above_zero = AfterValidator(_optional_above_zero)
"""The same for a field that may be left blank."""

fraction = AfterValidator(_fraction)
"""A share of a whole, from 0 to 1 in whatever unit. Units of another kind are the intake's to report."""

above_zero_fraction = AfterValidator(_above_zero_fraction)
"""A share above 0 and up to 1: yields and other shares that something is divided by."""

optional_fraction = AfterValidator(_optional_fraction)
"""The same for a field that may be left blank."""
