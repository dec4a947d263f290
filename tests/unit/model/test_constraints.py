from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from footprint.model.base import Digest, Identifier
from footprint.model.constraints import PATTERNS, expectation


def failing(kind: Any, value: object) -> tuple[str, dict[str, Any]]:
    with pytest.raises(ValidationError) as raised:
        TypeAdapter(kind).validate_python(value)
    (item,) = raised.value.errors()
    return item["type"], item["ctx"]


@pytest.mark.parametrize("kind", [Digest, Identifier])
def test_shared_patterns_are_put_in_words(kind: Any) -> None:
    name, context = failing(kind, "?")
    assert name == "string_pattern_mismatch"
    assert expectation(name, context) == PATTERNS[context["pattern"]]


def test_an_unknown_pattern_is_shown() -> None:
    text = expectation("string_pattern_mismatch", {"pattern": "^x{3}$"})
    assert text is not None
    assert "^x{3}$" in text.zh and "^x{3}$" in text.en


def test_bounds_are_filled_in() -> None:
    text = expectation("greater_than", {"gt": 0})
    assert text is not None
    assert (text.zh, text.en) == ("大于 0", "more than 0")


def test_what_is_no_constraint_is_left_to_the_reader() -> None:
    assert expectation("missing", {}) is None
