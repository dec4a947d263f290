"""Tables and triggers of the register. SQLAlchemy Core: one schema for SQLite and PostgreSQL, no object mapping."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    Date,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    event,
)

VERSION = 2

metadata = MetaData()

migrations = Table(
    "migrations",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("applied_on", Date, nullable=False),
)
"""Which schema the file has; a later version adds its tables and a row."""

entries = Table(
    "entries",
    metadata,
    Column("idx", Integer, primary_key=True, autoincrement=False),
    Column("event", String(16), nullable=False),
    Column("number", String(80), nullable=False, index=True),
    Column("body", LargeBinary, nullable=False),
    Column("leaf_hash", LargeBinary(32), nullable=False),
    Column("recorded_on", Date, nullable=False),
    Column("series", String(64)),
    Column("serial", Integer),
    Column("payload_digest", String(64)),
    Column("file_digest", String(64)),
    Column("submission_digest", String(64)),
    CheckConstraint("idx >= 0"),
)
"""The log. `body` is what was entered; the other columns repeat parts of it, to be looked up by."""

Index("one_number_in_series", entries.c.series, entries.c.serial, unique=True)
Index("one_file", entries.c.file_digest, unique=True)
Index("by_payload", entries.c.payload_digest)
Index("by_submission", entries.c.submission_digest)
Index(
    "one_issue",
    entries.c.number,
    unique=True,
    sqlite_where=entries.c.event == "issue",
    postgresql_where=entries.c.event == "issue",
)

reservations = Table(
    "reservations",
    metadata,
    Column("series", String(64), primary_key=True),
    Column("serial", Integer, primary_key=True, autoincrement=False),
    Column("reserved_on", Date, nullable=False),
)
"""Numbers drawn and not yet entered. No part of the log: a row goes when its number is entered or given back."""

_SQLITE = [
    f"CREATE TRIGGER entries_no_{verb.lower()} BEFORE {verb} ON entries "
    "BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END"
    for verb in ("UPDATE", "DELETE")
] + [
    # REPLACE deletes without firing a DELETE trigger; a new row must therefore take the next index.
    "CREATE TRIGGER entries_in_order BEFORE INSERT ON entries "
    "WHEN NEW.idx <> (SELECT COALESCE(MAX(idx) + 1, 0) FROM entries) "
    "BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END"
]
_POSTGRESQL = [
    "CREATE FUNCTION entries_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the register is append-only'; END $$",
    "CREATE TRIGGER entries_no_change BEFORE UPDATE OR DELETE ON entries "
    "FOR EACH ROW EXECUTE FUNCTION entries_append_only()",
    "CREATE TRIGGER entries_no_truncate BEFORE TRUNCATE ON entries "
    "FOR EACH STATEMENT EXECUTE FUNCTION entries_append_only()",
]


@event.listens_for(entries, "after_create")
def _forbid_change(_table: Table, connection: Connection, **_options: object) -> None:
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL:
        connection.exec_driver_sql(statement)
