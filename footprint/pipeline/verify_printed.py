"""Compares the printed pages with the signed payload, where this installation knows how they must read."""

from collections.abc import Mapping

from footprint import __version__
from footprint.certificate.printed import check_printed
from footprint.errors import AlteredError, Text
from footprint.inventory.library import load_library
from footprint.model.certificate import Payload
from footprint.pipeline.wording import certificate_wording
from footprint.rules.registry import edition_ids, load_edition


def compare_printed(pdf: bytes, payload: Payload) -> bool:
    """Whether the pages were compared with `payload`.

    Another release, edition or inventory words its pages otherwise: then nothing is compared, and nothing is
    claimed. The seal covers the pages in any case; this finds a document whose issuer printed one thing and signed
    another.

    Raises
    ------
    AlteredError
        If the pages say something else.
    """
    wording = _wording(payload)
    if wording is None:
        return False
    if faults := check_printed(pdf, payload, wording):
        zh, en = ("\n".join(fault.line(lang) for fault in faults) for lang in ("zh", "en"))
        raise AlteredError(_DIFFERS.format(faults=Text(zh, en)))
    return True


def _wording(payload: Payload) -> Mapping[str, Text] | None:
    if payload.software != f"footprint {__version__}" or payload.standard.id not in edition_ids():
        return None
    edition, library = load_edition(payload.standard.id), load_library()
    if (edition.digest, library.digest) != (payload.standard.digest, payload.inventory_digest):
        return None
    return certificate_wording(edition, library, payload.characterisation)


_DIFFERS = Text("印刷内容与签章数据不符：\n{faults}", "the pages differ from the signed data:\n{faults}")
