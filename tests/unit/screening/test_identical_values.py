"""Values that repeat: across lines, and from month to month."""

from decimal import Decimal
from math import exp, pi, sqrt
from statistics import stdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.screening.evidence import Evidence, TooFew
from footprint.screening.repeats import repeated_lines, repeated_months, shared_values


def numbers(*values: object) -> list[Decimal]:
    return [Decimal(str(v)) for v in values]


def test_lines_that_agree_in_five_digits() -> None:
    found = repeated_lines(numbers("2617.4", 1900, "2617.4", 311))

    assert isinstance(found, Evidence)
    assert found.where == (0, 2)
    assert found.statistic == 5
    assert found.p == pytest.approx(6 * 1e-4)


def test_round_lines_agree_easily() -> None:
    """Two digits agree in one pair of ten; 2600 twice raises nothing."""
    found = repeated_lines(numbers(2600, 1900, 2600, 311))

    assert isinstance(found, Evidence)
    assert found.p == pytest.approx(0.6)


def test_numbers_that_differ_in_writing_alone_are_the_same() -> None:
    found = repeated_lines(numbers("2617.40", "2617.4"))

    assert isinstance(found, Evidence)
    assert found.where == (0, 1)


def test_one_line_cannot_repeat() -> None:
    assert repeated_lines(numbers(5, 0, 0)) == TooFew(1, 2)


def test_a_month_copied_three_times() -> None:
    found = repeated_months(numbers(21887, 20412, 21887, 23105, 21887, 22001, 19874, 21310))

    assert isinstance(found, Evidence)
    assert found.where == (0, 2, 4)
    assert found.statistic == 2
    assert found.p < 1e-3


def test_coarse_readings_repeat_by_themselves() -> None:
    found = repeated_months(numbers(12, 13, 12, 14, 13, 12, 15, 13, 14, 12, 13, 11))

    assert isinstance(found, Evidence)
    assert found.p > 0.05


def test_a_year_of_one_value() -> None:
    found = repeated_months(numbers(*[21887] * 12))

    assert isinstance(found, Evidence)
    assert found.statistic == 11
    assert found.p < 1e-6


def test_half_a_year_is_needed() -> None:
    assert repeated_months(numbers(1, 1, 1, 1, 1)) == TooFew(5, 6)


@settings(deadline=None)
@given(st.lists(st.integers(1, 10**6).map(Decimal), min_size=6, max_size=24), st.sampled_from(["0.001", "1", "1000"]))
def test_units_and_order_do_not_matter(values: list[Decimal], unit: str) -> None:
    scaled = [v * Decimal(unit) for v in reversed(values)]
    if len(set(values)) == 1:
        return  # a single value has no scatter of its own to scale
    for test in (repeated_lines, repeated_months):
        one, other = test(values), test(scaled)
        assert isinstance(one, Evidence)
        assert isinstance(other, Evidence)
        assert one.statistic == other.statistic
        assert one.p == pytest.approx(other.p, abs=1e-12)


def test_one_repeat_by_hand() -> None:
    """Scatter 2.1602 of 1 to 7 in units of 1: a pair agrees with 1 / (2 x 2.1602 x sqrt(pi)); 28 pairs."""
    found = repeated_months(numbers(1, 2, 3, 4, 5, 6, 7, 4))
    expected = 28 / (2 * stdev(range(1, 8)) * sqrt(pi))

    assert isinstance(found, Evidence)
    assert found.statistic == 1
    assert found.p == pytest.approx(1 - exp(-expected))


def test_two_submissions_share_two_values_by_hand() -> None:
    """One of four digits, one of five, among 3 x 3 pairs: two of four or more, or one of five or more."""
    found = shared_values(numbers(1234, 56789, 31), numbers(56789, 1234, 77))
    four = 1 - exp(-0.009) * (1 + 0.009)
    five = 1 - exp(-0.0009)

    assert isinstance(found, Evidence)
    assert found.statistic == 2
    assert found.where == (0, 1)
    assert found.p == pytest.approx(2 * min(four, five), rel=1e-6)


def test_submissions_with_nothing_in_common() -> None:
    found = shared_values(numbers(1, 2, 3), numbers(4, 5, 6))

    assert found == Evidence(3, 0.0, 1.0)
    assert shared_values(numbers(7, 0), numbers(7, 8)) == TooFew(1, 2)


@settings(deadline=None)
@given(st.lists(st.integers(1, 10**5).map(Decimal), min_size=2, max_size=12), st.permutations(range(5)))
def test_sharing_is_mutual(values: list[Decimal], order: list[int]) -> None:
    other = [Decimal(1000 + 7 * i) for i in order] + values[:1]
    one, back = shared_values(values, other), shared_values(other, values)

    if isinstance(one, Evidence) and isinstance(back, Evidence):
        assert (one.statistic, one.p) == (back.statistic, pytest.approx(back.p))
