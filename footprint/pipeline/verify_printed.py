"""Compares the printed pages with the signed payload: every word where it can be known, every number always."""

from collections.abc import Mapping

from footprint import __version__
from footprint.certificate.printed import check_printed
from footprint.certificate.printed_numbers import check_printed_numbers
from footprint.errors import AlteredError, InputError, Problem, Text
from footprint.inventory.library import load_library
from footprint.model.certificate import Payload
from footprint.pipeline.wording import certificate_wording
from footprint.rules.registry import edition_ids, load_edition


def compare_printed(pdf: bytes, payload: Payload) -> bool:
    """Whether every word of the pages was compared with `payload`; its numbers are in any case.

    Another release, edition or inventory words its pages otherwise, and an installation whose data cannot be read
    knows no words at all; there only the numbers are compared. The seal covers the pages anyway; this finds a
    document whose issuer printed one thing and signed another.

    Raises
    ------
    AlteredError
        If the pages say something else.
    """
    words = _differing_words(pdf, payload)
    faults = check_printed_numbers(pdf, payload) if words is None else words
    if faults:
        zh, en = ("\n".join(fault.line(lang) for fault in faults) for lang in ("zh", "en"))
        raise AlteredError(_DIFFERS.format(faults=Text(zh, en)))
    return words is not None


def _differing_words(pdf: bytes, payload: Payload) -> tuple[Problem, ...] | None:
    """What differs word by word; None where the words cannot be known."""
    if payload.software != f"footprint {__version__}":
        return None
    try:
        wording = _wording(payload)
        return None if wording is None else check_printed(pdf, payload, wording)
    except (InputError, OSError, ImportError):  # nothing installed here bears on whether a certificate is authentic
        return None


def _wording(payload: Payload) -> Mapping[str, Text] | None:
    if payload.standard.id not in edition_ids():
        return None
    edition, library = load_edition(payload.standard.id), load_library()
    if (edition.digest, library.digest) != (payload.standard.digest, payload.inventory_digest):
        return None
    if payload.characterisation not in library.characterisations:
        return None
    return certificate_wording(edition, library, payload.characterisation)


_DIFFERS = Text("印刷内容与签章数据不符：\n{faults}", "the pages differ from the signed data:\n{faults}")
