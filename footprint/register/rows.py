"""Between entries and table rows, with every row checked against its own hash when read."""

from typing import Any

from pydantic import ValidationError
from sqlalchemy import Row

from footprint.errors import AlteredError, Text
from footprint.register.entry import Entry
from footprint.register.merkle import leaf_hash

Series = tuple[str, int]


def to_row(idx: int, entry: Entry, series: Series | None) -> dict[str, Any]:
    """The columns of `entry` at index `idx`; `series` with the issue of a numbered certificate."""
    body = entry.body()
    return {
        "idx": idx,
        "event": entry.event,
        "number": entry.number,
        "body": body,
        "leaf_hash": leaf_hash(body),
        "recorded_on": entry.recorded_on,
        "series": series[0] if series else None,
        "serial": series[1] if series else None,
        "payload_digest": entry.issued.payload_digest if entry.issued else None,
        "file_digest": entry.issued.file_digest if entry.issued else None,
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
    series = (row.series, row.serial) if row.series is not None else None
    if to_row(row.idx, entry, series) != row._asdict():
        raise AlteredError(_EDITED.format(idx=row.idx))
    return entry


_EDITED = Text("登记簿第 {idx} 条被改动", "entry {idx} of the register was altered")
