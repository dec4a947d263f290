"""``footprint certify``: assess submissions and issue sealed certificates."""

from datetime import UTC, date, datetime
from pathlib import Path

import click

from footprint.cli.common import background_option, lang_option, waivers_option
from footprint.errors import ExitCode, FootprintError, Lang, Text

_ISSUED = Text(
    "{source}：已签发 {number}，等级 {band}\n  证书 {certificate}\n  标签 {label}\n  数据 {data}",
    "{source}: issued {number}, band {band}\n  certificate {certificate}\n  label {label}\n  data {data}",
)


@click.command("certify")
@click.argument("submissions", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path(), help="证书文件夹 / Folder for the certificates."
)
@click.option("--issued-on", type=click.DateTime(["%Y-%m-%d"]), help="签发日期 / Day of issue (default: today, UTC).")
@click.option("--supersede", metavar="NUMBER", help="由新证书取代的编号 / Certificate that the new one replaces.")
@waivers_option
@background_option
@lang_option
def command(
    *,
    submissions: tuple[Path, ...],
    output: Path,
    issued_on: datetime | None,
    supersede: str | None,
    waivers: Path | None,
    background: Path | None,
    lang: Lang,
) -> int:
    """评价 SUBMISSIONS 并签发证书 / Assess SUBMISSIONS and issue certificates.

    设置取自 -o 文件夹或其上级的 footprint.toml / Settings come from footprint.toml in the -o folder or above it.
    """
    from footprint.pipeline.assess import assess
    from footprint.pipeline.background import library_on
    from footprint.pipeline.certify import certify, open_office
    from footprint.rules.waivers import WaiverFile

    if supersede is not None and len(submissions) != 1:
        raise click.UsageError("--supersede 只用于一份申报 / --supersede goes with one submission")
    if waivers is not None and len(submissions) != 1:
        raise click.UsageError("--waivers 只用于一份申报 / --waivers goes with one submission")
    day: date = issued_on.date() if issued_on else datetime.now(UTC).date()
    given = WaiverFile(waivers, day) if waivers else None
    worst = ExitCode.OK
    library = library_on(background)
    with open_office(output, issued_on=day) as office:
        for path in submissions:
            try:
                issued = certify(assess(path, library, given), office, output, issued_on=day, supersede=supersede)
            except FootprintError as exc:
                click.echo(exc.message.of(lang), err=True)
                worst = max(worst, exc.exit_code)
                continue
            click.echo(
                _ISSUED.format(
                    source=path,
                    number=issued.number,
                    band=issued.payload.band.reached,
                    certificate=issued.certificate,
                    label=issued.label,
                    data=issued.data,
                ).of(lang)
            )
            for warning in issued.warnings:
                click.echo(warning.of(lang), err=True)
    return worst
