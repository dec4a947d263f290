"""``footprint screen``: questions about submissions, before a reviewer decides."""

from pathlib import Path

import click

from footprint.cli.common import lang_option
from footprint.errors import ExitCode, Lang, Text

_READ = Text("{folder} 中有效证书 {n} 份，用于比较", "certificates in force in {folder}, compared with: {n}")


@click.command("screen")
@click.argument("submissions", metavar="SUBMISSION...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--register",
    metavar="URL|FOLDER",
    help="登记簿，或证书输出文件夹：与有效证书比较 / Register, or folder of certificates: compare with those in force.",
)
@click.option(
    "--payloads",
    type=click.Path(path_type=Path, file_okay=False),
    help="登记簿之外存放 <编号>.json 的文件夹 / Folder with <number>.json, where the register is elsewhere.",
)
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="输出格式 / Output format."
)
@lang_option
def command(
    submissions: tuple[Path, ...], *, register: str | None, payloads: Path | None, form: str, lang: Lang
) -> int:
    """筛查 SUBMISSION 的数据可信性，列出给评审员的问题 / Screen SUBMISSIONs: questions to the reviewer.

    问题不是不符合项：只要输入可用，退出码为 0 / Questions are no failures: exit code 0 if the input can be used.
    """
    from footprint.pipeline.peer_numbers import known_certificates, payload_folder
    from footprint.pipeline.peers import screen
    from footprint.report.screening import as_json, as_text

    where = payload_folder(register, payloads)
    known, left_out = known_certificates(*where) if where else ([], [])
    for text in (*left_out, *([_READ.format(n=len(known), folder=where[0])] if where else ())):
        click.echo(text.of(lang), err=True)
    screened = screen(submissions, known)
    click.echo(as_json(screened) if form == "json" else as_text(screened, lang))
    return ExitCode.OK
