"""A number is set aside before anything carries it: failures give it back, crashes never do."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from register_entries import ISSUED_ON, issue_one, issued

from footprint.register.audit import audit
from footprint.register.log import Register

CRASH = """
import os, sys
from datetime import date
from pathlib import Path
from footprint.register.entry import Issue
from footprint.register.log import Register

with Register.open("register.sqlite", base=Path(sys.argv[1])) as register, register.issuing() as tx:
    number = tx.number("YT", "XX", 2026)
    print(number, flush=True)
    if sys.argv[2] == "after reserving":
        os._exit(9)
    issue = Issue(payload_digest="1" * 64, file_digest="2" * 64, submission_digest="3" * 64, standard="s@1", band="A",
                  valid_until=date(2029, 1, 1))
    tx.issue(number, issue, effective_on=date(2026, 3, 1), actor="t")
    os._exit(9)
"""


def crash(folder: Path, where: str) -> str:
    """Draw a number in another process and kill it there."""
    command = [sys.executable, "-c", textwrap.dedent(CRASH), str(folder), where]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 9, run.stderr
    return run.stdout.strip()


@pytest.mark.parametrize("where", ["after reserving", "before committing"])
def test_after_a_crash_its_number_is_never_drawn_again(file_register: Register, tmp_path: Path, where: str) -> None:
    lost = [crash(tmp_path, where), crash(tmp_path, where)]
    number = issue_one(file_register)
    assert [*lost, number] == [f"YT-XX-2026-00000{n}" for n in (1, 2, 3)]
    assert [status.number for status in file_register.statuses(ISSUED_ON)] == [number]
    result = audit(file_register)
    assert [n for n, _ in result.pending] == lost
    assert result.faults == ()


def test_what_is_entered_is_no_longer_pending(register: Register, number: str) -> None:
    assert audit(register).pending == ()


def test_failures_one_after_another_use_up_no_number(register: Register) -> None:
    drawn = []
    for _ in range(5):
        with pytest.raises(RuntimeError), register.issuing() as tx:
            drawn.append(tx.number("YT", "XX", 2026))
            raise RuntimeError
    assert set(drawn) == {issue_one(register)}
    assert audit(register).pending == ()


def test_a_number_drawn_meanwhile_is_another(register: Register) -> None:
    with register.issuing(recorded_on=ISSUED_ON) as tx:
        first = tx.number("YT", "XX", 2026)
        second = issue_one(register)
        assert [n for n, _ in audit(register).pending] == [first]
        tx.issue(first, issued(first), effective_on=ISSUED_ON, actor="t")
    assert (first, second) == ("YT-XX-2026-000001", "YT-XX-2026-000002")
    assert audit(register).pending == ()


def test_what_carries_a_number_goes_before_the_number_is_given_back(register: Register) -> None:
    seen = []
    with pytest.raises(RuntimeError), register.issuing() as tx:
        number = tx.number("YT", "XX", 2026)
        tx.before_release(lambda: seen.append([n for n, _ in audit(register).pending]))
        tx.issue(number, issued(number), effective_on=ISSUED_ON, actor="t")
        raise RuntimeError
    assert seen == [[number]]
    assert register.history(number) == []


def test_a_number_whose_file_stays_is_not_given_back(register: Register) -> None:
    def refuse() -> None:
        raise PermissionError

    with pytest.raises(PermissionError), register.issuing() as tx:
        number = tx.number("YT", "XX", 2026)
        tx.before_release(refuse)
        raise RuntimeError
    assert [n for n, _ in audit(register).pending] == [number]
    assert issue_one(register) != number
