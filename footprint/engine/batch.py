"""Many products at once: what they draw on the background, stacked, times the background's intensities."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from footprint.engine.background import ArrayBackground, Background, as_arrays
from footprint.engine.compiled import CompiledBackground
from footprint.engine.errors import EngineError
from footprint.engine.foreground import solve_foreground
from footprint.engine.plan_check import plan_problems
from footprint.engine.system import amounts, foreground_amounts
from footprint.errors import InputError, Problem, Text
from footprint.model.base import Identifier
from footprint.model.plan import Plan

CHUNK = 2**20
"""Results computed at a time; with 8-byte numbers a chunk takes 8 MiB."""


@dataclass(frozen=True, eq=False)
class Stack:
    """What products draw on a background, stage by stage.

    Attributes
    ----------
    database
        Digest of the background's database.
    stages
        Stages of every product, in order.
    drawn
        Shape (products * stages, background products) [reference unit per declared unit]; the rows of a
        product follow each other in the order of `stages`.
    """

    database: str
    stages: tuple[Identifier, ...]
    drawn: csr_array

    @property
    def products(self) -> int:
        """Number of products."""
        return int(self.drawn.shape[0]) // len(self.stages)


def stack(plans: Sequence[Plan], background: Background | ArrayBackground, stages: tuple[Identifier, ...]) -> Stack:
    """Solve the foreground of each plan and stack what it draws on the background.

    Parameters
    ----------
    plans
        One for each product.
    background
        What they draw on.
    stages
        Stages to tell apart; every activity belongs to one of them.

    Raises
    ------
    InputError
        With every fault of every plan, its place preceded by the plan's number from 1.
    EngineError
        If a foreground has no solution.
    """
    arrays = as_arrays(background)
    problems = [p for number, plan in enumerate(plans, 1) for p in _problems(plan, arrays, stages, number)]
    if problems:
        raise InputError(problems)
    n, place = len(arrays.database.processes), {stage: i for i, stage in enumerate(stages)}
    rows, columns, values = [], [], []
    for number, plan in enumerate(plans):
        own, drawn = foreground_amounts(plan, arrays.database)
        m = len(plan.activities)
        demanded = next(i for i, a in enumerate(plan.activities) if a.id == plan.demand)
        demand = np.zeros(m)
        demand[demanded] = float(plan.declared_unit.to(plan.activities[demanded].output.unit))
        supply = solve_foreground(amounts(own, (m, m)), demand)
        for (product, activity), amount in drawn.items():
            rows.append(number * len(stages) + place[plan.activities[activity].stage])
            columns.append(product)
            values.append(float(amount) * supply[activity])
    shape = (len(plans) * len(stages), n)
    return Stack(arrays.database.digest, stages, csr_array((values, (rows, columns)), shape=shape, dtype=np.float64))


def score(stacked: Stack, compiled: CompiledBackground) -> NDArray[np.float64]:
    """Footprints by product, stage and gas.

    Parameters
    ----------
    stacked
        Products over the database that `compiled` was compiled from.
    compiled
        Intensities of the background.

    Returns
    -------
    ndarray
        Shape (products, stages, groups) [kg CO2e per declared unit].

    Raises
    ------
    InputError
        If an emission upstream has no factor.
    EngineError
        If the two do not belong together or anything is not finite.
    """
    parts = [part for _, part in score_chunks(stacked, compiled)]
    shape = (0, len(stacked.stages), len(compiled.groups))
    return parts[0] if len(parts) == 1 else np.concatenate(parts or [np.empty(shape)])


def score_chunks(
    stacked: Stack, compiled: CompiledBackground, chunk: int = CHUNK
) -> Iterator[tuple[int, NDArray[np.float64]]]:
    """As `score`, in bounded memory: the number of the first product, and the footprints of some products.

    Parameters
    ----------
    stacked, compiled
        As for `score`.
    chunk
        Numbers to compute at a time; at least one product is.

    Raises
    ------
    InputError, EngineError
        As for `score`, before anything is yielded.
    """
    _check(stacked, compiled)
    intensities = np.ascontiguousarray(compiled.intensities.T)
    stages, groups = len(stacked.stages), len(compiled.groups)
    step = max(1, chunk // max(1, stages * groups))
    drawn = stacked.drawn
    for first in range(0, stacked.products, step):
        last = min(first + step, stacked.products)
        start, stop = drawn.indptr[first * stages], drawn.indptr[last * stages]
        rows = csr_array(
            (
                drawn.data[start:stop],
                drawn.indices[start:stop],
                drawn.indptr[first * stages : last * stages + 1] - start,
            ),
            shape=((last - first) * stages, drawn.shape[1]),
        )
        yield first, (rows @ intensities).reshape(last - first, stages, groups)


def _problems(
    plan: Plan, background: ArrayBackground, stages: tuple[Identifier, ...], number: int
) -> Iterator[Problem]:
    found = list(plan_problems(plan, background))
    found += [
        Problem(
            "stage.unknown",
            activity.id,
            Text.same(activity.stage),
            Text.same(", ".join(stages)),
            Text("改用所列阶段", "use one of these stages"),
        )
        for activity in plan.activities
        if activity.stage not in stages
    ]
    for problem in found:
        yield Problem(problem.code, f"{number}: {problem.place}", problem.found, problem.expected, problem.todo)


def _check(stacked: Stack, compiled: CompiledBackground) -> None:
    drawn = stacked.drawn
    if stacked.database != compiled.database.digest or drawn.shape[1] != len(compiled.database.processes):
        raise EngineError(
            Text("产品与背景不属于同一数据库", "the products draw on another database than the one compiled")
        )
    if drawn.shape[0] % len(stacked.stages):
        raise EngineError(Text("行数不是阶段数的整数倍", "the rows are not a multiple of the stages"))
    if not np.isfinite(drawn.data).all():
        raise EngineError(Text("取用量含非数或无穷大", "what is drawn: not a number, or infinite"))
    if compiled.uncovered:
        compiled.check_covered(np.unique(drawn.indices))
