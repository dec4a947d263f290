"""An edition for several product groups: a headline for each, if it says which number is judged."""

import pytest
from pydantic import ValidationError

from footprint.rules.edition import EditionData
from footprint.rules.registry import load_edition

DATA = load_edition("jewelry_gold@2026").data
HEADLINE = next(n for n in DATA.numbers if n.role == "headline")
ANOTHER = HEADLINE.model_copy(update={"key": "per_pair"})


def edition(**changes: object) -> EditionData:
    return EditionData.model_validate({**DATA.model_dump(), **changes})


def test_two_headlines_without_a_judged_number_are_refused() -> None:
    with pytest.raises(ValidationError, match="say which number is judged"):
        edition(numbers=[n.model_dump() for n in (*DATA.numbers, ANOTHER)], judged=None)


def test_two_headlines_with_a_judged_number() -> None:
    numbers = [n.model_dump() for n in (*DATA.numbers, ANOTHER)]

    assert edition(numbers=numbers, judged="per_pair").judged_number == ANOTHER


def test_an_edition_without_a_headline_is_refused() -> None:
    with pytest.raises(ValidationError, match="headline"):
        edition(numbers=[n.model_dump() for n in DATA.numbers if n.role != "headline"], judged=None)
