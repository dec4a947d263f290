"""What an edition author gets told, and how the rules of an edition's records reach the applicant."""

import json
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any

import pytest
from bakery import CHOICES, STANDARD, TITLE, Bakery, Shop, good
from pydantic import AfterValidator, model_validator
from pydantic import Field as Limit

from footprint.errors import InputError, Text
from footprint.intake.read import read_submission
from footprint.intake.shape import form_of
from footprint.intake.template import write_template
from footprint.model.base import Quantity, Record
from footprint.model.form import Choice, Field, FieldError, LabelledEnum, Sheet

A = Text("甲", "A")


def submission_with(annotation: Any, **fields: Any) -> type[Record]:
    inner = type("Inner", (Record,), {"__annotations__": {"value": annotation, **fields}, "__module__": __name__})
    return type("Outer", (Record,), {"__annotations__": {"sheet": Annotated[inner, Sheet(A)]}, "__module__": __name__})


class Plain(Record):
    bare: Annotated[str, Sheet(A)]


class NoSheet(Record):
    shop: Record


class TooLong(Record):
    shop: Annotated[Shop, Sheet(Text("店" * 20, "Shop of the bakery"))]


class Reserved(Record):
    standard: Annotated[Record, Sheet(A)]


@pytest.mark.parametrize(
    ("submission", "choices"),
    [
        (submission_with(str), None),
        (submission_with(Annotated[float, Field(A)]), None),
        (submission_with(Annotated[str | int, Field(A)]), None),
        (submission_with(Annotated[Quantity, Field(A)]), None),
        (submission_with(Annotated[int, Field(A)]), {"sheet.value": (Choice("a", A),)}),
        (submission_with(Annotated[str, Field(A)]), {"sheet.other": (Choice("a", A),)}),
        (Plain, None),
        (NoSheet, None),
        (Reserved, None),
    ],
)
def test_a_record_no_form_can_show_is_a_type_error(submission: type[Record], choices: Any) -> None:
    with pytest.raises(TypeError):
        form_of(submission, choices)


def test_a_title_that_cannot_name_a_sheet_is_a_type_error(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="cannot name a sheet"):
        write_template(tmp_path / "a.xlsx", standard=STANDARD, title=TITLE, submission=TooLong)
    assert not (tmp_path / "a.xlsx").exists()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"loaf": Quantity(value=Decimal("0.12345678901234567890"), unit="g")}, "number.digits"),
        ({"opened": date(1850, 1, 1)}, "date.range"),
        ({"name_zh": "麦" * 40_000}, "text.unheld"),
    ],
)
def test_what_a_workbook_cannot_hold_is_not_written(change: dict[str, Any], code: str, tmp_path: Path) -> None:
    data = good().model_copy(update={"shop": good().shop.model_copy(update=change)})
    with pytest.raises(InputError) as caught:
        write_template(
            tmp_path / "a.xlsx", standard=STANDARD, title=TITLE, submission=Bakery, choices=CHOICES, data=data
        )
    assert [p.code for p in caught.value.problems] == [code]
    assert not (tmp_path / "a.xlsx").exists()


@pytest.mark.parametrize("change", [{"process": "a ｜ b"}, {"papers": ("a;b",)}, {"papers": ("",)}])
def test_a_text_that_would_read_differently_is_not_written(change: dict[str, Any], tmp_path: Path) -> None:
    doughs = (good().doughs[0].model_copy(update=change),)
    with pytest.raises(InputError) as caught:
        write_template(
            tmp_path / "a.xlsx",
            standard=STANDARD,
            title=TITLE,
            submission=Bakery,
            choices=CHOICES,
            data=good().model_copy(update={"doughs": doughs}),
        )
    assert [p.code for p in caught.value.problems] == ["text.unheld"]


def test_labels_of_an_enumeration_are_found_by_value() -> None:
    class Grain(LabelledEnum):
        OAT = "oat", "燕麦", "oat"

    assert Grain("oat").text == Text("燕麦", "oat")
    assert Grain.choices() == (Choice("oat", Text("燕麦", "oat")),)
    with pytest.raises(ValueError, match="both zh and en"):
        type("Bad", (LabelledEnum,), _members(OAT="oat"))


def _members(**values: str) -> Any:
    namespace = type(LabelledEnum).__prepare__("Bad", (LabelledEnum,))
    for name, value in values.items():
        namespace[name] = value
    return namespace


def _positive(value: Quantity) -> Quantity:
    if value.value <= 0:
        raise FieldError(Text("大于零的量", "an amount above zero"))
    return value


def _plain_rule(value: str) -> str:
    if value == "bad":
        raise ValueError("not bad")
    return value


class Limits(Record):
    price: Annotated[Decimal, Limit(decimal_places=2, max_digits=6, lt=1000), Field(Text("价格", "Price"))]
    mass: Annotated[Quantity, AfterValidator(_positive), Field(Text("质量", "Mass"), units=("g",))]
    even: Annotated[int, Limit(multiple_of=2, gt=0), Field(Text("偶数", "Even"))]
    short: Annotated[str, Limit(min_length=3), AfterValidator(_plain_rule), Field(Text("短", "Short"))]
    many: Annotated[tuple[str, ...], Limit(min_length=2, max_length=3), Field(Text("多个", "Several"))]
    grade: Annotated[Decimal | None, Limit(le=5), Field(Text("等级", "Grade"))] = None


class Limited(Record):
    limits: Annotated[Limits, Sheet(Text("限", "Limits"))]


FINE = Limits(price=Decimal("1.25"), mass=Quantity(value=Decimal(2), unit="g"), even=2, short="abc", many=("a", "b"))


@pytest.mark.parametrize(
    ("change", "code", "expected"),
    [
        ({"price": Decimal("1.255")}, "value.decimal_max_places", Text("至多 2 位小数", "at most 2 decimals")),
        ({"price": Decimal(1000)}, "value.less_than", Text("小于 1000", "less than 1000")),
        (
            {"mass": Quantity(value=Decimal(0), unit="g")},
            "value.value_error",
            Text("大于零的量", "an amount above zero"),
        ),
        ({"even": 3}, "value.multiple_of", Text("2 的倍数", "a multiple of 2")),
        ({"even": 0}, "value.greater_than", Text("大于 0", "more than 0")),
        ({"short": "ab"}, "value.string_too_short", Text("至少 3 个字符", "at least 3 characters")),
        ({"short": "bad"}, "value.value_error", Text("符合规则：not bad", "not bad")),
        ({"many": ("a",)}, "value.too_short", Text("至少 2 项", "at least 2 items")),
        ({"many": ("a", "b", "c", "d")}, "value.too_long", Text("至多 3 项", "at most 3 items")),
        ({"grade": Decimal(6)}, "value.less_than_equal", Text("不大于 5", "at most 5")),
    ],
)
def test_limits_of_a_record_are_said_in_both_languages(
    change: dict[str, Any], code: str, expected: Text, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    data = Limited(limits=FINE).model_copy(update={"limits": FINE.model_copy(update=change)})
    write_template(path, standard=STANDARD, title=TITLE, submission=Limited, data=data)
    with pytest.raises(InputError) as caught:
        read_submission(path, standard=STANDARD, submission=Limited)
    (problem,) = caught.value.problems
    assert (problem.code, problem.expected) == (code, expected)
    assert problem.place.startswith("限 Limits!C")


class Optional(Record):
    shop: Annotated[Limits | None, Sheet(Text("限", "Limits"))] = None


def test_an_optional_sheet_may_stay_blank(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_template(path, standard=STANDARD, title=TITLE, submission=Optional)
    assert read_submission(path, standard=STANDARD, submission=Optional).data == Optional()


class Line(Record):
    share: Annotated[Decimal, Field(Text("份额", "Share"))]


class Ledger(Record):
    """A submission whose rule blames a line, or a line that is not there."""

    lines: Annotated[tuple[Line, ...], Sheet(Text("行", "Lines"))]

    @model_validator(mode="after")
    def _rising(self) -> "Ledger":
        for index, (line, following) in enumerate(pairwise(self.lines)):
            if following.share < line.share:
                raise FieldError(Text("递增的份额", "rising shares"), at=f"lines.{index + 1}.share")
        if len(self.lines) == 1:
            raise FieldError(Text("另一行", "another line"), at="lines.1")
        return self


@pytest.mark.parametrize(
    ("shares", "place", "en"),
    [((1, 3, 2), "a.json#/lines/2/share", "Share: 2"), ((1,), "a.json#/lines", "Lines: nothing")],
)
def test_a_rule_of_the_whole_points_into_a_table(shares: tuple[int, ...], place: str, en: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"standard": STANDARD, "lines": [{"share": s} for s in shares]}), encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_submission(path, standard=STANDARD, submission=Ledger)
    (problem,) = raised.value.problems
    assert (problem.place, problem.found.en) == (place, en)
