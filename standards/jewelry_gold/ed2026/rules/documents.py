"""Clause 5.1: documents and evidence."""

from collections import Counter
from collections.abc import Iterator

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rule import Hit, rule
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.vocabulary import DocumentKind

_REQUIRED = (
    DocumentKind.LICENCE,
    DocumentKind.PROCESS_MAP,
    DocumentKind.ENERGY_BILLS,
    DocumentKind.GOLD_LEDGER,
    DocumentKind.ASSAY,
)
_LISTS = ("parts", "metals", "activities", "green_power")


@rule(
    "JG-DOC-01",
    clause="5.1",
    title=Text("必备文件", "Required documents"),
    message=Text("缺少必备文件：{document}", "a required document is missing: {document}"),
)
def required_documents(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Each kind of document that every application needs is there."""
    held = {d.kind for d in case.data.documents}
    for kind in _REQUIRED:
        if kind not in held:
            yield Hit(case.place("documents"), required=kind.value, values=(("document", kind.text),))


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
            if reference not in ids:
                yield Hit(place, reference)


@rule(
    "JG-DOC-03",
    clause="5.1",
    title=Text("关键数据有证据", "Material data carry evidence"),
    message=Text("“{measured}”没有证据文件", "'{measured}' carries no evidence"),
)
def evidence_given(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Metals, parts and the gold balance name their evidence."""
    for name in ("parts", "metals"):
        for index, line in enumerate(getattr(case.data, name)):
            if not line.documents:
                yield Hit(case.place(name, index, "documents"), line.name)
    if not case.data.balance.documents:
        yield Hit(case.place("balance", "documents"), "balance")


@rule(
    "JG-DOC-04",
    clause="5.1",
    title=Text("无未结环境处罚", "No open environmental penalty"),
    message=Text("有未结的环境处罚", "an environmental penalty is open"),
)
def no_open_penalty(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """An open penalty stands against a label."""
    if case.data.declarations.open_penalty:
        yield Hit(case.place("declarations", "open_penalty"))


def _references(case: Case[GoldSubmission]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in _LISTS:
        for index, line in enumerate(getattr(case.data, name)):
            yield case.place(name, index, "documents"), line.documents
    yield case.place("balance", "documents"), case.data.balance.documents


RULES = (required_documents, references_resolve, evidence_given, no_open_penalty)
