"""Explanations add up: emitters, flow diagrams, hotspots."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.engine.compiled import compile_background
from footprint.engine.explain import emitters, hotspots
from footprint.engine.run import compute
from footprint.engine.sankey import NodeKind, Sankey, sankey
from footprint.model.inventory import DataQuality, Origin
from footprint.model.result import FootprintResult
from tests.unit.engine.arrays import database, productive
from tests.unit.engine.toy import background, plan, use

BREAD = plan(use("gas", "0.2", "m3"), use("mill", 50, "g"))


def test_emitters_name_what_emits_and_add_up() -> None:
    world = background()
    total = compute(BREAD, world).total

    found = emitters(BREAD, world)

    assert math.isclose(math.fsum(e.kg_co2e for e in found), total, rel_tol=1e-12)
    assert {(e.process, e.gas) for e in found} == {("power", "CO2"), ("gas", "CO2"), ("gas", "CH4")}
    burnt = 0.2 + 0.05 * 3 / 2
    by = {(e.process, e.gas, e.origin): e.kg_co2e for e in found}
    assert by["gas", "CO2", Origin.FOSSIL] == pytest.approx(2 * burnt)
    assert by["gas", "CH4", Origin.BIOGENIC] == pytest.approx(0.027 * burnt)
    assert by["power", "CO2", Origin.FOSSIL] == pytest.approx(0.5 / 0.9 * (0.7 + 0.1 * burnt))
    assert [abs(e.kg_co2e) for e in found] == sorted((abs(e.kg_co2e) for e in found), reverse=True)


def random_result(seed: int, size: int = 12) -> tuple[FootprintResult, Sankey, float]:
    rng = np.random.default_rng(seed)
    world = database(productive(rng, size), rng.random((3, size)))
    bread = plan(*(use(f"b{i}", 1 + i, "kg") for i in range(4)), flour=(use("b5", 2, "kg"),))
    result = compute(bread, world)
    cutoff = float(rng.choice([0.0, 0.01, 0.2]))
    return result, sankey(result, compile_background(world, "gwp"), cutoff), cutoff


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_a_flow_diagram_conserves_flows(seed: int) -> None:
    result, graph, cutoff = random_result(seed)
    size = math.fsum(abs(row.kg_co2e) for row in result.rows)

    assert {n.key for n in graph.nodes} == set(range(len(graph.nodes)))
    assert [n.kind for n in graph.nodes[:2]] == [NodeKind.PRODUCT, NodeKind.REMAINDER]
    for node in graph.nodes:
        inflow = math.fsum(link.kg_co2e for link in graph.links if link.target == node.key)
        outflow = math.fsum(link.kg_co2e for link in graph.links if link.source == node.key)
        if node.kind is NodeKind.PRODUCT:
            assert inflow == pytest.approx(result.total, rel=1e-9)
        elif any(link.target == node.key for link in graph.links):
            assert inflow == pytest.approx(outflow, rel=1e-9, abs=1e-9 * size)
    sources = {n.key for n in graph.nodes} - {link.target for link in graph.links}
    assert math.fsum(link.kg_co2e for link in graph.links if link.source in sources) == pytest.approx(result.total)
    small = [link for link in graph.links if graph.nodes[link.source].kind is NodeKind.PROCESS]
    assert all(abs(link.kg_co2e) >= cutoff * size * (1 - 1e-9) for link in small)


def test_a_diagram_that_shows_all_has_no_remainder_and_one_that_shows_nothing_only_that() -> None:
    world = background()
    result, compiled = compute(BREAD, world), compile_background(world, "gwp")

    whole = sankey(result, compiled, cutoff=0.0, limit=1000)
    nothing = sankey(result, compiled, cutoff=2.0)

    assert not any(link.source == 1 for link in whole.links)
    assert {n.name for n in whole.nodes if n.kind is NodeKind.DIRECT} == {"power", "gas"}
    assert not any(n.kind is NodeKind.PROCESS for n in nothing.nodes)
    left = math.fsum(link.kg_co2e for link in nothing.links if link.source == 1)
    assert left == pytest.approx(result.total)


def test_hotspots_weigh_contribution_by_data_quality() -> None:
    result = compute(plan(use("gas", 1, "m3"), flour=(use("power", 1, "kWh"),)), background())
    good = DataQuality(technological=1, geographical=1, temporal=1, reliability=1)
    poor = DataQuality(technological=5, geographical=5, temporal=5, reliability=3)

    found = hotspots(result, {"gas": good, "power": poor})

    share = result.where(lambda row: row.supplier == "power") / result.total
    spots = {spot.supplier: spot for spot in found}
    assert spots["power"].weight == pytest.approx(4.5 * share)
    assert spots["gas"].weight == pytest.approx(1 - share)
    assert math.fsum(spot.kg_co2e for spot in found) == pytest.approx(result.total)


def test_a_process_without_scores_counts_as_the_worst() -> None:
    result = compute(plan(), background())

    (spot,) = hotspots(result, {})

    assert (spot.score, spot.weight) == (None, 5.0)
