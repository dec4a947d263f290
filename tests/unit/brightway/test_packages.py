"""BW2Packages as others write them: flows by UUID only, several databases, methods in between."""

import bz2
import json
from pathlib import Path
from typing import Any

import pytest

from footprint.brightway.importing import import_database
from footprint.brightway.store import load_database
from footprint.errors import InputError
from footprint.inventory.library import Library
from tests.unit.brightway.nodes import exchange, process

CO2 = "349b29d1-3e58-4c66-98b9-9d1a076efd2e"  # carbon dioxide, fossil, to air, in ecoinvent's list of flows


def sanitised(item: Any) -> Any:
    """The package's own form of tuples and mappings."""
    if isinstance(item, tuple):
        return {"__tuple__": True, "data": [sanitised(x) for x in item]}
    if isinstance(item, dict):
        return {"__dict__": True, "keys": [sanitised(k) for k in item], "values": [sanitised(v) for v in item.values()]}
    return [sanitised(x) for x in item] if isinstance(item, list) else item


def package(
    path: Path, *nodes: dict[str, Any], kind: tuple[str, str] = ("bw2data.backends.base", "SQLiteBackend")
) -> Path:
    data = {(n["database"], n["code"]): {k: v for k, v in n.items() if k not in {"database", "code"}} for n in nodes}
    item = {"metadata": {}, "name": "db", "class": {"module": kind[0], "name": kind[1]}, "data": data}
    path.write_bytes(bz2.compress(json.dumps(sanitised([item])).encode()))
    return path


def test_a_flow_named_by_its_uuid_is_found(tmp_path: Path, library: Library) -> None:
    emission = {"type": "biosphere", "input": ("biosphere3", CO2), "amount": 3.0}
    path = package(tmp_path / "a.bw2package", process("a", emission))

    database = load_database(import_database("bw2package", path, tmp_path, library.flows).folder)

    assert [f.id for f in database.flows] == ["co2_fossil"]
    assert database.biosphere.toarray().tolist() == [[3.0]]


def test_databases_of_one_package_are_linked(tmp_path: Path, library: Library) -> None:
    other = process("b", {**exchange("technosphere", "a", 2.0), "input": ("db", "a")})
    other["exchanges"][0]["input"] = ("second", "b")
    path = package(tmp_path / "a.bw2package", process("a"), other | {"database": "second"})

    database = load_database(import_database("bw2package", path, tmp_path, library.flows).folder)

    assert database.technosphere.toarray().tolist() == [[1.0, -2.0], [0.0, 1.0]]


@pytest.mark.parametrize("kind", [("os", "system"), ("bw2data.nowhere", "Database")])
def test_a_class_that_is_no_database_is_refused(kind: tuple[str, str], tmp_path: Path, library: Library) -> None:
    path = package(tmp_path / "a.bw2package", process("a"), kind=kind)

    with pytest.raises(InputError) as error:
        import_database("bw2package", path, tmp_path / "out", library.flows)

    assert [p.code for p in error.value.problems] == ["brightway.unreadable"]
