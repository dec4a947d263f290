"""Swapping the background: process by process, converted, named honestly, and every fault of a mapping at once."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from footprint.brightway.background_map import read_mapping, swapped_library
from footprint.brightway.importing import Import
from footprint.brightway.store import load_database, load_imported
from footprint.engine.compiled import compile_background
from footprint.engine.imported import ImportedSampler
from footprint.engine.run import compute
from footprint.engine.uncertainty import SampledBackground
from footprint.errors import InputError, Text
from footprint.inventory.library import Library
from footprint.inventory.matrix import MatrixDatabase
from footprint.inventory.swapped import SwappedLibrary
from footprint.model.base import Quantity
from footprint.model.cited import Kind
from footprint.model.inventory import Scope
from footprint.model.plan import Activity, Input, Plan
from tests.unit.brightway import mill as by_hand

KG = Quantity(value=Decimal(1), unit="kg")
POWER, USER = "electricity_cn_2024", "shore_power_cn_2024"


@pytest.fixture
def stored(imported: Callable[[str], Import]) -> Path:
    return imported("jsonld").folder


@pytest.fixture
def database(stored: Path) -> MatrixDatabase:
    return load_database(stored)


def ids(database: MatrixDatabase) -> dict[str, str]:
    names = [label.name.en.split(",")[0].split(" |")[0] for label in database.labels]
    return dict(zip(names, database.processes, strict=True))


def written(folder: Path, stored: Path, *matches: str, more: str = "years: [2020, 2023]\n", digest: str = "") -> Path:
    path = folder / "map.yaml"
    head = (
        f'author: R. Viewer\ndate: "2026-01-31"\ndatabase: "{digest or stored.name}"\nfolder: {stored.parent}\n{more}'
    )
    path.write_text(head + "matches:\n" + "".join(f"  - {{{m}}}\n" for m in matches), "utf-8")
    return path


def swapped(library: Library, path: Path) -> SwappedLibrary:
    return swapped_library(library, read_mapping(path))


def plan(*inputs: tuple[str, str, str]) -> Plan:
    name = Text.same("thing")
    drawn = tuple(
        Input(supplier=s, amount=Decimal(a), unit=u, line=name, place=f"Sheet!A{i}")
        for i, (s, a, u) in enumerate(inputs, start=1)
    )
    return Plan(
        characterisation="ar6_gwp100",
        demand="thing",
        declared_unit=KG,
        declared_unit_name=name,
        activities=(Activity(id="thing", name=name, stage="production", output=KG, inputs=drawn),),
        boundary="cradle_to_gate",
        stages=("production",),
    )


def intensities(library: Library) -> dict[str, float]:
    compiled = compile_background(library, "ar6_gwp100")
    return dict(zip(compiled.database.processes, compiled.intensities.sum(axis=0).tolist(), strict=True))


def test_a_swapped_process_and_all_that_draws_on_it_follow_the_import(
    library: Library, stored: Path, database: MatrixDatabase, tmp_path: Path
) -> None:
    path = written(tmp_path, stored, f'from: {POWER}, to: {ids(database)["Power"]}, sign: "="')
    before, after = intensities(library), intensities(swapped(library, path))
    power = by_hand.scores()["Power, at grid"]
    per_kwh = next(x.amount for x in library.processes[USER].exchanges if x.input == POWER)
    reference = library.processes[USER].reference
    drawn = per_kwh.value / reference.amount

    assert after[POWER] == pytest.approx(power, rel=1e-12)
    assert after[USER] - before[USER] == pytest.approx(float(drawn) * (power - before[POWER]), rel=1e-9)
    assert {p: before[p] for p in ("tap_water_cn", "diesel_supply_cn") if p in before} == pytest.approx(
        {p: after[p] for p in ("tap_water_cn", "diesel_supply_cn") if p in before}, rel=1e-12
    )


def test_both_calculations_agree_on_the_mixed_background(
    library: Library, stored: Path, database: MatrixDatabase, tmp_path: Path
) -> None:
    path = written(
        tmp_path,
        stored,
        f'from: {POWER}, to: {ids(database)["Power"]}, sign: "="',
        f'from: tap_water_cn, to: {ids(database)["Part"]}, sign: "~", factor: "0.5", unit: t, note: half a kilogram',
    )
    result = compute(
        plan((POWER, "2", "kWh"), ("tap_water_cn", "0.1", "t"), (USER, "3", "kWh")), swapped(library, path)
    )
    scores = by_hand.scores()

    assert result.run.adjoint_total == pytest.approx(result.total, rel=1e-9)
    by_supplier = result.by(lambda row: row.supplier)
    assert by_supplier[POWER] == pytest.approx(2 * scores["Power, at grid"], rel=1e-12)
    assert by_supplier["tap_water_cn"] == pytest.approx(0.1 * 0.5 * scores["Part, machined"], rel=1e-12)


def test_an_export_of_the_library_behind_itself_changes_nothing(library: Library, exported_import: Path) -> None:
    matches = [f'from: {p}, to: {p}, sign: "="' for p, r in library.processes.items() if r.scope is not Scope.DIRECT]
    after = intensities(swapped(library, written(exported_import.parent, exported_import, *matches)))

    assert {p: after[p] for p in library.processes} == pytest.approx(intensities(library), rel=1e-12, abs=1e-15)


def test_records_of_swapped_processes_say_whose_number_it_is(
    library: Library, stored: Path, database: MatrixDatabase, tmp_path: Path
) -> None:
    quality = "quality: {technological: 2, geographical: 3, temporal: 2, reliability: 1}"
    path = written(
        tmp_path,
        stored,
        f'from: {POWER}, to: {ids(database)["Power"]}, sign: "="',
        f'from: {USER}, to: {ids(database)["Power"]}, sign: ">", note: all of it, years: [2011, 2012], {quality}',
    )
    found = swapped(library, path)

    exact, wider = found.processes[POWER], found.processes[USER]
    for process in (exact, wider):
        assert len(process.exchanges) == 1
        amount = process.exchanges[0].amount
        assert amount.source == f"imported_{stored.name[:12]}"
        assert stored.name in found.sources[str(amount.source)].access
        assert amount.at == ids(database)["Power"]
        assert not {x.amount.source for x in library.processes[process.id].exchanges} & {amount.source}
    assert exact.exchanges[0].amount.kind is Kind.LITERATURE
    assert (wider.exchanges[0].amount.kind, wider.exchanges[0].amount.reason) == (
        Kind.ASSUMPTION,
        Text.same("all of it"),
    )
    assert (exact.valid_from, exact.valid_to, wider.valid_from, wider.valid_to) == (2020, 2023, 2011, 2012)
    assert set(exact.quality.model_dump().values()) == {5}
    assert wider.quality.reliability == 1
    assert found.processes["tap_water_cn"] is library.processes["tap_water_cn"]
    assert found.digest != library.digest
    assert found.shipped is library


def test_every_fault_of_a_mapping_is_named_at_its_line(library: Library, stored: Path, tmp_path: Path) -> None:
    database = load_database(stored)
    power, part = ids(database)["Power"], ids(database)["Part"]
    direct = next(p for p, record in library.processes.items() if record.scope is Scope.DIRECT)
    path = written(
        tmp_path,
        stored,
        f'from: no_such_process, to: {power}, sign: "="',
        'from: tap_water_cn, to: nowhere, sign: "="',
        f'from: {POWER}, to: {part}, sign: "="',
        f'from: {direct}, to: {power}, sign: "=", years: [2020, 2020]',
        more="",
    )

    with pytest.raises(InputError) as error:
        swapped(library, path)

    assert [(p.code, p.place) for p in error.value.problems] == [
        ("mapping.unknown_process", "map.yaml:6"),
        ("mapping.years", "map.yaml:6"),
        ("mapping.unknown", "map.yaml:7"),
        ("mapping.years", "map.yaml:7"),
        ("mapping.years", "map.yaml:8"),
        ("mapping.unit", "map.yaml:8"),
        ("mapping.direct", "map.yaml:9"),
    ]


def test_a_mapping_belongs_to_one_database(library: Library, stored: Path, tmp_path: Path) -> None:
    match = f'from: {POWER}, to: {ids(load_database(stored))["Power"]}, sign: "="'
    path = written(tmp_path, stored, match, digest="0" * 64)

    with pytest.raises(InputError) as error:
        swapped(library, path)
    assert [p.code for p in error.value.problems] == ["mapping.absent"]
    assert "footprint inventory import" in error.value.problems[0].todo.en

    with pytest.raises(InputError) as error:
        swapped_library(library, read_mapping(path), stored)
    assert [p.code for p in error.value.problems] == ["mapping.database"]


@pytest.mark.parametrize(
    "match",
    [
        'from: a, to: b, sign: "~"',
        'from: a, to: b, sign: "≈"',
        'from: a, to: b, sign: "=", factor: "2"',
        'from: a, to: b, sign: "=", more: 1',
        'from: a, to: b, sign: "=", factor: "-1", unit: kg',
        'from: a, to: b, sign: "=", years: [2024, 2020]',
    ],
)
def test_faulty_matches_are_refused_in_both_languages(match: str, tmp_path: Path, stored: Path) -> None:
    with pytest.raises(InputError) as error:
        read_mapping(written(tmp_path, stored, match))
    assert all(any("一" <= c <= "鿿" for c in p.expected.zh) for p in error.value.problems)


def test_a_process_is_mapped_once(tmp_path: Path, stored: Path) -> None:
    with pytest.raises(InputError):
        read_mapping(written(tmp_path, stored, *['from: a, to: b, sign: "="'] * 2))


def test_the_one_uncertain_input_of_the_import_is_drawn_as_stated(library: Library, stored: Path) -> None:
    found = load_imported(stored)
    part = ids(found.database)["Part"]
    sampler = ImportedSampler(found, library.characterisations["ar6_gwp100"], [part])
    drawn = sampler.sample(3, 0, 2000).sum(axis=2)[:, 0]

    assert sampler.stated().sum() == pytest.approx(by_hand.scores()["Part, machined"], rel=1e-12)
    # The system solved by hand for the amount of power (3 kWh as stated) that a part's footprint h follows from:
    # h (1 - 0.01 u) = direct + u power + 0.4 (treatment's own + 0.2 (power + 0.01 h)).
    own = {p: sum(by_hand.GWP[f] * x for f, x in by_hand.EMITS[p].items()) for p in range(3)}
    power = own[by_hand.POWER] + 0.01 * drawn
    used = (drawn - own[by_hand.PART] - 0.4 * (own[by_hand.TREATMENT] + 0.2 * power)) / power
    logs = np.log(used / 3)
    assert abs(logs.mean()) < 4 * np.log(1.2) / np.sqrt(len(logs))
    assert logs.std() == pytest.approx(np.log(1.2), rel=0.1)


def test_draws_of_an_import_do_not_depend_on_what_else_is_asked_for(library: Library, stored: Path) -> None:
    found, factors = load_imported(stored), library.characterisations["ar6_gwp100"]
    part, power = ids(found.database)["Part"], ids(found.database)["Power"]
    alone = ImportedSampler(found, factors, [part]).sample(1, 5, 9)
    beside = ImportedSampler(found, factors, [power, part]).sample(1, 0, 9)

    assert np.array_equal(alone[:, 0], beside[5:, 1])


def test_a_sampled_background_draws_the_import_and_ours_together(
    library: Library, stored: Path, database: MatrixDatabase, tmp_path: Path
) -> None:
    path = written(tmp_path, stored, f'from: {POWER}, to: {ids(database)["Power"]}, sign: "="')
    sampled = SampledBackground(swapped(library, path), "ar6_gwp100", frozenset({USER, POWER}))
    stated, draws = sampled.stated(), sampled.solve(sampled.sample(1, 0, 50), 50)
    power = draws[:, sampled.index[POWER]].sum(axis=1)

    assert stated.values[stated.index[POWER]].sum() == pytest.approx(by_hand.scores()["Power, at grid"], rel=1e-12)
    assert power.std() > 0
    efficiency = power / draws[:, sampled.index[USER]].sum(axis=1)
    assert 0.87 < efficiency.min() < efficiency.max() < 0.97
    assert any(p.name.startswith(f"{POWER}: ") and p.distribution is None for p in sampled.parameters)


def test_a_distribution_off_its_amount_stays_fixed_and_is_counted(library: Library, stored: Path) -> None:
    found = load_imported(stored)
    exchanges = found.exchanges.copy()
    inputs = np.flatnonzero(exchanges["kind"] == 1)[:2]
    exchanges["uncertainty"][inputs] = (4, 9)
    exchanges["minimum"][inputs], exchanges["maximum"][inputs] = 1e6, 2e6
    part = ids(found.database)["Part"]
    sampler = ImportedSampler(replace(found, exchanges=exchanges), library.characterisations["ar6_gwp100"], [part])

    assert sampler.fixed == 2
    assert np.isfinite(sampler.sample(1, 0, 3)).all()
