"""Exports exchange records as a Brightway project, a BW2Package or a Brightway workbook."""

import json
import shutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from footprint.brightway import child, unit_names
from footprint.brightway.table import ExchangeTable
from footprint.errors import InputError, Problem, Text
from footprint.model.inventory import CharacterisationSet

FLOWS = "footprint flows"


@dataclass(frozen=True)
class Targets:
    """Where to write; at least one.

    Attributes
    ----------
    folder
        New Brightway data folder for the project.
    bw2package, excel
        New files.
    """

    folder: Path | None = None
    bw2package: Path | None = None
    excel: Path | None = None

    def given(self) -> list[Path]:
        """The paths that are given."""
        return [p for p in (self.folder, self.bw2package, self.excel) if p is not None]


def export(
    table: ExchangeTable,
    characterisations: Mapping[str, CharacterisationSet],
    name: str,
    project: str,
    targets: Targets,
) -> None:
    """Write exchange records with Brightway's own writers.

    Parameters
    ----------
    table
        What to write. Amounts stay in the unit of the supplier, which is what Brightway reads them in.
    characterisations
        Written as methods ``("footprint", id)``.
    name
        Name of the database.
    project
        Name of the project.
    targets
        Where to; what exists is never touched.

    Raises
    ------
    footprint.errors.InputError
        If a target exists.
    """
    _refuse_existing(targets)
    with child.working_folder() as folder:
        content = {
            "name": name,
            "flow_database": FLOWS,
            "processes": _processes(table),
            "flows": _flows(table),
            "methods": [_method(c, table) for c in characterisations.values()],
        }
        (folder / "content.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        np.save(folder / "records.npy", table.records, allow_pickle=False)
        files = [kind for kind in ("bw2package", "excel") if getattr(targets, kind)]
        out = child.run(folder, {"do": "write", "project": project, "files": files, "place": name}, name)
        _place(out / "database.bw2package", targets.bw2package)
        _place(out / "database.xlsx", targets.excel)
        _place(folder / child.DATA, targets.folder)


def _refuse_existing(targets: Targets) -> None:
    there = [p for p in targets.given() if p.exists() and not (p.is_dir() and not any(p.iterdir()))]
    if there:
        raise InputError(
            Problem(
                "brightway.exists",
                str(path),
                Text("已存在的文件或文件夹", "a file or folder that exists"),
                Text("尚不存在的路径", "a path that does not exist yet"),
                Text("换一个路径；已有内容不会被覆盖", "give another path; nothing is ever overwritten"),
            )
            for path in there
        )


def _place(source: Path, target: Path | None) -> None:
    """Copy beside the target first, then rename: it is there whole or not at all."""
    if target is None:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.writing")
    if source.is_dir():
        shutil.copytree(source, temporary)
    else:
        temporary.write_bytes(source.read_bytes())
    temporary.rename(target)


def _processes(table: ExchangeTable) -> list[dict[str, Any]]:
    # bw2io links workbooks by name, unit and location: those have to be unique.
    counts = Counter((label.name.en, label.location) for label in table.labels)
    return [
        {
            "code": code,
            "name": label.name.en if counts[label.name.en, label.location] == 1 else f"{label.name.en} [{code}]",
            "name zh": label.name.zh,
            "reference product": label.name.en,
            "location": label.location or "GLO",
            "unit": unit_names.theirs(unit),
            "classification": label.category,
            "footprint scope": scope.value,
            "type": "processwithreferenceproduct",
        }
        for code, unit, scope, label in zip(table.processes, table.units, table.scopes, table.labels, strict=True)
    ]


def _flows(table: ExchangeTable) -> list[dict[str, Any]]:
    return [
        {
            "code": flow.id,
            "name": flow.name.en,
            "categories": ["air"],
            "unit": unit_names.theirs(flow.unit),
            "type": "emission",
            "exchanges": [],
        }
        for flow in table.flows
    ]


def _method(characterisation: CharacterisationSet, table: ExchangeTable) -> dict[str, Any]:
    there = {flow.id for flow in table.flows}
    return {
        "name": ["footprint", characterisation.id],
        "description": characterisation.name.en,
        "factors": {f: float(c.value) for f, c in characterisation.factors.items() if f in there},
    }
