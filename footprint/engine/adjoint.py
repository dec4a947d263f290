"""The second path: one transposed factorisation gives the intensity of every product.

With A the technosphere, B the emissions and c the factors, the total is c' B A^-1 f (Heijungs and Suh, The
Computational Structure of Life Cycle Assessment, 2002). Solving A' h = B' c once yields h, the emissions per
unit of each product, and the total is h' f. Splitting c by gas and origin splits h alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from footprint.engine.errors import EngineError
from footprint.engine.factor import Factorised, condition, error_bound, factorise
from footprint.engine.guards import credits_in
from footprint.errors import Text
from footprint.model.inventory import ElementaryFlow, Origin

Group = tuple[str, Origin]
"""A gas and its carbon origin."""
RESIDUAL = 1e-9
"""Largest residual of the transposed solution, relative to its right side."""


@dataclass(frozen=True, eq=False)
class Adjoint:
    """Intensities of every product, and how well they are known.

    Attributes
    ----------
    groups
        Gas and origin of each row.
    intensities
        Shape (groups, products) [kg CO2e/reference unit].
    solver
        What factorised the transposed technosphere.
    relative_residual
        max |A' h - B' c| / max |B' c| over the groups.
    forward_error
        Bound on max |error of h| / max |h|, h summed over the groups.
    condition
        Estimated condition number of A' in the 1-norm.
    unproductive
        Products of loops that consume more than they make; empty if the technosphere is productive.
    """

    groups: tuple[Group, ...]
    intensities: NDArray[np.float64]
    solver: str
    relative_residual: float
    forward_error: float
    condition: float
    unproductive: NDArray[np.intp]


def group_emissions(
    biosphere: csc_array, flows: Sequence[ElementaryFlow], factors: NDArray[np.float64]
) -> tuple[tuple[Group, ...], NDArray[np.float64]]:
    """Direct emissions of every process by gas and origin.

    Parameters
    ----------
    biosphere
        Flows by processes [flow unit].
    flows
        One for each row.
    factors
        One for each row [kg CO2e/flow unit].

    Returns
    -------
    tuple
        The groups that occur, in the order of `flows`, and an array (groups, processes) [kg CO2e].
    """
    occurs = np.diff(biosphere.tocsr().indptr) > 0
    groups = tuple(dict.fromkeys((f.gas, f.origin) for f, used in zip(flows, occurs, strict=True) if used))
    member = {group: i for i, group in enumerate(groups)}
    used = np.flatnonzero(occurs).tolist()
    rows = [member[flows[i].gas, flows[i].origin] for i in used]
    weights = csc_array((factors[used], (rows, used)), shape=(len(groups), len(flows)))
    return groups, (weights @ biosphere).toarray()


def solve_transposed(technosphere: csc_array, direct: NDArray[np.float64]) -> tuple[Factorised, NDArray[np.float64]]:
    """Factorise A' and solve A' h = direct' for every row of `direct`.

    Parameters
    ----------
    technosphere
        Products by processes, shape (n, n).
    direct
        Direct emissions, shape (groups, n).

    Returns
    -------
    tuple
        The factorisation of A' and h, shape (groups, n).

    Raises
    ------
    EngineError
        If the system is singular.
    """
    # The csc form of A' has the same arrays as the csr form of A.
    factorised = factorise(technosphere.tocsr().T)
    return factorised, np.ascontiguousarray(factorised.solve(np.ascontiguousarray(direct.T)).T)


def adjoint(technosphere: csc_array, groups: tuple[Group, ...], direct: NDArray[np.float64]) -> Adjoint:
    """Intensities of every product with residual, error bound and condition.

    Parameters
    ----------
    technosphere
        Products by processes, shape (n, n); any sign is taken as it stands.
    groups, direct
        As `group_emissions` gives them.

    Raises
    ------
    EngineError
        If the system is singular or its solution is not finite or not accurate.
    """
    transposed = technosphere.tocsr().T
    factorised, solved = solve_transposed(technosphere, np.vstack([direct, np.ones(technosphere.shape[0])]))
    h, needed = solved[:-1], solved[-1]
    right = direct.T
    residual = np.abs(transposed @ h.T - right).max(initial=0.0) / (np.abs(right).max(initial=0.0) or 1.0)
    if not (np.isfinite(h).all() and residual <= RESIDUAL):
        raise EngineError(
            Text(
                f"背景系统奇异或病态（残差 {residual:.1e}）",
                f"the background is singular or ill-conditioned (residual {residual:.1e})",
            )
        )
    return Adjoint(
        groups=groups,
        intensities=h,
        solver=factorised.name,
        relative_residual=float(residual),
        forward_error=error_bound(transposed, factorised, h.sum(axis=0), direct.sum(axis=0)),
        condition=condition(transposed, factorised),
        unproductive=_unproductive(technosphere, needed),
    )


def _unproductive(technosphere: csc_array, needed: NDArray[np.float64]) -> NDArray[np.intp]:
    """Products of loops that consume more than they make, credits for avoided burden left out.

    With inputs negative and outputs positive, A is productive if and only if there is a y > 0 with A' y > 0
    (Berman and Plemmons, Nonnegative Matrices in the Mathematical Sciences, 1979, chapter 6). The y of
    A' y = 1 is tried first; only if the credits spoil it is the system without them solved as well.

    Parameters
    ----------
    technosphere
        A, shape (n, n).
    needed
        y of A' y = 1, shape (n,).
    """
    credited = credits_in(technosphere)
    if credited.nnz and not ((needed > 0).all() and (credited.T @ needed < 1).all()):
        _, (needed,) = solve_transposed(technosphere - credited, np.ones((1, len(needed))))
    return np.flatnonzero(~(needed > 0))
