"""Folders of meter exports that tests fill."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.metering.metered_exports import Exports


@pytest.fixture
def exports(tmp_path: Path) -> Exports:
    """An empty folder."""
    return Exports(tmp_path)


@pytest.fixture
def make_exports(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Exports]:
    """A new folder at every call, for properties."""
    return lambda: Exports(tmp_path_factory.mktemp("exports"))
