"""Reads the files of an inventory folder into records; what does not fit the format becomes a problem."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, Literal, TypeVar

from pydantic import ValidationError

from footprint.errors import InputError, Problem, Text
from footprint.model.base import Record
from footprint.model.cited import Source
from footprint.model.distance import Distance
from footprint.model.inventory import CharacterisationSet, ElementaryFlow, Process
from footprint.strict_yaml import reader
from footprint.strict_yaml.document import Document
from footprint.strict_yaml.faults import problems_of

R = TypeVar("R", Source, ElementaryFlow, CharacterisationSet, Process, Distance)
R_co = TypeVar("R_co", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class Placed(Generic[R_co]):
    """A record and where it was read."""

    record: R_co
    document: Document
    under: tuple[object, ...] = ()

    def place(self, *path: object) -> str:
        """``file:line`` of a value inside the record."""
        return self.document.place(*self.under, *path)


@dataclass(slots=True)
class Folder:
    """All records of an inventory folder by id, and the problems met while reading them."""

    sources: dict[str, Placed[Source]] = field(default_factory=dict)
    flows: dict[str, Placed[ElementaryFlow]] = field(default_factory=dict)
    characterisations: dict[str, Placed[CharacterisationSet]] = field(default_factory=dict)
    processes: dict[str, Placed[Process]] = field(default_factory=dict)
    distances: dict[str, Placed[Distance]] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    """Ids that exist but whose records have faults: references to them are not faults of their own."""
    problems: list[Problem] = field(default_factory=list)

    def lacks(self, what: Literal["source", "flow", "process"], name: str) -> bool:
        """Whether nothing with this id exists, not even in a file or record that has faults."""
        there: dict[str, tuple[Mapping[str, object], str]] = {
            "source": (self.sources, "sources"),
            "flow": (self.flows, "flows"),
            "process": (self.processes, name),
        }
        records, file = there[what]
        return name not in records and not self.unreadable & {name, file}


def read_folder(root: Path) -> Folder:
    """Read every YAML file under `root`, which has to have the layout of an inventory."""
    found = Folder()
    if not root.is_dir():
        found.problems.append(_absent(str(root), Text("清单文件夹", "an inventory folder")))
        return found
    for name in ("sources.yaml", "flows.yaml"):
        if not (root / name).is_file():
            found.problems.append(_absent(name, Text("清单文件", "a file of the inventory")))
            found.unreadable.add(Path(name).stem)
    for path in sorted(p for p in root.rglob("*") if p.suffix in {".yaml", ".yml"}):
        name = path.relative_to(root).as_posix()
        try:
            _read_file(found, path, name)
        except InputError as exc:
            found.problems.extend(exc.problems)
            found.unreadable.add(path.stem)
    return found


def _read_file(found: Folder, path: Path, name: str) -> None:
    match name.split("/"):
        case ["sources.yaml"]:
            _keep_list(found, reader.load(path, name), Source, found.sources)
        case ["flows.yaml"]:
            _keep_list(found, reader.load(path, name), ElementaryFlow, found.flows)
        case ["distances.yaml"]:
            _keep_list(found, reader.load(path, name), Distance, found.distances)
        case ["characterisation", file] if file.endswith(".yaml"):
            _keep_file(found, path, name, CharacterisationSet, found.characterisations)
        case ["processes", category, file] if file.endswith(".yaml"):
            placed = _keep_file(found, path, name, Process, found.processes)
            if placed and placed.record.category != category:
                found.problems.append(_misnamed(placed.place("category"), "category", category))
        case _:
            found.problems.append(
                Problem(
                    "inventory.misplaced",
                    name,
                    Text("不在规定位置的文件", "a file outside the layout"),
                    Text(
                        "sources.yaml、flows.yaml、distances.yaml、characterisation/*.yaml、processes/<类别>/*.yaml",
                        "sources.yaml, flows.yaml, distances.yaml, "
                        "characterisation/*.yaml, processes/<category>/*.yaml",
                    ),
                    Text("移动、改名或删除", "move, rename or delete it"),
                )
            )


def _keep_file(found: Folder, path: Path, name: str, model: type[R], into: dict[str, Placed[R]]) -> Placed[R] | None:
    document = reader.load(path, name)
    placed = _record(found, document, model, document.data, ())
    if placed is None:
        found.unreadable.add(path.stem)
        return None
    if placed.record.id != path.stem:
        found.problems.append(_misnamed(placed.place("id"), "id", path.stem))
    _keep(found, placed, into)
    return placed


def _keep_list(found: Folder, document: Document, model: type[R], into: dict[str, Placed[R]]) -> None:
    if not isinstance(document.data, list):
        found.unreadable.add(Path(document.name).stem)
        found.problems.append(
            Problem(
                "inventory.not_a_list",
                document.place(),
                Text("不是列表", "not a list"),
                Text("以“- id: …”开头的列表", "a list of '- id: …' entries"),
                Text("改成列表", "make it a list"),
            )
        )
        return
    for index, data in enumerate(document.data):
        placed = _record(found, document, model, data, (index,))
        if placed:
            _keep(found, placed, into)
        elif isinstance(data, dict):
            found.unreadable.add(str(data.get("id")))


def _record(
    found: Folder, document: Document, model: type[R], data: object, under: tuple[object, ...]
) -> Placed[R] | None:
    try:
        return Placed(model.model_validate(data), document, under)
    except ValidationError as exc:
        found.problems.extend(problems_of(exc, document, under))
        return None


def _keep(found: Folder, placed: Placed[R], into: dict[str, Placed[R]]) -> None:
    name = placed.record.id
    if name in into:
        found.problems.append(
            Problem(
                "inventory.duplicate_id",
                placed.place("id"),
                Text(
                    f"“{name}”已在 {into[name].place('id')} 定义",
                    f"'{name}' is already defined at {into[name].place('id')}",
                ),
                Text("每个编号只定义一次", "each id defined once"),
                Text("删除或改名", "delete or rename one of them"),
            )
        )
        return
    into[name] = placed


def _absent(place: str, what: Text) -> Problem:
    return Problem(
        "inventory.absent",
        place,
        Text("不存在", "nothing there"),
        what,
        Text("检查路径", "check the path"),
    )


def _misnamed(place: str, field_name: str, expected: str) -> Problem:
    return Problem(
        "inventory.misnamed",
        place,
        Text(f"{field_name} 与文件位置不符", f"{field_name} does not match where the file lies"),
        Text(f"{field_name}: {expected}", f"{field_name}: {expected}"),
        Text("改字段或移动文件", "change the field or move the file"),
    )
