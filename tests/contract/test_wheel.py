"""The wheel, installed away from the checkout, runs the whole chain from an empty folder."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel; third-party packages are lent by this one, since tests need no network."""
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", str(wheel)],
        check=True,
        capture_output=True,
    )
    site = next((folder / "lib").glob("python*")) / "site-packages"
    (site / "lent.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    return folder


def test_wheel_carries_its_data_once(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert len(names) == len(set(names))
    for part in ("inventories/sources.yaml", "labels/fonts/OFL.txt", "labels/wording.yaml"):
        assert f"footprint/_bundled/{part}" in names
    assert not [n for n in names if n.startswith(("inventories/", "labels/", "examples/", "tests/"))]


def test_demo_runs_from_an_empty_folder(environment: Path, tmp_path: Path) -> None:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "COV_", "FOOTPRINT_"))}
    run = subprocess.run(
        [str(environment / "bin" / "footprint"), "demo", "-o", "out"],
        cwd=tmp_path,
        env=clean,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stderr
    assert len(list((tmp_path / "out").glob("DEMO-*[0-9].pdf"))) == 2
    where = subprocess.run(
        [str(environment / "bin" / "python"), "-c", "import footprint; print(footprint.__file__)"],
        cwd=tmp_path,
        env=clean,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert Path(where).is_relative_to(environment)
