"""The finished PDF is read back; what does not match the payload is a fault."""

import io
import re

import pytest
from document_cases import PAYLOAD, WORDING, changed, digest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from footprint.certificate.document import render_certificate
from footprint.certificate.printed import check_printed, check_printed_label
from footprint.errors import Problem, Text
from footprint.label.sheet import render_label
from footprint.model.certificate import Payload

DOCUMENT = render_certificate(PAYLOAD, WORDING)
NUMBERS = [number.model_dump() for number in PAYLOAD.numbers]


def faults(payload: Payload, document: bytes = DOCUMENT) -> tuple[Problem, ...]:
    return check_printed(document, payload, WORDING)


def test_a_true_document_has_no_fault() -> None:
    assert faults(PAYLOAD) == ()


@pytest.mark.parametrize(
    "parts",
    [
        {"number": "YT-CL-2026-000129"},
        {"issued_on": "2026-11-23"},
        {"valid_until": "2028-11-22"},
        {"period_to": "2025-12-30"},
        {"numbers": [{**NUMBERS[0], "printed": "7.43"}, *NUMBERS[1:]]},
        {"numbers": [*NUMBERS[:3], {**NUMBERS[3], "printed": "7.42"}]},
        {"stages": [{**PAYLOAD.stages[0].model_dump(), "printed": "98.6"}, PAYLOAD.stages[1]]},
        {"gases": [*PAYLOAD.gases[:3], {**PAYLOAD.gases[3].model_dump(), "value": "6.4098946"}]},
        {"band": {**PAYLOAD.band.model_dump(), "bounds": ("0.75", "8.72", "18.61", "25.55")}},
        {"band": {**PAYLOAD.band.model_dump(), "reached": "C"}},
        {"facts": PAYLOAD.facts[:-1]},
        {"sample": False},
        {"software": "footprint 0.1.1"},
    ],
    ids=lambda parts: next(iter(parts)),
)
def test_a_document_of_another_payload_is_at_fault(parts: dict[str, object]) -> None:
    codes = [fault.code for fault in faults(changed(**parts))]
    assert codes.count("printed.payload") == 1
    assert codes.count("printed.differs") >= 2


def test_two_numbers_in_each_others_place_are_at_fault() -> None:
    swapped = [{**NUMBERS[0], "printed": "7.41"}, NUMBERS[1], NUMBERS[2], {**NUMBERS[3], "printed": "7.42"}]
    found = [fault.found.en for fault in faults(changed(numbers=swapped)) if fault.code == "printed.differs"]
    assert len(found) >= 4


def with_page_text(text: str) -> bytes:
    """The document with a number drawn on its first page by somebody else."""
    writer = PdfWriter(clone_from=io.BytesIO(DOCUMENT))
    page = writer.pages[0]
    fonts = page["/Resources"]["/Font"]
    name = next(n for n in fonts if "Regular" in fonts[n]["/BaseFont"])
    extra = DecodedStreamObject()
    extra.set_data(page.get_contents().get_data() + f"\nBT {name} 9 Tf 90 90 Td ({text}) Tj ET".encode())
    page[NameObject("/Contents")] = extra
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_number_nothing_accounts_for_is_at_fault() -> None:
    [fault] = faults(PAYLOAD, with_page_text("3.14"))
    assert fault.code == "printed.differs"
    assert "[3.14]" in fault.found.en
    assert fault.place == "PDF page 1"


def test_a_true_number_printed_once_more_is_at_fault() -> None:
    assert [fault.code for fault in faults(PAYLOAD, with_page_text("7.42"))] == ["printed.differs"]


def test_a_missing_page_is_at_fault() -> None:
    writer = PdfWriter()
    writer.add_page(PdfReader(io.BytesIO(DOCUMENT)).pages[0])
    out = io.BytesIO()
    writer.write(out)
    assert [fault.code for fault in faults(PAYLOAD, out.getvalue())] == ["printed.pages", "printed.payload"]


@pytest.mark.parametrize("document", [b"", b"%PDF-1.7\nnothing", DOCUMENT[:4000]])
def test_a_damaged_file_is_at_fault_and_no_crash(document: bytes) -> None:
    assert [fault.code for fault in faults(PAYLOAD, document)] == ["printed.pages", "printed.payload"]


def test_the_excerpt_shows_where() -> None:
    fault = faults(changed(numbers=[{**NUMBERS[0], "printed": "7.43"}, *NUMBERS[1:]]))[0]
    assert re.search(r"7\.4\[2\]kgCO2e/g", fault.found.en)
    assert re.search(r"7\.4\[3\]kgCO2e/g", fault.expected.en)


def test_a_label_is_checked_the_same_way() -> None:
    label = render_label(PAYLOAD, digest(PAYLOAD), WORDING)
    assert check_printed_label(label, PAYLOAD, WORDING) == ()
    other = changed(valid_until="2028-11-20")
    assert [fault.code for fault in check_printed_label(label, other, WORDING)] == ["printed.differs"]


NAMES = st.text(st.sampled_from("金𬭊𫟹深圳（）《》，。· ab CO2e₂12.5%‰Ω①-"), min_size=1, max_size=90).filter(str.strip)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NAMES, NAMES, st.decimals(0, 99999, places=2))
def test_whatever_fits_is_printed_as_it_is(zh: str, en: str, value: object) -> None:
    text = Text(zh, en)
    number = {**NUMBERS[0], "value": str(value), "printed": str(value)}
    payload = changed(
        client={"name": text, "address": text},
        product={**PAYLOAD.product.model_dump(), "specification": text},
        remarks=[text],
        numbers=[number, *NUMBERS[1:]],
    )
    assert faults(payload, render_certificate(payload, WORDING)) == ()
