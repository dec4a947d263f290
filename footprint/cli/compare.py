"""``footprint compare``: whether two products differ, at the edition's level."""

from pathlib import Path

import click

from footprint.cli.common import lang_option
from footprint.errors import Lang

_DRAWS = 1000


@click.command("compare")
@click.argument("first", type=click.Path(path_type=Path))
@click.argument("second", type=click.Path(path_type=Path))
@click.option("--draws", type=int, default=_DRAWS, show_default=True, help="蒙特卡洛抽样次数 / Monte Carlo draws.")
@click.option("--seed", type=int, default=0, show_default=True, help="抽样种子 / Seed of the draws.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="输出格式 / Output format."
)
@lang_option
def command(*, first: Path, second: Path, draws: int, seed: int, form: str, lang: Lang) -> None:
    """比较 FIRST 与 SECOND 的碳足迹 / Compare the footprints of FIRST and SECOND.

    规定因子在每次成对抽样中相同；未达本版概率则“不可区分” / Prescribed factors are alike in every paired draw; below
    the edition's probability the products are not distinguishable.
    """
    from footprint.cli.progress import Ticker
    from footprint.inventory.library import load_library
    from footprint.pipeline.assess import assess
    from footprint.pipeline.compare import compare
    from footprint.report.comparison import as_json, as_text

    library = load_library()
    found = compare(assess(first, library), assess(second, library), draws, seed, Ticker(lang))
    click.echo(as_json(found) if form == "json" else as_text(found, lang))
