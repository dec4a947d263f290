"""One rounding, half-even, plain decimal text."""

from decimal import Decimal

import pytest

from footprint.rules.rounding import plain, printed, shown, signed


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.8328751234, "0.832875"),
        (49.35, "49.35"),
        (1234567.0, "1234570"),
        (0.00001234567, "0.0000123457"),
        (100.0, "100"),
        (0.0, "0"),
        (1.234567e-7, "0.000000123457"),
    ],
)
def test_signed_has_six_digits_and_no_exponent(value: float, text: str) -> None:
    assert plain(signed(value)) == text


def test_ties_go_to_the_even_digit() -> None:
    assert str(printed(0.125, 2)) == "0.12"
    assert str(printed(0.375, 2)) == "0.38"
    assert str(signed(1000000.5)) == "1000000"


def test_printed_is_rounded_once_from_the_exact_value() -> None:
    # 18.6349999 becomes 18.635 at six digits and then 18.64; rounded once it is 18.63.
    assert str(signed(18.6349999)) == "18.635"
    assert str(printed(18.6349999, 2)) == "18.63"


def test_printed_keeps_its_decimals() -> None:
    assert str(printed(2.0, 2)) == "2.00"


def test_shown_is_for_messages() -> None:
    assert shown(Decimal("7.558054321")) == Decimal("7.55805")
