"""Import and loading of a large database: what our part adds to bw2io's own time and memory."""

import bz2
import json
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from benchmarks.fresh import peak
from benchmarks.synthetic import background
from footprint.brightway.checking import Checked, check
from footprint.brightway.importing import read
from footprint.brightway.raw import RawTable
from footprint.brightway.store import load_database, save
from footprint.inventory.matrix import MatrixDatabase
from footprint.model.inventory import ElementaryFlow

MEGABYTE = 1e6
_HERE = "benchmarks.exchange"


def package(path: Path, database: MatrixDatabase) -> Path:
    """The database as a BW2Package, every exchange with a lognormal distribution."""
    with bz2.open(path, "wt", compresslevel=1, encoding="utf-8") as stream:
        stream.write('[{"__dict__":true,"keys":["metadata","name","class","data"],"values":[')
        stream.write('{"__dict__":true,"keys":[],"values":[]},"db",')
        stream.write('{"__dict__":true,"keys":["module","name"],"values":["bw2data.backends.base","SQLiteBackend"]},')
        keys = ",".join(json.dumps(_key("db", p)) for p in database.processes)
        stream.write('{"__dict__":true,"keys":[' + keys + '],"values":[')
        for j, process in enumerate(database.processes):
            node = {
                "name": f"{database.labels[j].name.en} {process}",
                "unit": "kilogram",
                "location": "GLO",
                "type": "processwithreferenceproduct",
                "reference product": process,
                "exchanges": [_dict(x) for x in _exchanges(database, j)],
            }
            stream.write(("," if j else "") + json.dumps(_dict(node)))
        stream.write("]}]}]")
    return path


def _exchanges(database: MatrixDatabase, j: int) -> Iterator[dict[str, Any]]:
    for matrix, biosphere in ((database.technosphere, False), (database.biosphere, True)):
        span = slice(matrix.indptr[j], matrix.indptr[j + 1])
        for i, value in zip(matrix.indices[span].tolist(), matrix.data[span].tolist(), strict=True):
            amount = value if biosphere or i == j else -value
            kind = "biosphere" if biosphere else "production" if i == j else "technosphere"
            exchange = {
                "input": _key("flows", database.flows[i].id) if biosphere else _key("db", database.processes[i]),
                "type": kind,
                "amount": amount,
                "unit": "kilogram",
                "name": database.flows[i].name.en if biosphere else database.processes[i],
                "uncertainty type": 2,
                "loc": float(np.log(abs(amount))),
                "scale": 0.2,
            }
            yield exchange | ({"categories": {"__tuple__": True, "data": ["air"]}} if biosphere else {})


def _key(database: str, code: str) -> dict[str, Any]:
    return {"__tuple__": True, "data": [database, code]}


def _dict(content: dict[str, Any]) -> dict[str, Any]:
    return {"__dict__": True, "keys": list(content), "values": list(content.values())}


def _processor() -> float:
    """Seconds of this process and of the children it has waited for."""
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def _seconds(action: Callable[[], Any], times: int) -> float:
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        action()
        best = min(best, time.process_time() - start)
    return best


def read_columns(folder: str, processes: str) -> tuple[RawTable, dict[str, ElementaryFlow]]:
    """What bw2io handed over."""
    return RawTable.load(Path(folder)), _flows(int(processes))


def check_columns(ready: tuple[RawTable, dict[str, ElementaryFlow]]) -> Checked:
    """Our part after bw2io has left."""
    return check(*ready, "all")


def find_import(folder: str) -> Path:
    """A stored import, nothing of it read."""
    return Path(folder)


def load_import(folder: Path) -> MatrixDatabase:
    """What a user of it waits for."""
    return load_database(folder)


def _flows(processes: int) -> dict[str, ElementaryFlow]:
    return {flow.id: flow for flow in background(processes, "sparse").database.flows}


def run(smoke: bool) -> list[dict[str, object]]:
    """Import and load 20,000 processes (300, if only smoke is looked for)."""
    processes = 300 if smoke else 20_000
    database = background(processes, "sparse").database
    flows = {flow.id: flow for flow in database.flows}
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = package(folder / "all.bw2package", database)
        start = _processor()
        raw = read("bw2package", path, "db")
        checked = check(raw, flows, path.name)
        lists = {"unlinked.csv": checked.findings.unlinked_csv(), "flows.csv": checked.findings.flows_csv()}
        record: dict[str, Any] = {"source": {"format": "bw2package"}, "accepted": [], "acceptance": None}
        stored = save(folder / "dbs", "db", checked.table, record, lists)
        whole = _processor() - start
        seconds, peaks = raw.notes["processor_seconds"], raw.notes["peak_bytes"]
        (folder / "raw").mkdir()
        raw.save(folder / "raw")
        checking = peak(f"{_HERE}:read_columns", f"{_HERE}:check_columns", str(folder / "raw"), str(processes))
        loading = _seconds(lambda: load_database(stored), 3)
        memory = peak(f"{_HERE}:find_import", f"{_HERE}:load_import", str(stored))
        loaded = load_database(stored)
        files = sorted((stored / "matrices").glob("*.npy"))
        bare = _seconds(lambda: [np.load(f, allow_pickle=False) for f in files], 3)
        on_disk = sum(f.stat().st_size for f in files) + (stored / "exchanges.npy").stat().st_size
        matrices = sum(f.stat().st_size for f in files)
    order = np.argsort(database.processes)
    if not np.allclose(loaded.technosphere.diagonal(), database.technosphere.diagonal()[order]):
        raise AssertionError("the import is not what was written")

    def row(title: str, mine: float, base: float, unit: str, note: str) -> dict[str, object]:
        return {
            "name": f"import of {processes} processes: {title}",
            "ours": mine,
            "theirs": base,
            "unit": unit,
            "ratio": None,
            "floor_ratio": mine / base,
            "note": note,
        }

    return [
        row(
            "time",
            whole,
            seconds["bw2io"],
            "processor s",
            "theirs: bw2io's part of the same run, a BW2Package; goal 1.25",
        ),
        row(
            "memory on top of bw2io's peak",
            max(peaks["columns"] - peaks["bw2io"], 0) / MEGABYTE,
            on_disk / MEGABYTE,
            "MB",
            "a process of its own; theirs: the matrix data with distributions; goal 3",
        ),
        row(
            "memory of the check, after bw2io has left",
            checking / MEGABYTE,
            on_disk / MEGABYTE,
            "MB",
            "theirs: the matrix data with distributions; goal 3",
        ),
        row("memory of loading", memory / MEGABYTE, matrices / MEGABYTE, "MB", "theirs: the matrix data; goal 3"),
        row("loading", loading, bare, "processor s", "theirs: the bare arrays, without names and digests"),
    ]
