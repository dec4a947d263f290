"""The quantities of a submission that vary, and the submission with other values in their place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from pydantic import BaseModel

from footprint.engine.sampling import Distribution, of_spread
from footprint.errors import InputError, Problem, Text
from footprint.model.base import Quantity
from footprint.model.form import Submission
from footprint.model.uncertainty import NotSampled
from footprint.rules.edition import Edition

R = TypeVar("R", bound=BaseModel)

_UNSTATED = Text("本版未规定其离散", "the edition states no spread for it")


@dataclass(frozen=True)
class Measured:
    """A quantity of the submission that varies."""

    path: str
    place: str
    line: Text
    distribution: Distribution


def quantities(data: BaseModel) -> Iterator[tuple[str, Quantity]]:
    """Every quantity of a record with its dotted path, in the order of the form."""
    for name in type(data).model_fields:
        yield from _below(name, getattr(data, name))


def _below(path: str, value: object) -> Iterator[tuple[str, Quantity]]:
    if isinstance(value, Quantity):
        yield path, value
    elif isinstance(value, BaseModel):
        for inner, quantity in quantities(value):
            yield f"{path}.{inner}", quantity
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _below(f"{path}.{index}", item)


def measured_inputs(edition: Edition, submission: Submission) -> tuple[tuple[Measured, ...], tuple[NotSampled, ...]]:
    """What varies, and what stays fixed and why.

    Raises
    ------
    InputError
        If a value lies outside its own range.
    """
    spreads = edition.spreads(submission.data)
    varying: list[Measured] = []
    fixed: list[NotSampled] = []
    problems: list[Problem] = []
    for path, quantity in quantities(submission.data):
        place = submission.place(*path.split("."))
        try:
            found = of_spread(float(quantity.value), spreads[path], place) if path in spreads else _UNSTATED
        except InputError as exc:
            problems += exc.problems
            continue
        if isinstance(found, Text):
            fixed.append(NotSampled(name=path, place=place, reason=found))
        else:
            varying.append(Measured(path, place, line_of(submission.data, path), found))
    if problems:
        raise InputError(problems)
    return tuple(varying), tuple(fixed)


def line_of(data: BaseModel, path: str) -> Text:
    """What the applicant calls the line a path lies in; the path itself outside tables."""
    sheet, *rest = path.split(".")
    rows = getattr(data, sheet)
    name = getattr(rows[int(rest[0])], "name", None) if isinstance(rows, tuple) else None
    return Text.same(name if isinstance(name, str) and name else path)


def with_values(data: R, values: Mapping[str, Decimal]) -> R:
    """The record with other values for some of its quantities; units stay, validators do not run."""
    tree: dict[str, dict[str, Decimal]] = {}
    for path, value in values.items():
        head, _, rest = path.partition(".")
        tree.setdefault(head, {})[rest] = value
    update = {name: _replaced(getattr(data, name), below) for name, below in tree.items()}
    return data.model_copy(update=update)


def _replaced(value: object, below: Mapping[str, Decimal]) -> object:
    if isinstance(value, Quantity):
        return value.model_copy(update={"value": below[""]})
    if isinstance(value, BaseModel):
        return with_values(value, below)
    assert isinstance(value, tuple)
    rows = list(value)
    by_row: dict[int, dict[str, Decimal]] = {}
    for path, number in below.items():
        head, _, rest = path.partition(".")
        by_row.setdefault(int(head), {})[rest] = number
    for index, inner in by_row.items():
        rows[index] = _replaced(rows[index], inner)
    return tuple(rows)
