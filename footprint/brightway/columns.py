"""Columns of text as positions, so that an import is checked once a distinct value."""

import numpy as np
from numpy.typing import NDArray


def numbered(values: list[str]) -> tuple[list[str], NDArray[np.intp]]:
    """Distinct values and, for each entry, which one it is."""
    index: dict[str, int] = {}
    positions = np.array([index.setdefault(v, len(index)) for v in values], dtype=np.intp)
    return list(index), positions


def pick(values: NDArray[np.intp], rows: NDArray[np.int32]) -> NDArray[np.intp]:
    """`values` at `rows`, zero where a row points elsewhere."""
    if not len(values):
        return np.zeros(len(rows), dtype=np.intp)
    return values[np.where(rows < len(values), rows, 0)]
