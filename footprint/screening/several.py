"""Several tests on one set of data: the chance that honest data meet any question at all."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from footprint.screening.evidence import Evidence, Outcome

Key = TypeVar("Key", bound=Hashable)


def holm(p: Mapping[Key, float]) -> dict[Key, float]:
    """P-values adjusted so that all of them together are wrong no more often than one of them should be.

    Holm's procedure rather than Benjamini and Hochberg's: it bounds the chance that honest data raise any question,
    however the tests depend on one another, and here they do, since they look at the same values.

    Parameters
    ----------
    p
        P-value of each test.

    Returns
    -------
    dict
        Adjusted p-value of each test; a question is raised where it does not exceed the level chosen.

    References
    ----------
    S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979) 65-70.
    """
    adjusted: dict[Key, float] = {}
    highest = 0.0
    ranked = sorted(p.items(), key=lambda item: item[1])
    for rank, (key, value) in enumerate(ranked):
        highest = max(highest, min(1.0, value * (len(ranked) - rank)))
        adjusted[key] = highest
    return adjusted


def questions(outcomes: Mapping[Key, Outcome], level: float) -> dict[Key, tuple[Evidence, float]]:
    """Outcomes that raise a question, each with its adjusted p-value; tests with too few values take no part.

    Parameters
    ----------
    outcomes
        Outcome of every test made on one set of data.
    level
        Chance, in all, of a question on honest data.
    """
    made = {key: outcome for key, outcome in outcomes.items() if isinstance(outcome, Evidence)}
    adjusted = holm({key: outcome.p for key, outcome in made.items()})
    return {key: (made[key], p) for key, p in adjusted.items() if p <= level}
