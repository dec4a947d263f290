"""The commands as a script sees them: exit codes, standard output, standard error."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from footprint import resources
from footprint.strict_yaml.reader import load

FOLDER = sorted(p for p in resources.folder("examples").iterdir() if p.is_dir())[0]
EXPECTED = load(FOLDER / "expected.yaml").data
EXIT = {"conforms": 0, "does_not_conform": 1}


def footprint(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("FOOTPRINT_")}
    return subprocess.run(
        [sys.executable, "-m", "footprint.cli.main", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=cwd,
        env=clean,
        check=False,
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    run = footprint("demo", "-o", "out", "--lang", "en", cwd=folder)
    (folder / "stdout.txt").write_text(run.stdout)
    assert run.returncode == 0, run.stderr
    return folder / "out"


@pytest.mark.parametrize("name", EXPECTED)
def test_check_says_in_json_what_its_exit_code_says(name: str) -> None:
    run = footprint("check", FOLDER / f"{name}.xlsx", "--format", "json")

    assert run.returncode == EXIT[EXPECTED[name]]
    assert json.loads(run.stdout)["conforms"] == (EXPECTED[name] == "conforms")


def test_check_reads_the_same_from_yaml() -> None:
    name = next(iter(EXPECTED))
    from_yaml, from_xlsx = (
        json.loads(footprint("check", FOLDER / f"{name}.{suffix}", "--format", "json").stdout)
        for suffix in ("yaml", "xlsx")
    )

    assert from_yaml["submission"]["digest"] == from_xlsx["submission"]["digest"]
    assert from_yaml["numbers"] == from_xlsx["numbers"]


def test_check_speaks_both_languages() -> None:
    name = next(iter(EXPECTED))

    assert "碳足迹" in footprint("check", FOLDER / f"{name}.xlsx").stdout
    assert "Footprint per gram" in footprint("check", FOLDER / f"{name}.xlsx", "--lang", "en").stdout


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04truncated"])
def test_unusable_input_is_three_and_no_traceback(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)

    for command in ("check", "certify"):
        run = footprint(command, path, cwd=tmp_path)
        assert run.returncode == 3
        assert "Traceback" not in run.stderr
        assert run.stdout == ""
    assert list(tmp_path.iterdir()) == [path]


def test_usage_is_two() -> None:
    assert footprint("check").returncode == 2
    assert footprint("no-such-command").returncode == 2


def test_demo_issues_refuses_and_verifies(demo: Path) -> None:
    text = (demo.parent / "stdout.txt").read_text()

    conforming = [n for n, v in EXPECTED.items() if v == "conforms"]
    assert len(list(demo.glob("*.label.pdf"))) == len(conforming)
    assert text.count("authentic and in force") == len(conforming)
    assert "JG-BAL-01" in text or "Refused" in text


def test_demo_does_not_overwrite(demo: Path) -> None:
    before = sorted(demo.iterdir())

    run = footprint("demo", "-o", demo)

    assert run.returncode == 3
    assert sorted(demo.iterdir()) == before


def test_verify_of_what_demo_made(demo: Path, tmp_path: Path) -> None:
    certificate = next(p for p in sorted(demo.glob("*.pdf")) if "label" not in p.name)
    altered = demo / "altered.pdf"
    data = bytearray(certificate.read_bytes())
    data[len(data) // 2] ^= 1
    altered.write_bytes(data)
    elsewhere = tmp_path / "moved.pdf"
    elsewhere.write_bytes(certificate.read_bytes())

    assert footprint("verify", certificate).returncode == 0
    assert footprint("verify", certificate.with_suffix(".json")).returncode == 0
    assert footprint("verify", altered).returncode == 4
    assert footprint("verify", elsewhere).returncode == 4
    assert footprint("verify", elsewhere, "--issuer", demo / "issuer.pem").returncode == 0
    assert footprint("verify", tmp_path / "none.pdf").returncode == 3


def test_certify_then_suspend(tmp_path: Path) -> None:
    office = tmp_path / "office"
    made = footprint("register", "init", office, "--name-zh", "甲", "--name-en", "A", "--sample")
    assert made.returncode == 0
    name = next(n for n, v in EXPECTED.items() if v == "conforms")
    bad = next(n for n, v in EXPECTED.items() if v != "conforms")

    run = footprint("certify", FOLDER / f"{name}.xlsx", FOLDER / f"{bad}.xlsx", "-o", office / "more", "--lang", "en")

    assert run.returncode == 1
    certificate = next(p for p in (office / "more").glob("*.pdf") if "label" not in p.name)
    assert str(certificate) in run.stdout
    assert footprint("register", "status", certificate.stem, cwd=office).returncode == 0
    assert footprint("register", "suspend", certificate.stem, "--reason", "test", cwd=office).returncode == 0
    assert footprint("verify", certificate).returncode == 1


def test_standards_are_listed_and_shown() -> None:
    listed = json.loads(footprint("standards", "list", "--format", "json").stdout)
    shown = json.loads(footprint("standards", "show", listed[0]["id"], "--format", "json").stdout)

    assert {"id", "title", "status"} <= set(listed[0])
    assert len({r["code"] for r in shown["rules"]}) == len(shown["rules"]) > 10
    text = footprint("standards", "show", listed[0]["id"], "--lang", "en").stdout
    assert all(r["code"] in text for r in shown["rules"])
    assert listed[0]["id"] in footprint("standards", "list").stdout


def test_template_can_be_read_back_and_names_what_is_missing(tmp_path: Path) -> None:
    standard = json.loads(footprint("standards", "list", "--format", "json").stdout)[0]["id"].split("@")[0]
    path = tmp_path / "blank.xlsx"

    assert footprint("template", standard, "-o", path).returncode == 0
    run = footprint("check", path)

    assert run.returncode == 3
    assert "!C" in run.stderr


def test_every_command_has_help() -> None:
    for command in ("demo", "template", "check", "certify", "verify", "standards", "inventory", "register"):
        run = footprint(command, "--help")
        assert run.returncode == 0
        assert "Usage:" in run.stdout
