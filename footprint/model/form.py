"""How the fields of a submission look to the person who fills them in.

An edition writes its submission once, as records; the annotations here say how each field is labelled. The
intake makes the workbook from them and reads it back into the same records.
"""

from dataclasses import dataclass
from typing import Any

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
