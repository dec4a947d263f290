"""The QR code: what it says and how it is drawn."""

from itertools import groupby
from urllib.parse import quote

import segno
from reportlab.lib.colors import black
from reportlab.lib.units import mm

from footprint.label.pen import Pen
from footprint.model.certificate import Payload

DIGEST_DIGITS = 16
"""Leading hexadecimal digits of the payload's SHA-256 that are printed and carried by the QR code."""


def qr_text(payload: Payload, digest: str) -> str:
    """What the QR code of a certificate says.

    ``<number> <digest>`` with a space between, where `digest` is the first 16 hexadecimal digits of the
    payload's SHA-256; where the issuer has a look-up address, ``<address>/<number>/<digest>``, the number
    percent-encoded.
    """
    short = digest[:DIGEST_DIGITS]
    if payload.issuer.url is None:
        return f"{payload.number} {short}"
    return f"{payload.issuer.url.rstrip('/')}/{quote(payload.number, safe='')}/{short}"


def draw_qr(pen: Pen, text: str, x: float, y: float, *, side: float) -> None:
    """Draw `text` in black as a QR code with its quiet zone into a square of `side` [mm]."""
    code = segno.make(text, error="m", micro=False)
    rows = [list(row) for row in code.matrix_iter(border=4)]
    module = side / len(rows)
    path = pen.canvas.beginPath()
    for r, row in enumerate(rows):
        column = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                left, base = pen.at(x + column * module, y + (r + 1) * module)
                path.rect(left, base, length * module * mm, module * mm)
            column += length
    pen.canvas.setFillColor(black)
    pen.canvas.drawPath(path, stroke=0, fill=1)
