"""What the register holds: one event in the life of one certificate."""

from datetime import date
from typing import Any, Literal

import rfc8785
from pydantic import Field

from footprint.errors import Text
from footprint.model.base import Digest, Record

Event = Literal["issue", "suspend", "reinstate", "withdraw", "cancel", "supersede"]

EVENT_NAMES: dict[Event, Text] = {
    "issue": Text("签发", "issue"),
    "suspend": Text("暂停", "suspend"),
    "reinstate": Text("恢复", "reinstate"),
    "withdraw": Text("撤销", "withdraw"),
    "cancel": Text("注销", "cancel"),
    "supersede": Text("取代", "supersede"),
}


class Issue(Record):
    """What the register keeps of a certificate when it is issued."""

    payload_digest: Digest
    """SHA-256 of the canonical payload."""
    file_digest: Digest
    """SHA-256 of the sealed file."""
    submission_digest: Digest
    """SHA-256 of the submission that was assessed; one certificate of it is in force at a time."""
    standard: str
    band: str
    valid_until: date


class Entry(Record):
    """One event; its canonical JSON is a leaf of the log.

    Attributes
    ----------
    effective_on
        First day on which the event counts.
    recorded_on
        Day on which it was entered.
    issued
        With `issue` alone.
    superseded_by
        Number of the certificate that takes over; with `supersede` alone.
    """

    format: Literal["footprint-register/1"] = "footprint-register/1"
    event: Event
    number: str = Field(min_length=1, max_length=80)
    effective_on: date
    recorded_on: date
    actor: str = Field(min_length=1)
    reason: str | None = None
    issued: Issue | None = None
    superseded_by: str | None = None

    def body(self) -> bytes:
        """Canonical JSON (RFC 8785) of the entry."""
        content: dict[str, Any] = self.model_dump(mode="json")
        return rfc8785.dumps(content)
