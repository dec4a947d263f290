"""The footprint of a plan: hand-solved, additive, linear, indifferent to units and order."""

import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.engine import run as engine_run
from footprint.engine.errors import EngineError
from footprint.engine.foreground import Foreground, Score
from footprint.engine.run import compute
from footprint.model.plan import Stage
from tests.unit.engine.toy import background, draws, emits, plan, process, use

POWER = 0.5 / 0.9
GAS = 2 + 0.001 * 27 + 0.1 * POWER
MILL = 3 * GAS / 2


def close(actual: float, expected: float) -> bool:
    return math.isclose(actual, expected, rel_tol=1e-12)


def test_total_equals_the_hand_made_solution() -> None:
    result = compute(plan(use("gas", "0.2", "m3"), use("mill", 50, "g")), background())

    assert close(result.total, 0.7 * POWER + 0.2 * GAS + 0.05 * MILL)
    assert close(result.run.adjoint_total, result.total)


def test_output_and_declared_unit_scale_the_product() -> None:
    result = compute(plan(use("gas", 4, "m3"), output=8, declared="0.5"), background())

    assert close(result.total, 0.5 / 8 * (0.7 * POWER + 4 * GAS))


def test_rows_split_the_total_by_stage_gas_and_line() -> None:
    result = compute(plan(use("gas", "0.2", "m3", "Inputs!C9", "own")), background())

    stages = result.by(lambda r: r.stage)
    assert close(stages[Stage.RAW_MATERIALS], 0.7 * POWER)
    assert close(stages[Stage.PRODUCTION], 0.2 * GAS)
    assert close(result.by(lambda r: r.gas_key)["ch4_biogenic"], 0.2 * 0.027)
    assert close(result.where(lambda r: "own" in r.tags), 0.2 * GAS)
    assert close(result.by(lambda r: r.place)["Inputs!C9"], 0.2 * GAS)
    assert close(math.fsum(r.kg_co2e for r in result.rows), result.total)


def test_a_foreground_loop_is_solved() -> None:
    looped = plan(use("gas", 1, "m3"), flour=(use("power", 1, "kWh"), use("bread", "0.1", "kg")))

    result = compute(looped, background())

    a = np.array([[1.0, -0.7], [-0.1, 1.0]])
    direct = np.array([POWER, GAS])
    expected = direct @ np.linalg.solve(a, np.array([0.0, 1.0]))
    assert close(result.total, float(expected))


def test_only_what_is_reached_is_solved() -> None:
    result = compute(plan(), background())

    assert set(result.supply) == {"flour", "bread", "power"}


def test_a_loop_that_never_produces_is_refused() -> None:
    world = background()
    world.processes["power"] = process("power", "kWh", emits("co2", 1), draws("power", 1, "kWh"))

    with pytest.raises(EngineError):
        compute(plan(), world)


def test_a_footprint_without_emissions_is_refused() -> None:
    world = background()
    world.processes["power"] = process("power", "kWh", draws("idle", 1, "kWh"))
    world.processes["idle"] = process("idle", "kWh", draws("power", "0.1", "kWh"))

    with pytest.raises(EngineError, match="nothing that is linked emits"):
        compute(plan(), world)


def test_a_difference_between_the_two_paths_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    real = engine_run.evaluate

    def off_by_a_millionth(foreground: Foreground, intensities: np.ndarray) -> Score:
        return real(foreground, intensities * (1 + 1e-6))

    monkeypatch.setattr(engine_run, "evaluate", off_by_a_millionth)

    with pytest.raises(EngineError, match="disagree"):
        compute(plan(use("gas", 1, "m3")), background())


amounts = st.decimals(min_value="0.001", max_value="1000", places=3)


@settings(max_examples=20, deadline=None)
@given(amounts, amounts)
def test_linear_in_each_input(first: Decimal, second: Decimal) -> None:
    together = compute(plan(use("gas", first + second, "m3")), background()).total
    apart = [compute(plan(use("gas", x, "m3")), background()).total for x in (first, second)]

    assert math.isclose(together + 0.7 * POWER, sum(apart), rel_tol=1e-9)


@settings(max_examples=20, deadline=None)
@given(amounts)
def test_units_do_not_matter(amount: Decimal) -> None:
    in_kwh = compute(plan(use("power", amount, "kWh")), background()).total
    in_mj = compute(plan(use("power", amount * Decimal("3.6"), "MJ")), background()).total

    assert math.isclose(in_kwh, in_mj, rel_tol=1e-12)


@settings(max_examples=20, deadline=None)
@given(st.permutations([("gas", "1", "m3"), ("power", "2", "kWh"), ("mill", "3", "kg")]))
def test_order_does_not_matter(order: list[tuple[str, str, str]]) -> None:
    total = compute(plan(*(use(*entry) for entry in order)), background()).total

    assert math.isclose(total, 0.7 * POWER + GAS + 2 * POWER + 3 * MILL, rel_tol=1e-12)


@st.composite
def systems(draw: st.DrawFn) -> np.ndarray:
    """A productive technosphere: inputs of each column add up to less than its output."""
    size = draw(st.integers(2, 6))
    raw = draw(st.lists(st.integers(0, 100), min_size=size * size, max_size=size * size))
    inputs = np.array(raw, dtype=float).reshape(size, size)
    return inputs / (inputs.sum(axis=0).max() * 1.25 or 1.0)


@settings(max_examples=40, deadline=None)
@given(systems(), st.lists(st.integers(1, 50), min_size=6, max_size=6))
def test_random_loops_agree_with_a_dense_solution(inputs: np.ndarray, emitted: list[int]) -> None:
    size = len(inputs)
    world = background()
    world.processes = {
        f"p{j}": process(
            f"p{j}",
            "kg",
            emits("co2", emitted[j]),
            *(draws(f"p{i}", repr(float(inputs[i, j])), "kg") for i in range(size) if inputs[i, j]),
        )
        for j in range(size)
    }

    result = compute(plan(flour=(use("p0", 1, "kg"),)), world)

    supply = np.linalg.solve(np.eye(size) - inputs, np.eye(size)[:, 0])
    assert math.isclose(result.total, 0.7 * float(np.array(emitted[:size]) @ supply), rel_tol=1e-9)
