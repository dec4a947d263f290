"""Puts an imported database behind shipped processes, process by process, by a signed mapping file."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import numpy as np
from pydantic import ValidationError
from scipy.sparse import block_array, coo_array, csc_array, diags_array

from footprint import units
from footprint.brightway.store import load_imported
from footprint.errors import InputError, Problem, Text
from footprint.inventory.digest import canonical
from footprint.inventory.library import Library
from footprint.inventory.matrix import Label, MatrixDatabase, from_library
from footprint.inventory.swapped import Drawn, Imported, SwappedLibrary
from footprint.model.background import Mapping, Match
from footprint.model.cited import Cited, Kind, Source
from footprint.model.inventory import DataQuality, Exchange, Form, Process, Scope
from footprint.strict_yaml import reader
from footprint.strict_yaml.document import Document
from footprint.strict_yaml.faults import problems_of

_UNKNOWN = DataQuality(technological=5, geographical=5, temporal=5, reliability=5)
"""What nobody declared counts as the worst."""
_LONGEST = 80


@dataclass(frozen=True)
class MappingFile:
    """A mapping as read.

    Attributes
    ----------
    mapping, document
        Its content, and where each part stands.
    path, digest
        The file, and SHA-256 of it.
    """

    mapping: Mapping
    document: Document
    path: Path
    digest: str

    def place(self, index: int, *key: str) -> str:
        """``file:line`` of a match."""
        return self.document.place("matches", index, *key)


def read_mapping(path: Path) -> MappingFile:
    """A mapping file.

    Raises
    ------
    footprint.errors.InputError
        With every fault of the file.
    """
    document = reader.load(path, path.name)
    try:
        mapping = Mapping.model_validate(document.data)
    except ValidationError as exc:
        raise InputError(problems_of(exc, document)) from exc
    return MappingFile(mapping, document, path, hashlib.sha256(path.read_bytes()).hexdigest())


def swapped_library(shipped: Library, file: MappingFile, stored: Path | None = None) -> SwappedLibrary:
    """The library with the imported database behind every process that the file maps.

    Parameters
    ----------
    shipped
        The library as it is.
    file
        What stands for which process.
    stored
        The imported database; the one that the file names, in the folder that it names, if not given.

    Raises
    ------
    footprint.errors.InputError
        If the database is not there, is altered, or left something out that nobody accepted; and for every match with
        a process that does not exist, whose unit does not convert, which covers direct emissions only, or of which
        the years are not stated.
    """
    imported = load_imported(stored or _folder(file))
    problems = list(_faults(shipped, file, imported.database))
    if problems:
        raise InputError(problems)
    mapping, database = file.mapping, imported.database
    drawn = {m.source: _drawn(m, shipped.processes[m.source], database) for m in mapping.matches}
    source = _source(imported, mapping)
    records = {m.source: _record(m, mapping, shipped.processes[m.source], database, source.id) for m in mapping.matches}
    identity = canonical({"shipped": shipped.digest, "imported": database.digest, "mapping": file.digest})
    digest = hashlib.sha256(identity).hexdigest()
    return SwappedLibrary(
        sources=shipped.sources | {source.id: source},
        flows=shipped.flows,
        characterisations=shipped.characterisations,
        processes=shipped.processes | records,
        distances=shipped.distances,
        digest=digest,
        shipped=shipped,
        imported=imported,
        mapping=mapping,
        mapping_digest=file.digest,
        drawn=drawn,
        combined=_combined(shipped, records, drawn, database, digest),
    )


def _folder(file: MappingFile) -> Path:
    folder = file.path.parent / file.mapping.folder / file.mapping.database
    if folder.is_dir():
        return folder
    command = f"footprint inventory import FORMAT FILE -o {folder.parent}"
    raise InputError(
        [
            Problem(
                "mapping.absent",
                file.document.place("database"),
                Text(
                    f"{folder.parent} 中没有数据库 {file.mapping.database}",
                    f"no database {file.mapping.database} in {folder.parent}",
                ),
                Text("以摘要命名的已导入数据库", "an imported database, its folder named by its digest"),
                Text(
                    f"先导入：{command}（有未连接的交换时，审阅署名后加 --accept LIST），或写明 folder",
                    f"import it: {command} (with --accept LIST once unlinked exchanges are reviewed and signed), "
                    "or state 'folder'",
                ),
            )
        ]
    )


def _faults(shipped: Library, file: MappingFile, database: MatrixDatabase) -> Iterator[Problem]:
    if file.mapping.database != database.digest:
        yield Problem(
            "mapping.database",
            file.document.place("database"),
            Text(
                f"为另一数据库所作的映射，本数据库为 {database.digest}",
                f"a mapping for another database; this one is {database.digest}",
            ),
            Text("为本数据库所作的映射", "a mapping made for this database"),
            Text("逐条复核后改正 database", "review every match, then correct 'database'"),
        )
    foreign = [flow.id for flow in database.flows if shipped.flows.get(flow.id) != flow]
    if foreign:
        names = ", ".join(foreign)
        yield Problem(
            "mapping.flow",
            file.document.place("database"),
            Text(f"与自带清单不同的基本流：{names}", f"flows that are not the shipped inventory's: {names}"),
            Text("用本版清单导入的数据库", "a database imported with this inventory"),
            Text("重新导入", "import it again"),
        )
    for index, match in enumerate(file.mapping.matches):
        yield from _match_faults(shipped, file, index, match, database)


def _match_faults(
    shipped: Library, file: MappingFile, index: int, match: Match, database: MatrixDatabase
) -> Iterator[Problem]:
    source, target = shipped.processes.get(match.source), database.index.get(match.target)
    if source is None:
        yield Problem(
            "mapping.unknown_process",
            file.place(index, "from"),
            Text(f"未知过程 {match.source}", f"unknown process {match.source}"),
            Text("自带清单中的编号", "an id of the shipped inventory"),
            Text("用 footprint inventory list 查编号", "look ids up with: footprint inventory list"),
        )
    if target is None:
        yield Problem(
            "mapping.unknown",
            file.place(index, "to"),
            Text(
                f"{match.source} 对应到不存在的 {match.target}",
                f"{match.source} matched with {match.target}, which is not there",
            ),
            Text(f"数据库 {database.name} 中的编号", f"an id of the database {database.name}"),
            Text("改正 to", "correct 'to'"),
        )
    if match.years is None and file.mapping.years is None:
        yield Problem(
            "mapping.years",
            file.place(index),
            Text(f"{match.source} 未写明数据年份", f"{match.source} without the years of its data"),
            Text("years: [起始年份, 终止年份]", "years: [first, last]"),
            Text("为该条或整个文件写明 years", "state years for the match or for the whole file"),
        )
    if source is None or target is None:
        return
    for name, scope in ((source.id, source.scope), (match.target, database.scopes[target])):
        if scope is Scope.DIRECT:
            yield Problem(
                "mapping.direct",
                file.place(index),
                Text(f"{name} 仅含直接排放", f"{name} holds direct emissions only"),
                Text("全生命周期数据", "life-cycle data"),
                Text("改选过程", "choose another process"),
            )
    ours, goal = source.reference.unit, match.unit or database.units[target]
    if not (units.is_known(goal) and units.same_kind(ours, goal)):
        yield Problem(
            "mapping.unit",
            file.place(index),
            Text(
                f"{ours} 对应到 {goal}（{match.source} → {match.target}）",
                f"{ours} matched with {goal} ({match.source} to {match.target})",
            ),
            Text("同类量，或写明 factor 与 unit", "the same kind of quantity, or a factor with its unit"),
            Text("在映射文件中补 factor 与 unit", "state factor and unit in the mapping file"),
        )


def _drawn(match: Match, ours: Process, database: MatrixDatabase) -> Drawn:
    goal = match.unit or database.units[database.index[match.target]]
    amount = units.convert(ours.reference.amount, ours.reference.unit, goal) * (match.factor or Decimal(1))
    return Drawn(match.target, float(amount))


def _source(imported: Imported, mapping: Mapping) -> Source:
    database = imported.database
    file = imported.source
    return Source(
        id=f"imported_{database.digest[:12]}",
        title=Text.same(database.name),
        publisher="-",
        year=int(mapping.date[:4]),
        licence="as licensed by its provider; not redistributed",
        access=f"imported from {file['file']} ({file['format']}), SHA-256 of the stored import {database.digest}; "
        f"matched by {mapping.author}, {mapping.date}",
    )


def _record(match: Match, mapping: Mapping, ours: Process, database: MatrixDatabase, source: str) -> Process:
    """What rules and people may read of a swapped process: whose number it is, and what was declared of it."""
    at, label = database.index[match.target], database.labels[database.index[match.target]]
    exact = match.sign == "="
    amount = Cited(
        value=ours.reference.amount,
        unit=ours.reference.unit,
        kind=Kind.LITERATURE if exact else Kind.ASSUMPTION,
        source=source,
        at=match.target,
        reason=None if exact else Text.same(str(match.note)),
        note=f"{match.sign} {label.name.en}; {match.factor} {database.units[at]} per {match.unit}"
        if match.factor
        else f"{match.sign} {label.name.en}",
    )
    first, last = match.years or mapping.years or (0, 0)
    return ours.model_copy(
        update={
            "form": Form.UNIT,
            "geography": label.location or "-",
            "valid_from": first,
            "valid_to": last,
            "exchanges": (Exchange(input=_own_id(match.target), amount=amount),),
            "quality": match.quality or mapping.quality or _UNKNOWN,
            "boundary": Text(
                f"取自导入的数据库“{database.name}”：{label.name.zh}",
                f"drawn from the imported database '{database.name}': {label.name.en}",
            ),
            "balance": None,
        }
    )


def _own_id(process: str) -> str:
    """Id of an imported process beside the shipped ones, whose ids it may share."""
    own = f"imported_{process}"
    return own if len(own) <= _LONGEST else f"imported_{hashlib.sha256(process.encode()).hexdigest()[:24]}"


def _combined(
    shipped: Library, records: dict[str, Process], drawn: dict[str, Drawn], database: MatrixDatabase, digest: str
) -> MatrixDatabase:
    ours = from_library(shipped)
    n, k = len(ours.processes), len(database.processes)
    swapped = np.array([process in drawn for process in ours.processes], dtype=bool)
    references = np.array([float(shipped.processes[p].reference.amount) for p in ours.processes])
    kept = diags_array(np.where(swapped, 0.0, 1.0), format="csc")
    own = csc_array(ours.technosphere @ kept + diags_array(np.where(swapped, references, 0.0)))
    own.eliminate_zeros()
    columns = np.flatnonzero(swapped)
    links = [drawn[ours.processes[j]] for j in columns]
    rows = [database.index[link.target] for link in links]
    link = coo_array(([-link.amount for link in links], (rows, columns)), shape=(k, n))
    emitted = csc_array(ours.biosphere @ kept)
    emitted.eliminate_zeros()
    row = {flow.id: i for i, flow in enumerate(ours.flows)}
    theirs = database.biosphere.tocoo()
    placed = np.array([row[flow.id] for flow in database.flows], dtype=np.intp)
    added = coo_array((theirs.data, (placed[theirs.row], theirs.col)), shape=(len(row), k))
    boundary = [records.get(p, shipped.processes[p]) for p in ours.processes]
    return MatrixDatabase(
        name=database.name,
        digest=digest,
        processes=(*ours.processes, *map(_own_id, database.processes)),
        units=(*ours.units, *database.units),
        scopes=(*ours.scopes, *database.scopes),
        labels=(*(Label(p.name, p.geography, p.category) for p in boundary), *database.labels),
        flows=ours.flows,
        technosphere=block_array([[own, None], [link, database.technosphere]], format="csc"),
        biosphere=block_array([[emitted, added]], format="csc"),
        accepted=database.accepted,
    )
