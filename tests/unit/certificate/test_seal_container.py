from datetime import date
from hashlib import sha256

import pytest
from asn1crypto import cms, core, tsp
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from footprint.certificate.keys import load_certificates
from footprint.certificate.keys_throwaway import make_throwaway_issuer
from footprint.certificate.seal_container import Container, attributes_name, build, embedded, read
from footprint.errors import Text

DIGEST = sha256(b"document").digest()


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> tuple[x509.Certificate, ...]:
    files = make_throwaway_issuer(
        tmp_path_factory.mktemp("issuer"),
        Text("甲", "A"),
        "x",
        valid_from=date(2026, 1, 1),
        valid_to=date(2026, 12, 31),
    )
    return load_certificates(files.certificate)


def attributes(
    certificate: x509.Certificate, *, content_type: str = "data", digest: bytes = DIGEST, drop: str = "", add: str = ""
) -> bytes:
    hashed = sha256(certificate.public_bytes(Encoding.DER)).digest()
    reference = tsp.SigningCertificateV2({"certs": [{"cert_hash": hashed}]})
    values = {
        "content_type": cms.ContentType(content_type),
        "message_digest": digest,
        "signing_certificate_v2": reference,
    }
    given = [cms.CMSAttribute({"type": kind, "values": [value]}) for kind, value in values.items() if kind != drop]
    if add:
        given.append(cms.CMSAttribute({"type": add, "values": [core.OctetString(b"x")]}))
    return bytes(cms.CMSAttributes(given).dump())


def test_what_is_built_is_read(certificates: tuple[x509.Certificate, ...]) -> None:
    leaf, root = certificates
    part = Container(attributes(leaf), b"\1" * 384)
    assert read(build(part, leaf, (root,))) == part


def test_intermediates_travel_and_roots_do_not(certificates: tuple[x509.Certificate, ...]) -> None:
    leaf, root = certificates
    assert embedded(leaf, (root,)) == (leaf,)
    assert embedded(root, (leaf,)) == (root, leaf)


def test_the_three_attributes_must_name_document_and_signer(certificates: tuple[x509.Certificate, ...]) -> None:
    leaf, root = certificates
    assert attributes_name(attributes(leaf), DIGEST, leaf)
    assert not attributes_name(attributes(leaf), sha256(b"other").digest(), leaf)
    assert not attributes_name(attributes(root), DIGEST, leaf)
    assert not attributes_name(attributes(leaf, content_type="signed_data"), DIGEST, leaf)
    assert not attributes_name(attributes(leaf, add="1.2.3.4"), DIGEST, leaf)
    for kind in ("content_type", "message_digest", "signing_certificate_v2"):
        assert not attributes_name(attributes(leaf, drop=kind), DIGEST, leaf)


def test_a_repeated_attribute_is_refused(certificates: tuple[x509.Certificate, ...]) -> None:
    leaf, _ = certificates
    own = cms.CMSAttributes.load(attributes(leaf))
    doubled = cms.CMSAttributes([*own, *cms.CMSAttributes.load(attributes(leaf, digest=b"0" * 32))])
    assert not attributes_name(doubled.dump(), DIGEST, leaf)
