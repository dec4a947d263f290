"""Line breaks, subscripts and sizes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.label.text import shrink, typeset, width, wrap

TEXTS = st.text(st.sampled_from("金饰品有限公司，。（）《》 abcdefgh-12.5%‰𬭊"), max_size=80)


@pytest.mark.parametrize(
    ("given_text", "drawn"),
    [
        ("kg CO2e/g", "kg CO₂e/g"),
        ("CO2、CH4和N2O", "CO₂、CH₄和N₂O"),
        ("XCO2e", "XCO2e"),
        ("CO2000", "CO2000"),
        ("ECO2 Ltd", "ECO2 Ltd"),
    ],
)
def test_gas_formulas_and_nothing_else_get_subscripts(given_text: str, drawn: str) -> None:
    assert typeset(given_text) == drawn


@given(TEXTS, st.integers(20, 200))
def test_wrapping_loses_nothing_and_never_overflows(text: str, limit: int) -> None:
    lines = wrap(text, limit, 8)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line, 8) <= limit for line in lines)


def test_closing_punctuation_never_begins_a_line_and_opening_never_ends_one() -> None:
    text = "深圳市珠宝（集团）有限公司，盐田区。" * 4
    for limit in range(30, 120, 3):
        for line in wrap(text, limit, 8):
            assert line[0] not in "，。）"
            assert line[-1] not in "（"


def test_latin_words_stay_whole_where_they_fit() -> None:
    words = "Shenzhen Jinkai Jewellery Company Limited"
    lines = wrap(words, 80, 8)
    assert len(lines) > 1
    assert " ".join(lines) == words


def test_shrinking_takes_the_largest_size_that_fits() -> None:
    text = "产品名称很长很长很长很长"
    fitted = shrink(text, 100, 12, 4, weight="bold", most=1)
    assert fitted.lines == (text,)
    assert width(text, fitted.size, "bold") <= 100 < width(text, fitted.size + 0.25, "bold")


def test_shrinking_that_fails_says_so_by_its_lines() -> None:
    fitted = shrink("长" * 200, 100, 12, 4, weight="regular", most=2)
    assert fitted.size == 4
    assert len(fitted.lines) > 2
