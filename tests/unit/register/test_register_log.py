import sqlite3
from datetime import date
from pathlib import Path

import pytest
from register_entries import ISSUED_ON, VALID_UNTIL, issue_one, issued

from footprint.errors import AlteredError, ExitCode, InputError
from footprint.register import merkle
from footprint.register.audit import audit
from footprint.register.log import Register
from footprint.register.schema import VERSION


def raw(register: Register) -> sqlite3.Connection:
    return sqlite3.connect(register.place)


def test_what_was_issued_is_found_by_number_file_and_payload(register: Register, number: str) -> None:
    expected = issued(number)
    assert register.find(number) == expected
    for entry in (register.by_file(expected.file_digest), register.by_payload(expected.payload_digest)):
        assert entry is not None
        assert entry.number == number
        assert entry.issued == expected
    assert register.by_file("0" * 64) is None
    assert register.by_file(expected.payload_digest) is None
    assert register.find("YT-XX-2026-999999") is None


def test_numbers_count_up_by_series(register: Register) -> None:
    assert [issue_one(register) for _ in range(3)] == [f"YT-XX-2026-00000{n}" for n in (1, 2, 3)]
    assert issue_one(register, "ZZ") == "ZZ-XX-2026-000001"


def test_one_transaction_may_issue_several(register: Register) -> None:
    with register.issuing() as tx:
        numbers = [tx.number("YT", "XX", 2026) for _ in range(3)]
        for number in numbers:
            tx.issue(number, issued(number), effective_on=ISSUED_ON, actor="tester")
    assert numbers == [f"YT-XX-2026-00000{n}" for n in (1, 2, 3)]
    assert [s.number for s in register.statuses(ISSUED_ON)] == numbers


def test_a_failure_uses_up_no_number(register: Register) -> None:
    with pytest.raises(RuntimeError), register.issuing() as tx:
        number = tx.number("YT", "XX", 2026)
        tx.issue(number, issued(number), effective_on=ISSUED_ON, actor="tester")
        raise RuntimeError
    assert register.statuses(ISSUED_ON) == []
    assert issue_one(register) == number


def test_a_number_drawn_must_be_used(register: Register) -> None:
    with pytest.raises(ValueError, match="drawn but not entered"), register.issuing() as tx:
        tx.number("YT", "XX", 2026)


def test_a_number_must_be_drawn_to_be_used(register: Register) -> None:
    with pytest.raises(ValueError, match="was not drawn"), register.issuing() as tx:
        tx.issue("YT-XX-2026-000001", issued("x"), effective_on=ISSUED_ON, actor="tester")


def test_the_same_file_cannot_be_entered_twice(register: Register, number: str) -> None:
    with pytest.raises(InputError), register.issuing() as tx:
        second = tx.number("YT", "XX", 2026)
        again = issued(number).model_copy(update={"submission_digest": "5" * 64})
        tx.issue(second, again, effective_on=ISSUED_ON, actor="tester")
    assert len(register.statuses(ISSUED_ON)) == 1


def test_a_number_is_drawn_before_anything_is_entered(register: Register, number: str) -> None:
    with pytest.raises(ValueError, match="before the first entry"), register.issuing() as tx:
        tx.record("suspend", number, reason="x", effective_on=ISSUED_ON, actor="t")
        tx.number("YT", "XX", 2026)
    assert register.status(number, ISSUED_ON).state == "valid"


def test_the_root_is_that_of_the_canonical_entries(register: Register, number: str) -> None:
    second = issue_one(register)
    bodies = [register.history(n)[0].body() for n in (number, second)]
    assert register.root() == merkle.root([merkle.leaf_hash(body) for body in bodies])
    assert b'"recorded_on":"2026-03-01"' in bodies[0]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET number = 'x'",
        "UPDATE entries SET body = body",
        "DELETE FROM entries",
        "INSERT INTO entries SELECT idx + 2, event, 'x', body, leaf_hash, recorded_on, 'x', 1, 'x', 'x', 'x' "
        "FROM entries",
        "REPLACE INTO entries SELECT idx, event, 'x', body, leaf_hash, recorded_on, 'x', 1, 'x', 'x', 'x' FROM entries",
    ],
)
def test_triggers_forbid_change(file_register: Register, statement: str) -> None:
    issue_one(file_register)
    connection = raw(file_register)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement)
    connection.close()
    assert audit(file_register).faults == ()


def tamper(register: Register, statement: str) -> None:
    connection = raw(register)
    for name in ("entries_no_update", "entries_no_delete", "entries_in_order"):
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET body = replace(body, '2029', '2039')",
        "UPDATE entries SET body = CAST(replace(body, '2029', '2039') AS BLOB)",
        "UPDATE entries SET body = X'00'",
        f"UPDATE entries SET file_digest = '{'0' * 64}' WHERE idx = 0",
        "UPDATE entries SET submission_digest = NULL WHERE idx = 0",
        "UPDATE entries SET leaf_hash = X'00'",
        "UPDATE entries SET recorded_on = '2020-01-01'",
        "UPDATE entries SET number = 'YT-XX-2026-000077' WHERE idx = 0",
    ],
)
def test_an_edited_row_is_found_by_whoever_reads_it(file_register: Register, statement: str) -> None:
    issue_one(file_register)
    issue_one(file_register)
    tamper(file_register, statement)
    assert audit(file_register).faults
    with pytest.raises(AlteredError) as caught:
        file_register.statuses(ISSUED_ON)
    assert caught.value.exit_code is ExitCode.ALTERED


def test_a_removed_row_is_found_by_audit(file_register: Register) -> None:
    issue_one(file_register)
    issue_one(file_register)
    tamper(file_register, "DELETE FROM entries WHERE idx = 0")
    result = audit(file_register)
    assert result.size == 1
    assert [fault.en for fault in result.faults] == ["index 1 stands at place 0"]


def test_audit_recomputes_the_root(register: Register, number: str) -> None:
    result = audit(register)
    assert (result.size, result.root, result.faults) == (1, register.root().hex(), ())


def test_a_register_is_made_once_and_kept(tmp_path: Path, file_register: Register) -> None:
    number = issue_one(file_register)
    with pytest.raises(InputError):
        Register.create("register.sqlite", base=tmp_path)
    with Register.open(f"sqlite:///{tmp_path}/register.sqlite", base=Path("/")) as again:
        assert again.find(number) is not None
    with Register.open("sqlite:///register.sqlite", base=tmp_path) as again:
        assert again.status(number, VALID_UNTIL).state == "valid"


def test_opening_never_makes_a_file(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        Register.open("absent.sqlite", base=tmp_path)
    assert caught.value.exit_code is ExitCode.UNUSABLE
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_what_is_no_register_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.sqlite").write_bytes(content)
    with pytest.raises(InputError) as caught:
        Register.open("x.sqlite", base=tmp_path)
    assert str(tmp_path / "x.sqlite") in caught.value.problems[0].place


def test_a_register_of_a_newer_release_is_refused(file_register: Register) -> None:
    connection = raw(file_register)
    connection.execute(f"INSERT INTO migrations VALUES ({VERSION + 1}, '2030-01-01')")
    connection.commit()
    connection.close()
    with pytest.raises(InputError) as caught:
        Register.open(file_register.place, base=Path("/"))
    assert [p.code for p in caught.value.problems] == ["register.version"]


def test_a_damaged_page_is_an_input_error(file_register: Register) -> None:
    issue_one(file_register)
    path = Path(file_register.place)
    file_register.close()
    content = bytearray(path.read_bytes())
    content[200:] = b"\xee" * (len(content) - 200)
    path.write_bytes(bytes(content))
    with pytest.raises(InputError):
        Register.open(file_register.place, base=Path("/")).statuses(date(2026, 1, 1))


@pytest.mark.parametrize(
    "address", ["mysql://x/y", "nonsense://x", "sqlite://", "sqlite:///:memory:", "sqlite:///x?mode=ro", "://"]
)
def test_other_addresses_are_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(InputError) as caught:
        Register.open(address, base=tmp_path)
    assert [p.code for p in caught.value.problems] == ["register.url"]


def test_a_register_in_a_missing_folder_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        Register.create("absent/register.sqlite", base=tmp_path)
