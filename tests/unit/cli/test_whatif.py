"""``footprint whatif`` and ``check --draws`` as a script sees them."""

import json
import signal
import subprocess
import sys
from pathlib import Path

from footprint import resources
from tests.unit.cli.test_commands import footprint

EXAMPLE = sorted(resources.folder("examples").glob("*/*.xlsx"))[-1]


def first_input() -> str:
    found = json.loads(footprint("check", EXAMPLE, "--format", "json").stdout)
    return next(c["place"].split()[-1] for c in found["contributors"] if "Inputs" in c["place"])


def test_a_change_in_table_and_json() -> None:
    place = first_input()
    before = json.loads(footprint("check", EXAMPLE, "--format", "json").stdout)
    run = footprint("whatif", EXAMPLE, "--set", f"{place}=1", "--format", "json")
    found = json.loads(run.stdout)

    assert run.returncode in {0, 1}
    assert found["changes"][0]["after"] == "1"
    assert [n["value"] for n in found["before"]["numbers"]] == [n["value"] for n in before["numbers"]]
    assert found["after"]["total_kg_co2e"] < found["before"]["total_kg_co2e"]
    assert "Findings that appear" in footprint("whatif", EXAMPLE, "--set", f"{place}=1", "--lang", "en").stdout
    assert "新出现的问题" in footprint("whatif", EXAMPLE, "--set", f"{place}=1").stdout


def test_a_band_is_sought_in_table_and_json() -> None:
    for form in ("table", "json"):
        run = footprint("whatif", EXAMPLE, "--reach", "A", "--format", form)
        assert run.returncode in {0, 1}, run.stderr
    assert json.loads(run.stdout)["band"] == "A"


def test_unusable_goals_and_values() -> None:
    assert footprint("whatif", EXAMPLE).returncode == 2
    assert footprint("whatif", EXAMPLE, "--max-change", "a=1").returncode == 2
    for arguments in (["--set", "no=1"], ["--reach", "Z"], ["--reach", "A", "--max-change", "no=1"]):
        run = footprint("whatif", EXAMPLE, *arguments)
        assert run.returncode == 3
        assert run.stdout == ""
        assert "Traceback" not in run.stderr


def test_the_spread_is_added_to_the_check() -> None:
    plain = json.loads(footprint("check", EXAMPLE, "--format", "json").stdout)
    runs = [footprint("check", EXAMPLE, "--format", "json", "--draws", 100, "--seed", 4) for _ in range(2)]
    found = json.loads(runs[0].stdout)

    assert runs[0].stdout == runs[1].stdout
    assert found.pop("uncertainty")["draws"] == 100
    drawn, central = found.pop("decision"), plain.pop("decision")
    assert (central["draws"], drawn["draws"]) == (None, 100)
    assert drawn["band"] == drawn["central_band"] == central["band"] == central["central_band"]
    assert found == plain
    assert "Uncertainty (100 draws, seed 0)" in footprint("check", EXAMPLE, "--draws", 100, "--lang", "en").stdout


def test_too_few_draws_are_unusable_input() -> None:
    run = footprint("check", EXAMPLE, "--draws", 3, "--lang", "en")

    assert run.returncode == 3
    assert "100 draws or more" in run.stderr
    assert run.stdout == ""


# A shell that starts the tests in the background has them ignore interrupts, and children inherit that.
_HEEDING_INTERRUPTS = (
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); "
    "os.execv(sys.executable, [sys.executable, '-m', 'footprint.cli.main', *sys.argv[1:]])"
)


def test_a_long_run_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _HEEDING_INTERRUPTS, "check", str(EXAMPLE), "--draws", "200000", "--lang", "en"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
    )
    assert process.stderr is not None
    try:
        told = process.stderr.readline()
        process.send_signal(signal.SIGINT)
        out, rest = process.communicate(timeout=60)
    finally:
        process.kill()

    assert "of 200000" in told
    assert out == ""
    assert "Traceback" not in rest
    assert process.returncode == 2
    assert list(tmp_path.iterdir()) == []
