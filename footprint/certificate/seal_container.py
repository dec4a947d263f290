"""The signature container (CMS SignedData) in the one form this project writes and accepts.

Nothing in it may vary unnoticed. Given the signed attributes, the signature and the issuer's certificates, every
other octet follows, so a verifier rebuilds the container and compares. RFC 5652 (CMS), RFC 5035 (signing certificate
reference), ETSI EN 319 142-1 (PAdES baseline B: content type, message digest, signing certificate v2).
"""

import hashlib
from dataclasses import dataclass

from asn1crypto import algos, cms
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from footprint.certificate.keys import is_root

DIGEST = "sha256"
_EXPECTED_ATTRIBUTES = ["content_type", "message_digest", "signing_certificate_v2"]


@dataclass(frozen=True, slots=True)
class Container:
    """The two parts of a container that are not known beforehand."""

    attributes: bytes
    """DER of the signed attributes as the SET that is signed."""
    signature: bytes


def asn1_certificate(certificate: x509.Certificate) -> asn1_x509.Certificate:
    """`certificate` for asn1crypto, from its DER."""
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def embedded(signer: x509.Certificate, chain: tuple[x509.Certificate, ...]) -> tuple[x509.Certificate, ...]:
    """What travels inside the file: the signing certificate and intermediates, never a root."""
    return (signer, *(c for c in chain if not is_root(c)))


def read(der: bytes) -> Container:
    """The variable parts of a container whose other octets are still to be compared.

    Raises
    ------
    ValueError
        If `der` is not a CMS SignedData with one signer; asn1crypto raises TypeError and KeyError, too.
    """
    info = cms.ContentInfo.load(der, strict=True)
    (signer,) = info["content"]["signer_infos"]
    return Container(signer["signed_attrs"].untag().dump(), signer["signature"].native)


def build(part: Container, signer: x509.Certificate, chain: tuple[x509.Certificate, ...]) -> bytes:
    """DER of the whole container."""
    certificate = asn1_certificate(signer)
    digest = algos.DigestAlgorithm({"algorithm": DIGEST})
    info = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                {
                    "issuer_and_serial_number": {
                        "issuer": certificate.issuer,
                        "serial_number": certificate.serial_number,
                    }
                }
            ),
            "digest_algorithm": digest,
            "signature_algorithm": {"algorithm": f"{DIGEST}_rsa"},
            "signed_attrs": cms.CMSAttributes.load(part.attributes),
            "signature": part.signature,
        }
    )
    content = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [digest],
            "encap_content_info": {"content_type": "data"},
            "certificates": [
                cms.CertificateChoices("certificate", asn1_certificate(c)) for c in embedded(signer, chain)
            ],
            "signer_infos": [info],
        }
    )
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": content}).dump())


def attributes_name(attributes: bytes, digest: bytes, signer: x509.Certificate) -> bool:
    """Whether the signed attributes are the three expected ones and name this `digest` and this `signer`."""
    given = cms.CMSAttributes.load(attributes, strict=True)
    if sorted(attribute["type"].native for attribute in given) != _EXPECTED_ATTRIBUTES:
        return False
    values = {}
    for attribute in given:
        (values[attribute["type"].native],) = attribute["values"]
    (reference,) = values["signing_certificate_v2"]["certs"]
    certificate = hashlib.sha256(signer.public_bytes(Encoding.DER)).digest()
    return bool(
        values["content_type"].native == "data"
        and values["message_digest"].native == digest
        and reference["hash_algorithm"]["algorithm"].native == DIGEST
        and reference["cert_hash"].native == certificate
    )
