"""Draws the certificate: page 1 in Chinese, page 2 in English."""

import io
from collections.abc import Mapping
from itertools import chain

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from footprint.certificate import content
from footprint.certificate.canonical import canonical_bytes, payload_digest
from footprint.certificate.embed import embed_payload
from footprint.errors import Lang, Text
from footprint.label.fonts import font
from footprint.label.pen import Pen, Style
from footprint.label.scheme import scheme
from footprint.label.text import wrap
from footprint.label.wording import Words
from footprint.model.certificate import Payload


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
    words.require(content.wording_keys(payload))
    canonical = canonical_bytes(payload)
    digest = payload_digest(canonical)
    out = io.BytesIO()
    canvas = Canvas(
        out, pagesize=A4, invariant=1, initialFontName=font().fontName, pdfVersion=(1, 7), lang="zh-CN"
    )
    for lang in ("zh", "en"):
        _page(canvas, payload, digest, words, lang)
        canvas.showPage()
    canvas.save()
    return embed_payload(out.getvalue(), canonical, payload.issued_on)


def _page(canvas: Canvas, payload: Payload, digest: str, words: Words, lang: Lang) -> None:
    pen = Pen(canvas, 0, A4[1])
    ink = scheme().colours.ink
    pen.text(105, 30, words[content.title_key(payload)].of(lang), Style(22, ink, "display", "centre"))
    y = 50.0
    rows = chain(
        chain.from_iterable(content.parties(payload, words, lang)),
        content.product(payload, words, lang),
        content.facts(payload, words, lang),
        content.basis(payload, words, lang),
        content.issue(payload, words, lang),
        content.traces(payload, digest, words, lang),
    )
    for row in rows:
        lines = wrap(row.value, 330, 9)
        pen.text(25, y, row.label, Style(9, ink, "bold"))
        pen.lines(65, y, lines, Style(9, ink))
        y += 4.6 * len(lines)
