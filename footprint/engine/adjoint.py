"""The second path: one transposed factorisation gives the intensity of every product.

With A the technosphere, B the emissions and c the factors, the total is c' B A^-1 f (Heijungs and Suh, The
Computational Structure of Life Cycle Assessment, 2002). Solving A' h = B' c once yields h, the emissions per
unit of each product, and the total is h' f. Splitting c by gas and origin splits h alike.
"""

import warnings

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.linalg import splu

from footprint.engine.errors import EngineError
from footprint.engine.system import System
from footprint.errors import Text
from footprint.model.inventory import Origin

Group = tuple[str, Origin]
"""A gas and its carbon origin."""


def intensities(system: System) -> dict[Group, NDArray[np.float64]]:
    """Emissions per reference unit of every product, by gas and origin.

    Parameters
    ----------
    system
        A linked, square product system.

    Returns
    -------
    dict
        For each (gas, origin) an array over products, in the system's order [kg CO2e/reference unit].

    Raises
    ------
    EngineError
        If the transposed system cannot be solved.
    """
    n = len(system.processes)
    rows, columns = zip(*system.technosphere, strict=True)
    transposed = coo_array(
        (list(system.technosphere.values()), (columns, rows)), shape=(n, n), dtype=np.float64
    ).tocsc()
    groups: dict[Group, NDArray[np.float64]] = {}
    for (flow, column), amount in system.biosphere.items():
        key = (system.flows[flow].gas, system.flows[flow].origin)
        direct = groups.setdefault(key, np.zeros(n))
        direct[column] += amount * system.factors[flow]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            factorised = splu(transposed)
    except (RuntimeError, UserWarning) as exc:
        raise EngineError(Text("产品系统奇异，无解", "the product system is singular")) from exc
    return {key: factorised.solve(direct) for key, direct in groups.items()}
