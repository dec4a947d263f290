"""Sensitivities and remarks without room go on an annex, which is read back like the pages."""

import io

import pytest
from document_cases import PAYLOAD, WORDING, changed
from pypdf import PdfReader

from footprint.certificate.document import render_certificate
from footprint.certificate.printed import check_printed
from footprint.certificate.printed_numbers import check_printed_numbers
from footprint.errors import InputError
from footprint.model.certificate import Payload

LONG = "".join(chr(ord("一") + n) for n in (0, 1, 3)) * 20
REMARKS = [{"zh": f"{n} {LONG}", "en": f"{n} {'of some length ' * 8}".strip()} for n in range(14)]


def pages(document: bytes) -> list[str]:
    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(document)).pages]


def with_sensitivity(printed: str = "13.37") -> Payload:
    other = {**PAYLOAD.numbers[-1].model_dump(), "value": printed, "printed": printed, "role": "sensitivity"}
    return changed(numbers=[*[n.model_dump() for n in PAYLOAD.numbers[:-1]], other])


def test_without_need_there_is_no_annex() -> None:
    assert len(pages(render_certificate(PAYLOAD, WORDING))) == 2


def test_remarks_without_room_are_on_the_annex_in_both_languages() -> None:
    payload = changed(remarks=REMARKS)

    zh, en, annex = pages(render_certificate(payload, WORDING))

    assert all("".join(remark[lang].split()) in annex for remark in REMARKS for lang in ("zh", "en"))
    assert "共14条说明" in zh and "14remarksontheannex" in en


def test_a_sensitivity_is_on_the_annex_and_not_on_the_pages() -> None:
    zh, en, annex = pages(render_certificate(with_sensitivity(), WORDING))

    assert "13.37" in annex
    assert "13.37" not in zh + en


@pytest.mark.parametrize("payload", [changed(remarks=REMARKS), with_sensitivity()], ids=["remarks", "sensitivity"])
def test_what_is_drawn_is_what_is_signed(payload: Payload) -> None:
    document = render_certificate(payload, WORDING)

    assert check_printed(document, payload, WORDING) == ()
    assert check_printed_numbers(document, payload) == ()


def test_another_annex_is_at_fault() -> None:
    document = render_certificate(with_sensitivity(), WORDING)

    for found in (
        check_printed(document, with_sensitivity("13.38"), WORDING),
        check_printed_numbers(document, with_sensitivity("13.38")),
    ):
        assert any(fault.place == "PDF page 3" for fault in found)


def test_what_fits_nowhere_is_named() -> None:
    with pytest.raises(InputError) as caught:
        render_certificate(changed(remarks=REMARKS * 8), WORDING)

    assert {problem.place.rsplit("/", 1)[0] for problem in caught.value.problems} == {"payload.json#/remarks"}
