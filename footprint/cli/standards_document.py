"""``footprint standards document``: a standard's document, generated from its edition."""

from pathlib import Path

import click

from footprint.cli.common import lang_option
from footprint.errors import Lang, Text

_WRITTEN = Text("已写入 {path}（{standard}）", "wrote {path} ({standard})")


@click.command("document")
@click.argument("standard")
@click.option(
    "--part",
    default="evaluation",
    show_default=True,
    metavar="PART",
    help="quantification 量化标准，evaluation 标签评价标准 / Which document: quantification or evaluation.",
)
@click.option(
    "-o", "--output", "output", type=click.Path(path_type=Path), required=True, help=".pdf 或 .md / A .pdf or .md."
)
@lang_option
def document(standard: str, part: str, output: Path, lang: Lang) -> None:
    """由版次生成 STANDARD 的标准文本，--lang 定语言 / Write a document of STANDARD, in the language of --lang."""
    from footprint.pipeline.documents import write_document

    edition = write_document(standard, part, lang, output)
    click.echo(_WRITTEN.format(path=output, standard=edition).of(lang))
