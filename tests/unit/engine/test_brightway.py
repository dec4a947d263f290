"""bw2calc is used without touching the user's Brightway data."""

import os
import subprocess
import sys
from pathlib import Path

_SCRIPT = """
from tests.unit.engine.toy import background, plan
from footprint.engine.run import compute
compute(plan(), background())
import sys
assert "bw2data" not in sys.modules
"""


def test_nothing_is_written_to_the_users_data_folder(tmp_path: Path) -> None:
    """bw2calc alone would import bw2data, which makes a project."""
    home = tmp_path / "home"
    home.mkdir()
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("BRIGHTWAY2", "XDG_", "COV_"))}

    subprocess.run(
        [sys.executable, "-c", _SCRIPT],
        check=True,
        env=environment | {"HOME": str(home)},
        cwd=Path(__file__).parents[3],
        capture_output=True,
    )

    assert list(home.rglob("*")) == []
