"""How parameters follow from cited numbers and from the inventory, and what other sources would give."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from footprint.errors import Text
from footprint.model.cited import Cited
from footprint.publishing import cells, figures
from footprint.publishing.context import Context, Derived
from footprint.publishing.nodes import Items, Node, Paragraph, Table
from footprint.publishing.requirements import Requirement
from footprint.rules.derivation import Derivation, ParameterValue, ProcessScore
from footprint.rules.edition import Parameter

_PARENTS = (
    Text("参数", "Parameter"),
    Text("符号", "Symbol"),
    Text("数值", "Value"),
    Text("单位", "Unit"),
    Text("含义、来源或理由", "Meaning, source or reason"),
)
_RESULT = Text("{name} = {formula} = {stated} {unit}；", "{name} = {formula} = {stated} {unit};")
_ROUNDED = Text(
    "{name} = {formula} = {exact}，进到 {stated} {unit}；", "{name} = {formula} = {exact}, up to {stated} {unit};"
)
_BOUND = Text("{band} 级上限", "Bound of {band}")
_LEAD = Text("各参数的公式如下，符号的含义见下表：", "The formulas are as follows; the table below gives the symbols:")
_SCORE = Text("“{name}”的缺省值", "default value of '{name}'")
_PARAMETER = Text("参数 {name}", "parameter {name}")
_BASE = Text("本文件采用的来源", "Sources this document takes")
_OTHER = Text("换用的来源", "Source taken instead")
_TAKEN = Text("该来源的值", "Its value")
_STANDS_FOR = Text("代替的量", "In place of")


def derivations(
    context: Context, of: tuple[str, ...], number: str, caption: str, _stated: Sequence[Requirement]
) -> Iterator[Node]:
    """Formula, value and parents of the parameters in `of`, recomputed from the inventory."""
    rows: list[tuple[str, ...]] = []
    formulas = []
    for name in of:
        parameter, derived = context.parameter(name), context.derived[name]
        found = _derivation(parameter)
        formulas.append(_result(context, derived, parameter, found))
        for index, (symbol, parent) in enumerate(found.parents.items()):
            value, unit, ground = _parent(context, parent)
            rows.append((name if index == 0 else "", symbol, value, unit, ground))
    yield Paragraph(context.of(_LEAD))
    yield Items((*formulas[:-1], _ended(formulas[-1], context)))
    columns = tuple(context.of(c) for c in _PARENTS)
    yield Table(number, caption, columns, (22, 17, 13, 10, 38), tuple(rows), centred=(2, 3), dense=True)


def sensitivity(
    context: Context, of: tuple[str, ...], number: str, caption: str, _stated: Sequence[Requirement]
) -> Iterator[Node]:
    """What the parameters in `of` would be if one number came from another source, recomputed."""
    found: dict[tuple[str, str], dict[str, Decimal]] = {}
    taken: dict[tuple[str, str], Decimal] = {}
    for name in of:
        for variant in context.derived[name].variants:
            key = (variant.parent, variant.source)
            found.setdefault(key, {})[name] = variant.value
            taken[key] = variant.taken
    base = tuple(figures.number(context.parameter(name).value) for name in of)
    rows = [(context.of(_BASE), "—", "—", *base)]
    for (parent, source), values in found.items():
        cells_of = tuple(figures.number(values[name]) if name in values else "—" for name in of)
        rows.append((_source(context, source), parent, figures.score(float(taken[parent, source])), *cells_of))
    columns = (
        context.of(_OTHER),
        context.of(_STANDS_FOR),
        context.of(_TAKEN),
        *(_heading(context, name) for name in of),
    )
    widths = (34.0, 16.0, 12.0, *(38.0 / len(of) for _ in of))
    yield Table(number, caption, columns, widths, tuple(rows), centred=tuple(range(2, len(columns))), dense=True)


def _derivation(parameter: Parameter) -> Derivation:
    if parameter.derivation is not None:
        return parameter.derivation
    return Derivation(formula=parameter.formula or "", parents=dict(parameter.parents))


def _heading(context: Context, name: str) -> str:
    """What a column is called: the band that a parameter bounds, or the parameter."""
    bounded = [band.name for band in context.edition.data.bands if band.max == name]
    return context.of(_BOUND.format(band=bounded[0])) if bounded else name


def _ended(text: str, context: Context) -> str:
    return text[:-1] + ("。" if context.lang == "zh" else ".")


def _result(context: Context, derived: Derived, parameter: Parameter, found: Derivation) -> str:
    form = _RESULT if found.rounding == "none" else _ROUNDED
    return context.of(
        form.format(
            name=derived.name,
            formula=cells.readable(found.formula),
            exact=figures.score(derived.exact),
            stated=figures.number(parameter.value),
            unit=context.unit(parameter.unit),
        )
    )


def _parent(context: Context, parent: Cited | ProcessScore | ParameterValue) -> tuple[str, str, str]:
    unit = Text.same("—")
    if isinstance(parent, ProcessScore):
        name = context.library.processes[parent.process].name
        value = figures.score(context.score(parent.process, parent.per))
        return value, parent.unit, context.of(_SCORE.format(name=name))
    if isinstance(parent, ParameterValue):
        other = context.parameter(parent.parameter)
        return figures.number(other.value), other.unit, context.of(_PARAMETER.format(name=parent.parameter))
    said = context.unit(parent.unit) or context.of(unit)
    return figures.number(parent.value), said, cells.ground(context, parent)


def _source(context: Context, name: str) -> str:
    if name in context.library.processes:
        process = context.library.processes[name]
        leaves = [leaf for x in process.exchanges for leaf in figures.leaves(x.amount)]
        return f"{context.of(process.name)} {context.cite(leaf.source for leaf in leaves if leaf.source)}"
    return f"{context.of(context.sources[name].title)} {context.cite([name])}"
