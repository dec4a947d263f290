"""Distributions of uncertain numbers, and the streams their draws come from.

A stream is named by what it is for, never by its position: the same seed gives a parameter the same draws on
any machine, in chunks of any size, whatever else is computed beside it; two parameters never share one.
"""

import hashlib
import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from footprint.errors import InputError, Problem, Text
from footprint.model.cited import Spread

Floats = NDArray[np.float64]

BLOCK = 256
"""Draws that one generator makes; a worker takes whole blocks, so that their number changes nothing."""

EXACT = Text("来源未给出离散", "no spread stated")


class Shape(StrEnum):
    """Families of distributions."""

    LOGNORMAL = "lognormal"
    NORMAL = "normal"
    TRIANGULAR = "triangular"
    UNIFORM = "uniform"


@dataclass(frozen=True)
class Distribution:
    """How one number varies.

    Attributes
    ----------
    shape
        Family.
    value
        The stated value: median of a lognormal, mean of a normal, mode of a triangular; a uniform has none.
        A negative lognormal is the mirror image of a positive one.
    sigma
        Lognormal: standard deviation of the logarithm. Normal: standard deviation. Otherwise 0.
    low, high
        Ends of a triangular or uniform distribution.
    """

    shape: Shape
    value: float
    sigma: float = 0.0
    low: float = 0.0
    high: float = 0.0

    def sample(self, generator: np.random.Generator, size: int) -> Floats:
        """`size` draws."""
        match self.shape:
            case Shape.LOGNORMAL:
                return self.value * np.exp(self.sigma * generator.standard_normal(size))
            case Shape.NORMAL:
                return self.value + self.sigma * generator.standard_normal(size)
            case Shape.TRIANGULAR:
                return generator.triangular(self.low, self.value, self.high, size)
            case Shape.UNIFORM:
                return generator.uniform(self.low, self.high, size)


def of_spread(value: float, spread: Spread | None, place: str) -> Distribution | Text:
    """Distribution of a cited value, or why it is not sampled.

    ``gsd2`` becomes a lognormal about the value as median, with sigma = ln(gsd2) / 2 (the convention of the
    pedigree matrix: 95 % within value / gsd2 and value x gsd2). ``low`` and ``high`` become the ends of a
    triangular distribution with the value as mode: no draw leaves the stated range, and an end may be zero.

    Parameters
    ----------
    value
        Stated value, in any unit.
    spread
        As stated, in the unit of `value`.
    place
        For messages.

    Raises
    ------
    InputError
        If the value lies outside its own range, or is not finite.
    """
    if not math.isfinite(value):
        raise InputError([_problem("spread.value", place, str(value), Text("有限的数", "a finite number"))])
    if spread is None:
        return EXACT
    if spread.gsd2 is not None:
        if value == 0:
            return Text("数值为 0，倍数离散无意义", "the value is 0, a factor has no effect")
        return Distribution(Shape.LOGNORMAL, value, math.log(float(spread.gsd2)) / 2)
    if spread.low is None or spread.high is None:
        return Text(f"仅有说明：{spread.basis}", f"basis only: {spread.basis}")
    low, high = float(spread.low), float(spread.high)
    if not low <= value <= high:
        expected = Text(f"{low} 与 {high} 之间的数", f"a number between {low} and {high}")
        raise InputError([_problem("spread.outside", place, str(value), expected)])
    if low == high:
        return Text("上下限相同", "low and high are the same")
    return Distribution(Shape.TRIANGULAR, value, low=low, high=high)


def stream(seed: int, *name: object, block: int = 0) -> np.random.Generator:
    """The generator of one block of draws of what `name` says.

    Parameters
    ----------
    seed
        The user's seed.
    name
        What is drawn: database digest, matrix, parameter.
    block
        Which block of `BLOCK` draws, or which draw.

    Notes
    -----
    The SHA-256 of the name is the spawn key of a NumPy ``SeedSequence``, which makes streams of different
    keys independent.
    """
    digest = hashlib.sha256("\0".join(str(part) for part in name).encode()).digest()
    key = tuple(int.from_bytes(digest[i : i + 4], "little") for i in range(0, 32, 4))
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(*key, block))))


def draws_of(distribution: Distribution, seed: int, *name: object, start: int, stop: int) -> Floats:
    """Draws number `start` up to `stop` of one parameter, shape (stop - start,)."""
    first, last = start // BLOCK, -(-stop // BLOCK)
    blocks = [distribution.sample(stream(seed, *name, block=b), BLOCK) for b in range(first, last)]
    return np.concatenate(blocks)[start - first * BLOCK : stop - first * BLOCK]


def check_draws(draws: int, seed: int, floats_a_draw: int, memory: int) -> None:
    """Refuse a run that makes no statistics or does not fit.

    Parameters
    ----------
    draws, seed
        As asked for.
    floats_a_draw
        Numbers kept of each draw.
    memory
        Bytes that may be used for them.

    Raises
    ------
    InputError
        With how many draws fit.
    """
    problems = []
    if draws < FEWEST:
        problems.append(
            _problem("draws.few", "draws", str(draws), Text(f"不少于 {FEWEST} 次", f"{FEWEST} draws or more"))
        )
    fit = memory // (8 * max(floats_a_draw, 1))
    if draws > fit:
        problems.append(
            _problem(
                "draws.memory",
                "draws",
                str(draws),
                Text(
                    f"内存（{memory / 2**20:.0f} MiB）可容 {fit} 次",
                    f"at most {fit}: {memory / 2**20:.0f} MiB hold no more",
                ),
            )
        )
    if seed < 0:
        problems.append(
            _problem("draws.seed", "seed", str(seed), Text("不小于 0 的整数", "a whole number of zero or more"))
        )
    if problems:
        raise InputError(problems)


FEWEST = 100
"""Below this many draws the ends of a 95 % interval are single draws."""


def _problem(code: str, place: str, found: str, expected: Text) -> Problem:
    return Problem(code, place, Text.same(found), expected, Text("改正后重新计算", "correct it and run again"))
