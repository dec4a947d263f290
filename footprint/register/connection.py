"""Connecting to the register's database, and what its failures mean to a user.

SQLAlchemy gives SQLite (one file, the default) and PostgreSQL behind one URL.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from footprint.errors import InputError, Problem, Text

_WRITING = {"register_writing": True}
_WAIT = 120
"""How long a writer waits for the one before it [s]; drawing a number or appending entries takes far less."""


def register_url(text: str, base: Path) -> URL:
    """`text` as a database URL.

    Parameters
    ----------
    text
        An SQLAlchemy URL, or the path of an SQLite file.
    base
        Folder that a relative SQLite path starts from.

    Raises
    ------
    InputError
        If it is neither.
    """
    if "://" not in text:
        return URL.create("sqlite", database=str(base / text))
    try:
        url = make_url(text)
        dialect = url.get_dialect().name
    except (ArgumentError, NoSuchModuleError, ImportError) as exc:
        raise InputError([_bad_url(text)]) from exc
    if dialect not in ("sqlite", "postgresql"):
        raise InputError([_bad_url(text)])
    if dialect != "sqlite":
        return url
    if not url.database or url.database == ":memory:" or url.query:
        raise InputError([_bad_url(text)])
    return url.set(database=str(base / url.database))


def connect(url: URL) -> Engine:
    """An engine whose transactions begin when the code says so.

    Raises
    ------
    InputError
        If the database's driver is not installed.
    """
    try:
        if url.get_backend_name() != "sqlite":
            return create_engine(url)
        engine = create_engine(url, connect_args={"timeout": _WAIT})
    except ImportError as exc:
        found = Text("数据库驱动未安装", "a database whose driver is not installed")
        raise InputError([fault("register.driver", place(url), found, _REGISTER)]) from exc
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection to read with; failures of the database become an `InputError`."""
    with translated(engine.url), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that no other writer enters; undone if the block fails."""
    with (
        translated(engine.url),
        engine.connect().execution_options(**_WRITING) as connection,
        connection.begin(),
    ):
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("LOCK TABLE entries IN SHARE ROW EXCLUSIVE MODE")
        yield connection


@contextmanager
def translated(url: URL) -> Iterator[None]:
    """Turns what the database says into a fault that names the register."""
    try:
        yield
    except DBAPIError as exc:
        found = Text(f"数据库报错：{exc.orig}", f"the database says: {exc.orig}")
        raise InputError([fault("register.database", place(url), found, _REGISTER)]) from exc


def place(url: URL) -> str:
    """The register as named in messages: the file, or the URL without its password."""
    return str(url.database) if url.get_backend_name() == "sqlite" else url.render_as_string()


def fault(code: str, where: str, found: Text, expected: Text) -> Problem:
    """A fault of the register as a whole."""
    return Problem(
        code,
        where,
        found,
        expected,
        Text("核对登记簿的地址；损坏的登记簿从备份恢复", "check the register's address; restore a damaged one"),
    )


_REGISTER = Text("可用的登记簿", "a register that can be used")


def _bad_url(text: str) -> Problem:
    expected = Text(
        "SQLite 文件的路径，sqlite:///… 或 postgresql+psycopg://…",
        "the path of an SQLite file, sqlite:///… or postgresql+psycopg://…",
    )
    return fault("register.url", text, Text("无法识别的地址", "an address of no known kind"), expected)


def _on_connect(connection: Any, _record: object) -> None:
    # The driver would open transactions by itself, and too late to hold the lock while a number is drawn.
    connection.isolation_level = None
    connection.execute("PRAGMA recursive_triggers = ON")


def _on_begin(connection: Connection) -> None:
    mode = "IMMEDIATE" if connection.get_execution_options().get("register_writing") else "DEFERRED"
    connection.exec_driver_sql(f"BEGIN {mode}")
