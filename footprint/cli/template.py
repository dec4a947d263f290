"""``footprint template``: an intake workbook to fill in."""

from pathlib import Path

import click

from footprint.cli.common import lang_option
from footprint.errors import Lang, Text

_WRITTEN = Text("已写入 {path}（{standard}）", "wrote {path} ({standard})")


@click.command("template")
@click.argument("standard")
@click.option("-o", "--output", "output", type=click.Path(path_type=Path), required=True, help="工作簿 / Workbook.")
@lang_option
def command(standard: str, output: Path, lang: Lang) -> None:
    """生成 STANDARD 的填报工作簿（中英双语） / Write the bilingual intake workbook of STANDARD."""
    from footprint.pipeline.template import make_template

    edition = make_template(standard, output)
    click.echo(_WRITTEN.format(path=output, standard=edition).of(lang))
