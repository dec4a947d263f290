"""Clauses 5.1 and 5.5: documents, evidence and data period."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rule import Hit, rule
from standards.shipping.ed2026.submission import ServiceSubmission
from standards.shipping.ed2026.vocabulary import RECORDED, DocumentKind

_REQUIRED = (DocumentKind.LICENCE, DocumentKind.SCHEDULE)
_SUMMED = frozenset({"fuels", "calls", "hub_energy", "bunkering"})
"""Sheets whose amounts are sums over the whole period."""
_SHEETS = ("legs", "voyages", "fuels", "calls", "hubs", "hub_energy", "bunkering", "green_power")


@rule(
    "SH-DOC-01",
    clause="5.1",
    title=Text("必备文件", "Required documents"),
    message=Text("缺少必备文件：{document}", "a required document is missing: {document}"),
)
def required_documents(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """Each kind of document that every application needs is there."""
    held = {d.kind for d in case.data.documents}
    for kind in _REQUIRED:
        if kind not in held:
            yield Hit(case.place("documents"), required=kind.value, values=(("document", kind.text),))


@rule(
    "SH-DOC-02",
    clause="5.1",
    title=Text("证据可查", "Evidence resolves"),
    message=Text(
        "引用的文件“{measured}”不在文件表中，或编号重复",
        "evidence '{measured}' is not in the list of documents, or its id stands there twice",
    ),
)
def references_resolve(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """Every reference names exactly one listed document."""
    ids = Counter(d.id for d in case.data.documents)
    for row, document in enumerate(case.data.documents):
        if ids[document.id] > 1:
            yield Hit(case.place("documents", row, "id"), document.id)
    cited: list[tuple[tuple[str | int, ...], tuple[str, ...]]] = [(("service",), case.data.service.documents)]
    for sheet in _SHEETS:
        cited += [((sheet, row), line.documents) for row, line in enumerate(getattr(case.data, sheet))]
    for path, references in cited:
        for reference in references:
            if reference not in ids:
                yield Hit(case.place(*path, "documents"), reference)


@rule(
    "SH-DOC-03",
    clause="5.1",
    title=Text("数据有相应证据", "Data carry evidence of the right kind"),
    message=Text(
        "“{measured}”没有相应的证据文件（应为：{required}）", "'{measured}' carries no evidence of kind {required}"
    ),
)
def evidence_given(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """The service, its sea legs, and what is metered or billed name evidence of the right kind."""
    kinds = {d.id: d.kind for d in case.data.documents}
    for sheet, path, what, references in _evidenced(case):
        accepted = case.edition.data.tables["evidence"][sheet].split()
        if not any(r in kinds and kinds[r].value in accepted for r in references):
            wording = [DocumentKind(kind).text for kind in accepted]
            required = Text("、".join(t.zh for t in wording), " or ".join(t.en for t in wording))
            yield Hit(case.place(*path, "documents"), what, "|".join(accepted), values=(("required", required),))


@rule(
    "SH-DOC-04",
    clause="5.1",
    title=Text("无未结环境处罚", "No open environmental penalty"),
    message=Text("有未结的环境处罚", "an environmental penalty is open"),
)
def no_open_penalty(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """An open penalty stands against a label."""
    if case.data.declarations.open_penalty:
        yield Hit(case.place("declarations", "open_penalty"))


@rule(
    "SH-DOC-05",
    clause="5.1",
    title=Text("文件不重复", "Documents are distinct"),
    message=Text(
        "文件“{measured}”与“{required}”的 SHA-256 相同", "documents '{measured}' and '{required}' are the same file"
    ),
)
def documents_distinct(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """One file does not stand for two kinds of evidence."""
    first: dict[str, str] = {}
    for row, document in enumerate(case.data.documents):
        other = first.setdefault(document.sha256, document.id)
        if other != document.id:
            yield Hit(case.place("documents", row, "sha256"), document.id, other)


@rule(
    "SH-DOC-06",
    clause="5.1",
    title=Text("文件先于申请", "Documents precede the application"),
    message=Text(
        "文件出具于 {measured}，晚于申请日 {required}",
        "a document is dated {measured}, after the application of {required}",
    ),
)
def documents_precede(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """Evidence exists when it is submitted."""
    applied = case.data.application.applied_on
    for row, document in enumerate(case.data.documents):
        if document.issued_on > applied:
            yield Hit(case.place("documents", row, "issued_on"), document.issued_on.isoformat(), applied.isoformat())


@rule(
    "SH-DOC-07",
    clause="5.1",
    title=Text("记录覆盖数据期", "Records reach the end of the period"),
    message=Text(
        "“{measured}”的证据最晚出具于 {issued}，早于数据期止 {required}",
        "the latest evidence of '{measured}' is dated {issued}, before the data period ends on {required}",
    ),
)
def records_reach_the_end(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """What was metered over a period is summed after it."""
    end = case.data.service.period_to
    held = {d.id: d for d in case.data.documents}
    for sheet, path, what, references in _evidenced(case):
        accepted = case.edition.data.tables["evidence"][sheet].split()
        dates = [held[r].issued_on for r in references if r in held and held[r].kind.value in accepted]
        if sheet in _SUMMED and dates and max(dates) < end:
            values = (("issued", max(dates).isoformat()),)
            yield Hit(case.place(*path, "documents"), what, end.isoformat(), values=values)


@rule(
    "SH-PRD-01",
    clause="5.5",
    title=Text("连续十二个月", "Twelve consecutive months"),
    message=Text(
        "数据期止于 {measured}，自起始日起连续 {months} 个月应止于 {required}",
        "the data period ends on {measured}; {months} consecutive months from its start end on {required}",
    ),
)
def twelve_months(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """The period is whole months, as many as the edition asks."""
    service, months = case.data.service, case.parameter("period_months")
    required = service.period_from + relativedelta(months=int(months)) - timedelta(days=1)
    if service.period_to != required:
        place, values = case.place("service", "period_to"), (("months", months),)
        yield Hit(place, service.period_to.isoformat(), required.isoformat(), values=values)


@rule(
    "SH-PRD-02",
    clause="5.5",
    title=Text("数据不过期", "Data are recent"),
    message=Text(
        "数据期止于 {measured}，距申请日应在 {months} 个月以内且不晚于申请日",
        "the data period ends on {measured}; it shall end at most {months} months before the application, not after",
    ),
)
def recent(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """The period ended before the application, and not long before."""
    months = case.parameter("period_age_months")
    last, applied = case.data.service.period_to, case.data.application.applied_on
    if not last <= applied <= last + relativedelta(months=int(months)):
        place, values = case.place("service", "period_to"), (("months", months),)
        yield Hit(place, last.isoformat(), applied.isoformat(), values=values)


def _evidenced(
    case: Case[ServiceSubmission],
) -> Iterator[tuple[str, tuple[str | int, ...], str, tuple[str, ...]]]:
    data = case.data
    yield "service", ("service",), data.service.name_zh, data.service.documents
    for row, voyage in enumerate(data.voyages):
        yield "voyages", ("voyages", row), voyage.name, voyage.documents
    for row, leg in enumerate(data.legs):
        if leg.basis in RECORDED:
            yield "legs", ("legs", row), leg.name, leg.documents
    for row, fuel in enumerate(data.fuels):
        yield "fuels", ("fuels", row), fuel.ship, fuel.documents
    for row, call in enumerate(data.calls):
        yield "calls", ("calls", row), call.port, call.documents
    for row, energy in enumerate(data.hub_energy):
        if energy.basis in RECORDED:
            yield "hub_energy", ("hub_energy", row), energy.name, energy.documents
    for row, line in enumerate(data.bunkering):
        yield "bunkering", ("bunkering", row), line.name, line.documents


RULES = (
    required_documents,
    references_resolve,
    evidence_given,
    no_open_penalty,
    documents_distinct,
    documents_precede,
    records_reach_the_end,
    twelve_months,
    recent,
)
