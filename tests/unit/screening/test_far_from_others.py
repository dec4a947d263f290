"""Peers, one's own past, physical bounds, and many tests at once."""

from decimal import Decimal
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.screening.bounds import Outside, outside
from footprint.screening.evidence import Evidence, TooFew
from footprint.screening.peers import against_peers, modified_z
from footprint.screening.previous import relative_change
from footprint.screening.several import holm, questions

PEERS = [9.1, 10.4, 8.7, 9.9, 11.2, 10.0, 9.5, 10.7]
P_VALUES = st.dictionaries(st.text(max_size=4), st.floats(0, 1), min_size=1, max_size=12)


def test_modified_z_by_hand() -> None:
    """Median 9.95; distances .85 .45 1.25 .05 1.25 .05 .45 .75, their median .6."""
    assert modified_z(13.0, PEERS) == pytest.approx(0.6745 * 3.05 / 0.6)


def test_where_most_peers_coincide_the_mean_distance_stands_in() -> None:
    peers = [10.0] * 6 + [11.0, 9.0]

    assert modified_z(12.0, peers) == pytest.approx(2 / (1.253314 * 0.25))


def test_peers_that_do_not_differ_are_no_measure() -> None:
    assert against_peers(3.0, [1.0] * 9) == TooFew(1, 8)


def test_few_peers_say_nothing() -> None:
    assert against_peers(1e9, PEERS[:7]) == TooFew(7, 8)


def test_a_wild_value_is_rare_and_a_usual_one_is_not() -> None:
    wild, usual = against_peers(19.0, PEERS), against_peers(10.1, PEERS)

    assert isinstance(wild, Evidence)
    assert isinstance(usual, Evidence)
    assert wild.p < 0.005
    assert usual.p > 0.5


def test_no_value_is_impossible() -> None:
    """200,000 samples cannot show a smaller probability than one in 200,001."""
    found = against_peers(1e12, PEERS)

    assert isinstance(found, Evidence)
    assert found.p == pytest.approx(1 / 200_001)


def test_the_p_value_is_right_for_the_size_of_the_group() -> None:
    """One honest value in twenty has p <= 0.05, whatever the number of peers; the cut of 3.5 has no such right."""
    random = np.random.default_rng(11)
    for peers in (8, 15, 40):
        draws = random.standard_normal((4000, peers + 1))
        p = np.array([outcome.p for row in draws if isinstance(outcome := against_peers(row[0], row[1:]), Evidence)])
        assert np.mean(p <= 0.05) == pytest.approx(0.05, abs=0.011)


@settings(deadline=None)
@given(st.floats(-20, 40), st.permutations(PEERS), st.floats(0.1, 100), st.floats(-50, 50))
def test_order_scale_and_origin_do_not_matter(value: float, peers: list[float], scale: float, origin: float) -> None:
    moved = modified_z(origin + scale * value, [origin + scale * p for p in peers])

    assert moved == pytest.approx(modified_z(value, PEERS), rel=1e-6, abs=1e-9)


def test_change_is_the_same_in_both_directions() -> None:
    assert relative_change(20, 10) == 1
    assert relative_change(10, 20) == -1
    assert relative_change(10, 10) == 0
    assert relative_change(0, 10) is None


@settings(deadline=None)
@given(st.floats(1e-6, 1e6), st.floats(1e-6, 1e6))
def test_change_turns_its_sign_with_time(now: float, before: float) -> None:
    forward, backward = relative_change(now, before), relative_change(before, now)

    assert forward is not None
    assert backward is not None
    assert forward == pytest.approx(-backward)


def test_on_a_bound_is_inside() -> None:
    low, high = Decimal(1), Decimal(2)

    assert outside(low, low=low, high=high) is None
    assert outside(high, low=low, high=high) is None
    assert outside(Decimal("0.999"), low=low, high=high) == Outside(Decimal("0.999"), low, "below")
    assert outside(Decimal("2.001"), low=low, high=high) == Outside(Decimal("2.001"), high, "above")
    assert outside(Decimal(3), low=low) is None


def test_holm_by_hand() -> None:
    adjusted = holm({"a": 0.01, "b": 0.04, "c": 0.03, "d": 0.005})

    assert adjusted == pytest.approx({"d": 0.02, "a": 0.03, "c": 0.06, "b": 0.06})


@settings(deadline=None)
@given(P_VALUES)
def test_adjusting_keeps_the_order_and_never_lowers(p: dict[str, float]) -> None:
    adjusted = holm(p)
    ranked = sorted(p, key=lambda key: p[key])

    assert all(adjusted[key] >= p[key] for key in p)
    assert all(adjusted[a] <= adjusted[b] for a, b in pairwise(ranked))
    assert max(adjusted.values()) <= 1


def test_tests_that_were_not_made_do_not_weigh() -> None:
    made = Evidence(12, 3.0, 0.004)
    found = questions({"made": made, "one": TooFew(2, 10), "two": TooFew(0, 6)}, 0.005)

    assert found == {"made": (made, 0.004)}
