from datetime import date
from decimal import Decimal

import pytest
from bakery import Flour

from footprint.intake.written import group, written


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (None, "空", "nothing"),
        ("", "空", "nothing"),
        ((), "空", "nothing"),
        ("麦香坊", "“麦香坊”", "'麦香坊'"),
        (Flour.RYE, "“黑麦粉”", "'rye flour'"),
        (True, "“是”", "'Yes'"),
        (False, "“否”", "'No'"),
        (0, "0", "0"),
        (Decimal("1E+3"), "1000", "1000"),
        (date(2024, 1, 1), "2024-01-01", "2024-01-01"),
        ({"value": Decimal("-3"), "unit": "g"}, "-3 g", "-3 g"),
        (("P1", "P2"), "“P1”、“P2”", "'P1', 'P2'"),
        (
            {"name": "Levain", "mass": {"value": Decimal("0.5"), "unit": "kg"}, "more": {"a": 1}},
            "“Levain”、0.5 kg等",
            "'Levain', 0.5 kg, …",
        ),
        ([1, 2, 3, 4, 5], "1、2、3、4等", "1, 2, 3, 4, …"),
        ([[1], {"a": 2}], "一组值", "a group of values"),
    ],
)
def test_values_read_as_they_were_written(value: object, zh: str, en: str) -> None:
    text = written(value)
    assert (text.zh, text.en) == (zh, en)


def test_a_group_is_called_one() -> None:
    assert group([3]).zh == "一组值：3"
    assert group([[3]]).zh == "一组值"
