"""``footprint check``: what an enterprise learns before it submits."""

import time
from pathlib import Path

import click

from footprint.cli.common import background_option, lang_option
from footprint.errors import ExitCode, Lang, Text

_PROGRESS = Text("抽样 {done} / {total}", "draw {done} of {total}")
_PATIENCE = 2.0
"""Seconds between two reports of a long run."""


class Ticker:
    """Says on standard error how far a long run is."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.said = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        """Report, unless the last report is recent."""
        now = time.monotonic()
        if now - self.said >= _PATIENCE:
            self.said = now
            click.echo(_PROGRESS.format(done=done, total=total).of(self.lang), err=True)


@click.command("check")
@click.argument("submission", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="输出格式 / Output format."
)
@click.option("--draws", type=int, help="蒙特卡洛抽样次数 / Monte Carlo draws: adds the spread of the results.")
@click.option("--seed", type=int, default=0, show_default=True, help="抽样种子 / Seed of the draws.")
@background_option
@lang_option
def command(submission: Path, *, form: str, draws: int | None, seed: int, background: Path | None, lang: Lang) -> int:
    """自查 SUBMISSION（xlsx、yaml、json） / Check SUBMISSION: faults by cell, result, band, findings.

    退出码 0 符合，1 不符合，3 输入有误 / Exit code 0 conforms, 1 does not conform, 3 unusable input.
    """
    from footprint.pipeline.assess import assess
    from footprint.pipeline.background import imported_background, left_shipped, library_on, missing_items
    from footprint.pipeline.trial import check_printable
    from footprint.report.assessment import as_json, as_text

    assessment = assess(submission, library_on(background))
    case, verdict = assessment.case, assessment.verdict
    if verdict.conforms:
        check_printable(assessment)
    report = as_json(case, verdict) if form == "json" else as_text(case, verdict, lang)
    if background is not None:
        from footprint.report import background as behind

        shown = (imported_background(assessment), left_shipped(assessment), missing_items(assessment.library))
        if form == "json":
            report = behind.with_background(report, *shown)
        else:
            report = f"{report}\n\n{behind.as_text(*shown, lang)}"
    if draws is not None:
        from footprint.pipeline.uncertainty import propagate
        from footprint.report import uncertainty as spread

        found = propagate(assessment, draws, seed, progress=Ticker(lang)).uncertainty
        if form == "json":
            report = spread.with_uncertainty(report, found)
        else:
            report = f"{report}\n\n{spread.as_text(found, case.edition, lang)}"
    click.echo(report)
    return ExitCode.OK if verdict.conforms else ExitCode.NEGATIVE
