"""Traps of Brightway, each reproduced and each refused or handled; named after what it does in silence."""

import math
from decimal import Decimal

import numpy as np
import pytest
from scipy.sparse import csc_array

from footprint.engine.brightway import forward, solve
from footprint.engine.compiled import compile_background
from footprint.engine.errors import EngineError
from footprint.engine.run import compute
from footprint.engine.system import System, link
from footprint.errors import InputError
from footprint.model.inventory import Exchange, Reference
from footprint.model.plan import Plan
from tests.unit.engine.arrays import FACTORS, FLOWS, database, productive
from tests.unit.engine.toy import background, draws, emits, number, plan, process, use


def drawing(*names: str) -> Plan:
    """Bread from flour alone, and flour from background processes."""
    return plan(flour=tuple(use(name, 1, "kg") for name in names))


def system(technosphere: np.ndarray, demand: float = 1.0) -> System:
    n = len(technosphere)
    rows, columns = np.nonzero(technosphere)
    cells = zip(rows.tolist(), columns.tolist(), strict=True)
    return System(
        processes=tuple(f"p{i}" for i in range(n)),
        flows=FLOWS[:1],
        technosphere={key: float(technosphere[key]) for key in cells},
        biosphere={(0, j): 1.0 for j in range(n)},
        factors=(1.0,),
        demand=(0, demand),
    )


def test_units_are_not_ignored() -> None:
    """Brightway would take 1000 g of a product measured in kg for 1000 kg."""
    grams = compute(plan(use("mill", 1000, "g")), background()).total
    kilograms = compute(plan(use("mill", 1, "kg")), background()).total

    assert math.isclose(grams, kilograms, rel_tol=1e-12)


def test_units_of_another_kind_are_refused() -> None:
    with pytest.raises(InputError, match=r"unit that converts to m3"):
        link(plan(use("gas", 1, "kg")), background())


def test_missing_production_is_refused() -> None:
    """Brightway would take it for one."""
    a = np.array([[1.0, 0.0], [-0.5, 0.0]])

    with pytest.raises(EngineError, match=r"above zero: p1 "):
        solve(system(a))
    a[1, 1] = 1.0
    a[0, 0] = 0.0
    with pytest.raises(EngineError, match=r"above zero: b0 "):
        compile_background(database(a), "gwp")


def test_production_of_two_halves_the_score() -> None:
    world = background()
    once = compute(plan(use("mill", 1, "kg")), world).total
    mill = world.processes["mill"]
    world.processes["mill"] = mill.model_copy(update={"reference": Reference(amount=Decimal(4), unit="kg")})

    twice = compute(plan(use("mill", 1, "kg")), world).total

    flour = 0.7 * 0.5 / 0.9
    assert math.isclose(twice - flour, (once - flour) / 2, rel_tol=1e-12)


def test_own_consumption_is_kept_in_double_precision() -> None:
    """Projects of bw2data store single precision: 1.1111111405 instead of 10/9."""
    world = background()
    world.processes["power"] = process("power", "kWh", emits("co2", 1), draws("power", "0.1", "kWh"))

    assert math.isclose(compute(plan(), world).total, 0.7 / 0.9, rel_tol=1e-15)


def test_a_mistyped_exchange_cannot_be_written() -> None:
    """Brightway ignores an exchange of type 'technosphere ' and scores 0; here the key is the type."""
    with pytest.raises(ValueError, match="extra"):
        Exchange.model_validate({"technosphere ": "power", "amount": number(1, "kWh")})
    with pytest.raises(ValueError, match="either an input or an emission"):
        Exchange(amount=number(1, "kWh"))


def test_duplicates_are_summed() -> None:
    """In a datapackage a later duplicate may overwrite an earlier one."""
    doubled = compute(plan(use("gas", 1, "m3"), use("gas", 1, "m3")), background()).total

    assert math.isclose(doubled, compute(plan(use("gas", 2, "m3")), background()).total, rel_tol=1e-12)


def test_duplicates_inside_a_background_process_are_summed() -> None:
    world = background()
    world.processes["power"] = process("power", "kWh", emits("co2", 1), emits("co2", 1), *2 * [draws("gas", 0, "m3")])

    assert math.isclose(compute(plan(), world).total, 0.7 * 2, rel_tol=1e-12)


def test_singular_is_refused_instead_of_nan() -> None:
    a = np.array([[1.0, -1.0], [-1.0, 1.0]])

    with pytest.raises(EngineError, match="singular"):
        solve(system(a))
    with pytest.raises(EngineError, match="singular"):
        compile_background(database(a), "gwp")


def test_factors_for_absent_flows_change_nothing() -> None:
    """Brightway drops them in silence, which is right; a flow without a factor is what must not pass."""
    silent = np.zeros((3, 1))
    silent[0] = 2.0

    assert math.isclose(compute(drawing("b0"), database(np.eye(1), silent)).total, 1.4, rel_tol=1e-12)


def test_a_flow_without_a_factor_is_refused_where_it_is_reached() -> None:
    emitted = np.array([[1.0, 1.0], [0.0, 0.0], [0.0, 1.0]])
    world = database(np.eye(2), emitted, missing=("n2o",))

    assert math.isclose(compute(drawing("b0"), world).total, 0.7, rel_tol=1e-12)
    with pytest.raises(InputError, match="n2o"):
        compute(drawing("b1"), world)
    with pytest.raises(InputError, match="n2o"):
        compile_background(world, "gwp").check_covered(np.array([0, 1]))


def test_a_set_for_regions_cannot_be_filtered_away() -> None:
    """Brightway drops factors of other locations in silence; a set here has one factor a flow."""
    assert forward(csc_array(np.eye(1)), csc_array(np.ones((3, 1))), FACTORS, (0, 1.0)).score == FACTORS.sum()


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_what_is_not_finite_is_refused_wherever_it_is(value: float) -> None:
    good, bad = np.eye(2), np.array([[1.0, value], [0.0, 1.0]])
    emitted, factors = np.ones((3, 2)), FACTORS
    spoiled = np.array([1.0, value, 1.0])

    for arguments in (
        (csc_array(bad), csc_array(emitted), factors, (0, 1.0)),
        (csc_array(good), csc_array(emitted * value), factors, (0, 1.0)),
        (csc_array(good), csc_array(emitted), spoiled, (0, 1.0)),
        (csc_array(good), csc_array(emitted), factors, (0, value)),
    ):
        with pytest.raises(EngineError, match="not a number, or infinite"):
            forward(*arguments)
    with pytest.raises(EngineError, match="not a number, or infinite"):
        compile_background(database(bad), "gwp")


def test_a_system_that_is_not_square_is_refused() -> None:
    with pytest.raises(EngineError, match="not square"):
        forward(csc_array(np.ones((2, 3))), csc_array(np.ones((3, 3))), FACTORS, (0, 1.0))
    with pytest.raises(EngineError, match="not square"):
        link(drawing("b0"), database(np.ones((2, 3))))


def test_emissions_of_another_shape_are_refused() -> None:
    with pytest.raises(EngineError, match="instead of"):
        forward(csc_array(np.eye(2)), csc_array(np.ones((2, 2))), FACTORS, (0, 1.0))


@pytest.mark.parametrize("amount", [0.0, -1.0])
def test_a_reference_of_zero_or_less_is_refused(amount: float) -> None:
    """A treatment of waste is a service; minus one with the wrong sign elsewhere would earn a credit."""
    with pytest.raises(EngineError, match="state a treatment of waste as a service"):
        solve(system(np.diag([1.0, amount])))


def test_a_demand_of_zero_is_refused() -> None:
    with pytest.raises(EngineError, match="demand is zero"):
        solve(system(np.eye(2), demand=0.0))


def test_a_loop_that_consumes_more_than_it_makes_is_refused() -> None:
    """Solved blindly it has negative supplies and earns credits."""
    a = np.array([[1.0, -2.0], [-1.0, 1.0]])

    with pytest.raises(EngineError, match="consumes more than it makes: p0, p1"):
        solve(system(a))
    with pytest.raises(EngineError, match="consumes more than it makes: b0, b1"):
        compile_background(database(a), "gwp")


def test_credits_do_not_hide_a_loop_that_consumes_more_than_it_makes() -> None:
    a = np.array([[1.0, -2.0, 0.0], [-1.0, 1.0, 0.0], [9.0, 0.0, 1.0]])

    with pytest.raises(EngineError, match="consumes more than it makes: b0, b1"):
        compile_background(database(a), "gwp")


def test_credits_in_a_background_are_counted_in_the_run_record() -> None:
    a = np.array([[1.0, 0.0], [0.25, 1.0]])

    result = compute(drawing("b0"), database(a, np.ones((3, 2))))

    assert math.isclose(result.total, 0.7 * FACTORS.sum() * 0.75, rel_tol=1e-12)
    assert result.run.background_credits == 1


def test_credits_larger_than_what_a_process_needs_are_no_loop() -> None:
    """The transposed solution goes negative although nothing loops; the system without credits decides."""
    a = np.array([[1.0, 0.0], [3.0, 1.0]])

    assert compile_background(database(a), "gwp").adjoint.unproductive.size == 0


def test_a_background_that_draws_on_the_foreground_is_refused() -> None:
    world = background()
    world.processes["flour"] = process("flour", "kg", emits("co2", 1))

    with pytest.raises(InputError, match="id of a background process"):
        compute(plan(), world)


def ill_conditioned(gap: float) -> np.ndarray:
    """Two processes that consume nearly all of each other's output."""
    return np.array([[1.0, -1.0], [-(1.0 - gap), 1.0]])


@pytest.mark.parametrize("exponent", range(2, 17))
def test_an_ill_conditioned_system_is_refused_or_states_a_bound_that_holds(exponent: int) -> None:
    gap = 2.0 ** (-3 * exponent)
    emitted = np.array([[1.0, 0.0], [0.0, 0.0], [0.0, 0.0]])

    try:
        run = compute(drawing("b0"), database(ill_conditioned(gap), emitted))
    except EngineError as refused:
        assert exponent > 5
        assert "ill-conditioned" in str(refused) or "consumes" in str(refused)
        return
    assert run.run.forward_error is not None
    assert run.run.condition is not None
    assert run.run.condition >= 0.3 / gap
    assert abs(run.total * gap / 0.7 - 1.0) <= run.run.forward_error <= 1e-9


def test_every_ill_conditioned_case_beyond_the_bound_is_refused() -> None:
    with pytest.raises(EngineError, match=r"error bound|residual|disagree"):
        compute(drawing("b0"), database(ill_conditioned(2.0**-30)))


def test_a_residual_alone_is_not_trusted() -> None:
    """A tiny residual can go with a large error; the bound sees it."""
    rng = np.random.default_rng(3)
    a = productive(rng, 6)

    run = compute(drawing("b0", "b5"), database(a, rng.random((3, 6)))).run

    assert run.forward_error is not None
    assert run.relative_residual <= run.forward_error < 1e-12
