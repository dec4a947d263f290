"""A frozen inventory says which file departs; processes are found by name; other sources and routes are shown."""

import json
from pathlib import Path

import pytest
from small_inventory import FILES, swap, write
from test_inventory_command import run

from footprint.errors import InputError
from footprint.inventory.library import load_library
from footprint.inventory.manifest import NAME
from footprint.inventory.routes import distance
from footprint.inventory.search import search
from footprint.inventory.windows import old
from footprint.model.distance import Route

DISTANCE = """\
- id: here_there_cape
  origin: {code: CNYTN, name: {zh: 此, en: Here}}
  destination: {code: NLRTM, name: {zh: 彼, en: There}}
  route: cape
  length:
    {value: 24360, unit: km, kind: literature, source: paper, at: table 9, spread: {gsd2: 1.05, basis: judged}}
"""


def test_a_frozen_folder_is_checked_file_by_file(tmp_path: Path) -> None:
    folder = write(tmp_path)
    assert "not frozen" in run("check", str(folder), "--lang", "en").stdout
    assert run("check", str(folder), "--write-manifest").returncode == 0
    assert len((folder / NAME).read_text().splitlines()) == len(FILES)
    frozen = run("check", str(folder), "--lang", "en")
    assert frozen.returncode == 0
    assert "frozen, every file as listed" in frozen.stdout

    power = folder / "processes/energy/power.yaml"
    power.write_text(power.read_text("utf-8") + "# a comment\n", "utf-8")
    part = folder / "processes/metal/part.yaml"
    (folder / "processes/metal/other.yaml").write_text(
        part.read_text("utf-8").replace("id: part", "id: other"), "utf-8"
    )
    part.unlink()
    result = run("check", str(folder), "--lang", "en")
    assert result.returncode == 3
    for name, what in (("energy/power", "changed"), ("metal/other", "added"), ("metal/part", "removed")):
        assert any(name in line and what in line for line in result.stderr.splitlines())


def test_a_manifest_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path)
    run("check", str(folder), "--write-manifest")
    (folder / NAME).write_text("nonsense\n" + (folder / NAME).read_text())
    result = run("check", str(folder))
    assert result.returncode == 3
    assert f"{NAME}:1" in result.stderr


def test_a_faulty_folder_is_never_frozen(tmp_path: Path) -> None:
    folder = write(tmp_path, **swap("power", "source: paper", "source: blog"))
    assert run("check", str(folder), "--write-manifest").returncode == 3
    assert not (folder / NAME).exists()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("柴油 燃烧", "diesel_combustion_cn"),
        ("diesel brunt", "diesel_combustion_cn"),
        ("岸电", "shore_power_cn_2024"),
        ("Rotterdm", None),
        ("recycled gold", "gold_recycled_post_consumer"),
        ("r410a", "release_r410a"),
        ("   ", None),
    ],
)
def test_processes_are_found_roughly_in_both_languages(text: str, expected: str | None) -> None:
    found = [p.id for p in search(load_library().processes.values(), text)]
    assert (expected in found) if expected else not found


def test_list_with_search(tmp_path: Path) -> None:
    found = json.loads(run("list", "--search", "tap water", "--format", "json").stdout)
    assert found[0]["id"] == "tap_water_cn"
    assert "no name is like: zzzzqqq" in run("list", "--search", "zzzzqqq", "--lang", "en").stdout
    assert json.loads(run("list", "--search", "zzzzqqq", "--format", "json").stdout) == []


def test_what_another_source_says_is_shown_and_never_used() -> None:
    shown = run("show", "diamond_natural_world", "--lang", "en").stdout
    assert shown.index("160 kg") < shown.index("another source says (not used)") < shown.index("57 kg")
    assert "Frost & Sullivan" in shown
    assert "years: 2019-2019" in shown


def test_another_value_in_another_kind_of_unit_is_refused(tmp_path: Path) -> None:
    other = "alternatives: [{value: 2, unit: kWh, kind: literature, source: paper, at: table 2}]"
    changed = swap("power", "spread: {gsd2: 1.2, basis: stated}", "spread: {gsd2: 1.2, basis: stated}\n      " + other)
    with pytest.raises(InputError) as caught:
        load_library(write(tmp_path, **changed))
    assert {p.code for p in caught.value.problems} == {"inventory.unit"}


def test_show_prints_a_balance() -> None:
    shown = run("show", "diesel_combustion_cn", "--lang", "en").stdout
    assert "balance of C: 0.86157 kg in" in shown
    assert "100 - oxidation" in shown
    assert "产品含量 = " in run("show", "nitric_acid_cn", "--lang", "zh").stdout


def test_old_data_are_named() -> None:
    processes = load_library().processes
    assert "borax_cn" in {p.id for p in old(processes.values(), 2025)}
    assert "electricity_cn_2024" not in {p.id for p in old(processes.values(), 2025)}
    report = json.loads(run("check", "--year", "2040", "--format", "json").stdout)
    assert len(report["old"]) == len(processes)


def test_a_route_is_chosen_never_assumed(tmp_path: Path) -> None:
    distances = load_library().distances
    there = distance(distances, "NLRTM", "CNYTN", Route.SUEZ)
    assert there.length.value < distance(distances, "CNYTN", "NLRTM", Route.CAPE).length.value
    with pytest.raises(InputError) as caught:
        distance(distances, "CNYTN", "NLRTM", Route.DIRECT)
    assert "cape, suez" in caught.value.problems[0].expected.en
    with pytest.raises(InputError) as caught:
        distance(distances, "CNYTN", "XXXXX", Route.DIRECT)
    assert "known pair" in caught.value.problems[0].expected.en


def test_distances_are_read_strictly(tmp_path: Path) -> None:
    folder = write(tmp_path)
    file = folder / "distances.yaml"
    file.write_text(DISTANCE, "utf-8")
    assert set(load_library(folder).distances) == {"here_there_cape"}
    for old_text, new_text, code in (
        ("CNYTN", "Yantian", None),
        ("unit: km", "unit: kg", "inventory.unit"),
        ("source: paper", "source: blog", "inventory.unknown_source"),
        ("route: cape", "route: moon", None),
    ):
        file.write_text(DISTANCE.replace(old_text, new_text), "utf-8")
        with pytest.raises(InputError) as caught:
            load_library(folder)
        assert code is None or code in {p.code for p in caught.value.problems}
        assert all(p.place.startswith("distances.yaml:") for p in caught.value.problems)
    back = (
        DISTANCE.replace("here_there", "there_here")
        .replace("CNYTN", "X")
        .replace("NLRTM", "CNYTN")
        .replace("X,", "NLRTM,")
    )
    file.write_text(DISTANCE + back, "utf-8")
    with pytest.raises(InputError) as caught:
        load_library(folder)
    assert {p.code for p in caught.value.problems} == {"inventory.same_route"}
