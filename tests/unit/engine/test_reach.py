"""Least changes: on the grid, never short of the goal, never beyond the limits."""

from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from footprint.engine.reach import grid, largest_that_reaches, least_combined, rounded_down

values = st.decimals(min_value="0.001", max_value="1e9", places=3)


@given(values, st.decimals(min_value=0, max_value=1, places=6), st.decimals(min_value=0, max_value=1, places=6))
def test_the_change_reaches_and_a_step_less_does_not(value: Decimal, share: Decimal, limit: Decimal) -> None:
    goal, lowest = value * share, value * limit

    found = largest_that_reaches(lambda v: v <= goal, value, lowest)

    if goal < lowest:
        assert found is None
    else:
        assert found is not None
        assert lowest <= found <= goal
        if goal < value:
            assert found + grid(value) > goal or found == lowest


def test_the_grid_is_the_sixth_digit() -> None:
    assert grid(Decimal("262650")) == 1
    assert grid(Decimal("0.0123")) == Decimal("1e-7")
    assert rounded_down(Decimal("12.3456789"), Decimal("0.001")) == Decimal("12.345")


def test_the_combination_takes_the_strongest_first() -> None:
    cuts = least_combined(np.array([1.0, 4.0, 2.0]), np.array([1.0, 0.5, 1.0]), 3.0)

    assert cuts is not None
    assert np.allclose(cuts, [0.0, 0.5, 0.5])


def test_what_the_limits_do_not_allow_is_none() -> None:
    assert least_combined(np.array([1.0, 1.0]), np.array([1.0, 0.5]), 2.0) is None
    assert least_combined(np.array([]), np.array([]), 1.0) is None
    assert least_combined(np.array([0.0]), np.array([1.0]), 1.0) is None


@given(st.lists(st.tuples(st.floats(0.001, 100), st.floats(0, 1)), min_size=1, max_size=6), st.floats(0.01, 0.99))
def test_the_combination_closes_the_gap_within_the_limits(inputs: list[tuple[float, float]], share: float) -> None:
    effects, limits = (np.array(x) for x in zip(*inputs, strict=True))
    gap = share * float(effects @ limits)
    cuts = least_combined(effects, limits, gap)

    if gap > 1e-6:
        assert cuts is not None
        assert float(effects @ cuts) >= gap * (1 - 1e-6) - 1e-6
        assert (cuts <= limits + 1e-9).all()
        assert (cuts >= -1e-9).all()
