"""Swapping the background: process by process, converted, and everything unmapped listed."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from footprint.brightway.background_map import apply_mapping, read_mapping
from footprint.brightway.importing import Import
from footprint.brightway.store import load_database
from footprint.errors import InputError, Text
from footprint.inventory.matrix import MatrixDatabase
from footprint.model.base import Quantity
from footprint.model.plan import Activity, Input, Plan, Stage

ONE = Quantity(value=Decimal(1), unit="kg")


@pytest.fixture
def database(imported: Callable[[str], Import]) -> MatrixDatabase:
    return load_database(imported("jsonld").folder)


def plan(*inputs: tuple[str, str, str]) -> Plan:
    made = tuple(
        Input(supplier=s, amount=Decimal(a), unit=u, line=Text.same(s), place=f"Sheet!A{i}")
        for i, (s, a, u) in enumerate(inputs, start=1)
    )
    name = Text.same("thing")
    first = Activity(id="raw", name=name, stage=Stage.RAW_MATERIALS, output=ONE, inputs=made)
    own = Input(supplier="raw", amount=Decimal(1), unit="kg", line=name, place="Sheet!B1")
    last = Activity(id="thing", name=name, stage=Stage.PRODUCTION, output=ONE, inputs=(own,))
    return Plan(
        characterisation="ar6_gwp100",
        demand="thing",
        declared_unit=ONE,
        declared_unit_name=name,
        activities=(first, last),
        boundary="cradle_to_gate",
        stages=(Stage.RAW_MATERIALS, Stage.PRODUCTION),
    )


def mapping(path: Path, database: MatrixDatabase, *matches: str) -> Path:
    head = f'author: R. Viewer\ndate: "2026-01-31"\ndatabase: "{database.digest}"\nmatches:\n'
    path.write_text(head + "".join(f"  - {{{m}}}\n" for m in matches), "utf-8")
    return path


def ids(database: MatrixDatabase) -> dict[str, str]:
    names = [label.name.en.split(",")[0].split(" |")[0] for label in database.labels]
    return dict(zip(names, database.processes, strict=True))


def test_suppliers_are_swapped_and_units_convert(tmp_path: Path, database: MatrixDatabase) -> None:
    power, part = ids(database)["Power"], ids(database)["Part"]
    path = mapping(
        tmp_path / "m.yaml",
        database,
        f'from: electricity_cn, to: {power}, sign: "="',
        f'from: pieces, to: {part}, sign: "~", factor: "0.25", unit: pc, note: a piece weighs 0.25 kg',
    )

    swapped = apply_mapping(plan(("electricity_cn", "2", "kWh"), ("pieces", "8", "pc")), read_mapping(path), database)

    first, second = swapped.activities[0].inputs
    assert (first.supplier, first.amount, first.unit) == (power, Decimal(2), "kWh")
    assert (second.supplier, second.amount, second.unit) == (part, Decimal("2.00"), "kg")
    assert swapped.activities[1].inputs[0].supplier == "raw"


def test_everything_that_does_not_map_is_listed(tmp_path: Path, database: MatrixDatabase) -> None:
    path = mapping(
        tmp_path / "m.yaml",
        database,
        'from: water, to: nowhere, sign: "="',
        f'from: rope, to: {ids(database)["Part"]}, sign: "="',
    )

    with pytest.raises(InputError) as error:
        apply_mapping(
            plan(("a", "1", "kg"), ("b", "1", "kg"), ("water", "1", "kg"), ("rope", "1", "m")),
            read_mapping(path),
            database,
        )

    assert [(p.code, p.place) for p in error.value.problems] == [
        ("mapping.unmapped", "Sheet!A1"),
        ("mapping.unmapped", "Sheet!A2"),
        ("mapping.unknown", "Sheet!A3"),
        ("mapping.unit", "Sheet!A4"),
    ]


def test_a_mapping_belongs_to_one_database(tmp_path: Path, database: MatrixDatabase) -> None:
    path = mapping(tmp_path / "m.yaml", database, f'from: a, to: {database.processes[0]}, sign: "="')
    path.write_text(path.read_text("utf-8").replace(database.digest, "0" * 64), "utf-8")

    with pytest.raises(InputError) as error:
        apply_mapping(plan(("a", "1", "kg")), read_mapping(path), database)

    assert "mapping.database" in [p.code for p in error.value.problems]


@pytest.mark.parametrize(
    "match",
    [
        'from: a, to: b, sign: "~"',
        'from: a, to: b, sign: "≈"',
        'from: a, to: b, sign: "=", factor: "2"',
        'from: a, to: b, sign: "=", more: 1',
        'from: a, to: b, sign: "=", factor: "-1", unit: kg',
    ],
)
def test_faulty_matches_are_refused(match: str, tmp_path: Path, database: MatrixDatabase) -> None:
    with pytest.raises(InputError):
        read_mapping(mapping(tmp_path / "m.yaml", database, match))


def test_a_process_is_mapped_once(tmp_path: Path, database: MatrixDatabase) -> None:
    with pytest.raises(InputError):
        read_mapping(mapping(tmp_path / "m.yaml", database, *['from: a, to: b, sign: "="'] * 2))
