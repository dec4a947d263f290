"""The states of a certificate and the events that lead from one to the next."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from footprint.errors import InputError, Problem, Text
from footprint.model.base import Record
from footprint.register.entry import EVENT_NAMES, Entry, Event

State = Literal["valid", "suspended", "withdrawn", "cancelled", "superseded", "expired", "not_yet_valid", "unknown"]

STATE_NAMES: dict[State, Text] = {
    "valid": Text("有效", "valid"),
    "suspended": Text("已暂停", "suspended"),
    "withdrawn": Text("已撤销", "withdrawn"),
    "cancelled": Text("已注销", "cancelled"),
    "superseded": Text("已被取代", "superseded"),
    "expired": Text("已过期", "expired"),
    "not_yet_valid": Text("尚未生效", "not yet valid"),
    "unknown": Text("未登记", "not in the register"),
}

_AFTER: dict[Event, State] = {
    "issue": "valid",
    "suspend": "suspended",
    "reinstate": "valid",
    "withdraw": "withdrawn",
    "cancel": "cancelled",
    "supersede": "superseded",
}

_FROM: dict[Event, tuple[State, ...]] = {
    "issue": ("unknown",),
    "suspend": ("valid",),
    "reinstate": ("suspended",),
    "withdraw": ("valid", "suspended", "expired"),
    "cancel": ("valid", "suspended"),
    "supersede": ("valid", "suspended"),
}


class Status(Record):
    """The state of a certificate on a day, and the event that brought it about.

    Attributes
    ----------
    since
        First day of the state; None while unknown.
    """

    number: str
    at: date
    state: State
    since: date | None = None
    reason: str | None = None
    superseded_by: str | None = None
    valid_until: date | None = None


def status_of(number: str, entries: Sequence[Entry], at: date) -> Status:
    """The state on the day `at`, from all entries of one certificate in the order of the log.

    An end of validity outlasts a suspension; a withdrawal, cancellation or replacement outlasts the end of validity.
    """
    if not entries or entries[0].issued is None:
        return Status(number=number, at=at, state="unknown")
    until = entries[0].issued.valid_until
    due = [entry for entry in entries if entry.effective_on <= at]
    if not due:
        return status_by_dates(number, entries[0].effective_on, until, at)
    last = due[-1]
    state = _AFTER[last.event]
    if state in ("valid", "suspended") and at > until:
        return status_by_dates(number, entries[0].effective_on, until, at)
    return Status(
        number=number,
        at=at,
        state=state,
        since=last.effective_on,
        reason=last.reason,
        superseded_by=last.superseded_by,
        valid_until=until,
    )


def status_by_dates(number: str, issued_on: date, valid_until: date, at: date) -> Status:
    """The state on the day `at` as far as the certificate's own dates tell, without a register."""
    state: State = "valid"
    since = issued_on
    if at < issued_on:
        state = "not_yet_valid"
    elif at > valid_until:
        state, since = "expired", valid_until + timedelta(days=1)
    return Status(number=number, at=at, state=state, since=since, valid_until=valid_until)


def check_transition(entry: Entry, earlier: Sequence[Entry]) -> None:
    """See that `entry` may follow the `earlier` entries of its certificate.

    Raises
    ------
    InputError
        If the event does not lead on from the present state, or takes effect before the latest one or after the
        day on which it is entered: an event that lies ahead would stand in the way of every other until then.
        A withdrawal that takes effect when it is entered follows whatever was dated before.
    """
    faults = []
    state = status_of(entry.number, earlier, max([entry.effective_on, *(e.effective_on for e in earlier)])).state
    if state not in _FROM[entry.event]:
        faults.append(
            Problem(
                "register.transition",
                entry.number,
                STATE_NAMES[state],
                Text(
                    "、".join(STATE_NAMES[s].zh for s in _FROM[entry.event]),
                    " / ".join(STATE_NAMES[s].en for s in _FROM[entry.event]),
                ),
                Text(
                    f"此状态下不能“{EVENT_NAMES[entry.event].zh}”；先查询该证书的状态",
                    f"'{entry.event}' is not possible in this state; look at the certificate's status",
                ),
            )
        )
    if entry.effective_on > entry.recorded_on:
        faults.append(
            Problem(
                "register.ahead",
                entry.number,
                Text.same(str(entry.effective_on)),
                Text(f"{entry.recorded_on}（UTC 今日）或之前", f"{entry.recorded_on}, today in UTC, or earlier"),
                Text("生效之日再登记", "enter the event on the day it takes effect"),
            )
        )
    now = entry.event == "withdraw" and entry.effective_on == entry.recorded_on
    if earlier and entry.effective_on < earlier[-1].effective_on and not now:
        latest = earlier[-1].effective_on
        faults.append(
            Problem(
                "register.backdated",
                entry.number,
                Text.same(str(entry.effective_on)),
                Text(f"{latest} 或之后", f"{latest} or later"),
                Text("事件只能按日期顺序登记", "events are entered in the order of their dates"),
            )
        )
    if faults:
        raise InputError(faults)
