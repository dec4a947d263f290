"""Seals a PDF: PAdES baseline B, certification signature that permits no change, nothing fetched.

pyHanko is the PDF signature library that writes PAdES and reads it back strictly; endesive was weaker at validation.
"""

import asyncio
import io
from datetime import UTC, datetime

from asn1crypto import cms
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.signers.pdf_signer import PdfSigningSession

from footprint.certificate.inspect import check_seal
from footprint.certificate.keys import SigningKey, valid_on
from footprint.certificate.seal_container import DIGEST, Container, asn1_certificate, build, embedded
from footprint.errors import InputError, Problem, Text

FIELD = "Seal"
_ROOM = 1024
"""Octets of a container besides certificates and signature, with room to spare."""


class _CachedKeySigner(Signer):
    """Signs with the key as parsed; pyHanko's own signer parses it anew, twice a document."""

    def __init__(self, key: SigningKey) -> None:
        super().__init__(signing_cert=asn1_certificate(key.certificate))
        self._key = key

    async def async_sign_prescribed_attributes(
        self, digest_algorithm: str, signed_attrs: cms.CMSAttributes, *_args: object, **_settings: object
    ) -> cms.ContentInfo:
        """The container in the form that `inspect` will rebuild."""
        attributes = signed_attrs.dump()
        signature = self._key.private_key.sign(attributes, PKCS1v15(), SHA256())
        part = Container(attributes, signature)
        return cms.ContentInfo.load(build(part, self._key.certificate, self._key.chain))


def seal(pdf: bytes, key: SigningKey, *, signed_at: datetime, reason: str, name: str) -> bytes:
    """`pdf` with an invisible certification signature over every octet but the signature itself.

    The result has been read back and checked as `verify` would check it.

    Parameters
    ----------
    pdf
        A PDF without signatures.
    key
        The issuer's key.
    signed_at
        The time the signature states; with an offset from UTC.
    reason, name
        What a PDF reader shows as the reason for signing and the signer.

    Raises
    ------
    InputError
        If the signing certificate is not valid at that time.
    AlteredError
        If the sealed file does not pass the check: it must not leave the house.
    """
    if signed_at.tzinfo is None:
        raise ValueError("signed_at needs an offset from UTC")
    if not valid_on(key.certificate, signed_at.astimezone(UTC).date()):
        raise InputError([_not_valid(key, signed_at)])
    meta = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm=DIGEST,
        certify=True,
        subfilter=SigSeedSubFilter.PADES,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        reason=reason,
        name=name,
    )
    signer = _CachedKeySigner(key)
    session = PdfSigner(meta, signer).init_signing_session(IncrementalPdfFileWriter(io.BytesIO(pdf)))
    session.system_time = signed_at
    sealed = asyncio.run(_sign(session, 2 * _octets(key)))
    check_seal(sealed, (key.certificate, *key.chain))
    return sealed


async def _sign(session: PdfSigningSession, room: int) -> bytes:
    document = session.prepare_tbs_document(validation_info=None, bytes_reserved=room)
    prepared, output = document.digest_tbs_document()
    await document.perform_signature(prepared.document_digest, PdfCMSSignedAttributes())
    output.seek(0)
    return bytes(output.read())


def _octets(key: SigningKey) -> int:
    certificates = embedded(key.certificate, key.chain)
    return sum(len(asn1_certificate(c).dump()) for c in certificates) + key.private_key.key_size // 8 + _ROOM


def _not_valid(key: SigningKey, signed_at: datetime) -> Problem:
    first, last = key.certificate.not_valid_before_utc.date(), key.certificate.not_valid_after_utc.date()
    return Problem(
        "seal.not_valid",
        key.certificate.subject.rfc4514_string(),
        Text(f"签章时间 {signed_at.date()}", f"sealing on {signed_at.date()}"),
        Text(f"证书有效期 {first} 至 {last} 之内", f"a day from {first} to {last}, when the certificate is valid"),
        Text("换用有效的签名证书", "use a signing certificate that is valid"),
    )
