"""Writes a document of a standard from its edition: as PDF or as Markdown."""

from collections.abc import Mapping
from pathlib import Path

from footprint.errors import InputError, Lang
from footprint.intake.output import require_target, write_whole
from footprint.inventory.library import load_library
from footprint.pipeline.rederive import rederive
from footprint.publishing.build import Built, build
from footprint.publishing.context import Context
from footprint.publishing.coverage import gaps
from footprint.publishing.markdown import markdown
from footprint.publishing.overview import Overview
from footprint.publishing.reading import manuscripts, require_part
from footprint.rules.edition import Edition
from footprint.rules.registry import load_edition

SUFFIXES = (".pdf", ".md")


def build_documents(edition: Edition, lang: Lang) -> Mapping[str, Built]:
    """All documents of an edition in one language, by part; none if it has no text.

    They are built together, because no clause may stand in two of them and none in neither.

    Parameters
    ----------
    edition
        The edition.
    lang
        Language of the text.

    Raises
    ------
    InputError
        If the text has faults, says something twice or leaves something out.
    """
    found = manuscripts(edition)
    if not found:
        return {}
    library = load_library()
    derived = {entry.name: entry for entry in rederive(edition, library)}
    documents = {part: build(text, Context(edition, library, derived, lang)) for part, text in found.items()}
    if problems := gaps(edition, documents):
        raise InputError(problems)
    return documents


def write_document(standard: str, part: str, lang: Lang, path: Path) -> str:
    """Write a document to `path`, as its suffix says.

    Parameters
    ----------
    standard
        Id of the edition, or of the standard for its newest one.
    part
        Which of its documents.
    lang
        Language of the text.
    path
        File to write.

    Returns
    -------
    str
        Id of the edition.

    Raises
    ------
    InputError
        If there is no such edition or document, the text has faults, or the file exists, cannot be written or ends
        otherwise than in ``SUFFIXES``.
    """
    require_target(path, overwrite=False, suffixes=SUFFIXES)
    edition = load_edition(standard)
    documents = build_documents(edition, lang)
    require_part(edition, part, documents)
    document = documents[part].document
    if path.suffix.lower() == ".md":
        content = markdown(document).encode()
    else:
        from footprint.publishing.pdf import pdf

        content = pdf(document)
    write_whole(path, content, overwrite=False, suffixes=SUFFIXES)
    return edition.id


def overview(edition: Edition) -> str:
    """Clause by clause, the rules and parameters of an edition in both languages, with where each number comes from.

    Raises
    ------
    InputError
        As `build_documents`.
    """
    library = load_library()
    derived = {entry.name: entry for entry in rederive(edition, library)}
    zh, en = build_documents(edition, "zh"), build_documents(edition, "en")
    contexts = (Context(edition, library, derived, "zh"), Context(edition, library, derived, "en"))
    return "\n".join(Overview(*contexts, {part: (zh[part], en[part]) for part in zh}).lines()) + "\n"
