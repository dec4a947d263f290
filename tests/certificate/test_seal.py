"""What the seal is, as this project and two other readers see it."""

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError
from sealing import SIGNED_AT, Desk, make_payload, make_pdf

from footprint.certificate.canonical import canonical_bytes
from footprint.certificate.inspect import check_period, inspect_seal
from footprint.certificate.seal import seal
from footprint.errors import AlteredError, InputError


def test_reads_back_what_was_sealed(desk: Desk, sealed: bytes) -> None:
    report = inspect_seal(sealed, desk.certificates)
    assert report.payload_bytes == canonical_bytes(make_payload())
    assert report.signed_at == SIGNED_AT
    assert report.certificate == desk.key.certificate
    assert report.signer == "CN=Sample Body,OU=SAMPLE 示例,O=示例机构"


def test_the_signing_certificate_alone_is_enough_to_name_the_issuer(desk: Desk, sealed: bytes) -> None:
    assert inspect_seal(sealed, [desk.key.certificate]).certificate == desk.key.certificate


def test_sealing_leaves_the_document_as_it_was(sealed: bytes) -> None:
    assert sealed.startswith(make_pdf(make_payload()).rstrip())


def test_sealing_the_same_twice_differs_in_the_file_identifier_only(desk: Desk, sealed: bytes) -> None:
    again = desk.seal(make_pdf(make_payload()))
    assert len(again) == len(sealed)
    assert inspect_seal(again, desk.certificates).payload_bytes == inspect_seal(sealed, desk.certificates).payload_bytes


def test_is_a_pades_certification_signature_without_unsigned_parts(sealed: bytes, tmp_path: Path) -> None:
    (tmp_path / "sealed.pdf").write_bytes(sealed)
    with (tmp_path / "sealed.pdf").open("rb") as file:
        (signature,) = PdfFileReader(file).embedded_signatures
        assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
        assert signature.docmdp_level is not None
        assert signature.docmdp_level.value == 1
        assert signature.signer_info["unsigned_attrs"].native is None
        assert len(signature.signed_data["certificates"]) == 1


def test_time_without_offset_is_refused(desk: Desk) -> None:
    with pytest.raises(ValueError, match="offset"):
        seal(make_pdf(make_payload()), desk.key, signed_at=datetime(2026, 3, 1), reason="r", name="n")


def test_a_seal_outside_the_certificates_validity_is_refused(desk: Desk) -> None:
    for moment in (datetime(2025, 12, 31, 23, 59, tzinfo=UTC), datetime(2032, 1, 1, tzinfo=UTC)):
        with pytest.raises(InputError):
            seal(make_pdf(make_payload()), desk.key, signed_at=moment, reason="r", name="n")


def test_a_file_that_would_not_verify_does_not_leave_the_house(desk: Desk, stranger: Desk) -> None:
    mixed = replace(desk.key, private_key=stranger.key.private_key)
    with pytest.raises(AlteredError):
        seal(make_pdf(make_payload()), mixed, signed_at=SIGNED_AT, reason="r", name="n")


def test_sealing_a_sealed_file_is_refused(desk: Desk, sealed: bytes) -> None:
    with pytest.raises(SigningError):
        desk.seal(sealed)


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2032, 1, 1)])
def test_issue_outside_the_certificates_validity_is_refused(desk: Desk, sealed: bytes, day: date) -> None:
    report = inspect_seal(sealed, desk.certificates)
    check_period(report, date(2026, 1, 1))
    with pytest.raises(AlteredError, match="not valid on"):
        check_period(report, day)


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler-utils is not installed")
def test_poppler_finds_the_signature_valid(sealed: bytes, tmp_path: Path) -> None:
    (tmp_path / "sealed.pdf").write_bytes(sealed)
    said = subprocess.run(["pdfsig", "sealed.pdf"], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert "Signature is Valid" in said
    assert "Total document signed" in said


def test_pyhanko_trusts_it_by_the_named_issuer_and_only_by_that(
    desk: Desk, stranger: Desk, sealed: bytes, tmp_path: Path
) -> None:
    (tmp_path / "sealed.pdf").write_bytes(sealed)
    command = [sys.executable, "-m", "pyhanko", "sign", "validate", "--trust-replace", "--no-revocation-check"]
    for folder, code in ((desk.folder, 0), (stranger.folder, 1)):
        args = [*command, "--trust", str(folder / "issuer.pem"), str(tmp_path / "sealed.pdf")]
        assert subprocess.run(args, capture_output=True, check=False).returncode == code
