"""Tables made from the inventory: default values, what they are made of, warming potentials, sources."""

import fnmatch
from collections.abc import Iterator, Sequence

from footprint.errors import Text
from footprint.model.inventory import Exchange, Form, Process
from footprint.publishing import cells, figures
from footprint.publishing.context import Context
from footprint.publishing.nodes import Node, Reference, Table
from footprint.publishing.requirements import Requirement

_DEFAULTS = (
    Text("过程", "Process"),
    Text("单位", "Unit"),
    Text("缺省值 kg CO2e", "Default, kg CO2e"),
    Text("地域与年份", "Place and years"),
    Text("数据质量", "Data quality"),
    Text("来源、出处与类别", "Source, locator and kind"),
)
_EXCHANGES = (
    Text("过程", "Process"),
    Text("投入或排放", "Input or emission"),
    Text("数量", "Amount"),
    Text("单位", "Unit"),
    Text("类别", "Kind"),
    Text("来源、推导或理由", "Source, derivation or reason"),
)
_FACTORS = (
    Text("温室气体", "Greenhouse gas"),
    Text("数值 kg CO2e/kg", "Value, kg CO2e/kg"),
    Text("类别", "Kind"),
    Text("来源、推导或理由", "Source, derivation or reason"),
)
_COMPOSED = Text("{count} 项投入与排放，{sources}", "{count} inputs and emissions, {sources}")
_COMPOSED_ALONE = Text("{count} 项投入与排放", "{count} inputs and emissions")
_SOURCE = Text("[{n}]　{title}．{publisher}，{year}", "[{n}]  {title}. {publisher}, {year}")


def default_values(
    context: Context, of: tuple[str, ...], number: str, caption: str, _stated: Sequence[Requirement]
) -> Iterator[Node]:
    """Climate score of the processes that `of` names by look-up table or pattern, per unit of their product."""
    rows = []
    for process in _processes(context, of):
        years = str(process.valid_from)
        if process.valid_to != process.valid_from:
            years += f"–{process.valid_to}"
        q = process.quality
        rows.append(
            (
                context.of(process.name),
                context.unit(process.reference.unit),
                figures.score(context.scores[process.id] / float(process.reference.amount)),
                f"{process.geography} {years}",
                f"{q.technological}/{q.geographical}/{q.temporal}/{q.reliability}",
                _ground(context, process),
            )
        )
    columns = tuple(context.of(c) for c in _DEFAULTS)
    yield Table(number, caption, columns, (27, 8, 13, 14, 11, 27), tuple(rows), centred=(1, 2, 3, 4), dense=True)


def exchanges(
    context: Context, of: tuple[str, ...], number: str, caption: str, _stated: Sequence[Requirement]
) -> Iterator[Node]:
    """Inputs and emissions of those processes that are not a single published factor."""
    rows = []
    for process in _processes(context, of):
        if process.form is Form.AGGREGATED and len(process.exchanges) == 1 and not process.exchanges[0].amount.parents:
            continue
        for index, exchange in enumerate(process.exchanges):
            amount = exchange.amount
            rows.append(
                (
                    context.of(process.name) if index == 0 else "",
                    _target(context, exchange),
                    figures.score(float(amount.value)),
                    context.unit(amount.unit) or "kg/kg",
                    cells.kind(context, amount),
                    cells.ground(context, amount),
                )
            )
    columns = tuple(context.of(c) for c in _EXCHANGES)
    yield Table(number, caption, columns, (17, 18, 12, 8, 9, 36), tuple(rows), centred=(2, 3, 4), dense=True)


def characterisation_factors(
    context: Context, of: tuple[str, ...], number: str, caption: str, _stated: Sequence[Requirement]
) -> Iterator[Node]:
    """Warming potentials of the one set named in `of`; of the set that the edition prescribes, if none is."""
    (name,) = of or (context.characterisation,)
    chosen = context.library.characterisations[name]
    rows = tuple(
        (
            context.of(context.library.flows[flow].name),
            figures.number(factor.value),
            cells.kind(context, factor),
            cells.ground(context, factor),
        )
        for flow, factor in chosen.factors.items()
    )
    columns = tuple(context.of(c) for c in _FACTORS)
    yield Table(number, caption, columns, (32, 18, 12, 38), rows, centred=(1, 2), dense=True)


def sources(
    context: Context, _of: tuple[str, ...], _number: str, _caption: str, _stated: Sequence[Requirement]
) -> Iterator[Node]:
    """The sources named so far, numbered as they are cited."""
    for name, n in context.used.sources.items():
        found = context.sources[name]
        said = context.of(_SOURCE.format(n=n, title=found.title, publisher=found.publisher, year=found.year))
        if found.url:
            said += f"．{found.url}" if context.lang == "zh" else f". {found.url}"
        yield Reference(said)


def _processes(context: Context, of: tuple[str, ...]) -> list[Process]:
    """Processes that look-up tables name, as key or as value, or that match a pattern of ids, each once.

    Raises
    ------
    KeyError
        If an entry is neither a look-up table nor a pattern that an id matches.
    """
    known, tables = context.library.processes, context.edition.data.tables
    names: dict[str, None] = {}
    for entry in of:
        if entry in tables:
            pairs = tables[entry].items()
            names |= dict.fromkeys(n for pair in pairs for n in pair if n in known)
        elif matching := fnmatch.filter(known, entry):
            names |= dict.fromkeys(matching)
        else:
            raise KeyError(entry)
    return [known[name] for name in names]


def _target(context: Context, exchange: Exchange) -> str:
    if exchange.input is not None:
        return context.of(context.library.processes[exchange.input].name)
    return context.of(context.library.flows[exchange.emission or ""].name)


def _ground(context: Context, process: Process) -> str:
    amounts = [exchange.amount for exchange in process.exchanges]
    if process.form is Form.AGGREGATED and len(amounts) == 1 and not amounts[0].parents:
        kind = cells.kind(context, amounts[0])
        said = cells.ground(context, amounts[0])
        return f"{said}（{kind}）" if context.lang == "zh" else f"{said} ({kind})"
    leaves = [leaf for amount in amounts for leaf in figures.leaves(amount)]
    cited = context.cite(leaf.source for leaf in leaves if leaf.source)
    form = _COMPOSED if cited else _COMPOSED_ALONE
    return context.of(form.format(count=len(amounts), sources=cited))
