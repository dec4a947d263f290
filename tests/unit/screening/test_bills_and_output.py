"""Bills against output: sums right, moving together, and not too well."""

from decimal import Decimal
from math import exp

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from footprint.screening.evidence import Evidence, TooFew
from footprint.screening.follow import bills_follow_output
from footprint.screening.steady import ratio_too_steady
from footprint.screening.sums import rounding_of, sum_gap

OUTPUT = [40.0, 55.0, 61.0, 72.0, 80.0, 91.0, 66.0, 48.0, 58.0, 85.0, 99.0, 120.0]
SERIES = st.lists(st.integers(100, 10**6).map(lambda i: i / 100), min_size=6, max_size=14, unique=True)


def test_flat_bills_under_moving_output() -> None:
    bills = [20000.0 + 30 * (i % 3) for i in range(12)]
    found = bills_follow_output(OUTPUT, bills, 0.1)

    assert isinstance(found, Evidence)
    assert abs(found.statistic) < 0.01
    assert found.p < 1e-3


def test_bills_that_follow_raise_nothing() -> None:
    found = bills_follow_output(OUTPUT, [300 * o**0.4 for o in OUTPUT], 0.1)

    assert isinstance(found, Evidence)
    assert found.statistic == pytest.approx(0.4)
    assert found.p > 0.99


def test_output_that_hardly_moves_proves_nothing() -> None:
    """A correlation that is missing here is no evidence: noise is larger than what output could do."""
    steady = [80 + 0.1 * o / 120 for o in OUTPUT]
    noise = np.random.default_rng(4).normal(0, 0.05, 12)
    found = bills_follow_output(steady, list(20000 * np.exp(noise)), 0.1)

    assert isinstance(found, Evidence)
    assert found.p > 0.01


def test_half_a_year_is_needed_and_idle_months_do_not_count() -> None:
    assert bills_follow_output([1, 2, 3, 4, 5, 0], [1, 2, 3, 4, 5, 6], 0.1) == TooFew(5, 6)
    assert ratio_too_steady([1, 2, 3, 4, 5, 0], [1, 2, 3, 4, 5, 6], 0.01) == TooFew(5, 6)


def test_output_times_a_constant() -> None:
    found = ratio_too_steady(OUTPUT, [round(177.3 * o) for o in OUTPUT], 0.01)

    assert isinstance(found, Evidence)
    assert found.statistic < 1e-3
    assert found.p < 1e-9


def test_scatter_of_seven_months_by_hand() -> None:
    """Six degrees of freedom have a closed form: 1 - exp(-h) (1 + h + h^2 / 2), h half of chi-square."""
    steps = [0.0, 0.002, -0.001, 0.003, -0.002, 0.001, -0.003]
    found = ratio_too_steady([1.0] * 7, [exp(s) for s in steps], 0.01)
    half = sum(s * s for s in steps) / 0.01**2 / 2

    assert isinstance(found, Evidence)
    assert found.p == pytest.approx(1 - exp(-half) * (1 + half + half * half / 2))


@settings(deadline=None)
@given(SERIES, st.data(), st.floats(0.01, 100), st.floats(0.01, 100))
def test_units_do_not_matter(output: list[float], data: st.DataObject, one: float, other: float) -> None:
    bills = data.draw(st.lists(st.floats(1, 1e4), min_size=len(output), max_size=len(output)))
    scaled = [o * one for o in output], [b * other for b in bills]
    for test, least in ((bills_follow_output, 0.1), (ratio_too_steady, 0.01)):
        before, after = test(output, bills, least), test(*scaled, least)
        assert isinstance(before, Evidence)
        assert isinstance(after, Evidence)
        assert after.statistic == pytest.approx(before.statistic, rel=1e-6, abs=1e-9)


@settings(deadline=None)
@given(SERIES, st.permutations(range(6)))
def test_the_order_of_months_does_not_matter(output: list[float], order: list[int]) -> None:
    output = output[:6]
    bills = [100 + o for o in output]
    assume(max(output) / min(output) > 1.01)
    shuffled = [output[i] for i in order], [bills[i] for i in order]

    assert bills_follow_output(output, bills, 0.1) == bills_follow_output(*shuffled, 0.1)


def test_a_sum_within_rounding_and_one_beyond() -> None:
    parts = [Decimal("10.2"), Decimal("11.4"), Decimal("9.3")]

    assert rounding_of(parts, Decimal("30.9")) == Decimal("0.2")
    assert sum_gap(parts, Decimal("31.1")) is None
    assert sum_gap(parts, Decimal("31.2")) == Decimal("-0.3")


@settings(deadline=None)
@given(st.lists(st.decimals(0, 10**6, places=4), min_size=1, max_size=24))
def test_rounding_each_month_never_opens_a_gap(exact: list[Decimal]) -> None:
    rounded = [v.quantize(Decimal("0.1")) for v in exact]
    total = sum(exact, Decimal(0)).quantize(Decimal("0.1"))
    assume(len({v.normalize().as_tuple().exponent for v in [*rounded, total]} & {-1}) == 1)
    assume(sum(v.normalize().as_tuple().exponent == -1 for v in rounded) > 1)
    assume(total.normalize().as_tuple().exponent == -1)

    assert sum_gap(rounded, total) is None
