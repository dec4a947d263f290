"""Random product systems as arrays, and databases made from them."""

from decimal import Decimal

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from footprint.engine.background import ArrayBackground
from footprint.errors import Text
from footprint.inventory.matrix import Label, MatrixDatabase
from footprint.model.inventory import CharacterisationSet, ElementaryFlow, Origin, Scope
from tests.unit.engine.toy import number

Array = NDArray[np.float64]
FLOWS = (
    ElementaryFlow(id="co2", name=Text.same("CO2"), gas="CO2", origin=Origin.FOSSIL),
    ElementaryFlow(id="ch4", name=Text.same("CH4"), gas="CH4", origin=Origin.BIOGENIC),
    ElementaryFlow(id="n2o", name=Text.same("N2O"), gas="N2O", origin=Origin.FOSSIL),
)
FACTORS = np.array([1.0, 27.0, 273.0])


def database(
    technosphere: Array,
    biosphere: Array | None = None,
    names: tuple[str, ...] | None = None,
    units: tuple[str, ...] | None = None,
    missing: tuple[str, ...] = (),
) -> ArrayBackground:
    """A background from dense arrays; `missing` flows have no factor."""
    n = technosphere.shape[1]
    emitted = np.ones((3, n)) if biosphere is None else biosphere
    return ArrayBackground(
        MatrixDatabase(
            name="random",
            digest="1" * 64,
            processes=names or tuple(f"b{i}" for i in range(n)),
            units=units or ("kg",) * n,
            scopes=(Scope.LIFE_CYCLE,) * n,
            labels=(Label(Text.same("b"), "CN", "toy"),) * n,
            flows=FLOWS,
            technosphere=csc_array(technosphere),
            biosphere=csc_array(emitted),
        ),
        {
            "gwp": CharacterisationSet(
                id="gwp",
                name=Text.same("GWP"),
                factors={
                    flow.id: number(Decimal(str(factor)), "kg/kg")
                    for flow, factor in zip(FLOWS, FACTORS, strict=True)
                    if flow.id not in missing
                },
            )
        },
    )


def productive(rng: np.random.Generator, n: int, share: float = 0.8) -> Array:
    """Loops at will: inputs of each column are worth at most `share` of its output, in units of many sizes."""
    inputs = rng.random((n, n)) * (rng.random((n, n)) < 0.5)
    inputs *= share * rng.random(n) / np.maximum(inputs.sum(axis=0), 1e-9)
    size = 10.0 ** rng.uniform(-1, 1, n)
    made = 10.0 ** rng.uniform(-0.5, 0.5, n)
    return np.asarray((size[:, None] * (np.eye(n) - inputs) / size[None, :]) * made[None, :])
