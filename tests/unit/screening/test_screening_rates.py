"""What the documentation says of false alarms and of fraud found is what the tests do on simulated data."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from footprint.screening.evidence import Evidence
from footprint.screening.peers import against_peers
from footprint.screening.repeats import shared_values
from tests.unit.screening.simulated import FRAUDS, LEVEL, asked, honest

PAGE = Path(__file__).parents[3] / "docs" / "screening.md"
HONEST, SEEDED, GROUPS, PAIRS = 2000, 400, 2000, 500
ROW = re.compile(r"^\| `([^`]+)` \|.*\| ([\d.]+) % \|$", re.MULTILINE)


def said() -> dict[str, float]:
    """Rates that the page states, in per cent, by the name in the row's first cell."""
    return {name: float(rate) for name, rate in ROW.findall(PAGE.read_text("utf-8"))}


@cache
def measured() -> dict[str, float]:
    return dict((*_alone(), *_frauds(), *_peers(), *_shared()))


def _alone() -> Iterator[tuple[str, float]]:
    random = np.random.default_rng(2026)
    found = [asked(honest(random)) for _ in range(HONEST)]
    yield "honest", 100 * sum(map(bool, found)) / HONEST


def _frauds() -> Iterator[tuple[str, float]]:
    for name, (sow, test) in FRAUDS.items():
        random = np.random.default_rng(7)
        yield name, 100 * sum(test in asked(sow(honest(random), random)) for _ in range(SEEDED)) / SEEDED


def _peers() -> Iterator[tuple[str, float]]:
    """One number against its peers, whose logarithms scatter by 0.25, at the level of one test."""
    for peers in (8, 20):
        for name, shift in (("honest", 1.0), ("half", 0.5), ("third", 1 / 3)):
            random = np.random.default_rng(peers)
            draws = random.normal(0, 0.25, (GROUPS, peers + 1))
            draws[:, 0] += np.log(shift)
            hits = sum(_found(against_peers(row[0], row[1:])) for row in draws)
            yield f"{name} among {peers} peers", 100 * hits / GROUPS


def _shared() -> Iterator[tuple[str, float]]:
    """Monthly power of two factories; in the second case the one took five months from the other."""
    random = np.random.default_rng(3)
    apart = copied = 0
    for _ in range(PAIRS):
        one, other = honest(random).power, honest(random).power
        taken: list[Decimal] = [*one[:5], *other[5:]]
        apart += _found(shared_values(one, other))
        copied += _found(shared_values(one, taken))
    yield "two honest factories", 100 * apart / PAIRS
    yield "five months of another factory", 100 * copied / PAIRS


def _found(outcome: object) -> bool:
    return isinstance(outcome, Evidence) and outcome.p <= LEVEL


def test_honest_data_are_asked_no_more_often_than_the_level_says() -> None:
    assert measured()["honest"] <= 100 * LEVEL
    assert measured()["two honest factories"] <= 100 * LEVEL
    for peers in (8, 20):
        assert measured()[f"honest among {peers} peers"] == pytest.approx(100 * LEVEL, abs=0.6)


def test_the_page_states_every_rate() -> None:
    assert set(said()) == set(measured())


@pytest.mark.parametrize("name", sorted(said()))
def test_the_page_states_what_was_measured(name: str) -> None:
    """Within what another release of the random number generator may change."""
    assert said()[name] == pytest.approx(measured()[name], abs=2 if measured()[name] > 2 else 0.5)
