"""What PostgreSQL has to do its own way: triggers, locks, and a superuser who goes around both."""

import multiprocessing
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest
from register_entries import ISSUED_ON, issue_one
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError

from footprint.errors import AlteredError, InputError
from footprint.register.audit import audit
from footprint.register.log import Register

_EACH = 10


@pytest.mark.parametrize(
    "statement",
    ["UPDATE entries SET number = 'x'", "UPDATE entries SET body = body", "DELETE FROM entries", "TRUNCATE entries"],
)
def test_triggers_forbid_change(database: str, tmp_path: Path, statement: str) -> None:
    with Register.create(database, base=tmp_path) as register:
        number = issue_one(register)
        engine = create_engine(database)
        with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()
        assert [status.number for status in register.statuses(ISSUED_ON)] == [number]


def test_a_row_edited_past_the_triggers_is_found(database: str, tmp_path: Path) -> None:
    with Register.create(database, base=tmp_path) as register:
        issue_one(register)
        engine = create_engine(database)
        with engine.begin() as connection:
            connection.exec_driver_sql("SET session_replication_role = replica")
            connection.exec_driver_sql("UPDATE entries SET recorded_on = '2020-01-01'")
        engine.dispose()
        with pytest.raises(AlteredError):
            register.statuses(ISSUED_ON)


def test_a_register_is_made_once_and_kept(database: str, tmp_path: Path) -> None:
    with Register.create(database, base=tmp_path) as register:
        number = issue_one(register)
    with pytest.raises(InputError):
        Register.create(database, base=tmp_path)
    with Register.open(database, base=tmp_path) as again:
        assert [status.number for status in again.statuses(ISSUED_ON)] == [number]


def test_an_unreachable_server_is_an_input_error_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        Register.open("postgresql+psycopg://u:secret@127.0.0.1:1/none", base=tmp_path)
    assert "secret" not in caught.value.message.en


def issue_many(url: str, folder: Path, start: Event) -> None:
    start.wait()
    with Register.open(url, base=folder) as register:
        for _ in range(_EACH):
            issue_one(register)


def test_no_number_is_given_twice(database: str, tmp_path: Path) -> None:
    Register.create(database, base=tmp_path).close()
    context = multiprocessing.get_context("spawn")
    start = context.Event()
    workers = [context.Process(target=issue_many, args=(database, tmp_path, start)) for _ in range(2)]
    for worker in workers:
        worker.start()
    start.set()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0]
    with Register.open(database, base=tmp_path) as register:
        numbers = [status.number for status in register.statuses(ISSUED_ON)]
        assert numbers == [f"YT-XX-2026-{n:06d}" for n in range(1, 2 * _EACH + 1)]
        assert audit(register).faults == ()
