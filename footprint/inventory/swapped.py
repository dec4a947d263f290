"""A library some of whose processes draw their numbers from an imported database."""

from collections.abc import Mapping as Map
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from footprint.errors import InputError, Problem, Text
from footprint.inventory.library import Library
from footprint.inventory.matrix import MatrixDatabase
from footprint.model.background import Mapping, Missing
from footprint.model.base import Digest
from footprint.model.inventory import Process


@dataclass(frozen=True, slots=True)
class Imported:
    """A stored import.

    Attributes
    ----------
    database
        Its matrices; the digest is the name of its folder.
    exchanges
        The records the matrices are made of, as `footprint.inventory.exchanges.RECORD_DTYPE`.
    source
        The file it was imported from: format, name and SHA-256.
    missing
        What the user accepted as missing, if anything.
    """

    database: MatrixDatabase
    exchanges: NDArray[np.void]
    source: Map[str, str | None]
    missing: Missing | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """What one unit process of ours draws from the import, and nothing else.

    Attributes
    ----------
    target
        Id in the imported database.
    amount
        Per reference amount of ours [reference unit of the target].
    """

    target: str
    amount: float


@dataclass(frozen=True, slots=True, eq=False)
class SwappedLibrary(Library):
    """The shipped library with an imported database behind some of its processes.

    The records of the processes that were swapped say so: their one exchange names the imported database and the
    mapping, never a source of the shipped record. All others are the shipped ones.

    Attributes
    ----------
    shipped
        The library as it was.
    imported
        The imported database.
    mapping, mapping_digest
        Who matched what, and SHA-256 of that file.
    drawn
        What each swapped process draws.
    combined
        Both databases in one, linked by `drawn`; this is what is solved.
    """

    shipped: Library
    imported: Imported
    mapping: Mapping
    mapping_digest: Digest
    drawn: Map[str, Drawn]
    combined: MatrixDatabase


class Unread(Process):
    """A swapped process as an edition may see it while it plans and fills in the paper: without its exchanges.

    An edition that computes with the amounts of a record relies on that very record: it prescribes the process.
    """

    def __getattr__(self, name: str) -> object:
        """Raised instead of computing with the amounts of a record that no longer stands for the process."""
        if name == "exchanges":
            raise InputError([_prescribed(self.id)])
        raise AttributeError(name)


def for_planning(library: Library) -> Library:
    """The library as an edition may see it while it plans."""
    if not isinstance(library, SwappedLibrary):
        return library
    hidden = {
        name: Unread.model_construct(**{field: getattr(record, field) for field in _SEEN})
        for name, record in library.processes.items()
        if name in library.drawn
    }
    return replace(library.shipped, processes=library.processes | hidden, digest=library.digest)


_SEEN = tuple(field for field in Process.model_fields if field != "exchanges")


def _prescribed(process: str) -> Problem:
    return Problem(
        "mapping.prescribed",
        process,
        Text(
            "映射到导入数据库的过程，而本版直接使用其数值",
            "a mapped process whose own amounts this edition computes with",
        ),
        Text("本版规定的自带数据", "the shipped data that the edition prescribes"),
        Text("从映射文件中删去该条", "remove this match from the mapping file"),
    )
