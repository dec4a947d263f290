"""Clause 5.1: evidence of every material figure."""

from collections import Counter
from collections.abc import Iterator

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rule import Hit, rule
from standards.jewelry_gold.ed2026.evidence import document_of, kinds_of, place_of
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.vocabulary import Basis, DocumentKind

_RECORDED = frozenset({Basis.METERED, Basis.INVOICED, Basis.LEDGER})
_LISTS = ("parts", "metals", "activities", "green_power", "monthly", "stones", "family", "coproducts")
_Evidenced = tuple[str, tuple[str | int, ...], Text, tuple[str, ...]]
_SHEETS = {
    "site": Text("产量", "outputs"),
    "balance": Text("金料平衡", "gold balance"),
    "scrap": Text("内部废料", "internal scrap"),
}


@rule(
    "JG-DOC-02",
    clause="5.1",
    title=Text("证据可查", "Evidence resolves"),
    message=Text(
        "引用的文件“{measured}”不在文件表中，或编号重复",
        "evidence '{measured}' is not in the list of documents, or its id stands there twice",
    ),
)
def references_resolve(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Every reference names exactly one listed document."""
    ids = Counter(d.id for d in case.data.documents)
    for index, document in enumerate(case.data.documents):
        if ids[document.id] > 1:
            yield Hit(case.place("documents", index, "id"), document.id)
    for place, references in _references(case):
        for reference in references:
            if document_of(reference) not in ids:
                yield Hit(place, reference)


@rule(
    "JG-DOC-03",
    clause="5.1",
    title=Text("数据有相应证据", "Data carry evidence of the right kind"),
    message=Text(
        "“{measured}”没有相应的证据文件（应为：{required}）", "'{measured}' carries no evidence of kind {required}"
    ),
)
def evidence_given(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Parts, metals, outputs, balance and inputs that are measured or billed name evidence of the right kind."""
    for name, path, what, references in _evidenced(case):
        accepted = case.edition.data.tables["evidence"][name].split()
        if not any(kind.value in accepted for kind in kinds_of(case.data, references)):
            wording = [DocumentKind(kind).text for kind in accepted]
            required = Text("、".join(t.zh for t in wording), " or ".join(t.en for t in wording))
            values = (("measured", what), ("required", required))
            yield Hit(case.place(*path, "documents"), what.zh, "|".join(accepted), values=values)


@rule(
    "JG-DOC-05",
    clause="5.1",
    title=Text("文件不重复", "Documents are distinct"),
    message=Text(
        "文件“{measured}”与“{required}”的 SHA-256 相同", "documents '{measured}' and '{required}' are the same file"
    ),
)
def documents_distinct(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """One file does not stand for two kinds of evidence."""
    first: dict[str, str] = {}
    for index, document in enumerate(case.data.documents):
        other = first.setdefault(document.sha256, document.id)
        if other != document.id:
            yield Hit(case.place("documents", index, "sha256"), document.id, other)


@rule(
    "JG-DOC-06",
    clause="5.1",
    title=Text("文件先于申请", "Documents precede the application"),
    message=Text(
        "文件出具于 {measured}，晚于申请日 {required}",
        "a document is dated {measured}, after the application of {required}",
    ),
)
def documents_precede(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Evidence exists when it is submitted."""
    applied = case.data.application.applied_on
    for index, document in enumerate(case.data.documents):
        if document.issued_on > applied:
            yield Hit(case.place("documents", index, "issued_on"), document.issued_on.isoformat(), applied.isoformat())


@rule(
    "JG-DOC-07",
    clause="5.1",
    title=Text("证据有位置", "Evidence names its place"),
    message=Text(
        "证据“{measured}”没有写明在文件中的位置，如 {measured}#第4页",
        "evidence '{measured}' does not say where in the file, such as {measured}#p.4",
    ),
)
def places_given(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Evidence of a material figure names the page, sheet or cell it stands on."""
    for _, path, _, references in _evidenced(case):
        for reference in references:
            if not place_of(reference):
                yield Hit(case.place(*path, "documents"), reference)


def _evidenced(case: Case[GoldSubmission]) -> Iterator[_Evidenced]:
    """Material figures: table of accepted kinds, path, name and references of each."""
    data = case.data
    for name in ("parts", "metals", "stones"):
        for index, line in enumerate(getattr(data, name)):
            yield name, (name, index), Text.same(line.name), line.documents
    for index, activity in enumerate(data.activities):
        if activity.basis in _RECORDED:
            yield "activities", ("activities", index), Text.same(activity.name), activity.documents
    for index, month in enumerate(data.monthly):
        yield "monthly", ("monthly", index), Text.same(month.month), month.documents
    for index, member in enumerate(data.family):
        yield "family", ("family", index), Text.same(member.model), member.documents
    for index, coproduct in enumerate(data.coproducts):
        yield "coproducts", ("coproducts", index), coproduct.metal.text, coproduct.documents
    for name, what in _SHEETS.items():
        yield name, (name,), what, getattr(data, name).documents


def _references(case: Case[GoldSubmission]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in _LISTS:
        for index, line in enumerate(getattr(case.data, name)):
            yield case.place(name, index, "documents"), line.documents
    for name in _SHEETS:
        yield case.place(name, "documents"), getattr(case.data, name).documents


RULES = (
    references_resolve,
    evidence_given,
    documents_distinct,
    documents_precede,
    places_given,
)
