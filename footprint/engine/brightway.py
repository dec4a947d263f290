"""The number of record: bw2calc's forward LCA on in-memory datapackages in double precision."""

import importlib
import sys
import warnings
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from types import ModuleType
from typing import Any

import bw_processing as bwp
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from footprint.engine.cells import sparse
from footprint.engine.errors import EngineError, UnsolvableError
from footprint.engine.guards import check_matrices, check_references, credits_in, unproductive
from footprint.engine.system import System
from footprint.errors import Text

_PACKAGES = ("bw2calc", "bw_processing", "matrix_utils", "numpy", "scipy")
TOLERANCE = 1e-9
"""Largest relative residual and largest relative change by refinement that a solution may have."""


@dataclass(frozen=True)
class ForwardSolution:
    """Score and supply of one system.

    Attributes
    ----------
    score
        [kg CO2e per demand]
    supply
        Scaling of each process, in the system's order.
    relative_residual
        max |A x - f| / max |f|.
    refinement
        Relative change of the score by one step of iterative refinement: an estimate of its forward error.
    solver
        What solved it.
    versions
        Versions of the packages involved.
    """

    score: float
    supply: NDArray[np.float64]
    relative_residual: float
    refinement: float
    solver: str
    versions: dict[str, str]


@cache
def _versions() -> dict[str, str]:
    """Versions of the packages that compute; reading them anew would cost as much as a small solution."""
    return {name: version(name) for name in _PACKAGES}


def _bw2calc() -> ModuleType:
    """bw2calc, imported without bw2data.

    bw2calc imports bw2data wherever it is installed, and that creates a project in the user's data folder.
    Datapackage calculations do not need it, so it is hidden during the import.
    """
    if "bw2calc" in sys.modules:
        return sys.modules["bw2calc"]
    modules: dict[str, Any] = sys.modules
    hidden = "bw2data" not in modules
    if hidden:
        modules["bw2data"] = None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            return importlib.import_module("bw2calc")
    finally:
        if hidden:
            del modules["bw2data"]


def _triplets(matrix: csc_array, row_offset: int, column_offset: int) -> tuple[NDArray[np.float64], NDArray[np.void]]:
    coo = matrix.tocoo()
    indices = np.empty(coo.nnz, dtype=bwp.INDICES_DTYPE)
    indices["row"] = coo.row + row_offset
    indices["col"] = coo.col + column_offset
    return coo.data.astype(np.float64), indices


def datapackage(technosphere: csc_array, biosphere: csc_array, factors: NDArray[np.float64]) -> "bwp.Datapackage":
    """The arrays as an in-memory Brightway datapackage.

    Products, processes and flows get ids of their own, from 1 upward without overlap: products 1 to n,
    processes n + 1 to 2 n, flows from 2 n + 1.

    Parameters
    ----------
    technosphere
        Products by processes, shape (n, n) [reference unit]; inputs negative.
    biosphere
        Flows by processes, shape (m, n) [flow unit].
    factors
        Shape (m,) [kg CO2e/flow unit].
    """
    n = technosphere.shape[1]
    package = bwp.create_datapackage(name="footprint", id_="footprint", sum_intra_duplicates=False)
    data, indices = _triplets(technosphere, 1, 1 + n)
    package.add_persistent_vector(
        matrix="technosphere_matrix",
        name="technosphere",
        data_array=np.abs(data),
        indices_array=indices,
        flip_array=data < 0,
    )
    data, indices = _triplets(biosphere, 1 + 2 * n, 1 + n)
    package.add_persistent_vector(matrix="biosphere_matrix", name="biosphere", data_array=data, indices_array=indices)
    indices = np.zeros(len(factors), dtype=bwp.INDICES_DTYPE)
    indices["row"] = np.arange(len(factors)) + 1 + 2 * n
    package.add_persistent_vector(
        matrix="characterization_matrix",
        name="characterisation",
        identifier=["gwp100"],
        global_index=0,
        data_array=factors,
        indices_array=indices,
    )
    return package


def solve(system: System) -> ForwardSolution:
    """Solve the system with bw2calc.

    Parameters
    ----------
    system
        A linked, square product system.

    Raises
    ------
    EngineError
        If the system is not square, not finite or lacks a reference product; if it is singular, its solution
        is not finite or not accurate, or a loop consumes more than it makes.
    """
    n = len(system.processes)
    technosphere = sparse(system.technosphere, (n, n))
    check_references(technosphere, system.processes)
    biosphere = sparse(system.biosphere, (len(system.flows), n))
    solution = forward(technosphere, biosphere, np.array(system.factors, dtype=np.float64), system.demand)
    # Without credits, x >= 0 for a positive demand means that every loop it reaches is productive.
    negative = np.flatnonzero(solution.supply * np.sign(system.demand[1]) < 0)
    if negative.size and not credits_in(technosphere).nnz:
        raise unproductive(negative, system.processes)
    return solution


def forward(
    technosphere: csc_array,
    biosphere: csc_array,
    factors: NDArray[np.float64],
    demand: tuple[int, float],
) -> ForwardSolution:
    """Solve arrays with bw2calc; any sign is taken as it stands.

    Parameters
    ----------
    technosphere
        Products by processes, shape (n, n) [reference unit]; what is consumed is negative.
    biosphere
        Flows by processes, shape (m, n) [flow unit].
    factors
        Shape (m,) [kg CO2e/flow unit].
    demand
        Row of the demanded product and its amount [reference unit].

    Raises
    ------
    EngineError
        If anything is not finite or not of these shapes, if the system is singular, or if its solution is
        not accurate to `TOLERANCE`.
    """
    row, amount = demand
    check_matrices(technosphere, biosphere, factors, amount)
    if not biosphere.nnz:
        raise EngineError(
            Text(
                "所连接的过程没有任何排放，不能得出足迹",
                "nothing that is linked emits anything: no footprint",
            )
        )
    bw2calc = _bw2calc()
    n = technosphere.shape[0]
    with warnings.catch_warnings():
        # A singular matrix is a warning and NaN, or an error; both are refused below.
        warnings.simplefilter("ignore")
        lca = bw2calc.LCA({1 + row: amount}, data_objs=[datapackage(technosphere, biosphere, factors)])
        try:
            lca.lci(factorize=True)
            lca.lcia()
            solved = np.atleast_1d(lca.supply_array)  # PARDISO makes a single number of a vector of one
            remaining = lca.demand_array - lca.technosphere_matrix @ solved
            correction = np.atleast_1d(lca.solve_linear_system(remaining))
        except RuntimeError as exc:
            raise _singular(float("inf")) from exc
    characterised = lca.characterization_matrix @ lca.biosphere_matrix
    score = float(lca.score)
    residual = np.abs(remaining).max() / abs(amount)
    with np.errstate(all="ignore"):
        refinement = abs(float((characterised @ correction).sum()) / score) if score else 0.0
    positions = lca.dicts.activity
    supply = solved[[positions[1 + n + i] for i in range(n)]].astype(np.float64)
    finite = bool(np.isfinite(score) and np.isfinite(supply).all())
    if not (finite and residual <= TOLERANCE and refinement <= TOLERANCE):
        raise _singular(float(residual))
    return ForwardSolution(
        score=score,
        supply=supply,
        relative_residual=float(residual),
        refinement=refinement,
        solver="PARDISO" if bw2calc.PYPARDISO else "UMFPACK" if bw2calc.UMFPACK else "SuperLU",
        versions=_versions(),
    )


def _singular(residual: float) -> UnsolvableError:
    return UnsolvableError(
        Text(
            f"产品系统无解或病态（残差 {residual:.1e}）：请核对产量与各项投入的数量级和单位",
            f"the product system is singular or ill-conditioned (residual {residual:.1e}): check the orders of "
            "magnitude and the units of outputs and inputs",
        )
    )
