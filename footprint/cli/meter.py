"""``footprint meter``: exports of meters to monthly results and a public page."""

import json
from pathlib import Path

import click

from footprint.cli.common import lang_option
from footprint.errors import ExitCode, Lang, Text

_WRITTEN = Text("已写入 {path}", "wrote {path}")


@click.command("meter")
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="写入结果与公开页的文件夹 / Folder for results and the public page.",
)
@click.option(
    "--submission-rows",
    "rows",
    type=click.Path(path_type=Path, dir_okay=False),
    help="写出申报用月度行（YAML） / Write the monthly rows of a submission (YAML).",
)
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="输出格式 / Output format."
)
@lang_option
def command(source: Path, *, output: Path | None, rows: Path | None, form: str, lang: Lang) -> int:
    """计量导出转月度结果 / Monthly results from meter exports.

    SOURCE 是 meters.yaml 或其文件夹 / SOURCE is meters.yaml or its folder.

    退出码 0 各月齐全，1 有月份不完整，3 输入有误 / Exit code 0 whole, 1 a month is incomplete, 3 unusable input.
    """
    from footprint.pipeline.account_meter import meter, write_results, write_rows

    found = meter(source)
    written = write_results(found, output) if output else []
    written += write_rows(found, rows) if rows else []
    if form == "json":
        click.echo(json.dumps(found.data(), ensure_ascii=False, indent=2))
    else:
        click.echo(found.as_text(lang))
    for path in written:
        click.echo(_WRITTEN.format(path=path).of(lang), err=True)
    return ExitCode.OK if found.site.complete else ExitCode.NEGATIVE
