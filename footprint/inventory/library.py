"""The inventory library: everything a life cycle draws on, read strictly or not at all."""

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from footprint import resources
from footprint.errors import InputError, Problem, Text
from footprint.inventory.checks import check
from footprint.inventory.digest import digest_of
from footprint.inventory.reading import Placed, read_folder
from footprint.model.base import Record
from footprint.model.cited import Source
from footprint.model.distance import Distance
from footprint.model.inventory import CharacterisationSet, ElementaryFlow, Process

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Library:
    """Checked inventory data by id.

    Exchange amounts are per `reference.amount` of their process. The digest is over the content, not over
    the files.
    """

    sources: dict[str, Source]
    flows: dict[str, ElementaryFlow]
    characterisations: dict[str, CharacterisationSet]
    processes: dict[str, Process]
    distances: dict[str, Distance]
    digest: str

    def process(self, name: str) -> Process:
        """The process with the id `name`.

        Raises
        ------
        footprint.errors.InputError
            If there is none; names the nearest ids.
        """
        if name in self.processes:
            return self.processes[name]
        near = get_close_matches(name, self.processes, n=3, cutoff=0.5)
        raise InputError(
            [
                Problem(
                    "inventory.unknown_process",
                    name,
                    Text("未定义的过程", "an undefined process"),
                    Text("，".join(near), ", ".join(near))
                    if near
                    else Text("清单中的过程", "a process of the inventory"),
                    Text("用 footprint inventory list 查编号", "look ids up with: footprint inventory list"),
                )
            ]
        )


def load_library(folder: Path | None = None) -> Library:
    """Read and check an inventory folder.

    Parameters
    ----------
    folder
        The folder; the shipped data if None.

    Raises
    ------
    footprint.errors.InputError
        With every defect of every file.
    """
    found = read_folder(resources.folder("inventories") if folder is None else folder)
    problems = [*found.problems, *check(found)]
    if problems:
        raise InputError(sorted(problems, key=lambda p: p.place))
    sources, flows = _records(found.sources), _records(found.flows)
    characterisations, processes = _records(found.characterisations), _records(found.processes)
    distances = _records(found.distances)
    digest = digest_of(
        {
            "sources": sources,
            "flows": flows,
            "characterisations": characterisations,
            "processes": processes,
            "distances": distances,
        }
    )
    return Library(sources, flows, characterisations, processes, distances, digest)


def _records(placed: dict[str, Placed[R]]) -> dict[str, R]:
    return {name: placed[name].record for name in sorted(placed)}
