"""``footprint check``: what an enterprise learns before it submits."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from footprint.cli.common import background_option, lang_option, waivers_option
from footprint.errors import ExitCode, FootprintError, Lang

if TYPE_CHECKING:
    from footprint.pipeline.check import Checked


@click.command("check")
@click.argument("submissions", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "sarif"]), default="table", help="输出格式 / Output format."
)
@click.option("--draws", type=int, help="蒙特卡洛抽样次数 / Monte Carlo draws: adds the spread of the results.")
@click.option("--seed", type=int, default=0, show_default=True, help="抽样种子 / Seed of the draws.")
@click.option(
    "--report",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="写 HTML 报告与批注工作簿 / Write an HTML report and an annotated copy of the workbook.",
)
@waivers_option
@click.option("--at", type=click.DateTime(["%Y-%m-%d"]), help="豁免的判定日期 / Day on which waivers must hold.")
@background_option
@lang_option
def command(
    *,
    submissions: tuple[Path, ...],
    form: str,
    draws: int | None,
    seed: int,
    report: Path | None,
    waivers: Path | None,
    at: datetime | None,
    background: Path | None,
    lang: Lang,
) -> int:
    """自查 SUBMISSIONS（xlsx、yaml、json） / Check SUBMISSIONS: faults by cell, result, band, findings.

    退出码 0 符合，1 不符合或不确定，3 输入有误 / Exit code 0 conforms, 1 does not conform or indeterminate, 3 unusable.
    """
    from footprint.cli.progress import Ticker
    from footprint.pipeline.background import library_on
    from footprint.pipeline.check import check
    from footprint.rules.waivers import WaiverFile

    if waivers is not None and len(submissions) != 1:
        raise click.UsageError("--waivers 只用于一份申报 / --waivers goes with one submission")
    day: date = at.date() if at else datetime.now(UTC).date()
    given = WaiverFile(waivers, day) if waivers else None
    library = library_on(background)
    checked: list[Checked] = []
    unusable: list[tuple[Path, FootprintError]] = []
    for path in submissions:
        try:
            checked.append(check(path, library, waivers=given, draws=draws, seed=seed, progress=Ticker(lang)))
        except FootprintError as exc:
            click.echo(exc.message.of(lang), err=True)
            unusable.append((path, exc))
    if report is not None:
        from footprint.pipeline.reports import write_reports

        for written in write_reports(report, checked, unusable):
            click.echo(written, err=True)
    if form == "sarif":
        from footprint.report.sarif import log

        click.echo(log([(c.path, c.assessment.case, c.assessment.verdict) for c in checked], unusable))
    elif form == "json" and checked:
        documents = [_json(c, with_background=background is not None) for c in checked]
        click.echo(documents[0] if len(submissions) == 1 else _array(documents))
    elif checked:
        click.echo("\n\n".join(_text(c, lang, with_background=background is not None) for c in checked))
    codes = [ExitCode.OK if c.assessment.verdict.conforms else ExitCode.NEGATIVE for c in checked]
    return max([*codes, *(exc.exit_code for _, exc in unusable)])


def _array(documents: list[str]) -> str:
    return json.dumps([json.loads(document) for document in documents], ensure_ascii=False, indent=2)


def _json(checked: "Checked", *, with_background: bool) -> str:
    from footprint.pipeline.background import imported_background, left_shipped, missing_items
    from footprint.report import background, uncertainty
    from footprint.report.assessment import as_json

    assessment = checked.assessment
    document = as_json(assessment.case, assessment.verdict)
    if with_background:
        shown = (imported_background(assessment), left_shipped(assessment), missing_items(assessment.library))
        document = background.with_background(document, *shown)
    if checked.uncertainty is not None:
        document = uncertainty.with_uncertainty(document, checked.uncertainty)
    return document


def _text(checked: "Checked", lang: Lang, *, with_background: bool) -> str:
    from footprint.pipeline.background import imported_background, left_shipped, missing_items
    from footprint.report import background, uncertainty
    from footprint.report.assessment import as_text

    assessment = checked.assessment
    parts = [as_text(assessment.case, assessment.verdict, lang)]
    if with_background:
        shown = (imported_background(assessment), left_shipped(assessment), missing_items(assessment.library))
        parts.append(background.as_text(*shown, lang))
    if checked.uncertainty is not None:
        parts.append(uncertainty.as_text(checked.uncertainty, assessment.edition, lang))
    return "\n\n".join(parts)
