"""Stored imports: a folder named by the digest of what is in it, arrays and JSON only.

The matrices lie in it as a Brightway datapackage in double precision; the names, the distributions and the record of
the import beside it. Nothing in it is a pickle, and nothing is read that the digest does not cover.
"""

import csv
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import bw_processing as bwp
import numpy as np
from bw_processing.io_helpers import generic_directory_filesystem
from scipy.sparse import coo_array, csc_array

from footprint.brightway.findings import Findings
from footprint.brightway.table import ExchangeTable
from footprint.errors import InputError, Problem, Text
from footprint.inventory.matrix import Label, MatrixDatabase
from footprint.inventory.swapped import Imported
from footprint.model.background import Missing
from footprint.model.base import Digest
from footprint.model.inventory import ElementaryFlow, Scope

LIST = "MANIFEST.sha256"
FORMAT = 1
_SHORT = 20
"""Accepted items that a certificate carries in full; of longer lists it carries number and digest."""
_LICENCE = {
    "name": "restricted",
    "title": "As licensed by the provider of the imported database; not for redistribution",
}


def save(parent: Path, name: str, table: ExchangeTable, record: Mapping[str, Any], lists: Mapping[str, str]) -> Path:
    """Store an import; what is there already is left as it is.

    Parameters
    ----------
    parent
        Folder for stored imports; made if need be.
    name
        How messages call the database.
    table
        Checked exchange records.
    record
        How it was made: format, notices, accepted list. No clock: the same input has to give the same digest.
    lists
        Further text files by name.

    Returns
    -------
    Path
        ``parent/<digest>``.
    """
    parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=parent, prefix=".writing-") as temporary:
        folder = Path(temporary) / "database"
        folder.mkdir()
        _write_matrices(folder / "matrices", name, table)
        np.save(folder / "exchanges.npy", table.records, allow_pickle=False)
        _write_json(folder / "processes.json", _process_columns(table))
        _write_json(folder / "database.json", {"format": FORMAT, "name": name, **record, "flows": _flows(table)})
        for file, text in lists.items():
            (folder / file).write_text(text, encoding="utf-8")
        listing = "".join(f"{digest}  {file}\n" for file, digest in sorted(_digests(folder).items()))
        (folder / LIST).write_text(listing, encoding="utf-8")
        target = parent / hashlib.sha256(listing.encode()).hexdigest()
        if not target.exists():
            folder.rename(target)
    return target


def load_database(folder: Path) -> MatrixDatabase:
    """A stored import, verified file by file.

    Raises
    ------
    footprint.errors.InputError
        If the folder is no stored import or any file in it differs from what its name says.
    """
    return _database(folder, _open(folder))


def load_imported(folder: Path) -> Imported:
    """A stored import with its distributions and what it left out; verified like `load_database`.

    Raises
    ------
    footprint.errors.InputError
        Also if exchanges are not linked and nobody accepted that in writing.
    """
    stored = _open(folder)
    return Imported(
        database=_database(folder, stored),
        exchanges=np.load(folder / "exchanges.npy", allow_pickle=False),
        source=stored.content["source"],
        missing=_missing(folder, stored.content),
    )


def _database(folder: Path, stored: "_Stored") -> MatrixDatabase:
    n = len(stored.columns["id"])
    return MatrixDatabase(
        name=stored.content["name"],
        digest=stored.digest,
        technosphere=_matrix(folder, "technosphere", (n, n)),
        biosphere=_matrix(folder, "biosphere", (len(stored.content["flows"]), n)),
        accepted=tuple(stored.content["accepted"]),
        **_descriptions(stored),
    )


def _missing(folder: Path, content: Mapping[str, Any]) -> Missing | None:
    """What was accepted as missing; the list of exchanges left out has to be covered by it."""
    with (folder / "unlinked.csv").open(encoding="utf-8", newline="") as file:
        left_out = Findings(unlinked=[tuple(row) for row in csv.reader(file)][1:])
    items, acceptance = content["accepted"], content["acceptance"]
    if not left_out.unlinked and not items:
        return None
    if acceptance is None or len(left_out.items) != len(items):
        raise InputError([_unaccepted(folder.name, content["source"]["format"], len(left_out.unlinked))])
    return Missing(
        author=acceptance["author"],
        date=acceptance["date"],
        reason=acceptance["reason"],
        count=len(items),
        digest=hashlib.sha256("".join(f"{item}\n" for item in items).encode()).hexdigest(),
        items=tuple(items) if len(items) <= _SHORT else (),
    )


def load_table(folder: Path) -> ExchangeTable:
    """The exchange records of a stored import, distributions included; verified like `load_database`."""
    stored = _open(folder)
    return ExchangeTable(records=np.load(folder / "exchanges.npy", allow_pickle=False), **_descriptions(stored))


@dataclass(frozen=True)
class _Stored:
    digest: Digest
    content: dict[str, Any]
    columns: dict[str, list[str]]


def _open(folder: Path) -> _Stored:
    path = folder / LIST
    if not path.is_file():
        raise InputError([_altered(folder.name, Text("不是已导入的数据库", "not an imported database"))])
    listing = path.read_bytes()
    digest = hashlib.sha256(listing).hexdigest()
    problems = []
    if digest != folder.resolve().name:
        problems.append(_altered(folder.name, Text(f"内容摘要 {digest}", f"content with the digest {digest}")))
    there = _digests(folder)
    listed = {
        name: d for d, _, name in (line.partition("  ") for line in listing.decode(errors="replace").splitlines())
    }
    problems += [
        _altered(f"{folder.name}/{name}", Text("被改动、缺少或多余的文件", "a file that is changed, missing or extra"))
        for name in sorted(there.keys() | listed.keys())
        if there.get(name) != listed.get(name)
    ]
    if problems:
        raise InputError(problems)
    content = json.loads((folder / "database.json").read_bytes())
    if content["format"] != FORMAT:
        raise InputError([_altered(folder.name, Text(f"格式 {content['format']}", f"format {content['format']}"))])
    return _Stored(digest, content, json.loads((folder / "processes.json").read_bytes()))


def _descriptions(stored: _Stored) -> dict[str, Any]:
    columns = stored.columns
    shared: dict[str, str] = {}

    def once(text: str) -> str:
        return shared.setdefault(text, text)

    return {
        "processes": tuple(columns["id"]),
        "units": tuple(map(once, columns["unit"])),
        "scopes": tuple(map(Scope, columns["scope"])),
        "labels": tuple(
            Label(Text(zh or en, en), once(location), once(category))
            for zh, en, location, category in zip(
                columns["zh"], columns["en"], columns["location"], columns["category"], strict=True
            )
        ),
        "flows": tuple(ElementaryFlow.model_validate(f) for f in stored.content["flows"]),
    }


def _matrix(folder: Path, name: str, shape: tuple[int, int]) -> csc_array:
    base = folder / "matrices"
    indices = np.load(base / f"{name}.indices.npy", allow_pickle=False)
    data = np.load(base / f"{name}.data.npy", allow_pickle=False)
    flip = base / f"{name}.flip.npy"
    if flip.is_file():
        data[np.load(flip, allow_pickle=False)] *= -1
    offset = shape[1] if name == "biosphere" else 0
    rows, columns = (indices["row"] - offset).astype(np.int32), indices["col"].astype(np.int32)
    return coo_array((data, (rows, columns)), shape=shape).tocsc()


def _write_matrices(folder: Path, name: str, table: ExchangeTable) -> None:
    """A datapackage that bw2calc takes: products and processes numbered from 0, flows after them."""
    folder.mkdir()
    system = generic_directory_filesystem(dirpath=folder)
    package = bwp.create_datapackage(
        fs=system, name="matrices", id_="matrices", metadata={"licenses": [_LICENCE]}, sum_intra_duplicates=True
    )
    package.metadata["created"] = "1970-01-01T00:00:00Z"  # the digest must not depend on a clock
    package.metadata["title"] = name
    for matrix, content in zip(("technosphere", "biosphere"), table.matrices(), strict=True):
        cells = content.tocoo()
        indices = np.empty(cells.nnz, dtype=bwp.INDICES_DTYPE)
        indices["row"] = cells.row + (len(table.processes) if matrix == "biosphere" else 0)
        indices["col"] = cells.col
        flips = {"flip_array": cells.data < 0} if matrix == "technosphere" else {}
        package.add_persistent_vector(
            matrix=f"{matrix}_matrix",
            name=matrix,
            data_array=np.abs(cells.data) if flips else cells.data,
            indices_array=indices,
            **flips,
        )
    package.finalize_serialization()


def _process_columns(table: ExchangeTable) -> dict[str, list[str]]:
    return {
        "id": list(table.processes),
        "unit": list(table.units),
        "scope": [s.value for s in table.scopes],
        "zh": [label.name.zh if label.name.zh != label.name.en else "" for label in table.labels],
        "en": [label.name.en for label in table.labels],
        "location": [label.location for label in table.labels],
        "category": [label.category for label in table.labels],
    }


def _flows(table: ExchangeTable) -> list[dict[str, Any]]:
    return [flow.model_dump(mode="json") for flow in table.flows]


def _write_json(path: Path, content: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n", encoding="utf-8")


def _digests(folder: Path) -> dict[str, str]:
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != LIST:
            with path.open("rb") as file:
                found[name] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def _unaccepted(place: str, form: str, count: int) -> Problem:
    command = f"footprint inventory import {form} FILE -o DIR --accept LIST"
    return Problem(
        "brightway.unaccepted",
        place,
        Text(f"{count} 条未连接且未经书面接受的交换", f"{count} exchanges not linked and not accepted in writing"),
        Text("已连接，或已书面接受", "linked, or accepted in writing"),
        Text(f"审阅并署名后重新导入：{command}", f"review and sign the list, then import again: {command}"),
    )


def _altered(place: str, found: Text) -> Problem:
    return Problem(
        "brightway.store",
        place,
        found,
        Text("以内容摘要命名、未经改动的导入文件夹", "a folder of an import, named by its digest and unaltered"),
        Text("重新导入", "import it again"),
    )
