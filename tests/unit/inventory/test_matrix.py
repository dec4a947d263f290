"""The library as arrays: same intensities as the engine finds, units converted, one producer each."""

import numpy as np
from scipy.sparse.linalg import spsolve

from footprint.inventory.library import load_library
from footprint.inventory.matrix import from_library
from tests.golden.by_hand import factors


def test_intensities_follow_from_the_arrays() -> None:
    database = from_library(load_library())
    gwp = factors("ar6_gwp100")
    c = np.array([gwp[f.id] for f in database.flows])

    h = spsolve(database.technosphere.T.tocsc(), database.biosphere.T @ c)

    power, refining = (h[database.index[p]] for p in ("electricity_cn_2024", "gold_aqua_regia_refining_cn"))
    assert np.isclose(power, 0.5777, rtol=1e-12)
    assert 50 < refining < 70
    assert np.all(database.technosphere.diagonal() > 0)
    assert len(database.units) == len(database.labels) == len(database.scopes) == len(database.processes)
