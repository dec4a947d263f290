"""What the design promises of the code itself."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted([*(ROOT / "footprint").rglob("*.py"), *(ROOT / "standards").rglob("*.py")])
KERNEL = sorted(p for p in (ROOT / "footprint").rglob("*") if p.suffix in {".py", ".txt", ".yaml"})
RULES = sorted((ROOT / "standards").glob("*/ed*/rules/*.py"))
TRADE_WORDS = re.compile(
    r"\b(gold|jewelry|jewellery|karat|shipping|vessel|TEU|hotel|tourism)\b|黄金|首饰|航运|酒店", re.IGNORECASE
)
HEAVY = {"numpy", "scipy", "pandas", "bw2calc", "pydantic", "pint", "reportlab", "pyhanko", "openpyxl", "sqlalchemy"}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", [p for p in KERNEL if "_bundled" not in p.parts], ids=name)
def test_the_kernel_knows_no_trade(path: Path) -> None:
    assert TRADE_WORDS.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", RULES, ids=name)
def test_rules_hold_no_numbers(path: Path) -> None:
    numbers = [
        node.value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and type(node.value) in (int, float, complex)
    ]

    assert [n for n in numbers if n not in (0, 1)] == []


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_files_stay_small(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys; from click.testing import CliRunner; from footprint.cli.main import cli\n"
        "assert CliRunner().invoke(cli, ['--help']).exit_code == 0\n"
        f"assert not {HEAVY!r} & set(sys.modules), {HEAVY!r} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_importing_writes_nothing_and_changes_no_setting(tmp_path: Path) -> None:
    modules = sorted(
        name(p).removesuffix("/__init__.py").removesuffix(".py").replace("/", ".")
        for p in SOURCES
        if p.name != "__main__.py"
    )
    script = (
        "import importlib, logging, os, sys\n"
        "before = (len(logging.getLogger().handlers), logging.getLogger().level, dict(os.environ))\n"
        f"[importlib.import_module(m) for m in {modules!r}]\n"
        "assert before == (len(logging.getLogger().handlers), logging.getLogger().level, dict(os.environ))"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=tmp_path)

    assert list(tmp_path.iterdir()) == []
