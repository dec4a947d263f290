"""A simulated year of an honest workshop, and the same year with one kind of fraud sown in; fixed seeds, no clock."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from footprint.screening.evidence import Outcome
from footprint.screening.follow import bills_follow_output
from footprint.screening.last_digits import last_digits
from footprint.screening.repeats import repeated_lines, repeated_months
from footprint.screening.round_numbers import round_numbers
from footprint.screening.several import questions
from footprint.screening.steady import ratio_too_steady

LEVEL = 0.01
ELASTICITY = 0.1
SCATTER = 0.01
SEASON = np.array([1.0, 0.7, 0.95, 0.97, 0.99, 0.95, 0.93, 0.97, 1.05, 1.07, 1.12, 1.16])
"""The trade's year: low around the Spring Festival, high before the next."""


@dataclass(frozen=True)
class Year:
    """One year: output to a hundredth of a kilogram, power and gas in whole units, and what was bought or metered."""

    output: tuple[Decimal, ...]
    power: tuple[Decimal, ...]
    gas: tuple[Decimal, ...]
    metered: tuple[Decimal, ...]
    bought: tuple[Decimal, ...]


def honest(random: np.random.Generator) -> Year:
    """Size, seasons, share of the load that follows output, noise and purchases are all drawn."""
    output = random.lognormal(np.log(60), 0.7) * SEASON * random.lognormal(0, random.uniform(0.05, 0.2), 12)
    power = _load(random, output, random.uniform(0.2, 0.8), 170 * float(output.mean()), random.uniform(0.02, 0.08))
    gas = _load(random, output, random.uniform(0.3, 1.0), random.lognormal(np.log(300), 0.6), 0.08)
    bags = [Decimal(25 * int(n)) for n in random.integers(4, 120, 5)]
    loose = [_written(v, 1) for v in random.lognormal(np.log(300), 1.2, 4)]
    return Year(
        tuple(_written(v, 2) for v in output),
        tuple(_written(v, 0) for v in power),
        tuple(_written(v, 0) for v in gas),
        tuple(_written(v, 0) for v in random.lognormal(np.log(2500), 0.6, 2)),
        (*bags, *loose),
    )


def outcomes(year: Year) -> dict[str, Outcome]:
    """Every statistical test that one submission undergoes."""
    output, power = [float(v) for v in year.output], [float(v) for v in year.power]
    annual = (sum(year.power, Decimal(0)), sum(year.gas, Decimal(0)), *year.metered, *year.bought)
    return {
        "round_numbers": round_numbers([year.output, year.power, year.gas, *((v,) for v in year.metered)]),
        "last_digits": last_digits([year.output, year.power, year.gas]),
        "repeated_lines": repeated_lines(annual),
        "repeated_months (power)": repeated_months(year.power),
        "repeated_months (gas)": repeated_months(year.gas),
        "repeated_months (output)": repeated_months(year.output),
        "bills_follow_output": bills_follow_output(output, power, ELASTICITY),
        "ratio_too_steady": ratio_too_steady(output, power, SCATTER),
    }


def asked(year: Year) -> set[str]:
    """Names of the tests that raise a question, all under one level."""
    return set(questions(outcomes(year), LEVEL))


def rounded(year: Year, random: np.random.Generator) -> Year:
    """Every bill of power and gas rounded to two digits."""
    return replace(year, power=tuple(map(_two, year.power)), gas=tuple(map(_two, year.gas)))


def invented(year: Year, random: np.random.Generator) -> Year:
    """Last digits made up by a person who favours 3, 7 and 8 (half of all) and avoids 0 and 5."""
    chances = np.array([0.02, 0.1, 0.1, 0.17, 0.1, 0.02, 0.1, 0.17, 0.16, 0.06])

    def last(values: tuple[Decimal, ...], unit: str) -> tuple[Decimal, ...]:
        digits = random.choice(10, len(values), p=chances / chances.sum())
        return tuple(v - v % (10 * Decimal(unit)) + int(d) * Decimal(unit) for v, d in zip(values, digits, strict=True))

    return replace(year, output=last(year.output, "0.01"), power=last(year.power, "1"), gas=last(year.gas, "1"))


def copied(year: Year, random: np.random.Generator) -> Year:
    """Four months carry the bill of another."""
    months = random.choice(12, 5, replace=False)
    return replace(year, power=tuple(year.power[months[0]] if i in months else v for i, v in enumerate(year.power)))


def flat(year: Year, random: np.random.Generator) -> Year:
    """The bills of an office: they move by 2 % at random, whatever is made."""
    mean = float(sum(year.power)) / 12
    return replace(year, power=tuple(_written(v, 0) for v in mean * random.lognormal(0, 0.02, 12)))


def flat_under_swings(year: Year, random: np.random.Generator) -> Year:
    """The same, in a workshop whose output swings by a factor of two and more."""
    output = tuple(_written(float(o) * s, 2) for o, s in zip(year.output, random.lognormal(0, 0.5, 12), strict=True))
    return flat(replace(year, output=output), random)


def factor(year: Year, random: np.random.Generator) -> Year:
    """Power is output times a constant, give or take 0.2 %."""
    ratio = float(sum(year.power)) / float(sum(year.output))
    noise = random.lognormal(0, 0.002, 12)
    return replace(
        year, power=tuple(_written(ratio * float(o) * n, 0) for o, n in zip(year.output, noise, strict=True))
    )


def same_line(year: Year, random: np.random.Generator) -> Year:
    """One purchase, stated to the gram, stands for another as well."""
    value = _written(random.uniform(1000, 9000), 3)
    return replace(year, bought=(value, value, *year.bought[2:]))


FRAUDS: dict[str, tuple[Callable[[Year, np.random.Generator], Year], str]] = {
    "rounded": (rounded, "round_numbers"),
    "invented": (invented, "last_digits"),
    "copied": (copied, "repeated_months (power)"),
    "flat": (flat, "bills_follow_output"),
    "flat_under_swings": (flat_under_swings, "bills_follow_output"),
    "factor": (factor, "ratio_too_steady"),
    "same_line": (same_line, "repeated_lines"),
}
"""Each fraud with the test that is meant to find it."""


def _load(random: np.random.Generator, output: np.ndarray, elasticity: float, mean: float, noise: float) -> np.ndarray:
    load: np.ndarray = mean * (output / output.mean()) ** elasticity * random.lognormal(0, noise, len(output))
    return load


def _written(value: float, decimals: int) -> Decimal:
    return Decimal(f"{value:.{decimals}f}")


def _two(value: Decimal) -> Decimal:
    place = value.adjusted() - 1
    return Decimal(round(value.scaleb(-place))).scaleb(place)
