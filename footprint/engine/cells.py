"""A sparse matrix read as a mapping from (row, column) to value."""

from collections.abc import Iterator, Mapping
from functools import cached_property

import numpy as np
from scipy.sparse import csc_array

Key = tuple[int, int]


class Cells(Mapping[Key, float]):
    """A view of a sparse matrix; its cells become Python objects only when one of them is read.

    Parameters
    ----------
    matrix
        Without duplicates.
    """

    def __init__(self, matrix: csc_array) -> None:
        self.matrix = matrix

    @cached_property
    def _cells(self) -> dict[Key, float]:
        coo = self.matrix.tocoo()
        return dict(zip(zip(coo.row.tolist(), coo.col.tolist(), strict=True), coo.data.tolist(), strict=True))

    def __getitem__(self, key: Key) -> float:
        return self._cells[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._cells)

    def __len__(self) -> int:
        return int(self.matrix.nnz)


def sparse(cells: Mapping[Key, float], shape: tuple[int, int]) -> csc_array:
    """The cells as a float64 matrix of `shape`.

    Raises
    ------
    ValueError
        If a cell lies outside of `shape`.
    """
    if isinstance(cells, Cells):
        if cells.matrix.shape != shape:
            raise ValueError(f"cells of shape {cells.matrix.shape} instead of {shape}")
        return cells.matrix
    keys = np.array(list(cells) or np.empty((0, 2)), dtype=np.int64)
    values = np.array(list(cells.values()), dtype=np.float64)
    return csc_array((values, (keys[:, 0], keys[:, 1])), shape=shape)
