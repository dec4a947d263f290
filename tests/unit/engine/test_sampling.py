"""Distributions and streams: moments, signs, edges, and draws that depend on nothing but seed and name."""

import math
from decimal import Decimal

import numpy as np
import pytest
from scipy.stats import kstest, lognorm, triang

from footprint.engine.sampling import (
    BLOCK,
    Distribution,
    Shape,
    check_draws,
    draws_of,
    of_spread,
    stream,
)
from footprint.errors import InputError, Text
from footprint.model.cited import Spread

N = 20_000


def draws(distribution: Distribution, *name: object, size: int = N) -> np.ndarray:
    return draws_of(distribution, 1, *name, start=0, stop=size)


def spread(**given: object) -> Spread:
    return Spread.model_validate({"basis": "a test", **given})


def test_gsd2_is_a_lognormal_about_the_value_as_median() -> None:
    found = of_spread(8.0, spread(gsd2=Decimal("1.5")), "x")

    assert found == Distribution(Shape.LOGNORMAL, 8.0, math.log(1.5) / 2)
    assert kstest(draws(found, "a"), lognorm(s=math.log(1.5) / 2, scale=8).cdf).pvalue > 1e-3


def test_a_negative_lognormal_keeps_its_sign() -> None:
    found = of_spread(-2.0, spread(gsd2=Decimal(2)), "x")

    assert isinstance(found, Distribution)
    assert (draws(found, "a") < 0).all()
    assert math.isclose(float(np.median(draws(found, "a"))), -2.0, rel_tol=0.02)


def test_low_and_high_are_the_ends_of_a_triangle_with_the_value_as_mode() -> None:
    found = of_spread(2.0, spread(low=Decimal(0), high=Decimal(10)), "x")

    assert isinstance(found, Distribution)
    values = draws(found, "a")
    assert values.min() >= 0
    assert values.max() <= 10
    assert kstest(values, triang(c=0.2, loc=0, scale=10).cdf).pvalue > 1e-3


@pytest.mark.parametrize("value", [0.0, 10.0])
def test_a_value_at_its_own_end_is_sampled(value: float) -> None:
    found = of_spread(value, spread(low=Decimal(0), high=Decimal(10)), "x")

    assert isinstance(found, Distribution)
    assert np.ptp(draws(found, "a")) > 5


@pytest.mark.parametrize(
    ("shape", "mean", "deviation"),
    [
        (Distribution(Shape.NORMAL, 3.0, sigma=0.5), 3.0, 0.5),
        (Distribution(Shape.UNIFORM, 1.0, low=0.0, high=6.0), 3.0, 6 / math.sqrt(12)),
    ],
)
def test_normal_and_uniform(shape: Distribution, mean: float, deviation: float) -> None:
    values = draws(shape, "a")

    assert abs(values.mean() - mean) < 4 * deviation / math.sqrt(N)
    assert math.isclose(values.std(), deviation, rel_tol=0.03)


@pytest.mark.parametrize(
    ("value", "given"),
    [
        (1.0, None),
        (1.0, {}),
        (0.0, {"gsd2": 2}),
        (1.0, {"low": 1, "high": 1}),
    ],
)
def test_what_cannot_vary_says_why(value: float, given: dict[str, object] | None) -> None:
    found = of_spread(value, None if given is None else spread(**given), "x")

    assert isinstance(found, Text)


@pytest.mark.parametrize(
    ("value", "code"), [(11.0, "spread.outside"), (math.nan, "spread.value"), (math.inf, "spread.value")]
)
def test_a_value_outside_its_range_or_not_finite_is_refused(value: float, code: str) -> None:
    with pytest.raises(InputError) as caught:
        of_spread(value, spread(low=0, high=10), "Inputs!C4")

    assert [(p.code, p.place) for p in caught.value.problems] == [(code, "Inputs!C4")]


def test_chunks_of_any_size_give_the_same_draws() -> None:
    distribution = Distribution(Shape.TRIANGULAR, 2.0, low=1.0, high=5.0)
    whole = draws(distribution, "a", size=3 * BLOCK + 7)

    for size in (1, 100, BLOCK, 333):
        starts = range(0, len(whole), size)
        parts = [draws_of(distribution, 1, "a", start=k, stop=min(k + size, len(whole))) for k in starts]
        assert np.array_equal(np.concatenate(parts), whole)


def test_streams_of_different_names_and_seeds_are_independent() -> None:
    normal = Distribution(Shape.NORMAL, 0.0, sigma=1.0)
    streams = [
        draws(normal, "a", "b"),
        draws(normal, "a", "c"),
        draws(normal, "ab"),
        draws_of(normal, 2, "a", "b", start=0, stop=N),
    ]

    correlations = np.corrcoef(streams)[np.triu_indices(4, 1)]
    assert np.abs(correlations).max() < 4 / math.sqrt(N)
    assert stream(1, "a").random() == stream(1, "a").random()


def test_too_few_too_many_and_a_negative_seed_are_refused_together() -> None:
    with pytest.raises(InputError) as caught:
        check_draws(99, -1, 1, 10**6)
    assert [p.code for p in caught.value.problems] == ["draws.few", "draws.seed"]

    with pytest.raises(InputError, match="at most 1000") as caught:
        check_draws(1001, 0, 10, 80_000)
    assert [p.code for p in caught.value.problems] == ["draws.memory"]
    check_draws(1000, 0, 10, 80_000)
