"""Values that repeat: across lines, and from month to month."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.screening.evidence import Evidence, TooFew
from footprint.screening.repeats import repeated_lines, repeated_months


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
