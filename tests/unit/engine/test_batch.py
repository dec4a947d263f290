"""Products in batches: the same numbers as one by one, in bounded memory."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.sparse import csr_array

from footprint.engine.background import as_arrays
from footprint.engine.batch import score, score_chunks, stack
from footprint.engine.compiled import compile_background
from footprint.engine.errors import EngineError
from footprint.engine.run import compute
from footprint.errors import InputError
from footprint.model.plan import Plan, Stage
from tests.unit.engine.toy import background, plan, use

STAGES = (Stage.RAW_MATERIALS, Stage.PRODUCTION)


def plans() -> list[Plan]:
    return [
        plan(use("gas", "0.2", "m3"), use("mill", 50, "g")),
        plan(use("gas", 1, "m3"), flour=(use("power", 1, "kWh"), use("bread", "0.1", "kg"))),
        plan(use("power", "3.6", "MJ"), use("power", 2, "kWh"), output=8, declared="0.5"),
        plan(),
    ]


def test_a_batch_equals_its_products_one_by_one() -> None:
    world = background()
    compiled = compile_background(world, "gwp")

    scores = score(stack(plans(), world, STAGES), compiled)

    assert scores.shape == (4, 2, 2)
    for one, found in zip(plans(), scores, strict=True):
        result = compute(one, world)
        assert found.sum() == pytest.approx(result.total, rel=1e-12)
        by = result.by(lambda row: (row.stage, (row.gas, row.origin)))
        for i, stage in enumerate(STAGES):
            for j, group in enumerate(compiled.groups):
                assert found[i, j] == pytest.approx(by.get((stage, group), 0.0), rel=1e-12, abs=1e-15)


def test_chunks_change_nothing() -> None:
    world = background()
    stacked, compiled = stack(plans(), world, STAGES), compile_background(world, "gwp")

    parts = list(score_chunks(stacked, compiled, chunk=5))

    assert [first for first, _ in parts] == [0, 1, 2, 3]
    np.testing.assert_array_equal(np.concatenate([part for _, part in parts]), score(stacked, compiled))


def test_twice_the_demand_is_twice_the_score() -> None:
    world = background()
    stacked, compiled = stack(plans(), world, STAGES), compile_background(world, "gwp")

    doubled = score(replace(stacked, drawn=csr_array(2.0 * stacked.drawn)), compiled)

    np.testing.assert_allclose(doubled, 2.0 * score(stacked, compiled), rtol=1e-12)


def test_no_products_are_no_scores() -> None:
    world = background()

    assert score(stack([], world, STAGES), compile_background(world, "gwp")).shape == (0, 2, 2)


def test_every_fault_of_every_plan_is_named() -> None:
    faulty = [plan(use("gass", 1, "m3", "A!1")), plan(), plan(use("gas", 1, "kg", "A!2"))]

    with pytest.raises(InputError) as caught:
        stack(faulty, background(), STAGES)

    assert [(p.place, p.code) for p in caught.value.problems] == [
        ("1: A!1", "process.unknown"),
        ("3: A!2", "unit.kind"),
    ]


def test_a_stage_outside_of_the_batch_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        stack([plan()], background(), (Stage.PRODUCTION,))

    assert [p.code for p in caught.value.problems] == ["stage.unknown"]


def test_products_of_another_database_are_refused() -> None:
    world = background()
    stacked, compiled = stack(plans(), world, STAGES), compile_background(world, "gwp")

    with pytest.raises(EngineError, match="another database"):
        score(replace(stacked, database="2" * 64), compiled)


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_what_is_not_finite_is_refused(value: float) -> None:
    world = background()
    stacked, compiled = stack(plans(), world, STAGES), compile_background(world, "gwp")
    stacked.drawn.data[0] = value

    with pytest.raises(EngineError, match="not a number"):
        score(stacked, compiled)


def test_an_emission_without_a_factor_is_refused() -> None:
    world = background()
    gwp = world.characterisations["gwp"]
    world.characterisations["gwp"] = gwp.model_copy(update={"factors": {"co2": gwp.factors["co2"]}})

    with pytest.raises(InputError, match="ch4"):
        score(stack(plans(), world, STAGES), compile_background(as_arrays(world), "gwp"))
