"""A folder of meter exports, and the shipped inventory."""

from pathlib import Path

import pytest

from footprint.inventory.library import Library, load_library
from tests.unit.metering.metered_exports import Exports


@pytest.fixture
def exports(tmp_path: Path) -> Exports:
    """An empty folder."""
    return Exports(tmp_path)


@pytest.fixture(scope="session")
def library() -> Library:
    """The inventory."""
    return load_library()
