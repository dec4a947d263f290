"""Monte Carlo over a large background: one transposed solve a draw serves every product.

The draws of A are near the stated A, so its solution is a good start and the sampled system is solved by the
power series of its inputs (Jacobi's iteration), which converges for every productive system, instead of being
factorised; what does not converge is factorised and counted. Krylov methods take half the steps, but their dot
products go through the threads of BLAS, which on a busy machine costs ten times what the steps save.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csc_array, csr_array

from footprint.engine.errors import EngineError
from footprint.engine.factor import factorise
from footprint.engine.sampling import Floats, check_draws, stream
from footprint.engine.sampling_table import Sampler, Table, check_table
from footprint.errors import Text
from footprint.inventory.matrix import MatrixDatabase

MEMORY = 2**30
ACCURACY = 1e-8
"""Largest relative error an intensity may have, by the estimate below."""
_STEPS = 400
_MARGIN = 10.0
"""How much larger the inverse of a sampled system may be than that of the stated one."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, eq=False)
class UncertainDatabase:
    """A closed background with the distributions of its entries.

    Attributes
    ----------
    database
        Amounts.
    factors
        Characterisation factor of each flow, shape (m,) [kg CO2e/flow unit]; conventional, not sampled.
    technosphere, biosphere
        Distributions of the entries of the two matrices.
    """

    database: MatrixDatabase
    factors: Floats
    technosphere: Table
    biosphere: Table


@dataclass(frozen=True, eq=False)
class Products:
    """What products draw from the background.

    Attributes
    ----------
    name
        Names the streams of their draws: a digest of their content.
    drawn
        Shape (n, products) [reference unit per declared unit].
    table
        Distributions of its entries.
    """

    name: str
    drawn: csc_array
    table: Table


@dataclass(frozen=True, eq=False)
class Simulation:
    """Scores draw by draw.

    Attributes
    ----------
    scores
        Shape (draws, products) [kg CO2e per declared unit]; a row is one draw, the same for all products.
    factorised
        Draws that had to be factorised because iteration did not converge.
    """

    scores: Floats
    factorised: int


def simulate(
    background: UncertainDatabase,
    products: Products,
    draws: int,
    seed: int = 0,
    *,
    workers: int = 1,
    memory: int = MEMORY,
    progress: Progress | None = None,
) -> Simulation:
    """Scores of many products over many draws of background and foreground together.

    Parameters
    ----------
    background, products
        What varies, and how.
    draws, seed
        How many, and which; the same seed gives the same numbers for any number of workers and whatever other
        products are computed beside these.
    workers
        Threads.
    memory
        Bytes for the scores.
    progress
        Told how many draws are done, of how many.

    Raises
    ------
    InputError
        If a distribution cannot be sampled as stated, or the scores do not fit.
    EngineError
        If a draw has no finite or no stable solution.
    """
    n, count = products.drawn.shape
    check_draws(draws, seed, count, memory)
    solver = _Solver(background)
    check_table(products.table, products.drawn, lambda row, column: f"{products.name}: {row}, {column}")
    sampler = Sampler.of(products.drawn, products.table)
    scores = np.empty((draws, count))
    factorised = 0

    def one(draw: int) -> bool:
        intensity, direct = solver.intensities(seed, draw)
        data = sampler.draw(stream(seed, products.name, "drawn", block=draw))
        drawn = csr_array((data, products.drawn.indices, products.drawn.indptr), shape=(count, n))
        scores[draw] = drawn @ intensity
        return direct

    with ThreadPoolExecutor(workers) as pool:
        for done, direct in enumerate(pool.map(one, range(draws)), start=1):
            factorised += direct
            if progress:
                progress(done, draws)
    return Simulation(scores, factorised)


class _Solver:
    """Intensities of one draw after another.

    The unknowns are relative to the stated intensities and the rows to the production, so that a database in
    kilowatt-hours, hectares and lorries is as well scaled as one in kilograms.
    """

    def __init__(self, background: UncertainDatabase) -> None:
        database = background.database
        self.background = background
        technosphere, biosphere = database.technosphere, database.biosphere
        check_table(background.technosphere, technosphere, self._input)
        check_table(background.biosphere, biosphere, self._emission)
        self.technosphere = Sampler.of(technosphere, background.technosphere)
        self.biosphere = Sampler.of(biosphere, background.biosphere)
        self.columns = np.repeat(np.arange(technosphere.shape[1]), np.diff(technosphere.indptr))
        self.diagonal = np.flatnonzero(technosphere.indices == self.columns)
        direct = biosphere.T @ background.factors
        transposed = csc_array(technosphere.T)
        factorised = factorise(transposed)
        stated = factorised.solve(direct)
        self.positive = bool((stated >= 0).all())
        self.scale = np.where(stated != 0, np.abs(stated), np.abs(1.0 / technosphere.data[self.diagonal]))
        self.start = stated / self.scale
        self.weights = self.scale[technosphere.indices] / self.scale[self.columns]
        # |inverse|'s largest row sum; exact where no entry of the inverse is negative, as in a closed economy.
        ones = technosphere.data[self.diagonal] * self.scale
        self.inverse = float(np.abs(factorised.solve(ones) / self.scale).max())
        self.tolerance = ACCURACY / (_MARGIN * self.inverse)

    def _input(self, row: int, column: int) -> str:
        names = self.background.database.processes
        return f"{names[column]}: {names[row]}"

    def _emission(self, row: int, column: int) -> str:
        database = self.background.database
        return f"{database.processes[column]}: {database.flows[row].id}"

    def intensities(self, seed: int, draw: int) -> tuple[Floats, bool]:
        """Emissions per unit of every product in one draw, and whether it was factorised."""
        database = self.background.database
        a = self.technosphere.draw(stream(seed, database.digest, "technosphere", block=draw))
        b = self.biosphere.draw(stream(seed, database.digest, "biosphere", block=draw))
        m, n = database.biosphere.shape
        emitted = csr_array((b, database.biosphere.indices, database.biosphere.indptr), shape=(n, m))
        direct = emitted @ self.background.factors
        made = a[self.diagonal]
        rows = a * self.weights / made[self.columns]
        system = csr_array((rows, database.technosphere.indices, database.technosphere.indptr), shape=(n, n))
        right = direct / (made * self.scale)
        solved, converged = self._iterate(system, right)
        if not converged:
            solved = factorise(csc_array(system)).solve(right)
        if not np.isfinite(solved).all() or (self.positive and (solved < -ACCURACY).any()):
            worst = int(np.nan_to_num(solved, nan=-np.inf).argmin())
            name = database.processes[worst]
            raise EngineError(
                Text(
                    f"第 {draw} 次抽样的产品系统不稳定（过程 {name} 所在的循环耗尽自身产品），请收窄其离散",
                    f"draw {draw} is unstable: a loop with process {name} consumes all it makes; narrow its spread",
                )
            )
        return solved * self.scale, not converged

    def _iterate(self, system: csr_array, right: Floats) -> tuple[Floats, bool]:
        target = self.tolerance * min(float(np.abs(right).max(initial=0.0)), 1.0)
        solved = self.start.copy()
        for _ in range(_STEPS):
            residual = right - system @ solved
            largest = float(np.abs(residual).max(initial=0.0))
            if largest <= target:
                return solved, True
            if not np.isfinite(largest):
                break
            solved += residual
        return solved, False
