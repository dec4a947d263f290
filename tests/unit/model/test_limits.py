from decimal import Decimal
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from footprint.model import limits
from footprint.model.base import Quantity
from footprint.model.form import FieldError

LIMITS: dict[str, Any] = {
    "not_negative": limits.not_negative,
    "above_zero": limits.above_zero,
    "fraction": limits.fraction,
    "above_zero_fraction": limits.above_zero_fraction,
}


def admits(name: str, value: str, unit: str) -> bool:
    try:
        TypeAdapter(Annotated[Quantity, LIMITS[name]]).validate_python({"value": value, "unit": unit})
    except ValidationError as error:
        (item,) = error.errors()
        raised = item["ctx"]["error"]
        assert isinstance(raised, FieldError)
        assert raised.at == "value"
        return False
    return True


@pytest.mark.parametrize(
    ("name", "value", "unit", "admitted"),
    [
        ("not_negative", "0", "g", True),
        ("not_negative", "-0.1", "g", False),
        ("above_zero", "0.1", "g", True),
        ("above_zero", "0", "g", False),
        ("above_zero", "-3", "g", False),
        ("fraction", "0", "%", True),
        ("fraction", "1000", "‰", True),
        ("fraction", "1200", "‰", False),
        ("fraction", "-1", "%", False),
        ("above_zero_fraction", "0", "‰", False),
        ("above_zero_fraction", "0.1", "‰", True),
        ("above_zero_fraction", "100", "%", True),
        ("above_zero_fraction", "100.1", "%", False),
        ("above_zero_fraction", "-1", "%", False),
    ],
)
def test_limits_hold_in_whatever_unit(name: str, value: str, unit: str, admitted: bool) -> None:
    assert admits(name, value, unit) is admitted


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_plausible_numbers_are_zero_or_of_the_magnitudes_told(number: Decimal) -> None:
    assert limits.is_plausible(number) is limits.is_plausible(-number)
    expected = number == 0 or Decimal("0.000000001") <= number.copy_abs() <= 1_000_000_000_000
    assert limits.is_plausible(number) is expected


def test_plausible_numbers_end_at_their_bounds() -> None:
    assert limits.is_plausible(limits.LARGEST) and limits.is_plausible(limits.SMALLEST)
    assert not limits.is_plausible(limits.LARGEST + 1)
    assert not limits.is_plausible(limits.SMALLEST / 2)
    assert limits.is_plausible(Decimal("-0.0"))
