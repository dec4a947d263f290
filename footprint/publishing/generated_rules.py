"""Tables made from the edition: conformity checks, parameters, bands, results."""

from collections.abc import Iterator, Sequence

from footprint.errors import Text
from footprint.model.verdict import Obligation
from footprint.publishing import cells, figures, words
from footprint.publishing.context import Context
from footprint.publishing.nodes import Node, Table
from footprint.publishing.requirements import Requirement

_CONFORMITY = (
    Text("条款", "Clause"),
    Text("规则编号", "Rule"),
    Text("要求", "Requirement"),
    Text("程度", "Strength"),
    Text("不满足时", "If not met"),
)
_PARAMETERS = (
    Text("参数", "Parameter"),
    Text("数值", "Value"),
    Text("单位", "Unit"),
    Text("类别", "Kind"),
    Text("来源、推导或理由", "Source, derivation or reason"),
)
_BANDS = (Text("等级", "Band"), Text("{number}（{unit}）", "{number} ({unit})"))
_FIRST = Text("≤ {high}", "≤ {high}")
_BETWEEN = Text("> {low} 且 ≤ {high}", "> {low} and ≤ {high}")
_LAST = Text("> {low}", "> {low}")
_RESULTS = (
    Text("结果", "Result"),
    Text("单位", "Unit"),
    Text("小数位数", "Decimals"),
    Text("用途", "Role"),
)
ROLES = {
    "headline": Text("标签主数值", "headline of the label"),
    "second": Text("标签第二数值", "second number of the label"),
    "detail": Text("证书列示", "shown on the certificate"),
    "sensitivity": Text("敏感性，证书列示", "sensitivity, shown on the certificate"),
}
STRENGTH = {
    Obligation.SHALL: Text("应", "shall"),
    Obligation.SHOULD: Text("宜", "should"),
    Obligation.MAY: Text("可", "may"),
}


def conformity(
    context: Context, _of: tuple[str, ...], number: str, caption: str, stated: Sequence[Requirement]
) -> Iterator[Node]:
    """Every rule of the document: where it stands, what it is called and what its failure does."""
    rows = tuple(
        (
            r.number,
            r.rule.code,
            context.of(r.rule.title),
            context.of(STRENGTH[r.rule.obligation]),
            context.of(words.ON_FAILURE[r.rule.severity]),
        )
        for r in stated
    )
    columns = tuple(context.of(c) for c in _CONFORMITY)
    yield Table(number, caption, columns, (10, 18, 40, 11, 21), rows, centred=(0, 1, 3, 4))


def parameters(
    context: Context, of: tuple[str, ...], number: str, caption: str, _stated: Sequence[Requirement]
) -> Iterator[Node]:
    """Parameters of the clauses named in `of`; of the clauses the document states, if none is named."""
    clauses = of or tuple(context.used.clauses)
    for clause in clauses:
        context.edition.data.clauses[clause]
    names = [name for name, p in context.edition.parameters.items() if p.clause in clauses]
    names.sort(key=lambda name: clauses.index(context.edition.parameters[name].clause))
    rows = []
    for name in names:
        p = context.parameter(name)
        unit = context.unit(p.unit) or "—"
        rows.append((name, figures.number(p.value), unit, cells.kind(context, p), cells.ground_of(context, p)))
    columns = tuple(context.of(c) for c in _PARAMETERS)
    yield Table(number, caption, columns, (24, 12, 10, 10, 44), tuple(rows), centred=(1, 2, 3), dense=True)


def bands(
    context: Context, _of: tuple[str, ...], number: str, caption: str, _stated: Sequence[Requirement]
) -> Iterator[Node]:
    """The bands and the range of the number they judge."""
    spec = context.edition.data.judged_number
    low = None
    rows = []
    for band in context.edition.data.bands:
        high = figures.number(context.parameter(band.max).value) if band.max else None
        form = _FIRST if low is None else _LAST if high is None else _BETWEEN
        rows.append((band.name, context.of(form.format(low=low, high=high))))
        low = high
    columns = (context.of(_BANDS[0]), context.of(_BANDS[1].format(number=spec.label, unit=spec.unit)))
    yield Table(number, caption, columns, (20, 60), tuple(rows), centred=(0, 1))


def results(
    context: Context, _of: tuple[str, ...], number: str, caption: str, _stated: Sequence[Requirement]
) -> Iterator[Node]:
    """The numbers an evaluation reports."""
    rows = tuple(
        (context.of(n.label), n.unit, str(n.decimals), context.of(ROLES[n.role])) for n in context.edition.data.numbers
    )
    columns = tuple(context.of(c) for c in _RESULTS)
    yield Table(number, caption, columns, (44, 20, 12, 24), rows, centred=(1, 2, 3))
