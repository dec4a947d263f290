from datetime import date, timedelta

import pytest
from register_entries import ISSUED_ON, VALID_UNTIL, enter, issue_one, issued

from footprint.errors import AlteredError, ExitCode, InputError
from footprint.register.entry import Event
from footprint.register.lifecycle import State
from footprint.register.log import Register

DAY = date(2027, 5, 1)
NEXT = DAY + timedelta(days=1)
AFTER = VALID_UNTIL + timedelta(days=1)


def run(register: Register, number: str, events: list[Event], start: date = DAY) -> None:
    for n, event in enumerate(events):
        enter(
            register, event, number, start + timedelta(days=n), by=issue_one(register) if event == "supersede" else None
        )


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (ISSUED_ON - timedelta(days=1), "not_yet_valid"),
        (ISSUED_ON, "valid"),
        (VALID_UNTIL, "valid"),
        (AFTER, "expired"),
    ],
)
def test_a_certificate_is_valid_from_its_first_to_its_last_day(
    register: Register, number: str, day: date, state: State
) -> None:
    assert register.status(number, day).state == state


def test_an_unknown_number_is_unknown(register: Register, number: str) -> None:
    assert register.status("YT-XX-2026-000009", DAY).state == "unknown"


@pytest.mark.parametrize(
    ("events", "state"),
    [
        (["suspend"], "suspended"),
        (["suspend", "reinstate"], "valid"),
        (["suspend", "reinstate", "suspend"], "suspended"),
        (["withdraw"], "withdrawn"),
        (["suspend", "withdraw"], "withdrawn"),
        (["cancel"], "cancelled"),
        (["suspend", "cancel"], "cancelled"),
        (["supersede"], "superseded"),
    ],
)
def test_events_change_the_state_from_their_day_on(
    register: Register, number: str, events: list[Event], state: State
) -> None:
    run(register, number, events)
    last = DAY + timedelta(days=len(events) - 1)
    status = register.status(number, last)
    assert (status.state, status.since) == (state, last)
    assert register.status(number, DAY - timedelta(days=1)).state == "valid"


@pytest.mark.parametrize(
    ("before", "event"),
    [
        ([], "reinstate"),
        (["suspend"], "suspend"),
        (["suspend", "reinstate"], "reinstate"),
        *(
            ([end], event)
            for end in ("withdraw", "cancel", "supersede")
            for event in ("suspend", "reinstate", "withdraw", "cancel", "supersede")
        ),
    ],
)
def test_other_transitions_are_refused_and_leave_no_entry(
    register: Register, number: str, before: list[Event], event: Event
) -> None:
    run(register, number, before)
    history = register.history(number)
    with pytest.raises(InputError):
        enter(register, event, number, DAY + timedelta(days=9), by=issue_one(register))
    assert register.history(number) == history


def test_an_event_of_an_unregistered_certificate_is_refused(register: Register) -> None:
    with pytest.raises(AlteredError) as caught:
        enter(register, "suspend", "YT-XX-2026-000001", DAY)
    assert caught.value.exit_code is ExitCode.ALTERED


@pytest.mark.parametrize("event", ["suspend", "withdraw", "cancel", "supersede"])
def test_an_event_that_lies_ahead_is_refused(register: Register, number: str, event: Event) -> None:
    successor = issue_one(register)
    with pytest.raises(InputError) as caught, register.issuing(recorded_on=DAY) as tx:
        tx.record(event, number, reason="x", effective_on=NEXT, actor="t", superseded_by=successor)
    assert [p.code for p in caught.value.problems] == ["register.ahead"]
    assert register.status(number, NEXT).state == "valid"


def test_an_issue_that_lies_ahead_is_refused_and_uses_up_no_number(register: Register) -> None:
    with pytest.raises(InputError) as caught, register.issuing(recorded_on=ISSUED_ON) as tx:
        number = tx.number("YT", "XX", 2026)
        tx.issue(number, issued("x"), effective_on=ISSUED_ON + timedelta(days=1), actor="t")
    assert [p.code for p in caught.value.problems] == ["register.ahead"]
    assert issue_one(register) == number


@pytest.mark.parametrize("event", ["suspend", "reinstate"])
def test_withdrawal_today_is_possible_whatever_a_wrong_clock_entered(
    register: Register, number: str, event: Event
) -> None:
    run(register, number, ["suspend"] if event == "suspend" else ["suspend", "reinstate"], start=NEXT)
    with pytest.raises(InputError):
        enter(register, "cancel", number, DAY)
    enter(register, "withdraw", number, DAY)
    for day in (DAY, NEXT, NEXT + timedelta(days=9), AFTER):
        assert register.status(number, day).state == "withdrawn"


def test_withdrawal_is_not_dated_back_before_the_latest_event(register: Register, number: str) -> None:
    enter(register, "suspend", number, NEXT)
    with pytest.raises(InputError), register.issuing(recorded_on=NEXT + timedelta(days=1)) as tx:
        tx.record("withdraw", number, reason="x", effective_on=DAY, actor="t")


def test_events_before_the_latest_one_or_before_issue_are_refused(register: Register, number: str) -> None:
    with pytest.raises(InputError):
        enter(register, "suspend", number, ISSUED_ON - timedelta(days=1))
    enter(register, "suspend", number, NEXT)
    with pytest.raises(InputError):
        enter(register, "reinstate", number, DAY)


def test_after_the_end_of_validity_only_withdrawal_counts(register: Register, number: str) -> None:
    for event in ("suspend", "cancel", "supersede"):
        with pytest.raises(InputError):
            enter(register, event, number, AFTER, by=issue_one(register))
    enter(register, "withdraw", number, AFTER + timedelta(days=1))
    assert register.status(number, AFTER).state == "expired"
    assert register.status(number, AFTER + timedelta(days=1)).state == "withdrawn"


def test_a_suspended_certificate_expires(register: Register, number: str) -> None:
    enter(register, "suspend", number, DAY)
    assert register.status(number, AFTER).state == "expired"


@pytest.mark.parametrize("successor", [None, "", "self", "YT-XX-2026-000404"])
def test_a_successor_must_be_another_registered_certificate(
    register: Register, number: str, successor: str | None
) -> None:
    with pytest.raises(InputError) as caught:
        enter(register, "supersede", number, DAY, by=number if successor == "self" else successor)
    assert [p.code for p in caught.value.problems] == ["register.successor"]


def test_the_status_names_reason_and_successor(register: Register, number: str) -> None:
    successor = issue_one(register)
    enter(register, "supersede", number, DAY, by=successor)
    status = register.status(number, DAY)
    assert (status.reason, status.superseded_by) == ("because", successor)
