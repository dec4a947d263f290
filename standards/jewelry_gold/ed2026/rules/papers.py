"""Clause 5.1: documents an application needs, by what the workshop does."""

from collections.abc import Iterator

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.vocabulary import DocumentKind


@rule(
    "JG-DOC-01",
    clause="5.1",
    title=Text("必备文件", "Required documents"),
    message=Text("缺少必备文件：{document}", "a required document is missing: {document}"),
)
def required_documents(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Each kind of document that every application needs is there."""
    for kind in _kinds(case, "always"):
        if kind not in _held(case):
            yield Hit(case.place("documents"), required=kind.value, values=(("document", kind.text),))


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


@rule(
    "JG-DOC-08",
    clause="5.1",
    title=Text("环保手续", "Environmental permit"),
    message=Text("缺少环保手续文件，应有其一：{document}", "no environmental permit is there; one of: {document}"),
)
def permit_held(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A workshop holds an approval of its impact assessment, a discharge permit or its registration."""
    kinds = _kinds(case, "permit")
    if _held(case).isdisjoint(kinds):
        names = Text("、".join(k.text.zh for k in kinds), " or ".join(k.text.en for k in kinds))
        yield Hit(case.place("documents"), required="|".join(k.value for k in kinds), values=(("document", names),))


@rule(
    "JG-DOC-09",
    clause="5.1",
    title=Text("危险废物联单", "Hazardous-waste manifests"),
    message=Text("使用化学品而缺少：{document}", "chemicals are used, yet this is missing: {document}"),
)
def manifests_held(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Spent acids and baths leave with a manifest."""
    if not any(case.background.processes[line.process].category == "chemicals" for line in case.data.activities):
        raise NotApplicable
    yield from _missing(case, "chemicals")


@rule(
    "JG-DOC-10",
    clause="5.1",
    title=Text("氰化物备案", "Filing of cyanide"),
    message=Text("使用氰化物而缺少：{document}", "cyanide is used, yet this is missing: {document}"),
)
def cyanide_filed(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Purchases of cyanide are filed with the police."""
    if not any(line.process in case.edition.data.tables["cyanides"] for line in case.data.activities):
        raise NotApplicable
    yield from _missing(case, "cyanides")


@rule(
    "JG-DOC-11",
    clause="5.1",
    title=Text("企业标准公开", "Disclosed enterprise standard"),
    message=Text(
        "规格标示了具体金含量，缺少：{document}",
        "the specification states a gold content, yet this is missing: {document}",
    ),
)
def content_has_a_standard(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A content beyond the names of GB 11887 rests on an enterprise standard that is public."""
    product = case.data.product
    text = f"{product.specification_zh} {product.specification_en}".casefold()
    if not any(word in text for word in case.edition.data.tables["content_words"]):
        raise NotApplicable
    yield from _missing(case, "content_stated")


def _missing(case: Case[GoldSubmission], need: str) -> Iterator[Hit]:
    for kind in _kinds(case, need):
        if kind not in _held(case):
            yield Hit(case.place("documents"), required=kind.value, values=(("document", kind.text),))


def _kinds(case: Case[GoldSubmission], need: str) -> tuple[DocumentKind, ...]:
    return tuple(DocumentKind(kind) for kind in case.edition.data.tables["needed_documents"][need].split())


def _held(case: Case[GoldSubmission]) -> frozenset[DocumentKind]:
    return frozenset(d.kind for d in case.data.documents)


RULES = (required_documents, no_open_penalty, permit_held, manifests_held, cyanide_filed, content_has_a_standard)
