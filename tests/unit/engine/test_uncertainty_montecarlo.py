"""Monte Carlo on arrays: against bw2calc's own iteration, for any number of workers, and what it refuses."""

import math
from dataclasses import replace

import numpy as np
import pytest
from scipy.sparse import csc_array

from benchmarks.montecarlo import peer_draws, products, uncertain
from footprint.engine import montecarlo
from footprint.engine.errors import EngineError
from footprint.engine.montecarlo import Products, UncertainDatabase, simulate
from footprint.engine.sampling import stream
from footprint.engine.sampling_table import NORMAL, TRIANGULAR, UNIFORM, Sampler, Table, lognormal_table
from footprint.errors import InputError

DRAWS = 400


@pytest.fixture(scope="module")
def world() -> UncertainDatabase:
    return uncertain(200)


@pytest.fixture(scope="module")
def drawn() -> Products:
    return products(200, 6)


def fixed(given: Products) -> Products:
    """The same products with exact amounts, as the peer takes them."""
    return replace(given, table=lognormal_table(given.drawn, np.zeros(given.drawn.nnz)))


def test_moments_agree_with_those_of_bw2calc(world: UncertainDatabase, drawn: Products) -> None:
    ours = np.log(simulate(world, fixed(drawn), DRAWS, 1).scores)
    theirs = np.log(peer_draws(world, drawn.drawn, DRAWS, 7)[0])

    error = np.sqrt((ours.var(axis=0) + theirs.var(axis=0)) / DRAWS)
    assert (ours.std(axis=0) > 0.01).all()
    assert (np.abs(ours.mean(axis=0) - theirs.mean(axis=0)) < 5 * error).all()
    assert np.allclose(ours.std(axis=0), theirs.std(axis=0), rtol=0.25)


def test_every_draw_is_the_solution_of_its_own_system(world: UncertainDatabase, drawn: Products) -> None:
    exact = replace(
        world, technosphere=lognormal_table(world.database.technosphere, np.zeros(world.technosphere.loc.size))
    )
    exact = replace(exact, biosphere=lognormal_table(world.database.biosphere, np.zeros(world.biosphere.loc.size)))
    found = simulate(exact, fixed(drawn), 100, 1)

    a, b = (m.toarray() for m in (world.database.technosphere, world.database.biosphere))
    expected = (world.factors @ b) @ np.linalg.solve(a, drawn.drawn.toarray())
    assert found.factorised == 0
    assert np.allclose(found.scores, expected[None, :], rtol=1e-7)


def test_a_sampled_draw_equals_a_dense_solution_iterated_or_factorised(
    world: UncertainDatabase, drawn: Products, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, given = world.database, fixed(drawn)
    iterated = simulate(world, given, 100, 1)
    monkeypatch.setattr(montecarlo, "_STEPS", 1)
    factorised = simulate(world, given, 100, 1)

    assert (iterated.factorised, factorised.factorised) == (0, 100)
    assert np.allclose(iterated.scores, factorised.scores, rtol=1e-7)
    for draw in (0, 99):
        a, b = (
            csc_array((Sampler.of(m, t).draw(stream(1, database.digest, n, block=draw)), m.indices, m.indptr), m.shape)
            for m, t, n in (
                (database.technosphere, world.technosphere, "technosphere"),
                (database.biosphere, world.biosphere, "biosphere"),
            )
        )
        expected = (world.factors @ b.toarray()) @ np.linalg.solve(a.toarray(), drawn.drawn.toarray())
        assert np.allclose(iterated.scores[draw], expected, rtol=1e-7)


def test_the_same_numbers_for_any_number_of_workers_and_whatever_products(
    world: UncertainDatabase, drawn: Products
) -> None:
    alone = simulate(world, drawn, 100, 3).scores
    shared = simulate(world, drawn, 100, 3, workers=3).scores
    first = fixed(drawn)
    one = replace(first, drawn=csc_array(first.drawn[:, :1]))
    one = replace(one, table=lognormal_table(one.drawn, np.zeros(one.drawn.nnz)))

    assert np.array_equal(alone, shared)
    assert not np.array_equal(alone, simulate(world, drawn, 100, 4).scores)
    assert np.allclose(
        simulate(world, one, 100, 3).scores[:, 0], simulate(world, first, 100, 3).scores[:, 0], rtol=1e-12
    )


def test_technosphere_and_biosphere_have_streams_of_their_own() -> None:
    world = uncertain(200)
    a, b = world.database.technosphere, world.database.biosphere
    same = min(a.nnz, b.nnz)
    digest = world.database.digest
    first, second = (stream(1, digest, m, block=0).standard_normal(same) for m in ("technosphere", "biosphere"))
    assert abs(np.corrcoef(first, second)[0, 1]) < 5 / math.sqrt(same)


def changed(table: Table, **arrays: tuple[int, object]) -> Table:
    new = {}
    for name, (index, value) in arrays.items():
        array = getattr(table, name).copy()
        array[index] = value
        new[name] = array
    return replace(table, **new)


@pytest.mark.parametrize(
    ("code", "arrays"),
    [
        ("sigma", {"scale": 0.0}),
        ("sigma", {"scale": np.nan}),
        ("loc", {"loc": 99.0}),
        ("sign", {"negative": False}),
        ("family", {"family": 11}),
        ("ends", {"family": UNIFORM, "low": 1e9, "high": 2e9}),
        ("not_finite", {"family": TRIANGULAR, "low": 0.0, "high": np.inf}),
        ("loc", {"family": NORMAL, "loc": 99.0}),
    ],
)
def test_a_distribution_that_would_draw_something_else_is_named(
    world: UncertainDatabase, drawn: Products, code: str, arrays: dict[str, object]
) -> None:
    matrix = world.database.technosphere
    index = int(np.flatnonzero(matrix.data < 0)[0])
    column = int(np.searchsorted(matrix.indptr, index, side="right") - 1)
    bad = changed(world.technosphere, **{name: (index, value) for name, value in arrays.items()})

    with pytest.raises(InputError) as caught:
        simulate(replace(world, technosphere=bad), drawn, 100)

    place = f"p{column}: p{matrix.indices[index]}"
    assert (f"distribution.{code}", place) in [(p.code, p.place) for p in caught.value.problems]


def test_a_fixed_entry_whose_loc_differs_is_named(world: UncertainDatabase, drawn: Products) -> None:
    table = changed(drawn.table, family=(0, 0), loc=(0, 99.0))

    with pytest.raises(InputError, match="a loc equal to the amount"):
        simulate(world, replace(drawn, table=table), 100)


def test_faults_beyond_twenty_are_counted(world: UncertainDatabase, drawn: Products) -> None:
    bad = replace(drawn.table, scale=np.zeros(drawn.drawn.nnz))

    with pytest.raises(InputError, match="more of this kind") as caught:
        simulate(world, replace(drawn, table=bad), 100)
    assert len(caught.value.problems) == 21


def test_more_draws_than_memory_holds_are_refused(world: UncertainDatabase, drawn: Products) -> None:
    with pytest.raises(InputError, match="at most 200"):
        simulate(world, drawn, 201, memory=8 * 6 * 200)


def test_negative_lognormals_normals_and_triangles_are_drawn_as_stated(world: UncertainDatabase) -> None:
    matrix = csc_array(np.array([[-2.0], [3.0], [5.0]] + [[0.0]] * 197))
    table = lognormal_table(matrix, np.array([0.1, 0.0, 0.0]))
    table = changed(table, family=(1, NORMAL), loc=(1, 3.0), scale=(1, 0.1))
    table = changed(table, family=(2, TRIANGULAR), loc=(2, 5.0), low=(2, 4.0), high=(2, 7.0))
    sampler = Sampler.of(matrix, table)
    values = np.array([sampler.draw(stream(1, "x", block=k)) for k in range(3000)])
    assert (values[:, 0] < 0).all()
    assert math.isclose(np.median(values[:, 0]), -2.0, rel_tol=0.02)
    assert math.isclose(values[:, 1].mean(), 3.0, rel_tol=0.01)
    assert math.isclose(values[:, 2].mean(), 16 / 3, rel_tol=0.01)
    assert sampler.count == 3


def test_an_unstable_loop_is_named() -> None:
    world = uncertain(200)
    matrix = world.database.technosphere
    wild = np.where(matrix.data < 0, 3.0, 0.0)

    with pytest.raises(EngineError, match="is unstable: a loop with process p"):
        simulate(replace(world, technosphere=lognormal_table(matrix, wild)), products(200, 2), 100)


def test_progress_is_told(world: UncertainDatabase, drawn: Products) -> None:
    told: list[tuple[int, int]] = []
    simulate(world, drawn, 100, progress=lambda done, total: told.append((done, total)))

    assert told[-1] == (100, 100)
