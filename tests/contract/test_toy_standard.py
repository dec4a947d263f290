"""A standard that is a package of its own goes through the whole chain; nothing in the kernel knows it."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from footprint.pipeline.demo import set_up
from tests.contract.installing import FIXTURES, install

ROOT = Path(__file__).parents[2]
TOY = FIXTURES / "toy_standard"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install(TOY, tmp_path_factory.mktemp("toy"))


def footprint(site: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "footprint.cli.main", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": f"{site}:{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_standard_is_found(site: Path, tmp_path: Path) -> None:
    run = footprint(site, tmp_path, "standards", "list", "--format", "json")

    assert "tea_stall@2026" in [item["id"] for item in json.loads(run.stdout)]


def test_its_bound_is_rederived(site: Path, tmp_path: Path) -> None:
    run = footprint(site, tmp_path, "standards", "rederive", "tea_stall")

    assert run.returncode == 0, run.stdout + run.stderr


def test_a_workbook_is_written_for_it(site: Path, tmp_path: Path) -> None:
    run = footprint(site, tmp_path, "template", "tea_stall", "-o", "tea.xlsx")

    assert run.returncode == 0, run.stderr
    assert (tmp_path / "tea.xlsx").stat().st_size > 0


def test_a_submission_is_checked_by_hand_solved_numbers(site: Path, tmp_path: Path) -> None:
    run = footprint(site, tmp_path, "check", str(TOY / "stall.yaml"), "--format", "json")

    assert run.returncode == 0, run.stdout + run.stderr
    document = json.loads(run.stdout)
    # 900 kWh x 0.5777 kg/kWh + 5000 kg x 0.168 kg/t of water, over 20,000 cups.
    (number,) = document["numbers"]
    assert float(number["value"]) == pytest.approx((900 * 0.5777 + 5 * 0.168) / 20000, rel=1e-5)
    assert document["band"] == "A"


def test_a_cup_without_boiling_water_fails(site: Path, tmp_path: Path) -> None:
    text = (TOY / "stall.yaml").read_text("utf-8").replace("value: 900", "value: 90")
    (tmp_path / "cold.yaml").write_text(text, "utf-8")

    run = footprint(site, tmp_path, "check", "cold.yaml", "--format", "json")

    assert run.returncode == 1
    assert [f["code"] for f in json.loads(run.stdout)["findings"]] == ["TS-ENE-01"]


def test_it_is_certified_and_verified(site: Path, tmp_path: Path) -> None:
    set_up(tmp_path / "office", date(2026, 6, 1))

    issued = footprint(site, tmp_path / "office", "certify", str(TOY / "stall.yaml"), "--issued-on", "2026-06-01")
    assert issued.returncode == 0, issued.stdout + issued.stderr
    (certificate,) = [p for p in (tmp_path / "office").glob("*TS*.pdf") if "label" not in p.name]
    verified = footprint(site, tmp_path / "office", "verify", certificate.name, "--at", "2026-06-02")
    assert verified.returncode == 0, verified.stdout + verified.stderr
