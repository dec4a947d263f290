"""Of one submission no more than one certificate is in force."""

from datetime import date, timedelta

import pytest
from register_entries import ISSUED_ON, VALID_UNTIL, enter, issue_one, issued

from footprint.errors import AlteredError, InputError, NotConformingError
from footprint.register.audit import audit
from footprint.register.entry import Event
from footprint.register.log import Register

DAY = ISSUED_ON + timedelta(days=30)


def again(register: Register, number: str, on: date = DAY, supersede: str | None = None) -> str:
    """Issue another certificate of the submission that `number` was issued for."""
    issue = issued(f"again {number}").model_copy(update={"submission_digest": issued(number).submission_digest})
    with register.issuing(recorded_on=on) as tx:
        new = tx.number("YT", "XX", 2026)
        tx.issue(new, issue, effective_on=on, actor="tester", supersede=supersede)
    return new


@pytest.mark.parametrize("events", [[], ["suspend"], ["suspend", "reinstate"]])
def test_a_second_certificate_is_refused_and_names_the_first(
    register: Register, number: str, events: list[Event]
) -> None:
    for event in events:
        enter(register, event, number, DAY)
    with pytest.raises(NotConformingError) as caught:
        again(register, number)
    assert number in caught.value.message.zh
    assert number in caught.value.message.en
    assert len(register.statuses(DAY)) == 1
    assert audit(register).pending == ()


@pytest.mark.parametrize("event", ["withdraw", "cancel", "supersede"])
def test_after_the_end_of_the_first_another_may_be_issued(register: Register, number: str, event: Event) -> None:
    enter(register, event, number, DAY, by=issue_one(register) if event == "supersede" else None)
    assert register.status(again(register, number), DAY).state == "valid"


def test_after_expiry_another_may_be_issued(register: Register, number: str) -> None:
    with pytest.raises(NotConformingError):
        again(register, number, VALID_UNTIL)
    again(register, number, VALID_UNTIL + timedelta(days=1))


def test_the_new_one_supersedes_the_first_in_one_go(register: Register, number: str) -> None:
    new = again(register, number, supersede=number)
    old = register.status(number, DAY)
    assert (old.state, old.superseded_by, old.since) == ("superseded", new, DAY)
    assert register.status(new, DAY).state == "valid"
    assert audit(register).faults == ()


def test_what_cannot_be_superseded_leaves_everything_as_it_was(register: Register, number: str) -> None:
    other = issue_one(register)
    enter(register, "cancel", other, DAY)
    size = audit(register).size
    refusals = {other: NotConformingError, "YT-XX-2026-000404": NotConformingError}
    for supersede, error in refusals.items():
        with pytest.raises(error):
            again(register, number, supersede=supersede)
    enter(register, "withdraw", number, DAY)
    for supersede, error in {number: InputError, "YT-XX-2026-000404": AlteredError}.items():
        with pytest.raises(error):
            again(register, number, supersede=supersede)
    assert audit(register).size == size + 1
    assert audit(register).pending == ()
