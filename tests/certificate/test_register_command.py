"""``footprint register`` as a user types it."""

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sealing import Desk, open_desk

from footprint.cli.common import Session
from footprint.cli.register import command
from footprint.errors import AlteredError, InputError

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


def test_init_takes_an_own_key(tmp_path: Path, office: Desk) -> None:
    own = ["--certificate", "issuer.pem", "--key", "issuer.p12", "--password-file", "issuer.password"]
    names = ["--name-zh", "甲", "--name-en", "A", "--approval-number", "CNCA-R-2026-001"]
    result = run("init", tmp_path / "own", *names, *own)
    assert result.exception is None
    text = (tmp_path / "own" / "footprint.toml").read_text("utf-8")
    assert str(office.folder / "issuer.p12") in text
    assert "CNCA-R-2026-001" in text


@pytest.mark.parametrize(
    "options",
    [
        ["--name-zh", "甲", "--name-en", "A"],
        ["--name-zh", "甲", "--name-en", "A", "--sample", "--key", "x.p12"],
        ["--name-zh", " ", "--name-en", "A", "--sample"],
        ["--name-zh", "甲", "--name-en", "A", "--key", "x.p12"],
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
