"""One content, one sequence of bytes; nothing else is read."""

import hashlib
import json

import pytest
from document_cases import PAYLOAD, changed

from footprint.certificate.canonical import canonical_bytes, parse_payload, payload_digest
from footprint.errors import InputError, Text

DATA = canonical_bytes(PAYLOAD)


def refused(data: bytes) -> list[tuple[str, str]]:
    with pytest.raises(InputError) as exc:
        parse_payload(data)
    return [(p.code, p.place) for p in exc.value.problems]


def edited(**parts: object) -> bytes:
    raw = {**json.loads(DATA), **parts}
    return json.dumps(raw, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def test_round_trip() -> None:
    assert parse_payload(DATA) == PAYLOAD


def test_keys_sorted_no_spaces_utf8_dates_iso_numbers_text() -> None:
    assert DATA.startswith(b'{"band":{"bounds":["0.75","8.71","18.61","25.55"],')
    assert b'"issued_on":"2026-11-22"' in DATA
    assert "金𬭊".encode() in DATA
    assert edited() == DATA


def test_digest_is_sha256_of_the_bytes() -> None:
    assert payload_digest(DATA) == hashlib.sha256(DATA).hexdigest()


def test_another_content_has_another_digest() -> None:
    other = canonical_bytes(changed(valid_until="2028-11-20"))
    assert payload_digest(other) != payload_digest(DATA)


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(json.loads(DATA)).encode(),
        DATA + b"\n",
        DATA.replace('"金'.encode(), b'"\\u91d1'),
        edited(issued_on="2026-11-22T00:00:00"),
        edited(sample="true"),
    ],
    ids=["spaces", "newline", "escape", "time", "type"],
)
def test_valid_content_in_another_form_is_refused(data: bytes) -> None:
    [(code, _)] = refused(data)
    assert code == "payload.not_canonical"


def test_a_repeated_key_is_refused() -> None:
    assert refused(DATA[:-1] + b',"number":"X"}') == [("payload.duplicate_key", "payload.json")]


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"\xef\xbb\xbf{}"])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    assert refused(data) == [("payload.json", "payload.json")]


@pytest.mark.parametrize("data", [b"[]", b"{}", b'"x"', edited(format="footprint-certificate/2")])
def test_another_format_is_refused(data: bytes) -> None:
    assert refused(data) == [("payload.format", "payload.json#/format")]


def test_every_wrong_field_is_named() -> None:
    raw = json.loads(edited(surplus=1, inventory_digest="ABC", valid_until="soon"))
    del raw["number"]
    raw["numbers"][0]["printed"] = "7,42"
    places = {place for _, place in refused(json.dumps(raw).encode())}
    assert places == {
        "payload.json#/surplus",
        "payload.json#/inventory_digest",
        "payload.json#/valid_until",
        "payload.json#/number",
        "payload.json#/numbers/0/printed",
    }


def test_a_band_that_is_not_on_its_scale_is_refused() -> None:
    for part in ({"reached": "F"}, {"bounds": ["1"]}):
        band = {**json.loads(DATA)["band"], **part}
        assert refused(edited(band=band)) == [("payload.field", "payload.json#/band")]


def test_text_that_is_not_unicode_cannot_be_signed() -> None:
    payload = PAYLOAD.model_copy(update={"declared_unit": Text("\ud800", "x")})
    with pytest.raises(InputError) as exc:
        canonical_bytes(payload)
    assert exc.value.problems[0].code == "payload.encoding"
