"""``footprint meter`` and ``footprint account`` as a script sees them."""

import csv
import json
import re
import shutil
from pathlib import Path
from typing import get_args

import pytest

from footprint import resources
from footprint.rules.registry import edition_ids, load_edition
from footprint.strict_yaml.reader import load
from tests.unit.cli.test_commands import footprint

METERS = sorted(p.parent for p in resources.folder("examples").rglob("meters.yaml"))
EXAMPLE = METERS[0]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of the shipped example."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "site"))


@pytest.mark.parametrize("folder", METERS, ids=lambda p: p.parent.name)
def test_every_shipped_folder_is_read(folder: Path) -> None:
    run = footprint("meter", folder, "--format", "json")
    found = json.loads(run.stdout)

    assert run.returncode in {0, 1}, run.stderr
    assert found["complete"] == (run.returncode == 0)
    assert sum(float(m["kg_co2e"]) for m in found["months"]) == pytest.approx(float(found["gross_kg_co2e"]), rel=1e-5)
    for meter in found["meters"]:
        assert {m["month"] for m in meter["months"]} == {m["month"] for m in found["months"]}


def test_results_are_written_once_and_alike(site: Path, tmp_path: Path) -> None:
    runs = [footprint("meter", site / "meters.yaml", "-o", tmp_path / name) for name in ("a", "b")]
    names = sorted(p.name for p in (tmp_path / "a").iterdir())

    assert [run.returncode for run in runs] == [0, 0]
    assert names == ["disclosure.html", "metered.json", "months.csv"]
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    again = footprint("meter", site, "-o", tmp_path / "a")
    assert again.returncode == 3
    assert again.stdout == ""
    (tmp_path / "a" / "metered.json").unlink()
    assert footprint("meter", site, "-o", tmp_path / "a").returncode == 3
    assert not (tmp_path / "a" / "metered.json").exists()
    rows = list(csv.DictReader((tmp_path / "b" / "months.csv").read_text("utf-8-sig").splitlines()))
    assert len(rows) == 12 * len(json.loads((tmp_path / "b" / "metered.json").read_text("utf-8"))["meters"])


def test_a_gap_makes_exit_code_one_and_is_named(site: Path) -> None:
    lines = (site / "diesel_2025.csv").read_text("utf-8").splitlines(keepends=True)
    (site / "diesel_2025.csv").write_text("".join(lines[:4] + lines[5:]), "utf-8")
    run = footprint("meter", site, "--lang", "en")

    assert run.returncode == 1
    assert re.search(r"2025-04-01 00:00 +2025-05-01 00:00 +100\.00 %", run.stdout)
    assert "not computed" in run.stdout
    refused = footprint("meter", site, "--submission-rows", site / "rows.yaml")
    assert refused.returncode == 3
    assert "2025-04" in refused.stderr
    assert not (site / "rows.yaml").exists()


def test_faults_are_listed_in_the_language_asked_for(site: Path) -> None:
    content = (site / "water_2025.csv").read_text("utf-8").replace("2025-01-03\t", "2025-01-02\t")
    (site / "water_2025.csv").write_text(content, "utf-8")
    (site / "visitors_2025.csv").unlink()
    for lang, word in (("zh", "发现"), ("en", "found")):
        run = footprint("meter", site, "--lang", lang)
        assert run.returncode == 3
        assert run.stdout == ""
        assert "water_2025.csv:4" in run.stderr
        assert "visitors_2025.csv" in run.stderr
        assert word in run.stderr
        assert "Traceback" not in run.stderr


def test_rows_fit_the_monthly_sheet_of_a_submission(site: Path) -> None:
    assert footprint("meter", site, "--submission-rows", site / "rows.yaml").returncode == 0
    rows = load(site / "rows.yaml").data
    assert isinstance(rows, dict)
    takers = [s for e in edition_ids() if (s := load_edition(e).submission) and "meters" in s.model_fields]
    assert takers
    for taker in takers:
        record = get_args(taker.model_fields["meters"].annotation)[0]
        assert [record.model_validate(row).month for row in rows["meters"]][:2] == ["2025-01", "2025-02"]


@pytest.mark.parametrize("path", ["nowhere", "nowhere/meters.yaml", "."])
def test_nothing_there(path: str, tmp_path: Path) -> None:
    for command in ("meter", "account"):
        run = footprint(command, tmp_path / path)
        assert run.returncode == 3
        assert "Traceback" not in run.stderr
    assert footprint("meter").returncode == 2
    assert footprint("account").returncode == 2


def test_an_account_that_fails_its_statement(site: Path, tmp_path: Path) -> None:
    run = footprint("account", site / "account.yaml", "--format", "json", "-o", tmp_path / "out")
    found = json.loads(run.stdout)

    assert run.returncode == 1
    assert found == json.loads((tmp_path / "out" / "account.json").read_text("utf-8"))
    assert found["met"] is False
    assert found["lines"][0]["key"] == "gross"
    assert float(found["gross_t_co2e"]) > 0
    assert any(not c["met"] and c["places"] for c in found["conditions"])
    assert "may not be stated" in footprint("account", site / "account.yaml", "--lang", "en").stdout


def test_an_account_without_a_statement(site: Path) -> None:
    path = site / "account.yaml"
    path.write_text(re.sub(r"^claim: .*$", "claim: null", path.read_text("utf-8"), flags=re.M), "utf-8")
    run = footprint("account", path)

    assert run.returncode == 0
    assert "未申请任何声明" in run.stdout


def test_a_changed_export_is_another_gross(site: Path) -> None:
    content = (site / "diesel_2025.csv").read_bytes()
    (site / "diesel_2025.csv").write_bytes(content.replace(b",1", b",2", 1))
    run = footprint("account", site / "account.yaml")

    assert run.returncode == 3
    assert "account.yaml:" in run.stderr
