"""A file that SimaPro itself exported: every kind of block, decimal commas, parameters, nothing to link to."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from footprint.brightway.importing import import_database
from footprint.brightway.store import load_database, load_table
from footprint.errors import InputError
from footprint.inventory.exchanges import PRODUCTION
from footprint.inventory.library import Library

FILE = Path(__file__).parents[2] / "fixtures" / "simapro" / "process.csv"
UNLINKED = {
    "substitution: Wool, at field/US (Avoided products) [kilogram] × 1",
    "technosphere: Asbestos (Final waste flows) [kilogram] × 1",
    "technosphere: Dummy, Disposal, msw, to sanitary landfill/kg/GLO (Waste to treatment) [kilogram] × 1",
    "technosphere: Electricity, biomass, at power plant/US (Electricity/heat) [kilowatt hour] × 1",
}
_READ = """
import json, sys
from pathlib import Path
from bw_simapro_csv import SimaProCSV
names = [row["name"] for block in SimaProCSV(Path(sys.argv[1]), write_logs=False).blocks
         for part in getattr(block, "blocks", {}).values() for row in getattr(part, "parsed", [])
         if isinstance(row, dict) and "name" in row]
print(json.dumps(names))
"""


def test_what_the_export_leaves_open_is_listed_in_full(tmp_path: Path, library: Library) -> None:
    with pytest.raises(InputError) as caught:
        import_database("simapro-csv", FILE, tmp_path, library.flows)

    assert {p.code for p in caught.value.problems} == {"brightway.unlinked"}
    listed = yaml.safe_load((tmp_path / "process.accept.yaml").read_text("utf-8"))["items"]
    assert set(listed) >= UNLINKED


def test_with_the_list_signed_it_is_usable(tmp_path: Path, library: Library) -> None:
    with pytest.raises(InputError):
        import_database("simapro-csv", FILE, tmp_path, library.flows)
    written = yaml.safe_load((tmp_path / "process.accept.yaml").read_text("utf-8"))
    signed = tmp_path / "signed.yaml"
    written |= {"author": "R. Viewer", "date": "2026-01-31", "reason": "an example without a database"}
    signed.write_text(yaml.safe_dump(written, allow_unicode=True), "utf-8")

    done = import_database("simapro-csv", FILE, tmp_path / "out", library.flows, accept=signed)

    table = load_table(done.folder)
    (product,) = table.records[table.records["kind"] == PRODUCTION]
    assert product["amount"] == 0.5  # "0,5" in the file
    assert table.labels[0].name.en.startswith("my product")
    assert set(load_database(done.folder).accepted) == set(written["items"])


def test_a_reader_of_the_format_finds_the_same_open_inputs(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _READ, str(FILE)],
        env=os.environ | {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]

    names = json.loads(run.stdout)
    assert {line.split(": ", 1)[1].split(" (")[0] for line in UNLINKED} <= set(names)
