"""Draws the certificate: a page in Chinese, one in English, and an annex where sensitivities or remarks need it."""

import io
from collections.abc import Mapping

from reportlab.lib.pagesizes import A4

from footprint.certificate import content, ornament
from footprint.certificate.annex import draw_annex
from footprint.certificate.canonical import canonical_bytes, payload_digest
from footprint.certificate.embed import embed_payload
from footprint.certificate.page import Page
from footprint.errors import InputError, Lang, Problem, Text
from footprint.label.canvas import blank
from footprint.label.printable import check_printable
from footprint.label.wording import Words
from footprint.model.certificate import Payload

_LANGUAGES: tuple[Lang, ...] = ("zh", "en")


def render_certificate(payload: Payload, wording: Mapping[str, Text]) -> bytes:
    """The certificate as PDF with `payload` embedded; the same input gives the same bytes.

    Parameters
    ----------
    payload
        What is certified.
    wording
        The edition's words: ``number.*``, ``fact.*``, ``characterisation.*`` and whatever it replaces.

    Raises
    ------
    InputError
        If wording is missing, a character cannot be drawn or a text does not fit; names every field.
    """
    words = Words(wording)
    check_printable(payload, words, content.wording_keys(payload))
    canonical = canonical_bytes(payload)
    needed = any(number.role == "sensitivity" for number in payload.numbers)
    drawn, faults = _draw(payload, words, annexed=needed)
    if faults and payload.remarks and not needed:
        drawn, faults = _draw(payload, words, annexed=True)
    if faults:
        raise InputError(dict.fromkeys(faults))
    return embed_payload(drawn, canonical, payload.issued_on)


def _draw(payload: Payload, words: Words, *, annexed: bool) -> tuple[bytes, list[Problem]]:
    """The pages, and what does not fit on them."""
    digest = payload_digest(canonical_bytes(payload))
    out = io.BytesIO()
    canvas = blank(out, *A4)
    title = words[content.title_key(payload)]
    canvas.setTitle(f"{title.zh} {payload.number}")
    canvas.setAuthor(payload.issuer.name.zh)
    canvas.setCreator(payload.software)
    ornament.define(canvas)
    faults: list[Problem] = []
    for lang in _LANGUAGES:
        page = Page(canvas, payload, digest, words, lang, annexed=annexed)
        page.draw()
        faults += page.faults
        canvas.showPage()
    if annexed:
        faults += draw_annex(canvas, payload, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue(), faults
