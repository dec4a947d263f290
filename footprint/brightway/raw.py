"""What a Brightway importer found, as columns: the form in which a child process hands it over."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

PROCESS_COLUMNS = ("database", "code", "name", "name_zh", "product", "location", "unit", "category", "scope")
FLOW_COLUMNS = ("database", "code", "name", "categories", "unit")
EXCHANGE_DTYPE = np.dtype(
    [
        ("process", "i4"),
        ("kind", "i4"),
        ("supplier", "i4"),
        ("flow", "i4"),
        ("unit", "i4"),
        ("label", "i4"),
        ("amount", "f8"),
        ("uncertainty", "i2"),
        ("loc", "f8"),
        ("scale", "f8"),
        ("shape", "f8"),
        ("minimum", "f8"),
        ("maximum", "f8"),
    ]
)
NONE = -1
"""No supplier, no flow."""


@dataclass(frozen=True, eq=False)
class RawTable:
    """Processes, flows and exchanges as read; nothing is checked yet.

    Attributes
    ----------
    processes, flows
        Columns of text by name, all of one length.
    strings
        Text that exchanges point into: types, units and labels.
    exchanges
        Rows of `EXCHANGE_DTYPE`. `kind`, `unit` and `label` point into `strings`, `supplier` and `process` into
        `processes`, `flow` into `flows`; `NONE` where there is nothing to point at, NaN where a parameter of
        the distribution is not given.
    notes
        What the reader dropped or changed, by code, and how long it took.
    """

    processes: dict[str, list[str]]
    flows: dict[str, list[str]]
    strings: list[str]
    exchanges: NDArray[np.void]
    notes: dict[str, Any]

    def save(self, folder: Path) -> None:
        """Write ``table.json`` and ``exchanges.npy``."""
        text = {"processes": self.processes, "flows": self.flows, "strings": self.strings, "notes": self.notes}
        (folder / "table.json").write_text(json.dumps(text, ensure_ascii=False), encoding="utf-8")
        np.save(folder / "exchanges.npy", self.exchanges, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> "RawTable":
        """Read what `save` wrote."""
        text = json.loads((folder / "table.json").read_text("utf-8"))
        return cls(
            text["processes"],
            text["flows"],
            text["strings"],
            np.load(folder / "exchanges.npy", allow_pickle=False),
            text["notes"],
        )
