import pytest
from sealing import Desk, make_payload, make_pdf, open_desk

from footprint.errors import Text


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return open_desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="session")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Another issuer of the same name."""
    return open_desk(tmp_path_factory.mktemp("stranger"), Text("示例机构", "Sample Body"))


@pytest.fixture(scope="session")
def sealed(desk: Desk) -> bytes:
    return desk.seal(make_pdf(make_payload()))
