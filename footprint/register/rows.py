"""Between entries and table rows, with every row checked against its own hash when read."""

from typing import Any

from pydantic import ValidationError
from sqlalchemy import Row

from footprint.errors import AlteredError, Text
from footprint.register.entry import Entry
from footprint.register.merkle import leaf_hash
from footprint.register.numbering import Number


def to_row(idx: int, entry: Entry, number: Number | None) -> dict[str, Any]:
    """The columns of `entry` at index `idx`; `number` with the issue of a certificate."""
    body = entry.body()
    return {
        "idx": idx,
        "event": entry.event,
        "number": entry.number,
        "body": body,
        "leaf_hash": leaf_hash(body),
        "recorded_on": entry.recorded_on,
        "series": number.series if number else None,
        "serial": number.serial if number else None,
        "payload_digest": entry.issued.payload_digest if entry.issued else None,
        "file_digest": entry.issued.file_digest if entry.issued else None,
        "submission_digest": entry.issued.submission_digest if entry.issued else None,
    }


def from_row(row: Row[Any]) -> Entry:
    """The entry of a row.

    Raises
    ------
    AlteredError
        If the row's parts contradict one another: someone edited the register.
    """
    try:
        entry = Entry.model_validate_json(row.body)
    except ValidationError as exc:
        raise AlteredError(_EDITED.format(idx=row.idx)) from exc
    number = Number(row.series, row.serial) if row.series is not None else None
    if to_row(row.idx, entry, number) != row._asdict():
        raise AlteredError(_EDITED.format(idx=row.idx))
    return entry


_EDITED = Text("登记簿第 {idx} 条被改动", "entry {idx} of the register was altered")
