"""The inventory commands, run as a user runs them."""

import contextlib
import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from small_inventory import swap, write

from footprint.cli import main


@dataclass
class Result:
    returncode: int
    stdout: str
    stderr: str


def run(*arguments: str) -> Result:
    """The real entry point, its exit code and both streams."""
    out, err = io.StringIO(), io.StringIO()
    with (
        pytest.MonkeyPatch.context() as patch,
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        pytest.raises(SystemExit) as left,
    ):
        patch.setattr(sys, "argv", ["footprint", "inventory", *arguments])
        patch.delenv("FOOTPRINT_LANG", raising=False)
        main.run()
    return Result(int(left.value.code or 0), out.getvalue(), err.getvalue())


def test_list_as_json_is_one_array() -> None:
    result = run("list", "--format", "json")
    items = json.loads(result.stdout)
    wind = next(item for item in items if item["id"] == "electricity_wind_cn_2024")
    assert (wind["unit"], wind["kind"], wind["name"]["zh"][:2], wind["name"]["en"][:4]) == (
        "kWh",
        "aggregated",
        "风电",
        "Wind",
    )
    assert all({"id", "name", "unit", "kind"} <= set(item) for item in items)


def test_list_as_table_never_cuts_an_id() -> None:
    assert "investment_casting_service_cn" in run("list").stdout
    assert "Grid CO2 factor" in run("list", "--lang", "en").stdout


def test_show_prints_numbers_with_their_sources() -> None:
    shown = run("show", "gold_recycled_refinery_declared", "--lang", "en").stdout
    for part in ("53 kg", "[literature]", "Environmental impact of high-value gold scrap", "abstract", "15 … 80 kg"):
        assert part in shown
    derived = run("show", "electricity_wind_cn_2024").stdout
    for part in ("[推导]", "generation * (1 +", "generation = 0.0324 kg/kWh", "[官方]", "许可", "GSD²"):
        assert part in derived


def test_show_as_json_carries_the_sources() -> None:
    shown = json.loads(run("show", "natural_gas_combustion_cn", "--format", "json").stdout)
    assert {s["id"] for s in shown["sources"]} == {
        "energy_yearbook_2023",
        "ipcc_2006_v2",
        "provincial_guideline_2025",
    }
    assert shown["unit"] == "Nm3"


def test_an_unknown_id_names_the_nearest_and_exits_3() -> None:
    result = run("show", "silver_primary_wrld", "--lang", "en")
    assert result.returncode == 3
    assert "silver_primary_world" in result.stderr
    assert result.stdout == ""


def test_check_counts_by_kind(tmp_path: Path) -> None:
    folder = str(write(tmp_path))
    report = json.loads(run("check", folder, "--format", "json").stdout)
    assert report["processes"] == 2
    assert report["kinds"] == {
        "measured": 0,
        "official": 0,
        "literature": 3,
        "derived": 1,
        "assumption": 1,
        "policy": 0,
        "placeholder": 0,
    }
    assert "literature: 3" in run("check", folder, "--lang", "en").stdout
    assert run("check").returncode == 0


def test_check_prints_every_defect_and_exits_3(tmp_path: Path) -> None:
    change = {**swap("power", "source: paper", "source: blog"), **swap("part", "input: power", "input: steam")}
    result = run("check", str(write(tmp_path, **change)))
    assert result.returncode == 3
    assert "power.yaml:18" in result.stderr
    assert "part.yaml:13" in result.stderr
