"""Short ways to enter things into a register."""

import hashlib
from datetime import date

from footprint.register.entry import Entry, Event, Issue
from footprint.register.log import Register

ISSUED_ON = date(2026, 3, 1)
VALID_UNTIL = date(2029, 2, 28)


def issued(seed: str) -> Issue:
    digest = hashlib.sha256(seed.encode()).hexdigest()
    return Issue(
        payload_digest=hashlib.sha256(digest.encode()).hexdigest(),
        file_digest=digest,
        submission_digest=hashlib.sha256(f"submission {seed}".encode()).hexdigest(),
        standard="s@2026",
        band="A",
        valid_until=VALID_UNTIL,
    )


def issue_one(register: Register, prefix: str = "YT") -> str:
    with register.issuing(recorded_on=ISSUED_ON) as tx:
        number = tx.number(prefix, "XX", 2026)
        tx.issue(number, issued(number), effective_on=ISSUED_ON, actor="tester")
    return number


def enter(register: Register, event: Event, number: str, day: date, by: str | None = None) -> Entry:
    with register.issuing(recorded_on=day) as tx:
        return tx.record(event, number, reason="because", effective_on=day, actor="tester", superseded_by=by)
