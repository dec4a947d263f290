"""``footprint register`` as a user types it."""

import json
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sealing import Desk, open_desk

from footprint.cli.common import Session
from footprint.cli.register import command
from footprint.errors import AlteredError, InputError
from tests.certificate.own_issuer import make_own_issuer

NUMBER = "YT-XX-2026-000001"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A folder with one certificate, and the user in it."""
    desk = open_desk(tmp_path / "office")
    desk.issue()
    monkeypatch.chdir(desk.folder)
    return desk


def run(*args: object) -> Result:
    return CliRunner().invoke(command, [str(arg) for arg in args], standalone_mode=False, obj=Session())


def test_init_makes_a_sample_desk_and_names_the_settings(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    result = run("init", folder, "--name-zh", "甲", "--name-en", "A", "--sample")
    assert result.output.strip() == str(folder / "footprint.toml")
    assert {path.name for path in folder.iterdir()} == {
        "footprint.toml",
        "register.sqlite",
        "issuer.pem",
        "issuer.p12",
        "issuer.password",
    }
    again = run("init", folder, "--name-zh", "甲", "--name-en", "A", "--sample")
    assert isinstance(again.exception, InputError)


def test_init_takes_an_own_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_own_issuer(tmp_path / "keys", date(2020, 1, 1), date(2120, 1, 1))
    monkeypatch.chdir(folder)
    own = ["--certificate", "issuer.pem", "--key", "issuer.p12", "--password-file", "issuer.password"]
    names = ["--name-zh", "甲", "--name-en", "A", "--approval-number", "CNCA-R-2026-001"]
    result = run("init", tmp_path / "own", *names, *own)
    assert result.exception is None
    text = (tmp_path / "own" / "footprint.toml").read_text("utf-8")
    assert str(folder / "issuer.p12") in text
    assert "CNCA-R-2026-001" in text


def test_init_refuses_a_throw_away_key_as_an_issuers_own(tmp_path: Path, office: Desk) -> None:
    own = ["--certificate", "issuer.pem", "--key", "issuer.p12", "--password-file", "issuer.password"]
    result = run("init", tmp_path / "own", "--name-zh", "甲", "--name-en", "A", *own)
    assert isinstance(result.exception, InputError)
    assert [p.code for p in result.exception.problems] == ["issuer.sample"]
    assert not (tmp_path / "own").exists()


@pytest.mark.parametrize(
    "options",
    [
        ["--name-zh", "甲", "--name-en", "A"],
        ["--name-zh", "甲", "--name-en", "A", "--sample", "--key", "x.p12"],
        ["--name-zh", " ", "--name-en", "A", "--sample"],
        ["--name-zh", "甲", "--name-en", "A", "--key", "x.p12"],
        ["--name-zh", "甲", "--name-en", "A", "--sample", "--days", "0"],
        ["--name-zh", "甲", "--name-en", "A", "--sample", "--days", "-5"],
        ["--name-zh", "甲", "--name-en", "A", "--sample", "--days", "99999999999"],
    ],
)
def test_init_refuses_contradictory_options(tmp_path: Path, options: list[str]) -> None:
    result = CliRunner().invoke(command, ["init", str(tmp_path / "new"), *options], obj=Session())
    assert result.exit_code == 2
    assert not (tmp_path / "new").exists()


def test_the_life_of_a_certificate(office: Desk) -> None:
    office.issue("second.pdf")
    steps = [
        ("suspend", "2026-04-01", "已暂停"),
        ("reinstate", "2026-05-01", "有效"),
        ("supersede", "2026-06-01", "已被取代"),
    ]
    for event, day, state in steps:
        by = ["--by", "YT-XX-2026-000002"] if event == "supersede" else []
        result = run(event, NUMBER, "--reason", "复核", "--at", day, "--actor", "tester", *by)
        assert result.exception is None
        assert state in result.output
        assert "复核" in result.output
    refused = run("withdraw", NUMBER, "--reason", "x", "--at", "2026-07-01", "--actor", "tester")
    assert isinstance(refused.exception, InputError)
    listed = json.loads(run("list", "--at", "2026-06-02", "--format", "json").output)
    assert [(item["number"], item["state"]) for item in listed] == [
        (NUMBER, "superseded"),
        ("YT-XX-2026-000002", "valid"),
    ]
    assert "YT-XX-2026-000002  已被取代" not in run("list", "--at", "2026-06-02").output


@pytest.mark.parametrize(
    ("number", "day", "code", "state"),
    [
        (NUMBER, "2026-04-01", 0, "valid"),
        (NUMBER, "2030-01-01", 1, "expired"),
        (NUMBER, "2026-02-01", 1, "not_yet_valid"),
        ("YT-XX-2026-000404", "2026-04-01", 4, "unknown"),
    ],
)
def test_status_answers_by_exit_code(office: Desk, number: str, day: str, code: int, state: str) -> None:
    result = run("status", number, "--at", day, "--format", "json")
    assert result.return_value == code
    assert json.loads(result.output)["state"] == state
    assert run("status", number, "--at", day).return_value == code


def test_an_event_that_lies_ahead_is_refused_and_nothing_stands_in_the_way(office: Desk) -> None:
    ahead = run("suspend", NUMBER, "--reason", "x", "--actor", "t", "--at", "9999-01-01")
    assert isinstance(ahead.exception, InputError)
    assert "register.ahead" in {p.code for p in ahead.exception.problems}
    assert run("withdraw", NUMBER, "--reason", "x", "--actor", "t").exception is None
    assert run("status", NUMBER).return_value == 1


@pytest.mark.parametrize("blank", ["--reason", "--actor"])
def test_a_blank_reason_or_actor_is_refused(office: Desk, blank: str) -> None:
    given = {"--reason": "x", "--actor": "t"} | {blank: "  "}
    result = run("suspend", NUMBER, *(word for pair in given.items() for word in pair))
    assert isinstance(result.exception, InputError)
    assert [p.code for p in result.exception.problems] == ["register.blank"]
    assert run("status", NUMBER, "--at", "2026-04-01").return_value == 0


def test_an_event_of_an_unknown_number_exits_as_its_status_does(office: Desk) -> None:
    result = run("suspend", "YT-XX-2026-000404", "--reason", "x", "--actor", "t")
    assert isinstance(result.exception, AlteredError)
    assert result.exception.exit_code == run("status", "YT-XX-2026-000404").return_value == 4


def test_audit_names_numbers_drawn_and_never_entered(office: Desk) -> None:
    with sqlite3.connect("register.sqlite") as connection:
        connection.execute("INSERT INTO reservations VALUES ('YT-XX-2026', 2, '2026-03-02')")
    connection.close()
    assert "YT-XX-2026-000002" in run("audit").output
    said = json.loads(run("audit", "--format", "json").output)
    assert said["pending"] == [{"number": "YT-XX-2026-000002", "reserved_on": "2026-03-02"}]
    assert said["faults"] == []


def test_a_register_may_be_named(office: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FOOTPRINT_HOME", raising=False)
    assert isinstance(run("list").exception, InputError)
    result = run("list", "--register", "office/register.sqlite", "--at", "2026-04-01")
    assert NUMBER in result.output


def test_audit_prints_the_root_and_refuses_an_altered_register(office: Desk) -> None:
    result = run("audit", "--format", "json")
    assert json.loads(result.output)["size"] == 1
    assert json.loads(result.output)["root"] in run("audit").output
    connection = sqlite3.connect("register.sqlite")
    connection.execute("DROP TRIGGER entries_no_update")
    connection.execute("UPDATE entries SET leaf_hash = X'00'")
    connection.commit()
    connection.close()
    altered = run("audit")
    assert isinstance(altered.exception, AlteredError)
    assert altered.exception.exit_code == 4
