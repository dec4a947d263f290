"""Clause 5.1: evidence is of the data period: a ledger closed before it ended cannot hold its figures."""

from collections.abc import Iterator
from datetime import date

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rule import Hit, rule
from standards.jewelry_gold.ed2026.evidence import document_of
from standards.jewelry_gold.ed2026.submission import GoldSubmission

_Use = tuple[str, Text, tuple[str, ...], date, date]


@rule(
    "JG-DOC-12",
    clause="5.1",
    title=Text("证据属于数据期", "Evidence is of the data period"),
    message=Text(
        "文件“{document}”出具于 {measured}，早于 {required}，不可能载有“{what}”的本期数据；请附本期的文件",
        "document '{document}' is dated {measured}, before {required}: it cannot hold '{what}' of this period; add one "
        "of the period",
    ),
)
def of_the_period(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Bills and ledgers of the year are issued when it is over, papers of a receipt not before it began.

    The latest document of a figure counts, so that twelve bills may stand for a year; each document is named once.
    """
    tables = case.edition.data.tables
    annual = tables["needed_documents"]["of_the_period"].split()
    rows = {d.id: index for index, d in enumerate(case.data.documents)}
    named = set()
    for table, what, references, first, last in _uses(case.data):
        cited = [case.data.documents[rows[i]] for i in map(document_of, references) if i in rows]
        proofs = [d for d in cited if d.kind.value in tables["evidence"][table].split()]
        closing = [d for d in proofs if d.kind.value in annual]
        if not proofs:
            continue
        latest = max(closing or proofs, key=lambda d: d.issued_on)
        earliest = last if closing else first
        if latest.issued_on < earliest and latest.id not in named:
            named.add(latest.id)
            yield Hit(
                case.place("documents", rows[latest.id], "issued_on"),
                latest.issued_on.isoformat(),
                earliest.isoformat(),
                values=(("document", latest.id), ("what", what)),
            )


def _uses(data: GoldSubmission) -> Iterator[_Use]:
    """Figures of the period: table of accepted kinds, name, references, first and last day they tell of."""
    first, last = data.site.period_from, data.site.period_to
    yield "site", Text("产量", "outputs"), data.site.documents, last, last
    yield "balance", Text("金料平衡", "gold balance"), data.balance.documents, last, last
    yield "scrap", Text("内部废料", "internal scrap"), data.scrap.documents, last, last
    for line in data.activities:
        yield "activities", Text.same(line.name), line.documents, first, last
    for metal in data.metals:
        if not metal.from_stock:
            yield "metals", Text.same(metal.name), metal.documents, first, first
    for month in data.monthly:
        start = date.fromisoformat(f"{month.month}-01")
        yield "monthly", Text.same(month.month), month.documents, start, start


RULES = (of_the_period,)
