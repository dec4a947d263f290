"""Clause 5.1: documents and evidence."""

from collections import Counter
from collections.abc import Iterator

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rule import Hit, rule
from standards.tourism.ed2026.lines import lines_of
from standards.tourism.ed2026.submission import TourismSubmission
from standards.tourism.ed2026.vocabulary import Basis, DocumentKind

_LISTS = ("activities", "meters", "trips", "reductions", "green_power", "sinks", "credits")
_RECORDS = ("hotel", "scenic", "tour", "event")


@rule(
    "TO-DOC-01",
    clause="5.1",
    title=Text("必备文件", "Required documents"),
    message=Text("缺少必备文件：{document}", "a required document is missing: {document}"),
)
def required_documents(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Each kind of document that every application of the group needs is there."""
    held = {d.kind.value for d in case.data.documents}
    for word in case.edition.data.tables["required_documents"][case.data.service.group.value].split():
        if word not in held:
            yield Hit(case.place("documents"), required=word, values=(("document", DocumentKind(word).text),))


@rule(
    "TO-DOC-02",
    clause="5.1",
    title=Text("证据可查", "Evidence resolves"),
    message=Text(
        "引用的文件“{measured}”不在文件表中，或编号重复",
        "evidence '{measured}' is not in the list of documents, or its id stands there twice",
    ),
)
def references_resolve(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Every reference names exactly one listed document."""
    ids = Counter(d.id for d in case.data.documents)
    for index, document in enumerate(case.data.documents):
        if ids[document.id] > 1:
            yield Hit(case.place("documents", index, "id"), document.id)
    for place, references in _references(case):
        for reference in references:
            if reference not in ids:
                yield Hit(place, reference)


@rule(
    "TO-DOC-03",
    clause="5.1",
    title=Text("数据有相应证据", "Data carry evidence of the right kind"),
    message=Text(
        "“{measured}”没有相应的证据文件（应为：{required}）", "'{measured}' carries no evidence of kind {required}"
    ),
)
def evidence_given(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Inputs name evidence of the right kind, lines of nothing included; an estimate or sum says what it is instead."""
    kinds = {d.id: d.kind.value for d in case.data.documents}
    for line in lines_of(case.data):
        own_words = line.basis in {Basis.ESTIMATED, Basis.CALCULATED} and line.amount.value > 0
        accepted = case.edition.data.tables["evidence"][line.item.value].split()
        if not own_words and not any(kinds.get(r) in accepted for r in line.documents):
            wording = [DocumentKind(kind).text for kind in accepted]
            required = Text("、".join(t.zh for t in wording), " or ".join(t.en for t in wording))
            place = case.place(line.sheet, line.index, "documents")
            yield Hit(place, line.name, "|".join(accepted), values=(("required", required),))


@rule(
    "TO-DOC-04",
    clause="5.1",
    title=Text("无未结环境处罚", "No open environmental penalty"),
    message=Text("有未结的环境处罚", "an environmental penalty is open"),
)
def no_open_penalty(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """An open penalty stands against a label."""
    if case.data.declarations.open_penalty:
        yield Hit(case.place("declarations", "open_penalty"))


@rule(
    "TO-DOC-05",
    clause="5.1",
    title=Text("文件不重复", "Documents are distinct"),
    message=Text(
        "文件“{measured}”与“{required}”的 SHA-256 相同", "documents '{measured}' and '{required}' are the same file"
    ),
)
def documents_distinct(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """One file does not stand for two kinds of evidence."""
    first: dict[str, str] = {}
    for index, document in enumerate(case.data.documents):
        other = first.setdefault(document.sha256, document.id)
        if other != document.id:
            yield Hit(case.place("documents", index, "sha256"), document.id, other)


@rule(
    "TO-DOC-06",
    clause="5.1",
    title=Text("文件先于申请", "Documents precede the application"),
    message=Text(
        "文件出具于 {measured}，晚于申请日 {required}",
        "a document is dated {measured}, after the application of {required}",
    ),
)
def documents_precede(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Evidence exists when it is submitted."""
    applied = case.data.application.applied_on
    for index, document in enumerate(case.data.documents):
        if document.issued_on > applied:
            yield Hit(case.place("documents", index, "issued_on"), document.issued_on.isoformat(), applied.isoformat())


def _references(case: Case[TourismSubmission]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in _LISTS:
        for index, line in enumerate(getattr(case.data, name)):
            yield case.place(name, index, "documents"), line.documents
    for name in _RECORDS:
        record = getattr(case.data, name)
        if record is not None:
            yield case.place(name, "documents"), record.documents


RULES = (
    required_documents,
    references_resolve,
    evidence_given,
    no_open_penalty,
    documents_distinct,
    documents_precede,
)
