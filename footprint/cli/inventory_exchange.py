"""``footprint inventory import`` and ``export``: databases of other tools in, Brightway projects and files out."""

import json
from pathlib import Path

import click

from footprint.cli.common import lang_option
from footprint.errors import Lang, Text

FORMATS = ("bw2package", "brightway-project", "excel", "ecospold1", "ecospold2", "jsonld", "simapro-csv")


@click.command("import")
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="存放导入数据库的文件夹 / Folder for imported databases.",
)
@click.option("--name", help="数据库名称，默认取文件名 / Name of the database (default: the file's).")
@click.option(
    "--accept",
    type=click.Path(path_type=Path, dir_okay=False),
    help="已审阅并署名的缺失清单 / Reviewed and signed list of what is missing.",
)
@click.option(
    "--trust-pickles",
    is_flag=True,
    help="读取项目文件夹（会执行其中的代码） / Read a project folder although that runs code inside it.",
)
@click.option("--format", "output_form", type=click.Choice(["table", "json"]), default="table", help="Output format.")
@lang_option
def import_command(
    *,
    form: str,
    path: Path,
    output: Path,
    name: str | None,
    accept: Path | None,
    trust_pickles: bool,
    output_form: str,
    lang: Lang,
) -> None:
    """导入其他软件的数据库 / Import a database of another tool.

    FORMAT: bw2package, brightway-project, excel, ecospold1, ecospold2, jsonld, simapro-csv
    """
    from footprint.pipeline.exchange import import_file

    done = import_file(form, path, output, name=name, accept=accept, trust_pickles=trust_pickles)
    if output_form == "json":
        content = {
            "folder": str(done.folder),
            "digest": done.folder.name,
            "processes": done.processes,
            "exchanges": done.exchanges,
            "notices": [notice.as_dict() for notice in done.notices],
            "accepted": list(done.accepted),
        }
        click.echo(json.dumps(content, ensure_ascii=False, indent=2))
        return
    summary = Text("已导入：{p} 个过程，{e} 条交换", "imported: {p} processes, {e} exchanges")
    click.echo(summary.format(p=done.processes, e=done.exchanges).of(lang))
    for notice in done.notices:
        click.echo(f"  {notice.count} × {notice.text.of(lang)} [{notice.code}]")
    for item in done.accepted:
        click.echo(Text("  书面接受的缺失：{i}", "  missing, accepted in writing: {i}").format(i=item).of(lang))
    click.echo(done.folder)


@click.command("export")
@click.option("--project", default="footprint", show_default=True, help="项目名称 / Name of the project.")
@click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="新的 Brightway 数据文件夹 / New Brightway data folder (BRIGHTWAY2_DIR).",
)
@click.option("--bw2package", type=click.Path(path_type=Path, dir_okay=False), help="新的 BW2Package 文件 / New file.")
@click.option("--excel", type=click.Path(path_type=Path, dir_okay=False), help="新的 Excel 工作簿 / New workbook.")
@click.option(
    "--submission",
    type=click.Path(path_type=Path, dir_okay=False),
    help="导出该填报的产品系统，而非清单 / Export this submission's product system instead of the inventory.",
)
@click.option(
    "--database",
    type=click.Path(path_type=Path, file_okay=False),
    help="导出该已导入的数据库 / Export this imported database instead of the inventory.",
)
@lang_option
def export_command(
    *,
    project: str,
    folder: Path | None,
    bw2package: Path | None,
    excel: Path | None,
    submission: Path | None,
    database: Path | None,
    lang: Lang,
) -> None:
    """导出为 Brightway 项目或文件 / Export to a Brightway project or file; nothing is overwritten."""
    from footprint.brightway.exporting import Targets
    from footprint.pipeline.exchange import export_inventory, export_submission

    targets = Targets(folder, bw2package, excel)
    if not targets.given():
        raise click.UsageError("--dir, --bw2package, --excel：至少给一个 / give at least one")
    if submission and database:
        raise click.UsageError("--submission, --database：只给一个 / give one of them")
    if submission:
        export_submission(submission, project, targets)
    else:
        export_inventory(project, targets, database)
    for path in targets.given():
        click.echo(Text("已写入：{p}", "written: {p}").format(p=path).of(lang))


@click.command("swap")
@click.argument("submission", type=click.Path(path_type=Path))
@click.option(
    "--database",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="已导入的数据库 / Imported database.",
)
@click.option(
    "--mapping",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="逐过程映射文件 / Mapping file, process by process.",
)
@click.option("--format", "output_form", type=click.Choice(["table", "json"]), default="table", help="Output format.")
@lang_option
def swap_command(*, submission: Path, database: Path, mapping: Path, output_form: str, lang: Lang) -> None:
    """在导入的数据库上重算一份填报，与自带清单对照 / Compute SUBMISSION again on an imported database, beside ours."""
    from footprint.pipeline.background import imported_background, left_shipped, missing_items
    from footprint.pipeline.exchange import swap_background
    from footprint.report.background import as_data, as_text

    found = swap_background(submission, database, mapping)
    totals = [assessment.case.result.total for assessment in (found.shipped, found.swapped)]
    shown = (imported_background(found.swapped), left_shipped(found.swapped), missing_items(found.swapped.library))
    if output_form == "json":
        content = {"shipped": totals[0], "swapped": totals[1], "background": as_data(*shown)}
        click.echo(json.dumps(content, ensure_ascii=False, indent=2))
        return
    line = Text("自带清单：{a} kg CO2e；导入：{b} kg CO2e", "shipped: {a} kg CO2e; imported: {b} kg CO2e")
    click.echo(line.format(a=f"{totals[0]:.6g}", b=f"{totals[1]:.6g}").of(lang))
    click.echo(as_text(*shown, lang))
