"""Serial numbers: counted, compared whatever their notation, used once."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.accounts.serials import Range, range_of, shared, used_twice
from footprint.errors import Problem


def made(first: str, last: str, units: int, place: str = "a.yaml:1", registry: str = "r") -> Range:
    found = range_of(registry, first, last, Decimal(units), place)
    assert isinstance(found, Range), found
    return found


def test_ranges_have_as_many_numbers_as_units() -> None:
    assert made("CN-0001", "CN-0100", 100).step == 1
    assert made("CN-0001", "CN-0001", 1).first == 1
    assert made("X2024-000100-02", "X2024-000200-02", 101).step == 100
    for first, last, units in (
        ("A1", "A9", 8),
        ("A9", "A1", 9),
        ("A1", "B3", 3),
        ("AB", "AC", 2),
        ("A1", "A2", Decimal("1.5")),
    ):
        assert isinstance(range_of("r", first, last, Decimal(units), "p"), Problem)


@pytest.mark.parametrize("other", ["cn 0050", "ＣＮ－００５０", "CN/00-50", "cn_0050", "CN.0050"])
def test_one_number_in_any_notation(other: str) -> None:
    problems = used_twice([made("CN-0001", "CN-0100", 100), made(other, other, 1, "b.yaml:7")])

    assert [(p.code, p.place) for p in problems] == [("account.used_twice", "b.yaml:7")]
    assert "a.yaml:1" in problems[0].found.en


def test_other_registries_and_prefixes_are_other_numbers() -> None:
    ranges = [
        made("CN-1", "CN-9", 9),
        made("CN-1", "CN-9", 9, registry="s"),
        made("HK-1", "HK-9", 9),
        made("CN-10", "CN-19", 10),
    ]
    assert used_twice(ranges) == []


def numbers(found: Range) -> set[int]:
    return set(range(found.first, found.last + 1, found.step))


progressions = st.builds(
    lambda first, count, step: Range("r", "P", first, first + (count - 1) * step, step, "p"),
    st.integers(0, 400),
    st.integers(1, 40),
    st.sampled_from([1, 10, 100]),
)


@given(progressions, progressions)
def test_what_two_ranges_share(one: Range, other: Range) -> None:
    common = numbers(one) & numbers(other)

    assert shared(one, other) == (min(common) if common else None)
    assert shared(other, one) == shared(one, other)
