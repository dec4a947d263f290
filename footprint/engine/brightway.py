"""The number of record: bw2calc's forward LCA on in-memory datapackages in double precision."""

import importlib
import sys
import warnings
from dataclasses import dataclass
from importlib.metadata import version
from types import ModuleType
from typing import Any

import bw_processing as bwp
import numpy as np
from numpy.typing import NDArray

from footprint.engine.errors import EngineError
from footprint.engine.system import System
from footprint.errors import Text

_PACKAGES = ("bw2calc", "bw_processing", "matrix_utils", "numpy", "scipy")


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
    solver
        What solved it.
    versions
        Versions of the packages involved.
    """

    score: float
    supply: NDArray[np.float64]
    relative_residual: float
    solver: str
    versions: dict[str, str]


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


def _triplets(
    cells: dict[tuple[int, int], float], row_offset: int, column_offset: int
) -> tuple[NDArray[np.float64], NDArray[np.void]]:
    data = np.array(list(cells.values()), dtype=np.float64)
    indices = np.array([(r + row_offset, c + column_offset) for r, c in cells], dtype=bwp.INDICES_DTYPE)
    return data, indices


def datapackage(system: System) -> "bwp.Datapackage":
    """The system as an in-memory Brightway datapackage.

    Products, processes and flows get ids of their own, from 1 upward without overlap.
    """
    n = len(system.processes)
    package = bwp.create_datapackage(name="footprint", id_="footprint", sum_intra_duplicates=False)
    data, indices = _triplets(system.technosphere, 1, 1 + n)
    package.add_persistent_vector(
        matrix="technosphere_matrix",
        name="technosphere",
        data_array=np.abs(data),
        indices_array=indices,
        flip_array=data < 0,
    )
    data, indices = _triplets(system.biosphere, 1 + 2 * n, 1 + n)
    package.add_persistent_vector(matrix="biosphere_matrix", name="biosphere", data_array=data, indices_array=indices)
    package.add_persistent_vector(
        matrix="characterization_matrix",
        name="characterisation",
        identifier=["gwp100"],
        global_index=0,
        data_array=np.array(system.factors, dtype=np.float64),
        indices_array=np.array([(1 + 2 * n + i, 0) for i in range(len(system.flows))], dtype=bwp.INDICES_DTYPE),
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
        If the system is singular or its solution is not finite or not accurate.
    """
    if not system.biosphere:
        raise EngineError(
            Text(
                "所连接的过程没有任何排放，不能得出足迹",
                "nothing that is linked emits anything: no footprint",
            )
        )
    bw2calc = _bw2calc()
    n = len(system.processes)
    column, amount = system.demand
    with warnings.catch_warnings():
        # A singular matrix is a warning and NaN here; it is refused below by value.
        warnings.simplefilter("ignore")
        lca = bw2calc.LCA({1 + column: amount}, data_objs=[datapackage(system)])
        lca.lci()
        lca.lcia()
    activity_index = lca.dicts.activity
    supply = np.array([lca.supply_array[activity_index[1 + n + i]] for i in range(n)], dtype=np.float64)
    score = float(lca.score)
    demand = np.asarray(lca.demand_array, dtype=np.float64)
    residual = np.abs(lca.technosphere_matrix @ lca.supply_array - demand).max() / np.abs(demand).max()
    if not (np.isfinite(score) and np.isfinite(supply).all() and residual <= 1e-9):
        raise EngineError(
            Text(
                f"产品系统无解或病态（残差 {residual:.1e}）",
                f"the product system is singular or ill-conditioned (residual {residual:.1e})",
            )
        )
    return ForwardSolution(
        score=score,
        supply=supply,
        relative_residual=float(residual),
        solver="PARDISO" if bw2calc.PYPARDISO else "UMFPACK" if bw2calc.UMFPACK else "SuperLU",
        versions={name: version(name) for name in _PACKAGES},
    )
