"""Processes that issue at the same time."""

import multiprocessing
from multiprocessing.synchronize import Event
from pathlib import Path

from register_entries import ISSUED_ON, issue_one

from footprint.register.audit import audit
from footprint.register.log import Register

_EACH = 25


def issue_many(folder: Path, start: Event) -> None:
    start.wait()
    with Register.open("register.sqlite", base=folder) as register:
        for _ in range(_EACH):
            issue_one(register)


def test_no_number_is_given_twice(tmp_path: Path) -> None:
    Register.create("register.sqlite", base=tmp_path).close()
    context = multiprocessing.get_context("spawn")
    start = context.Event()
    workers = [context.Process(target=issue_many, args=(tmp_path, start)) for _ in range(2)]
    for worker in workers:
        worker.start()
    start.set()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0]
    with Register.open("register.sqlite", base=tmp_path) as register:
        numbers = [status.number for status in register.statuses(ISSUED_ON)]
        assert numbers == [f"YT-XX-2026-{n:06d}" for n in range(1, 2 * _EACH + 1)]
        assert audit(register).faults == ()
