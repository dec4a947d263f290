"""Every format gives the result that is known by hand, and that bw2calc finds on bw2io's own output."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from scipy.sparse.linalg import spsolve

from footprint import units
from footprint.brightway.detect import FORMATS
from footprint.brightway.importing import Import
from footprint.brightway.store import load_database, load_table
from footprint.inventory.library import Library
from footprint.inventory.matrix import MatrixDatabase
from tests.golden.by_hand import factors
from tests.unit.brightway import mill as by_hand


def scores(database: MatrixDatabase) -> dict[str, float]:
    """Footprint per kWh or kg by name of process."""
    gwp = factors("ar6_gwp100")
    direct = database.biosphere.T @ np.array([gwp[f.id] for f in database.flows])
    h = spsolve(database.technosphere.T.tocsc(), direct)
    per = [float(units.factor("kWh", u)) if u == "MJ" else 1.0 for u in database.units]
    return {label.name.en.split(" | ")[0]: x * k for label, x, k in zip(database.labels, h, per, strict=True)}


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_gives_the_result_known_by_hand(form: str, imported: Callable[[str], Import]) -> None:
    done = imported(form)

    assert scores(load_database(done.folder)) == pytest.approx(by_hand.scores(), rel=1e-12)
    assert done.accepted == ()
    assert {n.code for n in done.notices} == ({"waste.turned"} if form == "ecospold2" else set())


@pytest.mark.parametrize("form", FORMATS)
def test_bw2calc_finds_the_same_on_the_importers_output(
    form: str,
    mill: dict[str, Path],
    imported: Callable[[str], Import],
    ask_brightway: Callable[..., dict[str, float]],
    tmp_path: Path,
) -> None:
    if form == "brightway-project":
        found = ask_brightway(
            do="project",
            dir=str(mill[form].parent),
            project="mill",
            database="mill",
            method=["footprint", "ar6_gwp100"],
        )
        database = load_database(imported(form).folder)
        found = {database.labels[database.index[p]].name.en: x for p, x in found.items()}
    else:
        path = mill[form]
        if form == "jsonld":
            import zipfile

            path = tmp_path / "unpacked"
            zipfile.ZipFile(mill[form]).extractall(path)
        found = ask_brightway(
            do="import", format=form, path=str(path), factors=by_hand.GWP | {"Carbon dioxide, biogenic": 0.0}
        )
    if form == "jsonld":
        found["Power, at grid"] *= 3.6

    assert found == pytest.approx(by_hand.scores(), rel=1e-6)


def test_distributions_of_json_ld_are_read(imported: Callable[[str], Import]) -> None:
    records = load_table(imported("jsonld").folder).records

    (drawn,) = records[records["uncertainty"] == 2]

    assert drawn["amount"] == pytest.approx(10.8)
    assert np.exp(drawn["loc"]) == pytest.approx(10.8)
    assert np.exp(drawn["scale"]) == pytest.approx(1.2)


_READ_CSV = """
import json, sys
from pathlib import Path
from bw_simapro_csv import SimaProCSV
found = []
for process in SimaProCSV(Path(sys.argv[1]), write_logs=False).blocks:
    rows = [row for block in process.blocks.values() for row in getattr(block, "parsed", [])]
    found.append([[row["name"], row["unit"], row["amount"]] for row in rows])
print(json.dumps(found))
"""


def test_the_simapro_file_says_the_same_to_a_reader_of_its_own(mill: dict[str, Path], tmp_path: Path) -> None:
    """No library writes this format; its own reader, which shares no code with bw2io's importer, vouches for ours."""
    environment = os.environ | {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", _READ_CSV, str(mill["simapro-csv"])],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]

    expected = []
    for p, name in enumerate(by_hand.NAMES):
        rows = [[name, by_hand.UNITS[p], 1.0]]
        rows += [[by_hand.NAMES[s], by_hand.UNITS[s], x] for (u, s), x in by_hand.USES.items() if u == p]
        expected.append(sorted(rows + [[gas, "kg", x] for gas, x in by_hand.EMITS[p].items()]))
    assert [sorted(rows) for rows in json.loads(done.stdout)] == expected


def test_the_same_file_gives_the_same_digest(
    imported: Callable[[str], Import], mill: dict[str, Path], library: Library, tmp_path: Path
) -> None:
    from footprint.brightway.importing import import_database

    again = import_database("jsonld", mill["jsonld"], tmp_path, library.flows)

    assert again.folder.name == imported("jsonld").folder.name
