"""Far from its peers: the modified z-score, with the error it makes in small groups put right."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from footprint.screening.evidence import Evidence, Outcome, TooFew

NEEDED = 8
"""Peers; with fewer, even a wild value is not improbable once several numbers are compared."""
_MAD, _MEAN_AD = 0.6745, 1.253314
"""Standard deviation of a normal from its median absolute deviation (1 / 1.4826), and from its mean one."""
_DRAWS, _STRIDE, _LARGE = 200_000, 20_000, 300


def modified_z(value: float, peers: Sequence[float]) -> float | None:
    """Distance of `value` from the median of `peers` in robust standard deviations; None if the peers do not differ.

    Where more than half of the peers coincide, the median absolute deviation is zero and the mean one stands in, as
    the source proposes.

    References
    ----------
    B. Iglewicz and D. C. Hoaglin, How to detect and handle outliers, ASQC Quality Press 1993, chapter 3.
    """
    middle = float(np.median(peers))
    distances = np.abs(np.asarray(peers, dtype=float) - middle)
    mad = float(np.median(distances))
    scale = mad / _MAD if mad > 0 else _MEAN_AD * float(distances.mean())
    return (value - middle) / scale if scale > 0 else None


def against_peers(value: float, peers: Sequence[float]) -> Outcome:
    """Test whether `value` could be one of `peers`.

    Null hypothesis: value and peers are independent and of one normal distribution (give logarithms of quantities that
    spread in proportion, as footprints do). The usual cut of 3.5 is meant for large samples; in groups of ten it calls
    an honest value out more often than it seems. The p-value therefore comes from 200,000 normal samples of the
    very size, drawn once with a fixed seed.

    Parameters
    ----------
    value
        The value in question, not among the peers.
    peers
        Values of comparable products.

    Returns
    -------
    Evidence
        `statistic` is the modified z-score.
    """
    if len(peers) < NEEDED:
        return TooFew(len(peers), NEEDED)
    z = modified_z(value, peers)
    if z is None:
        return TooFew(len(set(peers)), NEEDED)
    null = _null(min(len(peers), _LARGE))
    beyond = len(null) - int(np.searchsorted(null, abs(z), side="left"))
    return Evidence(len(peers), z, (1 + beyond) / (1 + len(null)))


@cache
def _null(peers: int) -> np.ndarray:
    """Sizes of the modified z-score of one more normal value against `peers` normal ones, in order."""
    random = np.random.default_rng(peers)
    found = []
    for _ in range(_DRAWS // _STRIDE):
        draws = random.standard_normal((_STRIDE, peers + 1))
        group = draws[:, 1:]
        middle = np.median(group, axis=1)
        mad = np.median(np.abs(group - middle[:, None]), axis=1)
        found.append(np.abs(draws[:, 0] - middle) * _MAD / mad)
    return np.sort(np.concatenate(found))
