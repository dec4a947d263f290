"""Writes exchange records with bw2data and bw2io. Child process only."""

import json
import math
import shutil
from pathlib import Path
from typing import Any

import numpy as np

from footprint.inventory.exchanges import EMISSION, INPUT, PARAMETERS, PRODUCTION, SUBSTITUTION

_TYPES = {PRODUCTION: "production", INPUT: "technosphere", SUBSTITUTION: "substitution", EMISSION: "biosphere"}


def write(folder: Path, task: dict[str, Any]) -> None:
    """Write a project into the child's data folder, and the files asked for beside it.

    Parameters
    ----------
    folder
        The child's folder.
    task
        ``project`` and ``files``: kinds to write, of ``bw2package`` and ``excel``.
    """
    from bw2data import Database, Method, projects

    content = json.loads((folder / "content.json").read_text("utf-8"))
    records = np.load(folder / "records.npy", allow_pickle=False)
    projects.set_current(task["project"])
    name, flow_name = content["name"], content["flow_database"]
    flows = Database(flow_name)
    for flow in content["flows"]:
        flow["categories"] = tuple(flow["categories"])
    flows.write({(flow_name, flow["code"]): {**flow, "database": flow_name} for flow in content["flows"]})
    database = Database(name)
    database.write(_nodes(content, records))
    methods = []
    for method in content["methods"]:
        written = Method(tuple(method["name"]))
        written.register(unit="kg CO2-Eq", description=method["description"])
        written.write([((flow_name, flow), factor) for flow, factor in method["factors"].items()])
        methods.append(written)
    for kind in task["files"]:
        _FILES[kind](folder / "out", name, [flows, database, *methods])


def _nodes(content: dict[str, Any], records: Any) -> dict[tuple[str, str], dict[str, Any]]:
    name, flow_name = content["name"], content["flow_database"]
    nodes = {(name, p["code"]): {**p, "exchanges": []} for p in content["processes"]}
    codes = [p["code"] for p in content["processes"]]
    for record in records:
        kind = _TYPES[int(record["kind"])]
        row = int(record["row"])
        source = content["flows"][row] if kind == "biosphere" else content["processes"][row]
        exchange = {
            "input": (flow_name if kind == "biosphere" else name, source["code"]),
            "output": (name, codes[record["column"]]),
            "type": kind,
            "amount": float(record["amount"]),
            "uncertainty type": int(record["uncertainty"]),
            **{p: float(record[p]) for p in PARAMETERS if not math.isnan(record[p])},
            **{k: source[k] for k in ("name", "unit", "reference product", "location", "categories") if source.get(k)},
        }
        nodes[(name, codes[record["column"]])]["exchanges"].append(exchange)
    return nodes


def _bw2package(target: Path, name: str, objects: list[Any]) -> None:
    from bw2io import BW2Package

    shutil.move(BW2Package.export_objs(objects, "database"), target / "database.bw2package")


def _excel(target: Path, name: str, objects: list[Any]) -> None:
    from bw2io.export.excel import write_lci_excel

    written = write_lci_excel(name, dirpath=str(target))
    Path(written).rename(target / "database.xlsx")


_FILES = {"bw2package": _bw2package, "excel": _excel}
