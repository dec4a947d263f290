"""How far the number of record can be from the exact solution of its system."""

import numpy as np
from numpy.typing import NDArray

from footprint.engine.brightway import ForwardSolution
from footprint.engine.cells import sparse
from footprint.engine.factor import rounding
from footprint.engine.system import System


def score_error(system: System, forward: ForwardSolution, values: NDArray[np.float64]) -> float:
    """Bound on the relative error of a forward score, to first order.

    The error of c' B x is h' r with r = f - A x and A' h = B' c (the dual-weighted residual of Becker and
    Rannacher, Acta Numerica 10, 2001). In absolute values, and with the rounding of the residual and of the
    score added, it cannot cancel.

    Parameters
    ----------
    system
        What was solved.
    forward
        Its solution.
    values
        h, emissions per unit of every product, in the system's order [kg CO2e/reference unit].

    Returns
    -------
    float
        Infinite for a score of zero.
    """
    n = len(system.processes)
    technosphere = sparse(system.technosphere, (n, n))
    biosphere = sparse(system.biosphere, (len(system.flows), n))
    demand = np.zeros(n)
    demand[system.demand[0]] = system.demand[1]
    supply = np.abs(forward.supply)
    residual = np.abs(demand - technosphere @ forward.supply)
    residual += rounding(technosphere) * (abs(technosphere) @ supply + np.abs(demand))
    summed = (rounding(biosphere) + np.finfo(np.float64).eps * len(system.flows)) * np.abs(system.factors)
    error = np.abs(values) @ residual + summed @ (abs(biosphere) @ supply)
    return float(error / abs(forward.score)) if forward.score else float("inf")
