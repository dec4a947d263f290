"""The page of a standard: clause, rules, parameters, where each number comes from, in both languages."""

from collections.abc import Iterator, Mapping

from footprint.errors import Text
from footprint.publishing import cells, figures, words
from footprint.publishing.build import Built
from footprint.publishing.context import Context
from footprint.publishing.generated_defaults import sources
from footprint.publishing.markdown import row
from footprint.publishing.nodes import Paragraph, Reference
from footprint.rules.edition import Parameter
from footprint.rules.rule import Rule

_RULES = ("规则 / Rule", "要求 / Requirement", "文件与条款 / Document and clause", "不满足时 / If not met")
_PARAMETERS = ("参数 / Parameter", "数值 / Value", "类别 / Kind", "来源、推导或理由 / Source, derivation or reason")
_NO_RULES = "本条没有检查项。 / No checks stand under this clause."
_SOURCES = "## 来源 / Sources"


class Overview:
    """What the page is made from.

    Parameters
    ----------
    zh, en
        Contexts of the two languages, which cite sources in the same order.
    documents
        Documents by part, Chinese and English.
    """

    def __init__(self, zh: Context, en: Context, documents: Mapping[str, tuple[Built, Built]]) -> None:
        self._zh, self._en = zh, en
        self._stated: dict[str, tuple[str, str, Text]] = {}
        for part, (chinese, english) in documents.items():
            said = {n.code: n.text for n in english.document.nodes if isinstance(n, Paragraph) and n.code}
            for node in chinese.document.nodes:
                if isinstance(node, Paragraph) and node.code:
                    self._stated[node.code] = (part, node.number, Text(node.text, said[node.code]))

    def lines(self) -> Iterator[str]:
        """Clause by clause, then the sources that were cited."""
        edition = self._zh.edition
        for clause, title in edition.data.clauses.items():
            yield f"## {clause} {title.zh} / {title.en}"
            yield ""
            rules = [rule for rule in edition.rules if rule.clause == clause]
            if rules:
                yield from _table(_RULES, (self._rule(rule) for rule in rules))
            else:
                yield _NO_RULES
            yield ""
            parameters = {name: p for name, p in edition.parameters.items() if p.clause == clause}
            if parameters:
                yield from _table(_PARAMETERS, (self._parameter(name, p) for name, p in parameters.items()))
                yield ""
        yield _SOURCES
        yield ""
        yield from (f"* {node.text}" for node in sources(self._zh, (), "", "", ()) if isinstance(node, Reference))

    def _rule(self, rule: Rule) -> tuple[str, ...]:
        part, number, said = self._stated[rule.code]
        failure = words.ON_FAILURE[rule.severity]
        return (rule.code, f"{said.zh}<br>{said.en}", f"`{part}` {number}", f"{failure.zh} / {failure.en}")

    def _parameter(self, name: str, parameter: Parameter) -> tuple[str, ...]:
        value = self._en.with_unit(figures.number(parameter.value), parameter.unit)
        kind = words.KINDS[parameter.kind]
        ground = (cells.ground_of(self._zh, parameter), cells.ground_of(self._en, parameter))
        return (f"`{name}`", value, f"{kind.zh} / {kind.en}", "<br>".join(dict.fromkeys(ground)))


def _table(columns: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield row(columns)
    yield "|" + "---|" * len(columns)
    yield from (row(found) for found in rows)
