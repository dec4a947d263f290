"""Writes ``docs/commands.md`` from the commands themselves; a test holds the page to them."""

from collections.abc import Iterator
from pathlib import Path

import click

from footprint.cli.main import cli

PAGE = Path(__file__).parent.parent / "docs" / "commands.md"
_HEAD = """# Commands

Written from the commands by `tools/make_command_docs.py`; edit their help, not this page. 本页由命令生成。

Exit codes: 0 conforms or valid; 1 does not conform, or authentic but not in force; 2 usage; 3 unusable input;
4 altered, unknown issuer or not registered; 5 internal. Results go to standard output, messages to standard error.
"""


def page() -> str:
    """The page as it should be."""
    return _HEAD + "".join(_sections(cli, click.Context(cli, info_name="footprint", **cli.context_settings)))


def _sections(command: click.Command, context: click.Context) -> Iterator[str]:
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            if child is not None:
                yield from _sections(child, click.Context(child, info_name=name, parent=context))
        return
    context.max_content_width = context.terminal_width = 110
    yield f"\n## {context.command_path}\n\n```\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
