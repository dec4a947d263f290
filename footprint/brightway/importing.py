"""Imports a database of another tool: examined, read in a child process, checked, stored under its digest."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from footprint.brightway import accepting, archive, child, detect, store
from footprint.brightway.checking import Checked, check
from footprint.brightway.findings import Notice
from footprint.brightway.raw import RawTable
from footprint.errors import Text
from footprint.model.inventory import ElementaryFlow

_READERS = ("bw2io", "bw2data")


@dataclass(frozen=True)
class Import:
    """A stored import.

    Attributes
    ----------
    folder
        Where it lies; its name is the digest.
    processes, exchanges
        How many.
    notices
        What was changed on the way.
    accepted
        What is missing and was accepted in writing.
    """

    folder: Path
    processes: int
    exchanges: int
    notices: tuple[Notice, ...]
    accepted: tuple[str, ...]


def read(form: str, path: Path, name: str, trust_pickles: bool = False) -> RawTable:
    """Read a file with bw2io, in a child process, without checking what it says.

    Raises
    ------
    footprint.errors.InputError
        If the file is dangerous, damaged or of another format.
    """
    if form in detect.PICKLED and not trust_pickles:
        raise archive.fault(
            "pickles",
            path.name,
            Text(
                "Brightway 项目：其记录是 pickle，读取即执行其中的代码",
                "a project: its records are pickles; reading them runs the code in them",
            ),
            Text("来源可信的项目，并加 --trust-pickles", "a project from a source you trust, and --trust-pickles"),
            Text(
                "让提供者改给 BW2Package 或 Excel；若确信来源可靠，加 --trust-pickles",
                "ask for a BW2Package or a workbook; if you are sure of the source, add --trust-pickles",
            ),
        )
    with child.working_folder() as folder:
        unpacked = folder / "unpacked"
        unpacked.mkdir()
        ready = detect.prepare(form, path, unpacked)
        task = {"do": "read", "format": form, "path": str(ready.resolve()), "name": name, "place": path.name}
        return RawTable.load(child.run(folder, task, path.name))


def import_database(
    form: str,
    path: Path,
    parent: Path,
    flows: Mapping[str, ElementaryFlow],
    *,
    name: str | None = None,
    accept: Path | None = None,
    trust_pickles: bool = False,
) -> Import:
    """Import a database and store it.

    Parameters
    ----------
    form
        One of `footprint.brightway.detect.FORMATS`.
    path
        File or folder; only read.
    parent
        Folder for stored imports.
    flows
        The inventory's elementary flows.
    name
        How messages and certificates call it; the file's name if not given.
    accept
        Signed list of what may be missing.
    trust_pickles
        Whether a project may be read although that runs code in it.

    Raises
    ------
    footprint.errors.InputError
        With every fault, or with everything that is not linked and not accepted. Nothing is stored then; the full
        lists are written to ``parent/<name>.unlinked.csv`` and ``parent/<name>.accept.yaml``.
    """
    name = name or path.stem
    accepted = accepting.read_accepted(accept) if accept else None
    raw = read(form, path, name, trust_pickles)
    checked = check(raw, flows, path.name)
    items = checked.findings.items
    if items or accepted:
        accepting.require(items, accepted, _write_lists(parent, path.stem, checked, accepted))
    record = {
        "source": {"format": form, "file": path.name, "sha256": _digest(path)},
        "readers": {package: version(package) for package in _READERS},
        "notices": [notice.as_dict() for notice in checked.findings.notices],
        "accepted": list(items),
        "acceptance": accepted.model_dump(exclude={"items"}) if accepted else None,
    }
    lists = {"unlinked.csv": checked.findings.unlinked_csv(), "flows.csv": checked.findings.flows_csv()}
    folder = store.save(parent, name, checked.table, record, lists)
    notices = tuple(checked.findings.notices)
    return Import(folder, len(checked.table.processes), len(checked.table.records), notices, items)


def _write_lists(parent: Path, stem: str, checked: Checked, accepted: accepting.AcceptedList | None) -> str:
    """Write the full lists where the user can review them, unless the signed list matches already."""
    items = checked.findings.items
    if accepted and set(accepted.items) == set(items):
        return ""
    parent.mkdir(parents=True, exist_ok=True)
    (parent / f"{stem}.unlinked.csv").write_text(checked.findings.unlinked_csv(), encoding="utf-8")
    listing = parent / f"{stem}.accept.yaml"
    listing.write_text(accepting.template(items), encoding="utf-8")
    return str(listing)


def _digest(path: Path) -> str | None:
    """SHA-256 of a file; of a folder none, its content is covered by the digest of what was read."""
    if path.is_dir():
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
