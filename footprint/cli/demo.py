"""``footprint demo``: the whole chain on the shipped examples."""

from datetime import UTC, datetime
from pathlib import Path

import click

from footprint.cli.common import lang_option
from footprint.errors import ExitCode, Lang, Text

_REFUSED = Text("拒绝签发：", "Refused:")
_UNEXPECTED = Text("结果与示例的预期不符", "not what the example is meant to show")
_DONE = Text(
    "签发 {issued} 份，拒绝 {refused} 份；用 footprint verify 复核：", "{issued} issued, {refused} refused; check with:"
)


@click.command("demo")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("footprint-demo"),
    show_default=True,
    help="输出文件夹 / Folder to write to.",
)
@click.option("--standard", help="标准编号，缺省为首个 / Standard id (default: the first found).")
@lang_option
def command(output: Path, standard: str | None, lang: Lang) -> int:
    """用一次性密钥走完示例全流程 / Run the whole chain on the shipped examples.

    自查、签发、拒绝、验证 / Check, certify, refuse, verify, with throw-away keys.
    """
    from footprint.cli.verify import report_lines
    from footprint.pipeline.demo import run_demo

    outcomes = run_demo(
        output, standard, today=datetime.now(UTC).date(), tell=lambda step: click.echo(step.of(lang), err=True)
    )
    worst = ExitCode.OK
    for outcome in outcomes:
        click.echo(f"\n=== {outcome.example.name} ===")
        if outcome.refusal:
            click.echo(f"{_REFUSED.of(lang)}\n{outcome.refusal.message.of(lang)}")
        if outcome.issued and outcome.report:
            for path in (outcome.issued.certificate, outcome.issued.label, outcome.issued.data):
                click.echo(path)
            click.echo("\n".join(report_lines(outcome.report, lang)))
            worst = max(worst, outcome.report.exit_code)
        if not outcome.as_expected:
            click.echo(_UNEXPECTED.of(lang), err=True)
            worst = max(worst, ExitCode.NEGATIVE)
    issued = [o.issued for o in outcomes if o.issued]
    click.echo("\n" + _DONE.format(issued=len(issued), refused=len(outcomes) - len(issued)).of(lang))
    for certificate in issued:
        click.echo(f"  footprint verify {certificate.certificate}")
    return worst
