"""The documentation names what there is, and only that."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from footprint.cli.main import LazyGroup

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def test_the_page_of_commands_is_what_the_commands_say() -> None:
    # In a process of its own: a command that another test has run alone keeps the help option it then had.
    code = "import sys, make_command_docs; sys.stdout.buffer.write(make_command_docs.page().encode())"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "tools", capture_output=True, check=True)

    assert (ROOT / "docs" / "commands.md").read_text("utf-8") == run.stdout.decode(), "run make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text("utf-8"))

    assert [t for t in targets if "://" not in t and not (page.parent / t).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_pages_name_only_commands_there_are(page: Path) -> None:
    named = set(re.findall(r"`footprint ([a-z]+)[ `]", page.read_text("utf-8")))

    assert named <= set(LazyGroup.commands_help)


def test_both_readmes_show_the_same_commands() -> None:
    shown = [
        set(re.findall(r"`footprint ([a-z]+)", (ROOT / name).read_text("utf-8")))
        for name in ("README.md", "README.zh.md")
    ]

    assert shown[0] == shown[1]
