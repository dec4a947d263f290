"""Evidence as a submission cites it: the id of a listed document and the place in the file, ``D03#p.4``."""

from collections.abc import Iterable

from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.vocabulary import DocumentKind

_MARK = "#"


def document_of(reference: str) -> str:
    """Id of the document a reference names."""
    return reference.partition(_MARK)[0]


def place_of(reference: str) -> str:
    """Place in that file: page, sheet, cell or line; empty where none is given."""
    return reference.partition(_MARK)[2]


def kinds_of(data: GoldSubmission, references: Iterable[str]) -> frozenset[DocumentKind]:
    """Kinds of the documents these references name; references that resolve to nothing add none."""
    kinds = {d.id: d.kind for d in data.documents}
    return frozenset(kinds[d] for d in map(document_of, references) if d in kinds)
