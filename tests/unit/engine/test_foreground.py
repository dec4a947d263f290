"""What the array interface of a single product refuses."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.sparse import csc_array

from footprint.engine.adjoint import adjoint, group_emissions
from footprint.engine.brightway import forward
from footprint.engine.cells import Cells, sparse
from footprint.engine.errors import EngineError
from footprint.engine.foreground import Foreground, evaluate, values
from tests.unit.engine.arrays import FACTORS, FLOWS

PRODUCT = Foreground(
    technosphere=csc_array(np.array([[2.0, -0.5], [-0.2, 1.0]])),
    drawn=csc_array(np.array([[1.0, 0.0], [0.0, 3.0], [0.5, 0.5]])),
    avoided=csc_array((3, 2)),
    direct=np.array([[0.1, 0.2]]),
    demand=np.array([1.0, 0.0]),
)
INTENSITIES = np.array([[1.0, 2.0, 4.0]])


def test_values_times_demand_is_the_burden() -> None:
    assert values(PRODUCT, INTENSITIES) @ PRODUCT.demand == pytest.approx(evaluate(PRODUCT, INTENSITIES).total)


def test_a_singular_foreground_is_refused() -> None:
    singular = replace(PRODUCT, technosphere=csc_array(np.array([[1.0, -1.0], [-1.0, 1.0]])))

    with pytest.raises(EngineError, match="foreground is singular"):
        evaluate(singular, INTENSITIES)


def test_a_solution_that_overflows_is_refused() -> None:
    tiny = replace(PRODUCT, technosphere=csc_array(np.diag([1e-300, 1.0])), demand=np.array([1e300, 0.0]))

    with pytest.raises(EngineError, match="ill-conditioned"):
        evaluate(tiny, INTENSITIES)
    with pytest.raises(EngineError, match="ill-conditioned"):
        forward(csc_array(np.diag([1e-300])), csc_array(np.ones((3, 1))), FACTORS, (0, 1e300))
    groups, direct = group_emissions(csc_array(np.full((3, 1), 1e300)), FLOWS, FACTORS)
    with pytest.raises(EngineError, match="ill-conditioned"):
        adjoint(csc_array(np.diag([1e-300])), groups, direct)


@pytest.mark.parametrize("part", ["drawn", "avoided"])
@pytest.mark.parametrize("value", [-1.0, np.nan, np.inf])
def test_what_is_drawn_or_avoided_is_finite_and_not_negative(part: str, value: float) -> None:
    """A minus sign in what is drawn would be a credit that nobody sees."""
    with pytest.raises(EngineError, match="zero or more"):
        evaluate(replace(PRODUCT, **{part: csc_array(np.full((3, 2), value))}), INTENSITIES)


def test_parts_that_do_not_fit_are_refused() -> None:
    with pytest.raises(EngineError, match="do not fit"):
        evaluate(PRODUCT, np.ones((1, 4)))
    with pytest.raises(EngineError, match="not square"):
        evaluate(replace(PRODUCT, technosphere=csc_array(np.ones((1, 2)))), INTENSITIES)


def test_cells_read_like_a_dictionary() -> None:
    matrix = csc_array(np.array([[1.0, 0.0], [-0.5, 2.0]]))
    cells = Cells(matrix)

    assert dict(cells) == {(0, 0): 1.0, (1, 0): -0.5, (1, 1): 2.0}
    assert len(cells) == 3
    with pytest.raises(KeyError):
        cells[0, 1]
    np.testing.assert_array_equal(sparse(dict(cells), (2, 2)).toarray(), matrix.toarray())
    with pytest.raises(ValueError, match="instead of"):
        sparse(cells, (3, 3))
