"""Writes a document of a standard from its edition: as PDF or as Markdown."""

from pathlib import Path

from footprint.errors import Lang
from footprint.intake.output import require_target, write_whole
from footprint.inventory.library import load_library
from footprint.pipeline.rederive import rederive
from footprint.publishing.build import Built, build
from footprint.publishing.context import Context
from footprint.publishing.markdown import markdown
from footprint.publishing.reading import manuscript
from footprint.rules.registry import load_edition

SUFFIXES = (".pdf", ".md")


def build_document(standard: str, part: str, lang: Lang) -> Built:
    """One document of an edition in one language.

    Parameters
    ----------
    standard
        Id of the edition, or of the standard for its newest one.
    part
        Which of its documents.
    lang
        Language of the text.

    Raises
    ------
    InputError
        If there is no such edition or document, or its text has faults.
    """
    edition = load_edition(standard)
    library = load_library()
    text = manuscript(edition, part)
    derived = {entry.name: entry for entry in rederive(edition, library)}
    return build(text, Context(edition, library, derived, lang))


def write_document(standard: str, part: str, lang: Lang, path: Path) -> str:
    """Write a document to `path`, as its suffix says.

    Returns
    -------
    str
        Id of the edition.

    Raises
    ------
    InputError
        As `build_document`, and if the file exists, cannot be written or ends otherwise than in ``SUFFIXES``.
    """
    require_target(path, overwrite=False, suffixes=SUFFIXES)
    document = build_document(standard, part, lang).document
    if path.suffix.lower() == ".md":
        content = markdown(document).encode()
    else:
        from footprint.publishing.pdf import pdf

        content = pdf(document)
    write_whole(path, content, overwrite=False, suffixes=SUFFIXES)
    return document.cover.edition.split()[0]
