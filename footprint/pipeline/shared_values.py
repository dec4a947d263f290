"""What two factories' submissions should not have in common: evidence, claims, and metered amounts digit for digit."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from footprint.errors import Text
from footprint.intake.shape import form_of
from footprint.model.base import Quantity
from footprint.model.form import Submission
from footprint.pipeline.assess import Assessment
from footprint.screening.evidence import Evidence, Outcome
from footprint.screening.repeats import shared_values

UNSHARED, AMOUNTS = "screening_unshared", "screening_amounts"
"""Tables of an edition: paths such as ``documents.sha256`` whose values belong to one factory, and of amounts."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Values of one field that two submissions have in common.

    Parameters
    ----------
    label
        The field.
    values
        As written.
    places, others
        Where they stand in the one and in the other submission.
    """

    label: Text
    values: tuple[str, ...]
    places: tuple[str, ...]
    others: tuple[str, ...]

    def seen_from_the_other(self) -> "Shared":
        """The same, for the other submission."""
        return Shared(self.label, self.values, self.others, self.places)


def items_shared(one: Assessment, other: Assessment) -> Iterator[Shared]:
    """Documents, certificates and the like that both submissions hold."""
    for path in one.edition.data.tables.get(UNSHARED, {}):
        here, there = (dict(_cells(a.submission, path)) for a in (one, other))
        common = sorted({str(v) for v in here.values()} & {str(v) for v in there.values()})
        if common:
            places = tuple(place for place, value in here.items() if str(value) in common)
            others = tuple(place for place, value in there.items() if str(value) in common)
            yield Shared(_label(one, path), tuple(common), places, others)


def amounts_shared(one: Assessment, other: Assessment) -> Iterator[tuple[Shared, Outcome]]:
    """For each kind of amount, the values both submissions state, and the test of how improbable that is."""
    for path in one.edition.data.tables.get(AMOUNTS, {}):
        here, there = (_amounts(a.submission, path) for a in (one, other))
        outcome = shared_values([v for _, v in here], [v for _, v in there])
        where = outcome.where if isinstance(outcome, Evidence) else ()
        common = {here[i][1] for i in where}
        shared = Shared(
            _label(one, path),
            tuple(format(v, "f") for v in sorted(common)),
            tuple(here[i][0] for i in where),
            tuple(place for place, value in there if value in common),
        )
        yield shared, outcome


def _amounts(submission: Submission, path: str) -> list[tuple[str, Decimal]]:
    return [(place, value.value) for place, value in _cells(submission, path) if isinstance(value, Quantity)]


def _cells(submission: Submission, path: str) -> Iterator[tuple[str, Any]]:
    """Values of the field `path`, ``sheet.field``, in every row, with their places; empty cells are left out."""
    sheet, field = path.split(".")
    content = getattr(submission.data, sheet)
    rows = [content] if isinstance(content, BaseModel) else list(content or ())
    for index, row in enumerate(rows):
        value = getattr(row, field)
        if value is not None:
            at = (sheet, field) if isinstance(content, BaseModel) else (sheet, index, field)
            yield submission.place(*at), value


def _label(assessment: Assessment, path: str) -> Text:
    sheet, field = path.split(".")
    shape = form_of(assessment.edition.submission).sheet(sheet)
    found = shape.field(field) if shape else None
    assert shape is not None and found is not None  # the edition's table names fields of its own record
    return Text(f"{shape.title.zh}：{found.label.zh}", f"{shape.title.en}: {found.label.en}")
