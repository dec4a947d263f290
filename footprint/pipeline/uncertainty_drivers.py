"""Which uncertain numbers a result goes with: Spearman's rank correlation, draw by draw."""

from collections.abc import Sequence

import numpy as np
from scipy.stats import rankdata

from footprint.engine.sampling import Floats
from footprint.engine.uncertainty import Parameter
from footprint.errors import Text
from footprint.model.uncertainty import Driver
from footprint.pipeline.uncertainty_inputs import Measured


def rank_correlations(inputs: Floats, target: Floats) -> Floats:
    """Spearman's coefficient of each column with the target.

    Parameters
    ----------
    inputs
        Shape (draws, inputs).
    target
        Shape (draws,).

    Returns
    -------
    Floats
        Shape (inputs,), from -1 to 1; 0 where one of the two does not vary.
    """
    ranks = rankdata(inputs, axis=0) - (len(inputs) + 1) / 2
    goal = rankdata(target) - (len(target) + 1) / 2
    norm = np.sqrt((ranks**2).sum(axis=0) * (goal**2).sum())
    found: Floats = np.divide(goal @ ranks, norm, out=np.zeros(inputs.shape[1]), where=norm > 0)
    return found


def measured_drivers(inputs: Sequence[tuple[Measured, Floats]], target: Floats) -> list[Driver]:
    """The applicant's uncertain numbers against a result in which only they vary, largest correlation first."""
    found = _correlations([values for _, values in inputs], target)
    rows = [
        Driver(
            kind="measured",
            name=m.path,
            place=m.place,
            line=m.line,
            correlation=correlation,
            value=m.distribution.value,
            **_interval(values),
        )
        for (m, values), correlation in zip(inputs, found, strict=True)
    ]
    return sorted(rows, key=_weight)


def prescribed_drivers(factors: Sequence[tuple[Parameter, Floats]], target: Floats) -> list[Driver]:
    """The inventory's uncertain numbers against a result in which only they vary, largest correlation first."""
    found = _correlations([values for _, values in factors], target)
    rows = [
        Driver(
            kind="prescribed",
            name=p.name,
            place=p.name.split(":", 1)[0],
            line=Text.same(p.name),
            correlation=correlation,
            value=p.value,
            **_interval(values),
        )
        for (p, values), correlation in zip(factors, found, strict=True)
    ]
    return sorted(rows, key=_weight)


def _correlations(columns: list[Floats], target: Floats) -> list[float]:
    if not columns:
        return []
    found: list[float] = rank_correlations(np.column_stack(columns), target).tolist()
    return found


def _interval(values: Floats) -> dict[str, float]:
    low, high = np.quantile(values, [0.025, 0.975]).tolist()
    return {"low": low, "high": high}


def _weight(driver: Driver) -> float:
    return -abs(driver.correlation)
