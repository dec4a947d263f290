"""What a submission asks for, taken from its annotated records."""

import re
import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from footprint.errors import Text
from footprint.model.base import Quantity
from footprint.model.constraints import DIGEST_PATTERN
from footprint.model.form import Choice, Field, LabelledEnum, Sheet

_T = TypeVar("_T")

Choices = Mapping[str, tuple[Choice, ...]]
"""Values offered for text fields, by dotted path such as ``doughs.flour``."""

STANDARD_KEY = "standard"
"""Top-level key of a YAML or JSON submission that names the standard; no sheet may be called so."""


class Kind(Enum):
    """How a field is filled in."""

    TEXT = "text"
    REFERENCES = "references"
    """Several texts in one cell."""
    NUMBER = "number"
    WHOLE = "whole"
    YES_NO = "yes_no"
    DATE = "date"
    WORD = "word"
    """One member of a `LabelledEnum`."""
    QUANTITY = "quantity"
    """A number and its unit, side by side."""


@dataclass(frozen=True, slots=True)
class FieldShape:
    """One field of a record."""

    name: str
    label: Text
    note: Text | None
    kind: Kind
    required: bool
    units: tuple[str, ...] = ()
    words: type[LabelledEnum] | None = None
    choices: tuple[Choice, ...] = ()
    """Values offered for a text, when the caller gave any."""
    coded: bool = False
    """Cells of this text may hold a drop-down's line: the value, then its wording."""
    digest: bool = False
    """A text that is a `footprint.model.base.Digest`."""

    def normal(self, text: str) -> str:
        """`text` in its one spelling: programs print digests in capitals, too; they are kept in lower case."""
        return text.lower() if self.digest and re.fullmatch(DIGEST_PATTERN, text.lower()) else text


@dataclass(frozen=True, slots=True)
class SheetShape:
    """One top-level field of the submission: a record, or a table of records."""

    name: str
    title: Text
    note: Text | None
    table: bool
    required: bool
    fields: tuple[FieldShape, ...]

    def field(self, name: str) -> FieldShape | None:
        """The field called `name`, if there is one."""
        return next((f for f in self.fields if f.name == name), None)


@dataclass(frozen=True, slots=True)
class Form:
    """A whole submission."""

    sheets: tuple[SheetShape, ...]

    def sheet(self, name: str) -> SheetShape | None:
        """The sheet called `name`, if there is one."""
        return next((s for s in self.sheets if s.name == name), None)

    def find(self, path: tuple[object, ...]) -> FieldShape | None:
        """The field that `path` lies at or below."""
        sheet = self.sheet(str(path[0])) if path else None
        depth = 2 if sheet is not None and sheet.table else 1
        return sheet.field(str(path[depth])) if sheet is not None and len(path) > depth else None


def form_of(submission: type[BaseModel], choices: Choices | None = None, coded: Iterable[str] = ()) -> Form:
    """Shape of the form for `submission`.

    Parameters
    ----------
    submission
        Record whose fields are records or tuples of records annotated with `Sheet`, whose fields in turn
        are annotated with `Field`.
    choices
        Values offered for text fields.
    coded
        Paths of text fields for which a workbook offered choices when it was written.

    Raises
    ------
    TypeError
        If the records hold something no form can show; the author of the edition has to change them.
    """
    left = dict(choices or {})
    listed = frozenset({*left, *coded})
    form = Form(tuple(_sheet(name, info, left, listed) for name, info in submission.model_fields.items()))
    if left:
        raise TypeError(f"choices for fields that {submission.__name__} does not have: {', '.join(sorted(left))}")
    return form


def _sheet(name: str, info: FieldInfo, choices: dict[str, tuple[Choice, ...]], coded: frozenset[str]) -> SheetShape:
    mark = _mark(Sheet, info, name)
    if name == STANDARD_KEY:
        raise TypeError(f"'{STANDARD_KEY}' names the standard and cannot be a sheet")
    bare = _bare(info.annotation)
    table = get_origin(bare) is tuple
    record = _bare(get_args(bare)[0]) if table else bare
    if not (isinstance(record, type) and issubclass(record, BaseModel)):
        raise TypeError(f"sheet '{name}' is neither a record nor a tuple of records")
    fields = tuple(
        _field(f"{name}.{key}", inner, choices.pop(f"{name}.{key}", ()), f"{name}.{key}" in coded)
        for key, inner in record.model_fields.items()
    )
    return SheetShape(name, mark.title, mark.note, table, info.is_required(), fields)


def _field(path: str, info: FieldInfo, choices: tuple[Choice, ...], coded: bool) -> FieldShape:
    mark = _mark(Field, info, path)
    bare = _bare(info.annotation)
    kind = _kind(bare, path)
    if kind is Kind.QUANTITY and not mark.units:
        raise TypeError(f"quantity '{path}' offers no unit")
    if choices and kind is not Kind.TEXT:
        raise TypeError(f"choices for '{path}', which is not a text")
    return FieldShape(
        path.rpartition(".")[2],
        mark.label,
        mark.note,
        kind,
        info.is_required(),
        mark.units,
        bare if kind is Kind.WORD else None,
        choices,
        coded and kind is Kind.TEXT,
        any(getattr(mark, "pattern", None) == DIGEST_PATTERN for mark in _marks(info)),
    )


_KINDS: Mapping[object, Kind] = {
    str: Kind.TEXT,
    Decimal: Kind.NUMBER,
    int: Kind.WHOLE,
    bool: Kind.YES_NO,
    date: Kind.DATE,
    Quantity: Kind.QUANTITY,
}


def _kind(bare: Any, path: str) -> Kind:
    if get_origin(bare) is tuple and _bare(get_args(bare)[0]) is str:
        return Kind.REFERENCES
    if isinstance(bare, type) and issubclass(bare, LabelledEnum):
        return Kind.WORD
    if bare in _KINDS:
        return _KINDS[bare]
    raise TypeError(f"field '{path}' has a type no form can show: {bare}")


def _mark(kind: type[_T], info: FieldInfo, path: str) -> _T:
    for item in info.metadata:
        if isinstance(item, kind):
            return item
    raise TypeError(f"'{path}' is not annotated with {kind.__name__}")


def _marks(info: FieldInfo) -> Iterator[object]:
    """What annotates a field or, below ``| None``, its type."""
    yield from info.metadata
    for part in get_args(info.annotation):
        if get_origin(part) is Annotated:
            yield from get_args(part)[1:]


def _bare(annotation: Any) -> Any:
    """`annotation` without ``Annotated`` and without ``| None``."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in {Union, types.UnionType}:
            kept = [a for a in get_args(annotation) if a is not type(None)]
            if len(kept) != 1:
                return annotation
            annotation = kept[0]
        else:
            return annotation
