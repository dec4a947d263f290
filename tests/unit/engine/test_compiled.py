"""Compiled backgrounds and their cache: content-addressed, checked on reading, never silently stale."""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from footprint.engine import cache, compiled
from footprint.engine.background import ArrayBackground
from footprint.engine.cache import CacheState
from footprint.engine.compiled import CompiledBackground, compile_background
from footprint.engine.errors import EngineError
from footprint.engine.factor import factorise
from footprint.engine.foreground import foreground_of
from footprint.engine.run import compute
from footprint.engine.system import System, link
from footprint.inventory.matrix import from_library
from tests.unit.engine.arrays import database, productive
from tests.unit.engine.toy import background, plan, use


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An own cache that even small databases use."""
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setattr(compiled, "CACHED_FROM", 1)
    yield tmp_path / "cache"


def world(seed: int = 1) -> ArrayBackground:
    rng = np.random.default_rng(seed)
    return database(productive(rng, 8), rng.random((3, 8)))


def same(first: CompiledBackground, second: CompiledBackground) -> bool:
    return np.array_equal(first.intensities, second.intensities) and first.groups == second.groups


def test_intensities_solve_the_transposed_system() -> None:
    arrays = world()

    found = compile_background(arrays, "gwp")

    a, b = arrays.database.technosphere.toarray(), arrays.database.biosphere.toarray()
    np.testing.assert_allclose(found.intensities.sum(axis=0), np.linalg.solve(a.T, b.T @ [1, 27, 273]), rtol=1e-12)
    assert [gas for gas, _ in found.groups] == ["CO2", "CH4", "N2O"]
    assert found.adjoint.forward_error < 1e-12
    assert found.adjoint.condition <= np.linalg.cond(a.T, 1) * (1 + 1e-9)
    assert found.adjoint.condition >= np.linalg.cond(a.T, 1) / 3
    assert found.cache is CacheState.UNUSED


def test_the_second_time_is_read_from_the_cache(folder: Path) -> None:
    first, second = compile_background(world(), "gwp"), compile_background(world(), "gwp")

    assert (first.cache, second.cache) == (CacheState.WRITTEN, CacheState.READ)
    assert same(first, second)
    assert isinstance(second.intensities, np.memmap)
    assert not second.intensities.flags.writeable
    assert second.adjoint.condition == first.adjoint.condition
    assert sorted(p.suffix for p in folder.iterdir()) == [".json", ".npy"]


def test_another_content_has_another_key_even_under_the_same_digest(folder: Path) -> None:
    arrays = world()
    doubled = replace(arrays.database, biosphere=arrays.database.biosphere * 2)

    first = compile_background(arrays, "gwp")
    second = compile_background(ArrayBackground(doubled, arrays.characterisations), "gwp")

    assert second.cache is CacheState.WRITTEN
    np.testing.assert_allclose(second.intensities, 2 * first.intensities)


@pytest.mark.parametrize("damage", ["array", "manifest", "number", "no array", "not json"])
def test_a_damaged_cache_is_rebuilt_and_says_so(folder: Path, damage: str) -> None:
    first = compile_background(world(), "gwp")
    manifest = next(folder.glob("*.json"))
    array = next(folder.glob("*.npy"))
    if damage == "array":
        octets = bytearray(array.read_bytes())
        octets[-3] ^= 1
        array.write_bytes(octets)
    elif damage == "no array":
        array.unlink()
    elif damage == "not json":
        manifest.write_text("{")
    else:
        stored = json.loads(manifest.read_text())
        stored["manifest"]["condition" if damage == "number" else "array"] = 1.0
        manifest.write_text(json.dumps(stored))

    again = compile_background(world(), "gwp")

    assert again.cache is CacheState.REBUILT
    assert same(first, again)
    assert compile_background(world(), "gwp").cache is CacheState.READ


def test_a_cache_that_cannot_be_written_is_named(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setenv(cache.VARIABLE, str(blocked / "cache"))

    result = compute(plan(use("b0", 1, "kg"), flour=(use("b1", 1, "kg"),)), world())

    assert result.run.cache == "not_writable"


def test_the_users_folder_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(cache.VARIABLE, raising=False)

    assert cache.folder().name == "footprint"


def test_a_wrong_cache_entry_cannot_reach_a_result(folder: Path) -> None:
    """Even one with matching checksums: the number of record does not come from it."""
    first = compile_background(world(), "gwp")
    key = first.key
    body = json.loads((folder / f"{key}.json").read_text())["manifest"]
    assert cache.write(key, body, np.asarray(first.intensities) * 1.001)

    with pytest.raises(EngineError, match="disagree"):
        compute(plan(use("b0", 1, "kg"), flour=(use("b1", 1, "kg"),)), world())


def test_a_library_and_its_arrays_give_the_same_footprint() -> None:
    toy = background()
    arrays = ArrayBackground(from_library(toy), toy.characterisations)
    bread = plan(use("gas", "0.2", "m3"), use("mill", 50, "g"))

    first, second = compute(bread, toy), compute(bread, arrays)

    assert first.total == second.total
    assert first.rows == second.rows
    assert first.run == second.run
    assert set(second.supply) == {"flour", "bread", "gas", "mill", "power"}


def test_faults_of_a_plan_are_named_for_arrays_as_well() -> None:
    with pytest.raises(Exception, match="b01") as caught:
        compute(plan(use("b01", 1, "kg"), use("b1", 1, "kWh"), flour=(use("b0", 1, "kg"),)), world())

    assert [p.code for p in caught.value.problems] == ["process.unknown", "unit.kind"]


def test_a_background_that_consumes_a_foreground_product_cannot_be_compiled_in() -> None:
    toy = background()
    linked = link(plan(), toy)
    open_system = replace(linked, technosphere=dict(linked.technosphere) | {(0, linked.column("power")): -0.1})
    assert isinstance(open_system, System)

    with pytest.raises(EngineError, match="draws on a foreground product"):
        foreground_of(open_system, 2, compile_background(toy, "gwp"))


def test_two_producers_of_a_foreground_product_are_refused() -> None:
    toy = background()
    linked = link(plan(), toy)
    doubled = replace(linked, technosphere=dict(linked.technosphere) | {(0, 1): 0.5})

    with pytest.raises(EngineError, match=r"one producer; these make another's product: bread"):
        foreground_of(doubled, 2, compile_background(toy, "gwp"))


def test_the_solver_is_named() -> None:
    """PARDISO takes over where the user has installed it."""
    expected = "PARDISO" if "pypardiso" in sys.modules else "SuperLU"

    assert factorise(world().database.technosphere).name == expected
    assert compute(plan(), background()).run.background_solver == expected
