"""What the tests of this folder share: files written once, and Brightway asked in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from footprint.brightway.exporting import Targets, export
from footprint.brightway.importing import Import, import_database
from footprint.brightway.ours import library_table
from footprint.brightway.store import load_table
from footprint.brightway.table import ExchangeTable
from footprint.inventory.library import Library, load_library
from tests.unit.brightway import ecospold, formats

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="session")
def ours(library: Library) -> ExchangeTable:
    return library_table(library)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("brightway")


@pytest.fixture(scope="session")
def exported(folder: Path, ours: ExchangeTable, library: Library) -> Targets:
    """The whole inventory as project, package and workbook."""
    targets = Targets(folder / "project", folder / "all.bw2package", folder / "all.xlsx")
    export(ours, library.characterisations, "footprint", "out", targets)
    return targets


@pytest.fixture(scope="session")
def mill(folder: Path, library: Library) -> dict[str, Path]:
    """The small system in each format."""
    files = {
        "jsonld": formats.jsonld(folder / "mill.zip"),
        "simapro-csv": formats.simapro(folder / "mill.csv"),
        "ecospold1": ecospold.ecospold1(folder / "mill.xml"),
        "ecospold2": ecospold.ecospold2(folder / "spold"),
    }
    done = import_database("ecospold1", files["ecospold1"], folder / "first", library.flows)
    targets = Targets(folder / "mill-project", folder / "mill.bw2package", folder / "mill.xlsx")
    export(load_table(done.folder), library.characterisations, "mill", "mill", targets)
    files["brightway-project"] = project_folder(folder / "mill-project")
    return files | {"bw2package": folder / "mill.bw2package", "excel": folder / "mill.xlsx"}


@pytest.fixture(scope="session")
def imported(folder: Path, library: Library, mill: dict[str, Path]) -> Callable[[str], Import]:
    """The small system read back from one format, once a session."""
    done: dict[str, Import] = {}

    def find(form: str) -> Import:
        if form not in done:
            done[form] = import_database(
                form, mill[form], folder / "imports", library.flows, trust_pickles=form == "brightway-project"
            )
        return done[form]

    return find


@pytest.fixture(scope="session")
def exported_import(folder: Path, exported: Targets, library: Library) -> Path:
    """The inventory's own package, imported again."""
    assert exported.bw2package is not None
    return import_database("bw2package", exported.bw2package, folder / "own", library.flows, name="own export").folder


@pytest.fixture
def ask_brightway(tmp_path: Path) -> Iterator[Callable[..., dict[str, float]]]:
    """Runs `oracle.py`."""

    def ask(**task: Any) -> dict[str, float]:
        (tmp_path / "own").mkdir(exist_ok=True)
        path = tmp_path / "task.json"
        path.write_text(json.dumps({"dir": str(tmp_path / "own"), **task}))
        script = Path(__file__).with_name("oracle.py")
        done = subprocess.run([sys.executable, str(script), str(path)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
        answer: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
        return answer

    yield ask


def project_folder(base: Path) -> Path:
    """The one project in a Brightway data folder that is not the default one."""
    found = [p.parent.parent for p in base.glob("*/lci/databases.db")]
    (one,) = [p for p in found if not p.name.startswith("default")]
    return one
