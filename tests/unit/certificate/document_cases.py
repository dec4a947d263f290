"""An invented payload and its edition's wording, for the tests of this folder."""

import json
from pathlib import Path

import numpy as np
import pypdfium2

from footprint.certificate.canonical import canonical_bytes, payload_digest
from footprint.errors import Text
from footprint.model.certificate import Payload

FIXTURES = Path(__file__).parents[2] / "fixtures"
PAYLOAD = Payload.model_validate_json((FIXTURES / "payload.json").read_bytes())
WORDING = {key: Text(**text) for key, text in json.loads((FIXTURES / "payload_wording.json").read_bytes()).items()}


def changed(**parts: object) -> Payload:
    """The payload with top-level parts replaced, validated anew."""
    return Payload.model_validate({**PAYLOAD.model_dump(), **parts})


def digest(payload: Payload) -> str:
    return payload_digest(canonical_bytes(payload))


def overlapping(page: pypdfium2.PdfPage) -> list[str]:
    """Pairs of characters, neighbours aside, of which one covers a tenth of the other."""
    text = page.get_textpage()
    count = text.count_chars()
    shown = [n for n in range(count) if text.get_text_range(n, 1).strip()]
    boxes = np.array([text.get_charbox(n) for n in shown])
    left, bottom, right, top = boxes.T
    wide = np.minimum.outer(right, right) - np.maximum.outer(left, left)
    high = np.minimum.outer(top, top) - np.maximum.outer(bottom, bottom)
    area = (right - left) * (top - bottom)
    shared = np.clip(wide, 0, None) * np.clip(high, 0, None) > 0.1 * np.minimum.outer(area, area)
    return [
        text.get_text_range(shown[a], 1) + text.get_text_range(shown[b], 1) for a, b in np.argwhere(np.triu(shared, 2))
    ]
