"""How the fields of a submission look to the person who fills them in.

An edition writes its submission once, as records; the annotations here say how each field is labelled. The
intake makes the workbook from them and reads it back into the same records.

A closed list of words is a `LabelledEnum`. A validator that has something to say raises `FieldError`.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from pydantic import BaseModel

from footprint.errors import Text


@dataclass(frozen=True, slots=True)
class Field:
    """Label and hints of one field, attached with ``Annotated[type, Field(...)]``.

    Parameters
    ----------
    label
        What stands beside the cell.
    note
        What to fill in, shown as a cell note.
    units
        For a `Quantity`: the units offered, the first one is the template's default.
    """

    label: Text
    note: Text | None = None
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Title of one sheet, attached to a top-level field of the submission.

    A field that holds one record becomes a sheet of label and value; a tuple of records a table.
    """

    title: Text
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Wording of one value of an enumeration, for drop-downs and reports."""

    value: str
    text: Text


class LabelledEnum(StrEnum):
    """A closed list whose members carry their wording.

    A member is written as value, Chinese, English: ``RYE = "rye", "黑麦", "rye"``. The value is what is
    stored and digested; the drop-down shows both wordings.
    """

    text: Text

    def __new__(cls, value: str, zh: str = "", en: str = "") -> Self:
        """Member `value` with its wording."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.text = Text(zh, en)
        return member

    @classmethod
    def choices(cls) -> tuple[Choice, ...]:
        """All members in the order of their definition."""
        return tuple(Choice(member.value, member.text) for member in cls)


class FieldError(ValueError):
    """What a validator of a submission raises, so that the applicant reads it in both languages.

    Parameters
    ----------
    expected
        What the field or the record should be.
    todo
        What to do about it.
    at
        From a validator of a whole record: dotted path of the field to blame, below that record.
    found
        What was found, where the value at `at` alone does not show it, such as a sum.
    """

    def __init__(self, expected: Text, todo: Text | None = None, at: str = "", found: Text | None = None) -> None:
        super().__init__(expected.en)
        self.expected = expected
        self.todo = todo
        self.at = at
        self.found = found


@dataclass(frozen=True, slots=True)
class Submission:
    """A submission as read: the edition's record, where each part was read, and its digest.

    Parameters
    ----------
    data
        The edition's own submission record.
    places
        Place of each part by dotted path, such as ``materials.2.mass`` to ``Sheet!D7``.
    source
        File name as the user gave it.
    digest
        SHA-256 over the canonical JSON of `data`: the same content has the same digest, whatever its format.
    """

    data: BaseModel
    places: dict[str, str]
    source: str
    digest: str

    def place(self, *path: Any) -> str:
        """Where a part was read, falling back to the nearest part above it and then to the file."""
        parts = [str(p) for p in path]
        while parts:
            found = self.places.get(".".join(parts))
            if found:
                return found
            parts.pop()
        return self.source
