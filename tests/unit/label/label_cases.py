"""An invented payload and its edition's wording, for the tests of this folder."""

import json
from pathlib import Path

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
