"""Distributions of all entries of a sparse matrix at once, as databases store them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from footprint.engine.sampling import Floats
from footprint.errors import InputError, Problem, Text

FIXED, STATED, LOGNORMAL, NORMAL, UNIFORM, TRIANGULAR = range(6)
"""Numbers of the families, as the Brightway formats use them; the first two do not vary."""
_LISTED = 20
_SAME = 1e-6
"""Relative difference between `loc` and amount that still counts as rounding: databases store float32."""


@dataclass(frozen=True, eq=False)
class Table:
    """One distribution an entry, in the order of the matrix's `data`; every array has shape (nnz,).

    Attributes
    ----------
    family
        `LOGNORMAL` and so on.
    loc
        Logarithm of the absolute amount for a lognormal, the amount itself for the others.
    scale
        Standard deviation, of the logarithm for a lognormal.
    low, high
        Ends of a uniform or triangular distribution.
    negative
        Whether a lognormal is the mirror image; has to be the sign of the amount.
    """

    family: NDArray[np.uint8]
    loc: Floats
    scale: Floats
    low: Floats
    high: Floats
    negative: NDArray[np.bool_]


def lognormal_table(matrix: csc_array, sigma: Floats) -> Table:
    """Lognormals about the amounts as medians; fixed where `sigma` is 0.

    Parameters
    ----------
    matrix
        Amounts.
    sigma
        Standard deviation of the logarithm, shape (nnz,).
    """
    amounts = np.asarray(matrix.data, dtype=np.float64)
    varies = (sigma > 0) & (amounts != 0)
    unused = np.full(amounts.shape, np.nan)
    with np.errstate(divide="ignore"):
        loc = np.where(varies, np.log(np.abs(amounts)), amounts)
    family = np.where(varies, LOGNORMAL, FIXED).astype(np.uint8)
    return Table(family, loc, np.where(varies, sigma, np.nan), unused, unused, amounts < 0)


def check_table(table: Table, matrix: csc_array, name: Callable[[int, int], str]) -> None:
    """Refuse distributions that would draw something else than the database says.

    Parameters
    ----------
    table, matrix
        Of the same entries.
    name
        Place of an entry, from its row and column.

    Raises
    ------
    InputError
        Naming the entries: of an unknown family, without sigma or with a sigma of zero, with a `loc` that
        differs from the amount, of the wrong sign, outside their ends, or not finite.
    """
    amounts = np.asarray(matrix.data, dtype=np.float64)
    kind = table.family
    lognormal, normal = kind == LOGNORMAL, kind == NORMAL
    ends = (kind == UNIFORM) | (kind == TRIANGULAR)
    with np.errstate(all="ignore"):
        middle = np.where(lognormal, np.exp(table.loc), table.loc)
        stated = np.where(lognormal, np.abs(amounts), amounts)
        apart = (lognormal | normal | (kind == TRIANGULAR)) & ~np.isclose(middle, stated, rtol=_SAME, atol=0.0)
        apart |= (kind <= STATED) & ~np.isnan(table.loc) & ~np.isclose(table.loc, amounts, rtol=_SAME, atol=0.0)
        outside = ends & ~((table.low <= amounts) & (amounts <= table.high) & (table.low < table.high))
    faults = (
        ("not_finite", ~np.isfinite(amounts) | (ends & ~np.isfinite(table.low + table.high)), _FINITE),
        ("family", kind > TRIANGULAR, _FAMILY),
        ("sigma", (lognormal | normal) & ~(np.isfinite(table.scale) & (table.scale > 0)), _SIGMA),
        ("loc", apart, _LOC),
        ("sign", lognormal & ((amounts < 0) != table.negative), _SIGN),
        ("ends", outside, _ENDS),
    )
    columns = np.repeat(np.arange(matrix.shape[1]), np.diff(matrix.indptr))
    problems = []
    for code, wrong, expected in faults:
        found = np.flatnonzero(wrong)
        problems += [
            Problem(
                f"distribution.{code}",
                name(int(matrix.indices[k]), int(columns[k])),
                Text.same(_entry(table, amounts, int(k))),
                expected,
                _TODO,
            )
            for k in found[:_LISTED]
        ]
        if found.size > _LISTED:
            rest = Text(f"同类另有 {found.size - _LISTED} 处", f"{found.size - _LISTED} more of this kind")
            problems.append(Problem(f"distribution.{code}", "…", rest, expected, _TODO))
    if problems:
        raise InputError(problems)


def _entry(table: Table, amounts: Floats, k: int) -> str:
    return (
        f"amount {amounts[k]:g}, type {table.family[k]}, loc {table.loc[k]:g}, scale {table.scale[k]:g}, "
        f"low {table.low[k]:g}, high {table.high[k]:g}, negative {bool(table.negative[k])}"
    )


_TODO = Text("在数据库中改正，或改为不确定度未定义", "correct it in the database, or set the uncertainty to undefined")
_FINITE = Text("有限的数", "finite numbers")
_FAMILY = Text(
    "对数正态、正态、均匀、三角或无不确定度（0 至 5）",
    "lognormal, normal, uniform, triangular or none (0 to 5)",
)
_SIGMA = Text("大于 0 的标准差", "a standard deviation above zero")
_LOC = Text("与数量一致的 loc（对数正态为其对数）", "a loc equal to the amount (its logarithm for a lognormal)")
_SIGN = Text("与数量同号的 negative", "a negative flag with the sign of the amount")
_ENDS = Text("包含该数量的上下限", "ends that hold the amount between them")


@dataclass(frozen=True, eq=False)
class Sampler:
    """Draws the entries of one matrix.

    Parameters
    ----------
    amounts
        Stated values, shape (nnz,).
    table
        Their distributions, checked.
    """

    amounts: Floats
    table: Table
    lognormal: NDArray[np.intp]
    normal: NDArray[np.intp]
    uniform: NDArray[np.intp]
    triangular: NDArray[np.intp]

    @classmethod
    def of(cls, matrix: csc_array, table: Table) -> "Sampler":
        """Sampler of a matrix."""
        families = (LOGNORMAL, NORMAL, UNIFORM, TRIANGULAR)
        amounts = np.asarray(matrix.data, dtype=np.float64)
        return cls(amounts, table, *(np.flatnonzero(table.family == family) for family in families))

    @property
    def count(self) -> int:
        """How many entries vary."""
        return sum(len(k) for k in (self.lognormal, self.normal, self.uniform, self.triangular))

    def draw(self, generator: np.random.Generator) -> Floats:
        """One draw of every entry, shape (nnz,)."""
        data, t = self.amounts.copy(), self.table
        if self.lognormal.size:
            factors = generator.standard_normal(self.lognormal.size)
            factors *= t.scale[self.lognormal]
            data[self.lognormal] *= np.exp(factors, out=factors)
        if self.normal.size:
            data[self.normal] += t.scale[self.normal] * generator.standard_normal(self.normal.size)
        if self.uniform.size:
            data[self.uniform] = generator.uniform(t.low[self.uniform], t.high[self.uniform])
        if self.triangular.size:
            k = self.triangular
            data[k] = generator.triangular(t.low[k], self.amounts[k], t.high[k])
        return data
