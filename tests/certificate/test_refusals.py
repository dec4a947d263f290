"""Whatever the issuer did not write is refused, whether or not a signature library would notice."""

import io
import re
from collections.abc import Callable

import pytest
from asn1crypto import cms, core
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import CAdESSignedAttributeProviderSpec, CMSSignedAttributes
from pypdf import PdfWriter
from sealing import Desk, make_payload, make_pdf

from footprint.certificate.inspect import check_seal, inspect_seal
from footprint.errors import AlteredError

CONTENTS = re.compile(rb"/Contents <([0-9A-F]+)>")


def stock_signer(desk: Desk) -> SimpleSigner:
    password = (desk.folder / "issuer.password").read_text().strip()
    signer = SimpleSigner.load_pkcs12(desk.folder / "issuer.p12", passphrase=password.encode())
    assert signer is not None
    signer.embed_roots = False
    return signer


def sign(pdf: bytes, desk: Desk, signer: SimpleSigner | None = None, **settings: object) -> bytes:
    """Sign with pyHanko's own signer; the defaults are those of a seal."""
    meta = {
        "field_name": "Other",
        "certify": True,
        "subfilter": SigSeedSubFilter.PADES,
        "docmdp_permissions": MDPPerm.NO_CHANGES,
        "md_algorithm": "sha256",
    } | settings
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    return bytes(PdfSigner(PdfSignatureMetadata(**meta), signer or stock_signer(desk)).sign_pdf(writer).getvalue())


def container(pdf: bytes) -> cms.ContentInfo:
    match = CONTENTS.search(pdf)
    assert match is not None
    return cms.ContentInfo.load(bytes.fromhex(match[1].decode()))


def with_container(pdf: bytes, der: bytes) -> bytes:
    match = CONTENTS.search(pdf)
    assert match is not None
    room = match.end(1) - match.start(1)
    text = der.hex().upper().encode().ljust(room, b"0")
    assert len(text) == room
    return pdf[: match.start(1)] + text + pdf[match.end(1) :]


def test_the_stock_signer_writes_the_same_container(desk: Desk) -> None:
    pdf = sign(make_pdf(make_payload()), desk)
    assert check_seal(pdf, desk.certificates) == desk.key.certificate


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"docmdp_permissions": MDPPerm.FILL_FORMS}, "permits no change"),
        ({"docmdp_permissions": MDPPerm.ANNOTATE}, "permits no change"),
        ({"certify": False}, "permits no change"),
        ({"subfilter": SigSeedSubFilter.ADOBE_PKCS7_DETACHED}, "changed"),
        ({"md_algorithm": "sha512"}, "issuer unknown"),
    ],
)
def test_another_kind_of_signature_by_the_issuer_is_refused(
    desk: Desk, settings: dict[str, object], reason: str
) -> None:
    pdf = sign(make_pdf(make_payload()), desk, **settings)
    with pytest.raises(AlteredError, match=reason):
        check_seal(pdf, desk.certificates)


def test_another_subfilter_is_refused_even_with_the_attributes_of_a_seal(desk: Desk) -> None:
    signer = stock_signer(desk)
    signer.signed_attr_prov_spec = CAdESSignedAttributeProviderSpec(
        attr_settings=CMSSignedAttributes(), signing_cert=signer.signing_cert, is_pades=True, timestamper=None
    )
    pdf = sign(make_pdf(make_payload()), desk, signer, subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED)
    with pytest.raises(AlteredError, match="permits no change"):
        check_seal(pdf, desk.certificates)


def test_a_file_that_reads_as_sealed_in_two_ways_is_refused(desk: Desk) -> None:
    def twofold(size: int) -> bytes:
        return make_pdf(make_payload()) + b"\n%% /ByteRange [0 0000000005 0000000007 %010d]\n" % (size - 7)

    size = len(desk.seal(twofold(7)))
    with pytest.raises(AlteredError, match="more than one"):
        desk.seal(twofold(size))


def test_a_second_signature_is_refused_even_the_issuers_own(desk: Desk, sealed: bytes) -> None:
    first = sign(make_pdf(make_payload()), desk, certify=False, field_name="First")
    with pytest.raises(AlteredError, match="more than one"):
        check_seal(sign(first, desk, certify=False, field_name="Second"), desk.certificates)


def update(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def retitle(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/PageLabels"] = generic.DictionaryObject()
    writer.update_root()


@pytest.mark.parametrize("tail", [b"\n", b" ", b"\0", b"%%EOF\n", b"%PDF-1.7\n", b"/ByteRange [0 1 2 3]"], ids=repr)
def test_appended_bytes_are_refused(desk: Desk, sealed: bytes, tail: bytes) -> None:
    with pytest.raises(AlteredError, match="does not cover"):
        check_seal(sealed + tail, desk.certificates)


def test_an_incremental_update_is_refused(desk: Desk, sealed: bytes) -> None:
    with pytest.raises(AlteredError, match="does not cover"):
        check_seal(update(sealed, retitle), desk.certificates)


@pytest.mark.parametrize("cut", [1, 2, 100, 1000])
def test_truncation_is_refused(desk: Desk, sealed: bytes, cut: int) -> None:
    for part in (sealed[:-cut], sealed[cut:]):
        with pytest.raises(AlteredError):
            check_seal(part, desk.certificates)


def test_an_unsealed_file_is_refused(desk: Desk) -> None:
    with pytest.raises(AlteredError, match="no seal"):
        check_seal(make_pdf(make_payload()), desk.certificates)


def test_another_issuer_of_the_same_name_is_unknown(desk: Desk, stranger: Desk, sealed: bytes) -> None:
    with pytest.raises(AlteredError, match="issuer unknown"):
        check_seal(sealed, stranger.certificates)
    with pytest.raises(AlteredError, match="issuer unknown"):
        check_seal(stranger.seal(make_pdf(make_payload())), desk.certificates)


def test_a_certificate_inside_the_file_is_no_trust_anchor(sealed: bytes) -> None:
    with pytest.raises(AlteredError, match="issuer unknown"):
        check_seal(sealed, [])


def test_naming_the_root_alone_admits_nobody_it_certified(desk: Desk, sealed: bytes) -> None:
    (root,) = [c for c in desk.certificates if c != desk.key.certificate]
    with pytest.raises(AlteredError, match="issuer unknown"):
        check_seal(sealed, [root])


def test_content_moved_under_another_seal_is_refused(desk: Desk, sealed: bytes) -> None:
    other = desk.seal(make_pdf(make_payload("YT-XX-2026-000002")))
    with pytest.raises(AlteredError, match="content was changed"):
        check_seal(with_container(sealed, container(other).dump()), desk.certificates)


def test_lower_case_hexadecimal_is_refused(desk: Desk, sealed: bytes) -> None:
    match = CONTENTS.search(sealed)
    assert match is not None
    pdf = sealed[: match.start(1)] + match[1].lower() + sealed[match.end(1) :]
    with pytest.raises(AlteredError, match="container was changed"):
        check_seal(pdf, desk.certificates)


def test_anything_in_the_padding_is_refused(desk: Desk, sealed: bytes) -> None:
    der = container(sealed).dump()
    with pytest.raises(AlteredError, match="container was changed"):
        check_seal(with_container(sealed, der + b"\0\1"), desk.certificates)


def add_unsigned_attribute(signed: cms.SignedData) -> None:
    signed["signer_infos"][0]["unsigned_attrs"] = cms.CMSAttributes(
        [cms.CMSAttribute({"type": "1.2.3.4", "values": [core.OctetString(b"note")]})]
    )


def drop_certificates(signed: cms.SignedData) -> None:
    signed["certificates"] = []


def rename_subject(signed: cms.SignedData) -> None:
    certificate = signed["certificates"][0].chosen
    certificate["tbs_certificate"]["subject"] = certificate.issuer


def change_version(signed: cms.SignedData) -> None:
    signed["version"] = "v3"


def name_other_digest(signed: cms.SignedData) -> None:
    signed["digest_algorithms"] = [{"algorithm": "sha512"}]


def break_signature(signed: cms.SignedData) -> None:
    info = signed["signer_infos"][0]
    info["signature"] = bytes([info["signature"].native[0] ^ 1]) + info["signature"].native[1:]


@pytest.mark.parametrize(
    "change",
    [add_unsigned_attribute, drop_certificates, rename_subject, change_version, name_other_digest, break_signature],
)
def test_a_changed_container_is_refused(desk: Desk, sealed: bytes, change: Callable[[cms.SignedData], None]) -> None:
    info = container(sealed).copy()
    change(info["content"])
    der = info.dump(force=True)
    assert der != container(sealed).dump()
    with pytest.raises(AlteredError):
        check_seal(with_container(sealed, der), desk.certificates)


def attach(*names: str) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    for name in names:
        writer.add_attachment(name, b"{}")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("names", [(), ("other.json",), ("payload.json", "z.txt"), ("a.txt", "payload.json")])
def test_anything_but_the_payload_attached_is_refused(desk: Desk, names: tuple[str, ...]) -> None:
    with pytest.raises(AlteredError):
        inspect_seal(desk.seal(attach(*names)), desk.certificates)


_DEEP = b"%PDF-1.7\n1 0 obj\n" + b"[" * 200_000 + b"]" * 200_000 + b"\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF"


@pytest.mark.parametrize(
    "content",
    [
        b"\0",
        b"%PDF-1.7",
        b"not a PDF at all",
        _DEEP,
        b"/ByteRange [0 9999999999 9999999999 9999999999]",
        b"/ByteRange [0 0 0 26]",
        b"/ByteRange [0 31 35 0]      <00>",
        b"/ByteRange [0 31 37 0]      <3080>",
        b"/ByteRange [0 31 43 0]      <308411111111>"[:43],
        b"/ByteRange [0 31 49 0]      <3003020101000000>"[:49],
    ],
    ids=lambda content: repr(content[:40]),
)
def test_hostile_files_are_refused_without_more_ado(desk: Desk, content: bytes) -> None:
    for pad in range(3):
        with pytest.raises(AlteredError):
            check_seal(content + b" " * pad, desk.certificates)


def test_a_deeply_nested_container_is_refused(desk: Desk, sealed: bytes) -> None:
    match = CONTENTS.search(sealed)
    assert match is not None
    der = b"\x30\x80" * 1000
    with pytest.raises(AlteredError):
        check_seal(with_container(sealed, der), desk.certificates)
