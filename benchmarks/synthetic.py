"""Invented databases of ecoinvent's shape: no licensed data is needed to measure with them.

A column has about 12 technosphere exchanges, its own product included, and about 18 emissions. A few hundred
markets (the hubs) supply everybody and each other, which makes the loops. What else a process draws decides
how much an LU factorisation fills in:

``sparse``
    other processes of its own sector, fewer than 40 of them: factors stay close to the matrix;
``dense``
    in addition, one input in `STRAY` comes from any process at all, as in a random graph. With more of those the
    factors soon fill up altogether: with half of the inputs drawn at random, 20,000 processes have 125 million
    nonzeros in L and U and take minutes, which no real database does.

Inputs are worth at most 0.85 of an output, so every system is productive; products are then rescaled, since a
real database measures electricity, trucks and hectares in units of very different size.
"""

from decimal import Decimal
from hashlib import sha256
from typing import Literal

import numpy as np
from scipy.sparse import csc_array, diags_array

from footprint.engine.background import ArrayBackground
from footprint.errors import Text
from footprint.inventory.matrix import Label, MatrixDatabase
from footprint.model.cited import Cited, Kind
from footprint.model.inventory import CharacterisationSet, ElementaryFlow, Origin, Scope

Fill = Literal["sparse", "dense"]

INPUTS = 11.4
EMISSIONS = 18
FLOWS = 160
SECTOR = 40
STRAY = 40
GROUPS = (
    ("CO2", Origin.FOSSIL, 1.0),
    ("CO2", Origin.BIOGENIC, 0.0),
    ("CO2", Origin.LAND_USE, 1.0),
    ("CH4", Origin.FOSSIL, 29.8),
    ("CH4", Origin.BIOGENIC, 27.0),
    ("N2O", Origin.FOSSIL, 273.0),
    ("SF6", Origin.FOSSIL, 25200.0),
    ("CO2e", Origin.UNSPECIFIED, 1.0),
)
SET = "gwp"


def background(processes: int, fill: Fill, seed: int = 1) -> ArrayBackground:
    """A database of this many processes with a characterisation set; the same for the same seed."""
    rng = np.random.default_rng(seed)
    flows = tuple(_flow(i) for i in range(FLOWS))
    factors = {flow.id: _factor(GROUPS[i % len(GROUPS)][2]) for i, flow in enumerate(flows)}
    database = MatrixDatabase(
        name=f"synthetic, {fill} fill",
        digest=sha256(repr((processes, fill, seed)).encode()).hexdigest(),
        processes=tuple(f"p{i}" for i in range(processes)),
        units=("kg",) * processes,
        scopes=(Scope.LIFE_CYCLE,) * processes,
        labels=(Label(Text.same("synthetic"), "GLO", "synthetic"),) * processes,
        flows=flows,
        technosphere=_technosphere(processes, fill, rng),
        biosphere=_biosphere(processes, rng),
    )
    chosen = CharacterisationSet(id=SET, name=Text.same("synthetic"), factors=factors)
    return ArrayBackground(database, {SET: chosen})


def _technosphere(n: int, fill: Fill, rng: np.random.Generator) -> csc_array:
    hubs = max(2, min(300, n // 20))
    columns = np.repeat(np.arange(n), rng.poisson(INPUTS, n))
    # Popular markets are drawn far more often than others (Zipf).
    popularity = 1.0 / np.arange(1, hubs + 1)
    from_hub = rng.choice(hubs, columns.size, p=popularity / popularity.sum())
    near = np.minimum((columns // SECTOR) * SECTOR + rng.integers(0, SECTOR, columns.size), n - 1)
    rows = np.where(rng.random(columns.size) < 0.6, from_hub, near)
    if fill == "dense":
        rows = np.where(rng.random(columns.size) < 1.0 / STRAY, rng.integers(0, n, columns.size), rows)
    kept = rows != columns
    rows, columns = rows[kept], columns[kept]
    worth = rng.lognormal(0.0, 1.5, rows.size)
    inputs = csc_array((worth, (rows, columns)), shape=(n, n))
    inputs.sum_duplicates()
    share = rng.uniform(0.3, 0.85, n) / np.maximum(inputs.sum(axis=0), 1e-12)
    size = rng.lognormal(0.0, 2.0, n)
    system = diags_array(np.ones(n)) - inputs @ diags_array(share)
    return csc_array(diags_array(size) @ system @ diags_array(1.0 / size))


def _biosphere(n: int, rng: np.random.Generator) -> csc_array:
    columns = np.repeat(np.arange(n), EMISSIONS)
    rows = rng.integers(0, FLOWS, columns.size)
    amounts = rng.lognormal(-4.0, 2.0, columns.size)
    return csc_array((amounts, (rows, columns)), shape=(FLOWS, n))


def _flow(i: int) -> ElementaryFlow:
    gas, origin, _ = GROUPS[i % len(GROUPS)]
    return ElementaryFlow(id=f"f{i}", name=Text.same(f"{gas} {i}"), gas=gas, origin=origin)


def _factor(value: float) -> Cited:
    return Cited(value=Decimal(str(value)), unit="kg/kg", kind=Kind.ASSUMPTION, reason=Text.same("invented"))
