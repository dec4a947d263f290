"""``footprint check``: what an enterprise learns before it submits."""

from pathlib import Path

import click

from footprint.cli.common import lang_option
from footprint.errors import ExitCode, Lang


@click.command("check")
@click.argument("submission", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="输出格式 / Output format."
)
@lang_option
def command(submission: Path, form: str, lang: Lang) -> int:
    """自查 SUBMISSION（xlsx、yaml、json） / Check SUBMISSION: faults by cell, result, band, findings.

    退出码 0 符合，1 不符合，3 输入有误 / Exit code 0 conforms, 1 does not conform, 3 unusable input.
    """
    from footprint.pipeline.assess import assess
    from footprint.report.assessment import as_json, as_text

    assessment = assess(submission)
    case, verdict = assessment.case, assessment.verdict
    click.echo(as_json(case, verdict) if form == "json" else as_text(case, verdict, lang))
    return ExitCode.OK if verdict.conforms else ExitCode.NEGATIVE
