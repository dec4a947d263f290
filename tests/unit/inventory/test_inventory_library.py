"""A library is read whole and sound, or refused with every defect of every file."""

import dataclasses
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_inventory import FILES, swap, write

from footprint.errors import InputError, Problem
from footprint.inventory.library import load_library


def defects(folder: Path) -> dict[str, str]:
    """Codes of all problems with their places."""
    return {p.code.split(".", 1)[1]: p.place for p in problems(folder)}


def problems(folder: Path) -> list[Problem]:
    with pytest.raises(InputError) as caught:
        load_library(folder)
    return list(caught.value.problems)


def test_a_sound_folder_loads(tmp_path: Path) -> None:
    library = load_library(write(tmp_path))
    assert set(library.processes) == {"power", "part"}
    assert set(library.sources) == {"paper"}
    assert set(library.flows) == {"co2"}
    assert set(library.characterisations) == {"gwp"}
    assert library.process("power").exchanges[0].amount.value.as_tuple().digits == (6,)


def test_a_library_is_frozen(tmp_path: Path) -> None:
    library = load_library(write(tmp_path))
    with pytest.raises(dataclasses.FrozenInstanceError):
        library.digest = "x"


def test_an_unknown_process_names_the_nearest(tmp_path: Path) -> None:
    library = load_library(write(tmp_path))
    with pytest.raises(InputError) as caught:
        library.process("powr")
    assert "power" in caught.value.problems[0].expected.en
    with pytest.raises(InputError) as caught:
        library.process("zzzzzz")
    assert "power" not in caught.value.problems[0].expected.en


@pytest.mark.parametrize(
    ("stem", "old", "new", "code", "place"),
    [
        ("power", "source: paper", "source: blog", "unknown_source", "processes/energy/power.yaml:18"),
        ("power", "emission: co2", "emission: co", "unknown_flow", "processes/energy/power.yaml:13"),
        ("part", "input: power", "input: steam", "unknown_process", "processes/metal/part.yaml:13"),
        ("part", "unit: MJ", "unit: kg", "unit", "processes/metal/part.yaml:16"),
        ("power", "unit: kg\n", "unit: kWh\n", "unit", "processes/energy/power.yaml:16"),
        ("part", "value: 7.2", "value: 7.20001", "derived_value", "processes/metal/part.yaml:15"),
        ("part", "* 3.6", "* 3.6 / 0", "formula", "processes/metal/part.yaml:18"),
        ("part", "* 3.6", "** 3.6", "formula", "processes/metal/part.yaml:18"),
        ("part", "* 3.6", "* abs(3.6)", "formula", "processes/metal/part.yaml:18"),
        ("part", "time * rate * 3.6", "rate * 14.4", "formula", "processes/metal/part.yaml:18"),
        ("part", "time * rate * 3.6", "time * speed", "formula", "processes/metal/part.yaml:18"),
        ("part", "time * rate * 3.6", "time * rate *", "formula", "processes/metal/part.yaml:18"),
        ("power", "id: power", "id: powers", "misnamed", "processes/energy/power.yaml:1"),
        ("power", "category: energy", "category: fuel", "misnamed", "processes/energy/power.yaml:5"),
        ("power", "scope: life_cycle", "scope: direct", "direct_supplier", "processes/metal/part.yaml:13"),
        ("part", "low: 5", "low: 8", "outside_range", "processes/metal/part.yaml:26"),
        ("gwp", "unit: kg/kg", 'unit: "%"', "factor_unit", "characterisation/gwp.yaml:4"),
        ("gwp", "  co2:", "  ch4:", "uncharacterised", "characterisation/gwp.yaml:3"),
        ("power", "\n      spread: {gsd2: 1.2, basis: stated}", "", "spread_missing", "processes/energy/power.yaml:14"),
        (
            "power",
            "kind: literature",
            "kind: policy\n      reason: {zh: 选, en: chosen}",
            "policy_amount",
            "processes/energy/power.yaml:17",
        ),
        (
            "part",
            "kind: assumption",
            "kind: policy",
            "policy_amount",
            "processes/metal/part.yaml:23",
        ),
        ("part", "value: 7.2", "value: -7.2", "negative_input", "processes/metal/part.yaml:15"),
        ("part", "input: power", "input: part", "unit", "processes/metal/part.yaml:16"),
    ],
)
def test_each_defect_is_found_where_it_stands(
    tmp_path: Path, stem: str, old: str, new: str, *, code: str, place: str
) -> None:
    assert defects(write(tmp_path, **swap(stem, old, new)))[code] == place


def test_a_direct_process_may_stand_in_the_library(tmp_path: Path) -> None:
    power = FILES["processes/energy/power.yaml"]
    grid = power.replace("id: power", "id: grid").replace("scope: life_cycle", "scope: direct")
    folder = write(tmp_path)
    (folder / "processes/energy/grid.yaml").write_text(grid, encoding="utf-8")
    assert "grid" in load_library(folder).processes


def test_a_loop_that_uses_all_it_makes_is_refused(tmp_path: Path) -> None:
    exchange = "\n  - input: {}\n    amount:\n      value: {}\n      unit: {}\n      kind: assumption\n"
    tail = "      reason: {zh: 估, en: guess}\n      spread: {basis: none}\n"

    def loops(fed: str, amount: str, unit: str, name: str) -> bool:
        power = (
            FILES["processes/energy/power.yaml"]
            .replace("form: aggregated", "form: unit")
            .replace("life_cycle", "gate_to_gate")
        )
        changed = power.rstrip() + exchange.format(fed, amount, unit) + tail
        folder = write(tmp_path / name, power=changed)
        try:
            load_library(folder)
        except InputError as exc:
            assert {p.code for p in exc.problems} == {"inventory.unproductive_loop"}
            return True
        return False

    assert not loops("power", "0.99", "kWh", "a")
    assert loops("power", "3.6", "MJ", "b")
    assert not loops("part", "0.49", "kg", "c")
    assert loops("part", "500", "g", "d")


def test_unused_sources_and_flows_are_refused(tmp_path: Path) -> None:
    source = FILES["sources.yaml"] + FILES["sources.yaml"].replace("id: paper", "id: spare")
    flow = FILES["flows.yaml"] + FILES["flows.yaml"].replace("id: co2", "id: ch4")
    gwp = FILES["characterisation/gwp.yaml"]
    line = next(text for text in gwp.splitlines() if text.startswith("  co2:"))
    found = defects(write(tmp_path, sources=source, flows=flow, gwp=gwp + line.replace("co2", "ch4") + "\n"))
    assert found == {"unused_source": "sources.yaml:8", "unused_flow": "flows.yaml:6"}


def test_ids_are_unique(tmp_path: Path) -> None:
    folder = write(tmp_path, sources=FILES["sources.yaml"] * 2)
    other = folder / "processes/metal/power.yaml"
    other.write_text(FILES["processes/energy/power.yaml"].replace("category: energy", "category: metal"), "utf-8")
    found = problems(folder)
    assert [p.place for p in found if p.code == "inventory.duplicate_id"] == [
        "processes/metal/power.yaml:1",
        "sources.yaml:8",
    ]


@pytest.mark.parametrize("name", ["extra.yaml", "processes/loose.yaml", "processes/metal/part.yml", "notes/a.yaml"])
def test_files_outside_the_layout_are_not_ignored(tmp_path: Path, name: str) -> None:
    folder = write(tmp_path)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("id: a\n", encoding="utf-8")
    assert defects(folder)["misplaced"] == name


def test_missing_files_and_folders_are_said(tmp_path: Path) -> None:
    assert defects(tmp_path / "none") == {"absent": str(tmp_path / "none")}
    (tmp_path / "empty").mkdir()
    assert {p.place for p in problems(tmp_path / "empty")} == {"sources.yaml", "flows.yaml"}


def test_lists_have_to_be_lists(tmp_path: Path) -> None:
    assert defects(write(tmp_path, sources="id: paper\n"))["not_a_list"] == "sources.yaml:1"


def test_every_defect_of_every_file_at_once(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        sources=FILES["sources.yaml"].replace("year: 2024", "year: 1024"),
        flows=FILES["flows.yaml"].replace("gas: CO2", "gas: NO"),
        power=FILES["processes/energy/power.yaml"].replace("valid_to: 2024", "valid_to: 2020"),
        part=FILES["processes/metal/part.yaml"].replace("value: 7.2", "value: 8"),
    )
    found = problems(folder)
    assert {p.place.split(":")[0] for p in found} == {
        "sources.yaml",
        "flows.yaml",
        "processes/energy/power.yaml",
        "processes/metal/part.yaml",
    }
    assert {p.code for p in found} == {
        "schema.greater_than_equal",
        "yaml.ambiguous",
        "schema.value_error",
        "inventory.derived_value",
    }


def test_a_faulty_record_does_not_make_its_users_faulty(tmp_path: Path) -> None:
    folder = write(tmp_path, **swap("power", "geography: CN", "geography: 3"))
    assert defects(folder) == {"string_type": "processes/energy/power.yaml:6"}


def test_the_digest_is_of_the_content(tmp_path: Path) -> None:
    first = load_library(write(tmp_path / "a")).digest
    lines = FILES["processes/energy/power.yaml"].splitlines()
    moved = "# a comment\n\n" + "\n".join([*lines[1:11], lines[0], *lines[11:]]) + "\n# end\n"
    assert load_library(write(tmp_path / "b", power=moved)).digest == first
    reordered = tmp_path / "c"
    for name in reversed(list(FILES)):
        (reordered / name).parent.mkdir(parents=True, exist_ok=True)
        (reordered / name).write_text(FILES[name], encoding="utf-8")
    assert load_library(reordered).digest == first
    for number, change in enumerate(
        [swap("power", "value: 0.6", "value: 0.61"), swap("sources", "read in full", "abstract")]
    ):
        assert load_library(write(tmp_path / str(number), **change)).digest != first


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_mutated_files_raise_nothing_but_input_errors(tmp_path: Path, data: st.DataObject) -> None:
    folder = write(tmp_path)
    name = data.draw(st.sampled_from(sorted(FILES)))
    content = bytearray(FILES[name].encode())
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(content) - 1))
        length = data.draw(st.integers(0, 12))
        token = st.sampled_from([b"", b"-", b"0", b"1e9", b"999999999999999999999", b"{", b"null", b"\n", b"  ", b":"])
        content[at : at + length] = data.draw(token | st.binary(max_size=3))
    (folder / name).write_bytes(bytes(content))
    try:
        load_library(folder)
    except InputError as exc:
        assert exc.problems
