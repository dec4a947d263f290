"""Factorises a sparse matrix once and solves with it and with its transpose."""

import importlib
import warnings
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array
from scipy.sparse.linalg import LinearOperator, onenormest, splu

from footprint.engine.errors import EngineError
from footprint.errors import Text

Array = NDArray[np.float64]


class Factorised(Protocol):
    """A factorised square matrix M."""

    name: str

    def solve(self, right: Array) -> Array:
        """X of M x = right, shape (n,) or (n, k)."""

    def solve_transposed(self, right: Array) -> Array:
        """X of M' x = right, shape (n,) or (n, k)."""


class _SuperLU:
    """SciPy's solver, present on every machine."""

    name = "SuperLU"

    def __init__(self, matrix: csc_array) -> None:
        self._factors = splu(matrix)

    def solve(self, right: Array) -> Array:
        return np.asarray(self._factors.solve(right), dtype=np.float64)

    def solve_transposed(self, right: Array) -> Array:
        return np.asarray(self._factors.solve(right, trans="T"), dtype=np.float64)


class _Pardiso:
    """Intel's solver, used when the user has installed pypardiso."""

    name = "PARDISO"

    def __init__(self, solver: Any, matrix: csc_array) -> None:
        self._matrix = matrix.tocsr()
        self._solver = solver
        self._solver.factorize(self._matrix)

    def solve(self, right: Array) -> Array:
        return self._solve(right, 0)

    def solve_transposed(self, right: Array) -> Array:
        return self._solve(right, 2)

    def _solve(self, right: Array, transpose: int) -> Array:
        self._solver.set_iparm(12, transpose)
        solution = self._solver.solve(self._matrix, np.asfortranarray(right))
        return np.asarray(solution, dtype=np.float64).reshape(right.shape)


def _pardiso() -> Any:
    """A solver of pypardiso; None if it is not installed or does not find Intel's library."""
    try:
        return importlib.import_module("pypardiso").PyPardisoSolver()
    except ImportError:
        return None


def factorise(matrix: csc_array) -> Factorised:
    """Factorise a square matrix with PARDISO if it is installed, else with SuperLU.

    Parameters
    ----------
    matrix
        Shape (n, n), float64. A technosphere should be passed transposed: its factors stay far sparser.

    Raises
    ------
    EngineError
        If the matrix is singular.
    """
    solver = _pardiso()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return _SuperLU(matrix) if solver is None else _Pardiso(solver, matrix)
    except (RuntimeError, ValueError, UserWarning) as exc:
        raise EngineError(Text("产品系统奇异，无解", "the product system is singular")) from exc


def condition(matrix: csc_array, factorised: Factorised) -> float:
    """Estimate of the condition number of `matrix` in the 1-norm.

    A lower bound, seldom more than a factor of three short (Higham and Tisseur, SIAM J. Matrix Anal. Appl.
    21, 2000). One column at a time keeps it free of random numbers.
    """
    inverse = _inverse(factorised, np.ones(matrix.shape[0]))
    return float(abs(matrix).sum(axis=0).max() * onenormest(inverse, t=1))


def error_bound(matrix: csc_array, factorised: Factorised, solution: Array, right: Array) -> float:
    """Bound on max |error of solution| / max |solution|, from its residual.

    ``|| |M^-1| (|r| + e (|M| |x| + |b|)) || / ||x||`` with e the rounding of the residual (Arioli, Demmel
    and Duff, SIAM J. Matrix Anal. Appl. 10, 1989); the norm is estimated without forming the inverse.
    """
    largest = np.abs(solution).max(initial=0.0)
    if not largest:
        return 0.0
    residual = np.abs(right - matrix @ solution)
    weights = residual + rounding(matrix) * (abs(matrix) @ np.abs(solution) + np.abs(right))
    transposed = _inverse(factorised, weights)
    return float(onenormest(transposed, t=1) / largest)


def rounding(matrix: csc_array) -> Array:
    """Relative rounding of each row's product with a vector, shape (n,)."""
    counts = np.diff(matrix.tocsr().indptr)
    return np.asarray((counts + 1) * np.finfo(np.float64).eps, dtype=np.float64)


def _inverse(factorised: Factorised, weights: Array) -> LinearOperator:
    """diag(weights) M^-T, the transpose of M^-1 diag(weights)."""
    n = len(weights)

    def forward(v: Array) -> Array:
        return weights * factorised.solve_transposed(v.reshape(n))

    def backward(v: Array) -> Array:
        return factorised.solve(weights * v.reshape(n))

    return LinearOperator((n, n), matvec=forward, rmatvec=backward, dtype=np.float64)
