"""An inventory with uncertain numbers: analytical cases, formulas, shared parents, unstable loops."""

import math
from decimal import Decimal

import numpy as np
import pytest

from footprint.engine.errors import EngineError
from footprint.engine.run import compute
from footprint.engine.uncertainty import SampledBackground
from footprint.engine.whatif import rescore
from footprint.errors import InputError, Text
from footprint.model.cited import Cited, Kind, Spread
from footprint.model.inventory import Exchange, Process
from tests.unit.engine.toy import Toy, background, draws, emits, number, plan, process, use

N = 4_000


def spread(**given: object) -> Spread:
    return Spread.model_validate({"basis": "a test", **given})


def varied(exchange: Exchange, **given: object) -> Exchange:
    return exchange.model_copy(update={"amount": exchange.amount.model_copy(update={"spread": spread(**given)})})


def derived(value: float, formula: str, **parents: Cited) -> Cited:
    return Cited(value=Decimal(str(value)), unit="kg", kind=Kind.DERIVED, formula=formula, parents=parents)


def with_spread(value: object, **given: object) -> Cited:
    return number(value, "kg").model_copy(update={"spread": spread(**given)})


def world(*processes: Process) -> Toy:
    toy = background()
    toy.processes.update({p.id: p for p in processes})
    return toy


def intensities(toy: Toy, *suppliers: str, seed: int = 1, size: int = N) -> np.ndarray:
    """Total intensity of each supplier, shape (draws, suppliers)."""
    sampled = SampledBackground(toy, "gwp", frozenset(suppliers))
    solved = sampled.solve(sampled.sample(seed, 0, size), size).sum(axis=2)
    return solved[:, [sampled.index[s] for s in suppliers]]


def test_stated_values_give_the_result_of_record() -> None:
    toy, order = background(), plan(use("gas", "0.2", "m3"), use("mill", 50, "g"))
    sampled = SampledBackground(toy, "gwp", frozenset({"power", "gas", "mill"}))

    assert math.isclose(rescore(order, toy, sampled.stated()).total, compute(order, toy).total, rel_tol=1e-12)


def test_a_single_lognormal_has_its_analytical_moments() -> None:
    toy = world(process("power", "kWh", varied(emits("co2", "0.5"), gsd2=2), draws("power", "0.1", "kWh")))
    values = intensities(toy, "power")[:, 0]

    sigma, median = math.log(2) / 2, 0.5 / 0.9
    mean = median * math.exp(sigma**2 / 2)
    deviation = mean * math.sqrt(math.exp(sigma**2) - 1)
    assert abs(np.log(values / median).mean()) < 4 * sigma / math.sqrt(N)
    assert abs(values.mean() - mean) < 4 * deviation / math.sqrt(N)
    assert math.isclose(values.std(), deviation, rel_tol=0.1)


def test_a_sum_of_lognormals_has_its_analytical_moments() -> None:
    toy = world(process("sum", "kg", varied(emits("co2", 1), gsd2="1.5"), varied(emits("ch4", "0.1"), gsd2=3)))
    values = intensities(toy, "sum")[:, 0]

    parts = [(1.0, math.log(1.5) / 2), (2.7, math.log(3) / 2)]
    mean = sum(m * math.exp(s**2 / 2) for m, s in parts)
    variance = sum(m**2 * math.exp(s**2) * (math.exp(s**2) - 1) for m, s in parts)
    assert abs(values.mean() - mean) < 4 * math.sqrt(variance / N)
    assert math.isclose(values.var(), variance, rel_tol=0.2)


def test_products_that_share_an_uncertain_input_move_together() -> None:
    toy = world(
        process("power", "kWh", varied(emits("co2", "0.5"), gsd2=2)),
        process("one", "kg", draws("power", 1, "kWh")),
        process("two", "kg", draws("power", 2, "kWh")),
    )
    both = intensities(toy, "one", "two")
    apart = intensities(toy, "one", seed=2)

    assert np.allclose(both[:, 1], 2 * both[:, 0], rtol=1e-12)
    assert abs(np.corrcoef(both[:, 0], apart[:, 0])[0, 1]) < 4 / math.sqrt(N)


def test_draws_do_not_depend_on_what_else_is_asked_for() -> None:
    toy = world(process("power", "kWh", varied(emits("co2", "0.5"), gsd2=2)))

    assert np.array_equal(intensities(toy, "power")[:, 0], intensities(toy, "power", "mill")[:, 0])


def test_amounts_that_share_a_parent_keep_their_balance() -> None:
    def share(rest: str) -> Cited:
        return derived(0.6 if rest == "share" else 0.4, rest, share=with_spread("0.6", low="0.3", high="0.9"))

    toy = world(
        process(
            "burner",
            "kg",
            Exchange(emission="co2", amount=share("share")),
            Exchange(emission="ch4", amount=share("1 - share")),
        )
    )
    sampled = SampledBackground(toy, "gwp", frozenset({"burner"}))
    solved = sampled.solve(sampled.sample(1, 0, N), N)[:, 0, :]
    carbon = dict(zip((gas for gas, _ in sampled.groups), solved.T, strict=True))

    assert len(sampled.parameters) == 1
    assert np.ptp(carbon["CO2"]) > 0.3
    assert np.allclose(carbon["CO2"] + carbon["CH4"] / 27, 1.0, rtol=1e-12)


def test_a_derived_number_takes_its_own_spread_only_where_no_parent_has_one() -> None:
    parent = with_spread(2, gsd2=2)
    both = derived(4, "a * 2", a=parent).model_copy(update={"spread": spread(gsd2=9)})
    alone = derived(4, "a * 2", a=number(2, "kg")).model_copy(update={"spread": spread(gsd2=2)})
    for amount in (both, alone):
        values = intensities(world(process("x", "kg", Exchange(emission="co2", amount=amount))), "x")[:, 0]
        assert math.isclose(np.log(values / 4).std(), math.log(2) / 2, rel_tol=0.1)


def test_one_published_number_is_one_parameter_in_every_process() -> None:
    cited = Cited(value=Decimal(2), unit="kg", kind=Kind.LITERATURE, source="s", at="table 1", spread=spread(gsd2=2))
    toy = world(
        *(process(p, "kg", Exchange(emission="co2", amount=derived(2, "a * 1", a=cited))) for p in ("one", "two"))
    )
    values = intensities(toy, "one", "two")

    assert np.array_equal(values[:, 0], values[:, 1])


def test_what_is_not_sampled_is_listed_with_its_reason() -> None:
    toy = world(process("power", "kWh", varied(emits("co2", "0.5")), emits("ch4", "0.1")))
    sampled = SampledBackground(toy, "gwp", frozenset({"power"}))

    assert sampled.parameters == ()
    assert [(n.name, n.place, n.reason.en) for n in sampled.not_sampled] == [
        ("power: co2", "power", "basis only: a test"),
        ("power: ch4", "power", "no spread stated"),
    ]


def test_values_outside_their_range_are_all_named() -> None:
    toy = world(process("power", "kWh", *(varied(emits(f, 5), low=0, high=1) for f in ("co2", "ch4"))))

    with pytest.raises(InputError) as caught:
        _ = SampledBackground(toy, "gwp", frozenset({"power"})).parameters
    assert [p.place for p in caught.value.problems] == ["power: co2", "power: ch4"]


def test_a_loop_that_eats_its_product_in_some_draws_is_refused() -> None:
    toy = world(process("power", "kWh", emits("co2", 1), varied(draws("power", "0.9", "kWh"), gsd2="1.5")))

    with pytest.raises(EngineError, match="unstable"):
        intensities(toy, "power")


def test_a_formula_that_divides_by_a_sampled_zero_is_refused() -> None:
    exchange = Exchange(emission="co2", amount=derived(1, "1 / (a - a)", a=with_spread(1, gsd2=2)))

    with pytest.raises(EngineError, match="not finite"):
        intensities(world(process("x", "kg", exchange)), "x")


def test_a_singular_foreground_is_refused() -> None:
    toy = background()
    stated = SampledBackground(toy, "gwp", frozenset({"power"})).stated()

    with pytest.raises(EngineError):
        rescore(plan(flour=(use("flour", 1, "kg"),)), toy, stated)


def test_text_of_reasons_is_bilingual() -> None:
    assert all(
        isinstance(n.reason, Text) for n in SampledBackground(background(), "gwp", frozenset({"gas"})).not_sampled
    )
