"""``footprint whatif``: what another value would do, and what would reach a band."""

from pathlib import Path

import click

from footprint.cli.common import background_option, lang_option
from footprint.errors import ExitCode, Lang


@click.command("whatif")
@click.argument("submission", type=click.Path(path_type=Path))
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="KEY=VALUE",
    help="改一个值：check 打印的位置或字段路径 / Another value; KEY is a place that check prints or a dotted path.",
)
@click.option("--reach", "band", metavar="BAND", help="如何达到该等级 / What would reach this band.")
@click.option(
    "--max-change",
    "limits",
    multiple=True,
    metavar="KEY=PERCENT",
    help="某投入最多减少的百分数 / Largest cut of an input, in per cent.",
)
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="输出格式 / Output format."
)
@background_option
@lang_option
def command(
    submission: Path,
    *,
    settings: tuple[str, ...],
    band: str | None,
    limits: tuple[str, ...],
    form: str,
    background: Path | None,
    lang: Lang,
) -> int:
    """改变 SUBMISSION 的值并重算，或求达到某等级的变化 / Recompute SUBMISSION with other values, or seek a band.

    两者同用时先改值再求，不写任何文件 / With both, values are changed first; nothing is written.
    """
    from footprint.pipeline.assess import assess
    from footprint.pipeline.background import library_on
    from footprint.pipeline.whatif import what_if
    from footprint.pipeline.whatif_reach import reach
    from footprint.report import whatif as report

    if not settings and band is None:
        raise click.UsageError("--set 或 --reach / give --set or --reach")
    if limits and band is None:
        raise click.UsageError("--max-change 须与 --reach 同用 / --max-change goes with --reach")
    found = what_if(assess(submission, library_on(background)), settings)
    before, after = ((a.case, a.verdict) for a in (found.before, found.after))
    if band is not None:
        ways = reach(found.after, band, limits)
        click.echo(report.reach_as_json(ways) if form == "json" else report.reach_as_text(ways, lang))
        return ExitCode.OK if ways.reached or ways.singles or ways.combined or ways.substitutions else ExitCode.NEGATIVE
    if form == "json":
        rows = [(c.path, c.place, c.before, c.after) for c in found.changes]
        click.echo(report.changes_as_json(rows, before, after))
    else:
        click.echo(report.changes_as_text([(c.place, c.before, c.after) for c in found.changes], before, after, lang))
    return ExitCode.OK if found.after.verdict.conforms else ExitCode.NEGATIVE
