"""Whether a technosphere can be solved."""

import warnings

import numpy as np
from scipy.sparse import csc_array
from scipy.sparse.linalg import splu

_RESIDUAL = 1e-8


def solvable(technosphere: csc_array) -> bool:
    """Whether the transposed system has a finite, accurate solution.

    The transposed matrix is factorised because that fills in far less for databases of this kind.
    """
    transposed = technosphere.T.tocsc()
    right = np.ones(transposed.shape[0])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            solution = splu(transposed).solve(right)
    except (RuntimeError, UserWarning):
        return False
    if not np.isfinite(solution).all():
        return False
    size = np.abs(transposed) @ np.abs(solution) + right
    return bool((np.abs(transposed @ solution - right) <= _RESIDUAL * size).all() and np.abs(solution).max() < 1e15)
