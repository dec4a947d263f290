"""The register: an append-only log of certificates and what became of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import URL, ColumnElement, Engine, Row, insert, inspect, select

from footprint.errors import InputError, Problem, Text
from footprint.register import merkle
from footprint.register.connection import connect, fault, place, reading, register_url, translated
from footprint.register.entry import Entry, Issue
from footprint.register.lifecycle import Status, status_of
from footprint.register.numbering import Number, pending
from footprint.register.rows import from_row
from footprint.register.schema import VERSION, entries, metadata, migrations
from footprint.register.transaction import Transaction


class Register:
    """An open register. Use `create` or `open`; close it when done, or use it as a context manager."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.place = place(engine.url)

    @classmethod
    def create(cls, address: str, *, base: Path) -> "Register":
        """A new, empty register.

        Parameters
        ----------
        address
            Path of an SQLite file, or a database URL.
        base
            Folder that a relative path starts from.

        Raises
        ------
        InputError
            If there is one already, or the database cannot be written.
        """
        url = register_url(address, base)
        if url.get_backend_name() == "sqlite" and Path(str(url.database)).exists():
            raise InputError([_taken(url)])
        engine = connect(url)
        with translated(url), engine.begin() as connection:
            if inspect(connection).has_table(entries.name):
                raise InputError([_taken(url)])
            metadata.create_all(connection)
            connection.execute(insert(migrations).values(version=VERSION, applied_on=_today()))
        return cls(engine)

    @classmethod
    def open(cls, address: str, *, base: Path) -> "Register":
        """The register at `address`; never makes one.

        Raises
        ------
        InputError
            If there is none, it is damaged, or a newer release wrote it.
        """
        url = register_url(address, base)
        if url.get_backend_name() == "sqlite" and not Path(str(url.database)).is_file():
            found = Text("没有此文件", "no such file")
            raise InputError([fault("register.missing", place(url), found, _REGISTER)])
        engine = connect(url)
        with reading(engine) as connection:
            if not inspect(connection).has_table(migrations.name):
                found = Text("不是登记簿的数据库", "a database that is no register")
                raise InputError([fault("register.format", place(url), found, _REGISTER)])
            versions = set(connection.scalars(select(migrations.c.version)))
        if versions != {VERSION}:
            found = Text(f"结构版本 {sorted(versions)}", f"schema version {sorted(versions)}")
            expected = Text(f"结构版本 {VERSION}", f"schema version {VERSION}")
            raise InputError([fault("register.version", place(url), found, expected)])
        return cls(engine)

    def __enter__(self) -> "Register":
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def issuing(self, *, recorded_on: date | None = None) -> Iterator[Transaction]:
        """A transaction to draw numbers and append entries in; other writers wait once the first is entered.

        If the block fails, nothing is entered and the numbers are given back.

        Parameters
        ----------
        recorded_on
            The day noted as the day of entry; today (UTC) unless given.
        """
        transaction = Transaction(self._engine, recorded_on or _today())
        try:
            with transaction.writes:
                yield transaction
                transaction.finish()
        except BaseException:
            transaction.give_back()
            raise

    def pending(self) -> list[tuple[Number, date]]:
        """Numbers set aside and not entered, with the day on which they were drawn."""
        with reading(self._engine) as connection:
            return pending(connection)

    def history(self, number: str) -> list[Entry]:
        """Every entry of a certificate, oldest first; empty if it is not registered."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(entries).where(entries.c.number == number).order_by(entries.c.idx))
            return [from_row(row) for row in rows]

    def find(self, number: str) -> Issue | None:
        """What was registered when the certificate was issued."""
        history = self.history(number)
        return history[0].issued if history else None

    def status(self, number: str, at: date) -> Status:
        """The state of a certificate on the day `at`."""
        return status_of(number, self.history(number), at)

    def by_file(self, digest: str) -> Entry | None:
        """The issue of the sealed file with this SHA-256."""
        return self._issue(entries.c.file_digest == digest)

    def by_payload(self, digest: str) -> Entry | None:
        """The issue of the payload with this SHA-256."""
        return self._issue(entries.c.payload_digest == digest)

    def statuses(self, at: date) -> list[Status]:
        """The state of every certificate on the day `at`, by number."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(entries).order_by(entries.c.number, entries.c.idx))
            found = [from_row(row) for row in rows]
        return [status_of(n, list(group), at) for n, group in groupby(found, key=lambda e: e.number)]

    def rows(self) -> list[Row[Any]]:
        """Every row as stored, unchecked, in the order of the log."""
        with reading(self._engine) as connection:
            return list(connection.execute(select(entries).order_by(entries.c.idx)))

    def root(self) -> bytes:
        """Merkle tree hash of the whole log."""
        with reading(self._engine) as connection:
            return merkle.root(connection.scalars(select(entries.c.leaf_hash).order_by(entries.c.idx)))

    def _issue(self, condition: ColumnElement[bool]) -> Entry | None:
        with reading(self._engine) as connection:
            row = connection.execute(select(entries).where(condition)).first()
            return from_row(row) if row else None


_REGISTER = Text("由 register init 建立的登记簿", "a register made by 'register init'")


def _taken(url: URL) -> Problem:
    found = Text("已存在的登记簿或文件", "a register or file that exists already")
    return fault("register.exists", place(url), found, Text("尚未使用的地址", "an address not yet used"))


def _today() -> date:
    return datetime.now(UTC).date()
