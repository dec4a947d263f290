"""One product: a small foreground system solved on its own, then a sparse product with the background."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from footprint.engine.cells import sparse
from footprint.engine.compiled import CompiledBackground
from footprint.engine.errors import EngineError
from footprint.engine.guards import check_matrices, check_references, check_sole_producers
from footprint.engine.system import System
from footprint.errors import Text

Array = NDArray[np.float64]
RESIDUAL = 1e-9


@dataclass(frozen=True, eq=False)
class Foreground:
    """A foreground of m processes over a background of n products.

    Attributes
    ----------
    technosphere
        Foreground products by foreground processes, shape (m, m) [reference unit]; production positive,
        inputs negative. Co-products are rows and columns of a square system; a treatment may make its
        waste in a negative amount, as Brightway writes it.
    drawn
        Background products drawn by each process, shape (n, m) [reference unit], none negative.
    avoided
        Background products each process replaces, shape (n, m) [reference unit], none negative. Credited
        apart, never netted against what is drawn.
    direct
        Emissions of each process by the background's groups, shape (groups, m) [kg CO2e].
    demand
        Shape (m,) [reference unit].
    """

    technosphere: csc_array
    drawn: csc_array
    avoided: csc_array
    direct: Array
    demand: Array


@dataclass(frozen=True, eq=False)
class Score:
    """What a foreground causes, and what it avoids, by process.

    Attributes
    ----------
    supply
        Scaling of each foreground process, shape (m,).
    burden
        Shape (groups, m) [kg CO2e per demand].
    credit
        Emissions avoided elsewhere, shape (groups, m) [kg CO2e per demand]; positive where something is avoided.
    """

    supply: Array
    burden: Array
    credit: Array

    @property
    def total(self) -> float:
        """Burden less credit [kg CO2e per demand]."""
        return float(self.burden.sum() - self.credit.sum())


def evaluate(foreground: Foreground, intensities: Array) -> Score:
    """Score a foreground with the intensities of a closed background.

    Exact if and only if no background process draws on a foreground product, which holds by construction
    here: there is no place to state it.

    Parameters
    ----------
    foreground
        The product.
    intensities
        Shape (groups, n) [kg CO2e/reference unit].

    Raises
    ------
    EngineError
        If shapes do not fit, anything is negative that must not be, or the foreground has no solution.
    """
    _check(foreground, intensities)
    supply = solve_foreground(foreground.technosphere, foreground.demand)
    caused = foreground.direct + (foreground.drawn.T @ intensities.T).T
    avoided = (foreground.avoided.T @ intensities.T).T
    return Score(supply, caused * supply, avoided * supply)


def solve_foreground(technosphere: csc_array, demand: Array) -> Array:
    """Scaling x of A x = f by dense elimination, with its residual checked.

    Raises
    ------
    EngineError
        If A is singular or x is not finite or not accurate.
    """
    dense = technosphere.toarray()
    try:
        supply = np.linalg.solve(dense, demand)
    except np.linalg.LinAlgError as exc:
        raise _unsolvable() from exc
    with np.errstate(all="ignore"):
        residual = np.abs(dense @ supply - demand).max() / np.abs(demand).max()
    if not (np.isfinite(supply).all() and residual <= RESIDUAL):
        raise _unsolvable()
    return supply


def values(foreground: Foreground, intensities: Array) -> Array:
    """Burden per unit of each foreground product, shape (m,) [kg CO2e/reference unit]."""
    caused = foreground.direct.sum(axis=0) + foreground.drawn.T @ intensities.sum(axis=0)
    return np.linalg.solve(foreground.technosphere.toarray().T, caused)


def foreground_of(system: System, size: int, compiled: CompiledBackground) -> Foreground:
    """The foreground of a linked system, its first `size` processes, over a compiled background.

    Parameters
    ----------
    system
        Foreground first.
    size
        Number of foreground processes.
    compiled
        Compiled from the background that `system` was linked to.

    Raises
    ------
    InputError
        If an emission upstream has no factor.
    EngineError
        If the background draws on a foreground product, or a foreground process has no product of its own
        or makes another's.
    """
    n = len(system.processes)
    technosphere = sparse(system.technosphere, (n, n))
    if technosphere[:size, size:].nnz:
        raise EngineError(
            Text(
                "背景过程使用了前景产品，编译后的背景不适用",
                "a background process draws on a foreground product: the compiled background does not apply",
            )
        )
    own = technosphere[:size, :size]
    check_references(own, system.processes[:size])
    check_sole_producers(own, system.processes)
    links = technosphere[size:, :size].tocoo()
    index = compiled.database.index
    rows = np.array([index[system.processes[size + i]] for i in links.row], dtype=np.intp)
    compiled.check_covered(rows)
    shape = (len(compiled.database.processes), size)
    demand = np.zeros(size)
    demand[system.demand[0]] = system.demand[1]
    return Foreground(
        technosphere=own,
        drawn=csc_array((-links.data, (rows, links.col)), shape=shape),
        avoided=csc_array(shape),
        direct=np.zeros((len(compiled.groups), size)),
        demand=demand,
    )


def _check(foreground: Foreground, intensities: Array) -> None:
    largest = float(np.abs(foreground.demand).max(initial=0.0))
    check_matrices(foreground.technosphere, csc_array(foreground.direct), np.zeros(len(intensities)), largest)
    if not (foreground.drawn.shape == foreground.avoided.shape == (intensities.shape[1], len(foreground.demand))):
        raise EngineError(Text("前景与背景的大小不符", "foreground and background do not fit each other"))
    for matrix in (foreground.drawn, foreground.avoided):
        if not (np.isfinite(matrix.data).all() and (matrix.data >= 0).all()):
            raise EngineError(
                Text(
                    "取用量和避免量须为不小于 0 的有限数",
                    "what is drawn and what is avoided have to be finite and zero or more",
                )
            )


def _unsolvable() -> EngineError:
    return EngineError(Text("前景系统奇异或病态", "the foreground is singular or ill-conditioned"))
