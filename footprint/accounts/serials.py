"""Serial numbers of cancelled units: each used once."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from footprint.errors import Problem, Text

_DROPPED = re.compile(r"[\s\-–—_/.,·:]+")
_TAIL = re.compile(r"(.*?)([0-9]+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Range:
    """Serial numbers that follow each other.

    Attributes
    ----------
    registry
        Where they were cancelled.
    prefix
        What stands before the last run of digits, without marks, in one case.
    first, last
        The run of digits.
    step
        A power of ten: digits that count may be followed by ones that do not.
    place
        ``file:line``.
    """

    registry: str
    prefix: str
    first: int
    last: int
    step: int
    place: str


def normal(serial: str) -> str:
    """A serial number as it is compared: full width, marks and case make no other number."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", serial)).upper()


def range_of(registry: str, first: str, last: str, units: Decimal, place: str) -> Range | Problem:
    """The numbers from `first` to `last`.

    Parameters
    ----------
    registry
        Where they were cancelled.
    first, last
        As on the registry's proof.
    units
        How many there are.
    place
        ``file:line``.

    Returns
    -------
    Range or Problem
        The problem if they are no range, or not of that many numbers.
    """
    low, high = (_TAIL.fullmatch(normal(serial)) for serial in (first, last))
    if low and high and low[1] == high[1] and int(low[2]) <= int(high[2]):
        start, end = int(low[2]), int(high[2])
        for behind in range(len(high[2])):
            step = 10**behind
            if (end - start) % step == 0 and (end - start) // step + 1 == units:
                return Range(registry, low[1], start, end, step, place)
    return Problem(
        "account.serials",
        place,
        Text(f"“{first}”至“{last}”，{units:f} 个单位", f"'{first}' to '{last}' for {units:f} units"),
        Text("连续编号，个数与数量相等", "consecutive numbers, as many as there are units"),
        Text("按登记机构的凭证填写；不连续的分行", "write them as the registry's proof does; separate runs apart"),
    )


def used_twice(ranges: Iterable[Range]) -> list[Problem]:
    """Every overlap, with both places."""
    problems = []
    for there, here in combinations(ranges, 2):
        number = shared(here, there)
        if number is not None:
            problems.append(
                Problem(
                    "account.used_twice",
                    here.place,
                    Text(
                        f"编号 {here.prefix}{number} 已用于 {there.place}",
                        f"{here.prefix}{number}, used at {there.place}",
                    ),
                    Text("每个编号只用一次", "each number once"),
                    Text("删除其中一处", "delete one of the two"),
                )
            )
    return problems


def shared(one: Range, other: Range) -> int | None:
    """The first number that two ranges share; None if there is none."""
    if (one.registry, one.prefix) != (other.registry, other.prefix):
        return None
    fine, coarse = sorted((one, other), key=lambda r: r.step)
    if (coarse.first - fine.first) % fine.step:
        return None
    # Both are progressions; the coarse one's numbers that reach the fine one's span lie on its grid.
    behind = max(0, fine.first - coarse.first)
    number = coarse.first + -(-behind // coarse.step) * coarse.step
    return number if number <= min(coarse.last, fine.last) else None
