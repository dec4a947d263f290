"""Trailing zeros and last digits: exact under the null hypothesis, silent on too little."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.screening.evidence import Evidence, TooFew
from footprint.screening.last_digits import last_digits
from footprint.screening.round_numbers import round_numbers

READINGS = st.lists(st.integers(100, 10**7).map(Decimal), min_size=3, max_size=30)


def numbers(*values: object) -> list[Decimal]:
    return [Decimal(str(v)) for v in values]


def test_trailing_zeros_by_enumeration() -> None:
    """All thousand three-digit endings of one value, and all million of two, counted by hand."""
    found = round_numbers([numbers(4100, 5210, 6321)])
    assert isinstance(found, Evidence)

    def zeros(ending: str) -> int:
        return len(ending) - len(ending.rstrip("0"))

    one = [zeros(f"{i:03d}") for i in range(1000)]
    chance = [one.count(z) / 1000 for z in range(4)]
    at_least = sum(chance[a] * chance[b] * chance[c] for a, b, c in product(range(4), repeat=3) if a + b + c >= 3)
    assert found.statistic == 3
    assert found.p == pytest.approx(at_least)
    assert found.where == (0,)


def test_invented_round_numbers_are_noticed() -> None:
    found = round_numbers([numbers(20000, 21000, 19500, 22000)])

    assert isinstance(found, Evidence)
    assert found.p < 1e-6


def test_tenths_are_read_at_their_own_place() -> None:
    """100.0 among readings to a tenth is one round number in ten, not a number of one digit."""
    found = round_numbers([numbers("100.0", "117.3", "98.7", "104.2")])

    assert isinstance(found, Evidence)
    assert found.statistic == 3
    assert found.n == 4


def test_each_series_has_its_own_place() -> None:
    """Whole kilowatt-hours beside hundredths of a kilogram: neither makes the other round."""
    found = round_numbers([numbers(20411, 19873, 22356), numbers("40.13", "38.76", "41.29")])

    assert isinstance(found, Evidence)
    assert found.statistic == 0


def test_one_stray_decimal_does_not_make_the_others_round() -> None:
    """A single half among whole kilowatt-hours says nothing about how the others were read."""
    found = round_numbers([numbers("20411.5", 19873, 22356, 21447)])

    assert isinstance(found, Evidence)
    assert found.statistic == 0


def test_short_numbers_take_no_part() -> None:
    assert round_numbers([numbers(10, 20, 30, 400, 500)]) == TooFew(2, 3)


@settings(deadline=None)
@given(READINGS)
def test_order_does_not_matter(values: list[Decimal]) -> None:
    forward, backward = round_numbers([values]), round_numbers([values[::-1]])

    assert isinstance(forward, Evidence)
    assert isinstance(backward, Evidence)
    assert forward.p == pytest.approx(backward.p)


@settings(deadline=None)
@given(READINGS, st.integers(1, 6))
def test_writing_in_a_smaller_decimal_unit_changes_nothing_of_what_was_read(values: list[Decimal], shift: int) -> None:
    """1250 kg as 1.250 t: the place moves along, so does every digit."""
    odd = [v if v % 10 else v + 1 for v in values]
    moved = [v.scaleb(-shift) for v in odd]

    assert round_numbers([odd]) == round_numbers([moved])


@settings(deadline=None)
@given(READINGS, st.data())
def test_rounding_a_value_never_looks_less_round(values: list[Decimal], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(values) - 1))
    rounded = list(values)
    rounded[index] = Decimal(int(values[index]) // 100 * 100)
    before, after = round_numbers([values]), round_numbers([rounded])

    assert isinstance(before, Evidence)
    assert isinstance(after, Evidence)
    assert after.p <= before.p * (1 + 1e-9)


def test_last_digits_of_ten_values_by_enumeration() -> None:
    """All ten values end alike: ten of the 10^10 endings."""
    found = last_digits([numbers(*(1007 + 130 * i for i in range(10)))])

    assert isinstance(found, Evidence)
    assert found.statistic == pytest.approx(90)
    assert found.p == pytest.approx(1e-9)
    assert found.where == (7,)


def test_every_digit_once_is_the_most_even_there_is() -> None:
    found = last_digits([numbers(*(1000 + 131 * i for i in range(10)))])

    assert isinstance(found, Evidence)
    assert found.statistic == 0
    assert found.p == pytest.approx(1)


def test_exact_and_large_sample_distributions_meet() -> None:
    """At 49 and 50 values the same moderate excess has nearly the same p-value."""
    endings = [3 if i < 8 else i % 10 for i in range(50)]
    values = numbers(*(1000 + 170 * i + e for i, e in enumerate(endings)))
    exact, large = last_digits([values[:49]]), last_digits([values])

    assert isinstance(exact, Evidence)
    assert isinstance(large, Evidence)
    assert exact.p == pytest.approx(large.p, rel=0.25)
    assert 0.01 < large.p < 0.5


def test_a_narrow_series_is_left_out() -> None:
    """Between 118 and 126 the last digit is not free to be any."""
    narrow = numbers(118, 119, 120, 121, 122, 123, 124, 125, 126, 120, 121)

    assert last_digits([narrow]) == TooFew(0, 10)
