"""A data file after reading: its values and the line each one stands on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Path = tuple[object, ...]
"""Keys and list positions from the top of a file down to one value."""


@dataclass(frozen=True, slots=True)
class Document:
    """The content of one data file.

    Parameters
    ----------
    name
        How messages call the file.
    data
        Mappings, lists, text, `Decimal`, booleans and None.
    lines
        Line (counted from 1) by path.
    """

    name: str
    data: object
    lines: Mapping[Path, int]

    def line_of(self, path: Sequence[object]) -> int:
        """Line of the value at `path`, or of its nearest ancestor that exists."""
        found = 1
        for end in range(len(path) + 1):
            line = self.lines.get(tuple(path[:end]))
            if line is None:
                break
            found = line
        return found

    def place(self, *path: object) -> str:
        """``file:line`` of the value at `path`."""
        return f"{self.name}:{self.line_of(path)}"
