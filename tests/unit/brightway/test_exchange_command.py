"""The commands as a user runs them, and that they leave the user's own Brightway alone."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from footprint.cli.main import cli
from footprint.inventory.library import Library
from footprint.model.inventory import Scope
from tests.unit.brightway.conftest import ROOT, project_folder


def test_export_then_import_in_a_home_of_its_own(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("BRIGHTWAY", "XDG"))} | {"HOME": str(home)}
    script = (
        "import sys; from click.testing import CliRunner; from footprint.cli.main import cli\n"
        "run = lambda *a: CliRunner().invoke(cli, ['inventory', *a])\n"
        "done = run('export', '--dir', 'project', '--excel', 'all.xlsx', '--bw2package', 'all.bw2package')\n"
        "assert done.exit_code == 0, done.output\n"
        "done = run('import', 'bw2package', 'all.bw2package', '-o', 'dbs', '--format', 'json')\n"
        "assert done.exit_code == 0, done.output\n"
        "assert not {'bw2data', 'bw2io'} & set(sys.modules)\n"
        "print(done.output)"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert (tmp_path / answer["folder"]).name == answer["digest"]
    assert list(home.iterdir()) == []
    assert project_folder(tmp_path / "project").name.startswith("footprint")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_import_prints_what_it_changed(lang: str, mill: dict[str, Path], tmp_path: Path) -> None:
    arguments = ["inventory", "import", "ecospold2", str(mill["ecospold2"]), "-o", str(tmp_path), "--lang", lang]

    done = CliRunner().invoke(cli, arguments)

    assert done.exit_code == 0
    assert "[waste.turned]" in done.output
    assert ("已导入：3 个过程" if lang == "zh" else "imported: 3 processes") in done.output


def test_a_submission_is_exported(tmp_path: Path) -> None:
    submission = ROOT / "examples" / "jewelry_gold" / "ring_recycled.xlsx"
    target = tmp_path / "system.xlsx"

    done = CliRunner().invoke(cli, ["inventory", "export", "--submission", str(submission), "--excel", str(target)])

    assert done.exit_code == 0
    assert target.is_file()


def test_a_submission_on_our_own_export_keeps_its_footprint(
    exported_import: Path, library: Library, tmp_path: Path
) -> None:
    submission = ROOT / "examples" / "jewelry_gold" / "ring_recycled.yaml"
    mapping, prescribed = tmp_path / "mapping.yaml", "electricity_cn_2024"
    head = f'author: R. Viewer\ndate: "2026-01-31"\ndatabase: "{exported_import.name}"\nyears: [2020, 2024]\nmatches:\n'
    names = [p for p, record in library.processes.items() if record.scope is not Scope.DIRECT and p != prescribed]
    mapping.write_text(head + "".join(f'  - {{from: {p}, to: {p}, sign: "~", note: same}}\n' for p in names), "utf-8")
    arguments = ["inventory", "swap", str(submission), "--database", str(exported_import), "--mapping", str(mapping)]

    done = CliRunner().invoke(cli, [*arguments, "--format", "json"])
    shown = CliRunner().invoke(cli, [*arguments, "--lang", "en"])

    assert (done.exit_code, shown.exit_code) == (0, 0)
    answer = json.loads(done.output)
    assert answer["swapped"] == pytest.approx(answer["shipped"], rel=1e-9)
    assert answer["background"]["imported"]["digest"] == exported_import.name
    assert answer["background"]["shipped"] == [prescribed]
    assert f"imported: {answer['swapped']:.6g} kg CO2e" in shown.output
    assert "drawn from the imported database own export" in shown.output


def test_an_export_says_where_to_and_what(tmp_path: Path) -> None:
    both = ["--submission", "a", "--database", "b", "--excel", str(tmp_path / "a.xlsx")]
    for arguments in ([], both):
        assert CliRunner().invoke(cli, ["inventory", "export", *arguments]).exit_code == 2


def test_bad_input_is_a_message_and_code_3(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["inventory", "import", "excel", str(tmp_path / "none"), "-o", str(tmp_path / "o")])

    assert done.exit_code == 3
    assert "不存在的路径" in done.output
