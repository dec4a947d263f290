"""Installs a standard that is a package of its own, as pip does, into a folder of the test's."""

import shutil
import subprocess
import sys
from pathlib import Path

FIXTURES = Path(__file__).parents[1] / "fixtures"


def install(package: Path, folder: Path) -> Path:
    """Install `package` into ``folder/site``; nothing is fetched."""
    source = folder / "source"
    if source != package:
        shutil.copytree(package, source, dirs_exist_ok=True)
    site = folder / "site"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    subprocess.run(
        [*pip, "--target", str(site), str(source)],
        check=True,
        capture_output=True,
    )
    return site
