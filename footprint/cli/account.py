"""``footprint account``: gross emissions first, everything else apart, and whether a statement may be made."""

import json
from pathlib import Path

import click

from footprint.cli.common import lang_option
from footprint.errors import ExitCode, Lang, Text

_WRITTEN = Text("已写入 {path}", "wrote {path}")


@click.command("account")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="写入账户与页面的文件夹 / Folder for the account and its page.",
)
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="输出格式 / Output format."
)
@lang_option
def command(file: Path, *, output: Path | None, form: str, lang: Lang) -> int:
    """净零账户 / Account of gross emissions and what is set beside them.

    同一文件夹的账户一并核对，编号只用一次 / Accounts of one folder are compared: each number is used once.

    退出码 0 可声明，1 条件未满足，3 输入有误 / Exit code 0 may be stated, 1 conditions not met, 3 unusable input.
    """
    from footprint.pipeline.account import account, as_data, as_text, write_account

    found = account(file)
    written = write_account(found, output) if output else []
    click.echo(json.dumps(as_data(found), ensure_ascii=False, indent=2) if form == "json" else as_text(found, lang))
    for path in written:
        click.echo(_WRITTEN.format(path=path).of(lang), err=True)
    return ExitCode.OK if found.balance.conforms else ExitCode.NEGATIVE
