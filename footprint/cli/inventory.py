"""``footprint inventory``: what the data are, where each number comes from, and whether a folder is sound."""

import json
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from footprint import resources
from footprint.cli.common import lang_option
from footprint.cli.inventory_exchange import export_command, import_command, swap_command
from footprint.errors import InputError, Lang, Text
from footprint.inventory import manifest
from footprint.inventory.balance import closure
from footprint.inventory.checks import process_numbers
from footprint.inventory.library import Library, load_library
from footprint.inventory.search import search
from footprint.inventory.windows import OLD, old
from footprint.model.cited import Cited, Kind, Spread
from footprint.model.inventory import Balance, Exchange, Process

_PIPE_WIDTH = 200

_KINDS = {
    Kind.MEASURED: Text("实测", "measured"),
    Kind.OFFICIAL: Text("官方", "official"),
    Kind.LITERATURE: Text("文献", "literature"),
    Kind.DERIVED: Text("推导", "derived"),
    Kind.ASSUMPTION: Text("假设", "assumption"),
    Kind.POLICY: Text("政策选择", "policy"),
    Kind.PLACEHOLDER: Text("占位", "placeholder"),
}
_format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="输出格式 / Output format.",
)


@click.group()
def command() -> None:
    """清单数据 / Inventory data and their sources."""


@command.command("list")
@click.option(
    "--search", "text", metavar="TEXT", help="按名称查找，可有错字 / Find by name; spelling mistakes are forgiven."
)
@_format_option
@lang_option
def list_processes(text: str | None, form: str, lang: Lang) -> None:
    """列出背景过程 / List the background processes."""
    processes = list(load_library().processes.values())
    if text is not None:
        processes = search(processes, text)
    if form == "json":
        click.echo(json.dumps([_summary(p) for p in processes], ensure_ascii=False, indent=2))
        return
    if not processes:
        click.echo(Text("没有相近的名称：{t}", "no name is like: {t}").format(t=text or "").of(lang))
        return
    heads = Text("编号|名称|单位|形式|范围|地域|年份", "Id|Name|Unit|Form|Scope|Region|Years")
    table = Table(*heads.of(lang).split("|"))
    for p in processes:
        years = f"{p.valid_from}–{p.valid_to}" if p.valid_from != p.valid_to else str(p.valid_to)
        table.add_row(p.id, p.name.of(lang), p.reference.unit, p.form, p.scope, p.geography, years)
    _console().print(table)


@command.command("show")
@click.argument("name", metavar="ID")
@_format_option
@lang_option
def show_process(name: str, form: str, lang: Lang) -> None:
    """显示一个过程的每个数及其来源 / Show every number of a process and its source."""
    library = load_library()
    process = library.process(name)
    if form == "json":
        content = process.model_dump(mode="json")
        used = sorted({c.source for _, c in process_numbers(process) if c.source})
        content["sources"] = [library.sources[s].model_dump(mode="json") for s in used]
        content["kind"] = process.form
        content["unit"] = process.reference.unit
        click.echo(json.dumps(content, ensure_ascii=False, indent=2))
        return
    for line in _describe(process, library, lang):
        click.echo(line)


@command.command("check")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--write-manifest", is_flag=True, help="检查通过后冻结各文件 / Freeze the files once they are sound.")
@click.option("--year", type=int, help="以该年为准列出过旧的数据 / Year against which data count as old.")
@_format_option
@lang_option
def check_folder(folder: Path | None, write_manifest: bool, year: int | None, form: str, lang: Lang) -> None:
    """检查清单文件夹 / Check an inventory folder (the shipped one by default)."""
    library = load_library(folder)
    root = folder or resources.folder("inventories")
    if write_manifest:
        manifest.write_manifest(root)
    if manifest.frozen(root) and (problems := list(manifest.departures(root))):
        raise InputError(problems)
    numbers = [c for p in library.processes.values() for _, c in process_numbers(p)]
    numbers += [c for s in library.characterisations.values() for f in s.factors.values() for c in _family(f)]
    numbers += [c for d in library.distances.values() for c in _family(d.length)]
    counts = Counter(c.kind for c in numbers)
    aged = old(library.processes.values(), year or max(p.valid_to for p in library.processes.values()))
    balanced = sum(p.balance is not None for p in library.processes.values())
    if form == "json":
        report = {
            "processes": len(library.processes),
            "sources": len(library.sources),
            "numbers": len(numbers),
            "kinds": {kind.value: counts[kind] for kind in Kind},
            "distances": len(library.distances),
            "balanced": balanced,
            "old": [p.id for p in aged],
            "frozen": manifest.frozen(root),
            "digest": library.digest,
        }
        click.echo(json.dumps(report, indent=2))
        return
    click.echo(
        Text("通过：{p} 个过程，{s} 个来源，{n} 个数值", "sound: {p} processes, {s} sources, {n} numbers")
        .format(p=len(library.processes), s=len(library.sources), n=len(numbers))
        .of(lang)
    )
    for kind in Kind:
        click.echo(f"  {_KINDS[kind].of(lang)}: {counts[kind]}")
    click.echo(
        Text("  元素守恒：{n} 个过程闭合；港口间距离：{d} 条", "  balances of elements: {n} close; distances: {d}")
        .format(n=balanced, d=len(library.distances))
        .of(lang)
    )
    click.echo(
        Text("  数据结束已满 {y} 年：{n} 个过程 {ids}", "  data that ended {y} years ago or more: {n} processes {ids}")
        .format(y=OLD, n=len(aged), ids=" ".join(p.id for p in aged))
        .of(lang)
        .rstrip()
    )
    state = (
        Text("已冻结，逐一相符", "frozen, every file as listed")
        if manifest.frozen(root)
        else Text("未冻结", "not frozen")
    )
    click.echo(f"  {manifest.NAME}: {state.of(lang)}")
    click.echo(f"  SHA-256: {library.digest}")


def _summary(process: Process) -> dict[str, object]:
    return {
        "id": process.id,
        "name": {"zh": process.name.zh, "en": process.name.en},
        "unit": process.reference.unit,
        "kind": process.form,
        "scope": process.scope,
        "category": process.category,
        "geography": process.geography,
        "valid_from": process.valid_from,
        "valid_to": process.valid_to,
    }


def _family(cited: Cited) -> Iterator[Cited]:
    yield cited
    for other in (*cited.parents.values(), *cited.alternatives):
        yield from _family(other)


def _describe(process: Process, library: Library, lang: Lang) -> Iterator[str]:
    quality = process.quality
    heading = Text(
        "参考产品：{amount} {unit}　形式：{form}　范围：{scope}　地域：{place}　年份：{first}–{last}",
        "reference: {amount} {unit}  form: {form}  scope: {scope}  region: {place}  years: {first}-{last}",
    )
    scores = Text(
        "数据质量（1 最好，5 最差）：技术 {t} 地域 {g} 时间 {y} 可靠性 {r}",
        "data quality (1 best, 5 worst): technology {t}, region {g}, time {y}, reliability {r}",
    )
    yield f"{process.id}  {process.name.zh} / {process.name.en}"
    yield heading.format(
        amount=_plain(process.reference.amount),
        unit=process.reference.unit,
        form=process.form,
        scope=process.scope,
        place=process.geography,
        first=process.valid_from,
        last=process.valid_to,
    ).of(lang)
    yield scores.format(t=quality.technological, g=quality.geographical, y=quality.temporal, r=quality.reliability).of(
        lang
    )
    yield Text("边界：{b}", "boundary: {b}").format(b=process.boundary).of(lang)
    for exchange in process.exchanges:
        yield ""
        yield _title(exchange, library, lang)
        yield from _number(exchange.amount, library, lang, "  ")
    if process.balance is not None:
        yield ""
        yield from _balance(process, process.balance, library, lang)


def _balance(process: Process, balance: Balance, library: Library, lang: Lang) -> Iterator[str]:
    found = closure(process, balance, library.flows)
    line = Text(
        "元素守恒 {e}：进 {i} kg，产品 {p} kg，排放 {o} kg，损失 {l} kg，差额 {g}",
        "balance of {e}: {i} kg in, {p} kg in the product, {o} kg emitted, {l} kg lost, gap {g}",
    )
    yield line.format(
        e=found.element,
        i=f"{found.into:.5g}",
        p=f"{found.product:.5g}",
        o=f"{found.emitted:.5g}",
        l=f"{found.lost:.5g}",
        g=f"{found.gap:.2%}",
    ).of(lang)
    for name, content in balance.inputs.items():
        yield from _number(content, library, lang, "  ", name)
    if balance.product is not None:
        yield from _number(balance.product, library, lang, "  ", Text("产品含量", "product").of(lang))
    if balance.lost is not None:
        yield from _number(balance.lost, library, lang, "  ", Text("损失", "lost").of(lang))


def _title(exchange: Exchange, library: Library, lang: Lang) -> str:
    if exchange.input is not None:
        name = library.processes[exchange.input].name
        return Text("投入 {id}（{name}）", "input {id} ({name})").format(id=exchange.input, name=name).of(lang)
    flow = library.flows[str(exchange.emission)]
    return Text("排放 {id}（{name}）", "emission {id} ({name})").format(id=flow.id, name=flow.name).of(lang)


def _number(cited: Cited, library: Library, lang: Lang, indent: str, name: str = "") -> Iterator[str]:
    label = f"{name} = " if name else ""
    yield f"{indent}{label}{_plain(cited.value)} {cited.unit}  [{_KINDS[cited.kind].of(lang)}]"
    inner = indent + "  "
    if cited.source is not None:
        source = library.sources[cited.source]
        line = Text(
            "来源：{title}（{publisher}，{year}），{at}；许可：{licence}；查阅方式：{access}",
            "source: {title} ({publisher}, {year}), {at}; licence: {licence}; read: {access}",
        )
        yield inner + line.format(
            title=source.title,
            publisher=source.publisher,
            year=source.year,
            at=cited.at or "-",
            licence=source.licence,
            access=source.access,
        ).of(lang)
    if cited.reason is not None:
        yield inner + Text("理由：{r}", "reason: {r}").format(r=cited.reason).of(lang)
    if cited.note is not None:
        yield inner + Text("注：{n}", "note: {n}").format(n=cited.note).of(lang)
    if cited.spread is not None:
        yield inner + _spread(cited.spread, cited.unit).of(lang)
    if cited.formula is not None:
        yield inner + Text("推导：{f}", "derivation: {f}").format(f=cited.formula).of(lang)
        for key, parent in cited.parents.items():
            yield from _number(parent, library, lang, inner + "  ", key)
    for other in cited.alternatives:
        yield inner + Text("另一来源的值（未采用）：", "another source says (not used):").of(lang)
        yield from _number(other, library, lang, inner + "  ")


def _spread(spread: Spread, unit: str) -> Text:
    if spread.gsd2 is not None:
        size = f"GSD² {_plain(spread.gsd2)}"
    elif spread.low is not None and spread.high is not None:
        size = f"{_plain(spread.low)} … {_plain(spread.high)} {unit}"
    else:
        size = "-"
    return Text("离散：{s}（{b}）", "spread: {s} ({b})").format(s=size, b=spread.basis)


def _plain(value: Decimal) -> str:
    return format(value, "f")


def _console() -> Console:
    """A console that never folds ids: a terminal's own width, or a wide page when piped."""
    console = Console()
    return console if console.is_terminal else Console(width=_PIPE_WIDTH)


command.add_command(import_command)
command.add_command(export_command)
command.add_command(swap_command)
