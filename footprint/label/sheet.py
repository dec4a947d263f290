"""The label as a file of its own."""

import io
from collections.abc import Mapping

from reportlab.lib.units import mm

from footprint.errors import Text
from footprint.label.canvas import blank
from footprint.label.face import HIGH, WIDE, draw_label, wording_keys
from footprint.label.printable import check_printable
from footprint.label.scheme import scheme
from footprint.label.wording import Words
from footprint.model.certificate import Payload


def render_label(payload: Payload, digest: str, wording: Mapping[str, Text]) -> bytes:
    """The label as a vector PDF of the scheme's width; the same input gives the same bytes.

    Parameters
    ----------
    payload
        What is certified.
    digest
        SHA-256 of the canonical payload.
    wording
        The edition's words.

    Raises
    ------
    InputError
        If wording is missing, a character cannot be drawn or a text does not fit.
    """
    words = Words(wording)
    check_printable(payload, words, wording_keys(payload))
    wide = scheme().label_width * mm
    out = io.BytesIO()
    canvas = blank(out, wide, wide * HIGH / WIDE)
    canvas.setTitle(f"{words['label.title'].zh} {payload.number}")
    draw_label(canvas, payload, digest, words, x=0, y=0, wide=wide)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
