from pathlib import Path

import pytest
from register_entries import issue_one

from footprint.register.log import Register


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return Register.create("register.sqlite", base=tmp_path)


@pytest.fixture
def number(register: Register) -> str:
    """One certificate, issued on 2026-03-01 and valid until 2029-02-28."""
    return issue_one(register)
