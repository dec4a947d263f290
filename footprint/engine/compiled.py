"""Compiles a background once: emissions per unit of every product, by gas and origin."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from footprint.engine import cache
from footprint.engine.adjoint import Adjoint, Group, adjoint, group_emissions
from footprint.engine.background import ArrayBackground, Background, as_arrays
from footprint.engine.cache import CacheState
from footprint.engine.guards import check_matrices, check_references, unproductive
from footprint.engine.system import no_factor, reach
from footprint.errors import InputError
from footprint.inventory.matrix import MatrixDatabase
from footprint.model.inventory import CharacterisationSet, Origin

FORM = 1
"""Changes whenever the meaning of what is stored does."""
CACHED_FROM = 2_000
"""Number of processes from which compiling takes longer than reading the cache."""


@dataclass(frozen=True, eq=False)
class CompiledBackground:
    """What products need of a background: one number per gas and product.

    Attributes
    ----------
    database
        Ids and units of the products, in order.
    characterisation
        Id of the characterisation set.
    key
        SHA-256 of everything the intensities follow from.
    adjoint
        Intensities, shape (groups, products) [kg CO2e/reference unit], with residual and error bound.
    uncovered
        Products that draw on a flow without a factor, and that flow's id. Their intensities mean nothing.
    cache
        What the cache did.
    """

    database: MatrixDatabase
    characterisation: str
    key: str
    adjoint: Adjoint
    uncovered: Mapping[int, str]
    cache: CacheState

    @property
    def groups(self) -> tuple[Group, ...]:
        """Gas and origin of each row of the intensities."""
        return self.adjoint.groups

    @property
    def intensities(self) -> NDArray[np.float64]:
        """Shape (groups, products) [kg CO2e/reference unit]."""
        return self.adjoint.intensities

    def check_covered(self, products: NDArray[np.intp]) -> None:
        """Every emission upstream of `products` has a factor.

        Raises
        ------
        InputError
            Naming the flows that have none.
        """
        missing = {self.uncovered[int(p)] for p in products if int(p) in self.uncovered} if self.uncovered else set()
        if missing:
            raise InputError(no_factor(self.characterisation, flow) for flow in sorted(missing))


def compile_background(background: Background | ArrayBackground, characterisation: str) -> CompiledBackground:
    """Intensities of every product of a background.

    From `CACHED_FROM` processes they are kept in the cache folder and read from there the next time. The
    key is the content itself (matrices, ids, units, factors), so that nothing stale can be read.

    Parameters
    ----------
    background
        A library or arrays.
    characterisation
        Id of one of its characterisation sets.

    Raises
    ------
    EngineError
        If the background is not square, not finite, has a product without one producer, is singular, or
        has a loop that consumes more than it makes.
    """
    arrays = as_arrays(background)
    database, chosen = arrays.database, arrays.characterisations[characterisation]
    factors, uncovered = _factors(database, chosen)
    key = _key(database, factors)
    small = len(database.processes) < CACHED_FROM
    state = CacheState.UNUSED if small else CacheState.READ
    solution = None
    if not small:
        try:
            solution = _read(key)
            state = CacheState.READ if solution else CacheState.WRITTEN
        except cache.DamagedError:
            state = CacheState.REBUILT
    if solution is None:
        solution = _compute(database, factors)
        if not small and not _write(key, solution):
            state = CacheState.NOT_WRITABLE
    return CompiledBackground(database, characterisation, key, solution, uncovered, state)


def _compute(database: MatrixDatabase, factors: NDArray[np.float64]) -> Adjoint:
    check_matrices(database.technosphere, database.biosphere, factors, 1.0)
    check_references(database.technosphere, database.processes)
    groups, direct = group_emissions(database.biosphere, database.flows, factors)
    solution = adjoint(database.technosphere, groups, direct)
    if solution.unproductive.size:
        raise unproductive(solution.unproductive, database.processes)
    return solution


def _factors(database: MatrixDatabase, chosen: CharacterisationSet) -> tuple[NDArray[np.float64], dict[int, str]]:
    """Factor of each flow, zero where there is none, and the products that zero would be wrong for."""
    factors = np.zeros(len(database.flows))
    uncovered: dict[int, str] = {}
    by_flow = database.biosphere.tocsr()
    consumers = database.technosphere.tocsr().T
    for row, flow in enumerate(database.flows):
        if flow.id in chosen.factors:
            factors[row] = float(chosen.factors[flow.id].value)
        else:
            emitters = by_flow[[row], :].indices
            uncovered |= dict.fromkeys((int(p) for p in reach(consumers, emitters)), flow.id)
    return factors, uncovered


def _key(database: MatrixDatabase, factors: NDArray[np.float64]) -> str:
    flows = [(f.id, f.gas, f.origin.value, f.unit) for f in database.flows]
    known = hashlib.sha256(repr((FORM, database.digest, database.processes, database.units, flows)).encode())
    known.update(factors.tobytes())
    for matrix in (database.technosphere, database.biosphere):
        for array in (matrix.indptr, matrix.indices, matrix.data):
            known.update(array.tobytes())
    return known.hexdigest()


def _read(key: str) -> Adjoint | None:
    found = cache.read(key)
    if found is None:
        return None
    manifest, intensities = found
    try:
        return Adjoint(
            groups=tuple((gas, Origin(origin)) for gas, origin in manifest["groups"]),
            intensities=intensities,
            solver=manifest["solver"],
            relative_residual=manifest["relative_residual"],
            forward_error=manifest["forward_error"],
            condition=manifest["condition"],
            unproductive=np.empty(0, dtype=np.intp),
        )
    except (KeyError, TypeError, ValueError) as exc:
        raise cache.DamagedError from exc


def _write(key: str, solution: Adjoint) -> bool:
    manifest = {
        "groups": solution.groups,
        "solver": solution.solver,
        "relative_residual": solution.relative_residual,
        "forward_error": solution.forward_error,
        "condition": solution.condition,
    }
    return cache.write(key, manifest, solution.intensities)
