"""Reads a sealed PDF back and refuses whatever its issuer did not write, octet by octet.

Octets first, parser second: the signature over the raw file is checked before anything of a PDF parser sees it, so
only what a named issuer signed is ever parsed.
"""

import hashlib
import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import EmbeddedPdfSignature, read_certification_data

from footprint.certificate import seal_container
from footprint.certificate.keys import chain_of, fingerprint, valid_on
from footprint.errors import AlteredError, Text

ATTACHMENT = "payload.json"
SUBFILTER = "/ETSI.CAdES.detached"

_BYTE_RANGE = re.compile(rb"/ByteRange \[0 (\d{1,10}) (\d{1,10}) (\d{1,10})\]")
_T = TypeVar("_T")
_HEX = re.compile(rb"<((?:[0-9A-F]{2})+)>")


@dataclass(frozen=True, slots=True)
class SealReport:
    """What a seal that holds says.

    Attributes
    ----------
    payload_bytes
        The attachment, octet by octet.
    signer
        Subject of the signing certificate, RFC 4514.
    fingerprint
        SHA-256 of the signing certificate.
    certificate
        The signing certificate, one of those named.
    signed_at
        The time the signer states; no time-stamp proves it.
    """

    payload_bytes: bytes
    signer: str
    fingerprint: str
    certificate: x509.Certificate
    signed_at: datetime


def check_seal(pdf: bytes, issuers: Iterable[x509.Certificate]) -> x509.Certificate:
    """The named certificate that sealed `pdf`, once every octet of the file is accounted for.

    Parameters
    ----------
    pdf
        The whole file.
    issuers
        The certificates the user named: signing certificates, and CA certificates that complete their chains.
        Only a certificate named here may have signed; naming a CA does not admit everyone it certified.

    Raises
    ------
    AlteredError
        If there is no seal, the seal is another's, or a single bit differs from what was sealed.
    """
    first, last = _gap(pdf)
    signed = hashlib.sha256(memoryview(pdf)[:first])
    signed.update(memoryview(pdf)[last:])
    signer = _guarded(lambda: _check_container(pdf[first:last], signed.digest(), list(issuers)))
    _guarded(lambda: _check_structure(pdf, first, last))
    return signer


def inspect_seal(pdf: bytes, issuers: Iterable[x509.Certificate]) -> SealReport:
    """What the seal of `pdf` says, once `check_seal` has found it whole.

    Raises
    ------
    AlteredError
        As `check_seal`; also if the file carries no payload, or more than the payload.
    """
    signer = check_seal(pdf, issuers)
    reader = PdfFileReader(io.BytesIO(pdf))
    signed_at = _guarded(lambda: reader.embedded_signatures[0].self_reported_timestamp)
    if signed_at is None:
        raise AlteredError(_NO_TIME)
    return SealReport(read_payload(pdf), signer.subject.rfc4514_string(), fingerprint(signer), signer, signed_at)


def check_period(report: SealReport, issued_on: date) -> None:
    """See that the signing certificate was valid on the day of issue and when it signed.

    Raises
    ------
    AlteredError
        If it was not.
    """
    for day in (issued_on, report.signed_at.astimezone(UTC).date()):
        if not valid_on(report.certificate, day):
            raise AlteredError(_PERIOD.format(day=day))


def read_payload(pdf: bytes) -> bytes:
    """The one attachment of `pdf`, which must be the payload. Checks no seal.

    Raises
    ------
    AlteredError
        If the PDF cannot be read, or carries anything but one attachment of the payload's name.
    """
    return _guarded(lambda: _attachment(PdfFileReader(io.BytesIO(pdf))))


def _gap(pdf: bytes) -> tuple[int, int]:
    """Where the signature stands: the only octets that are not signed."""
    ranges = [tuple(map(int, match.groups())) for match in _BYTE_RANGE.finditer(pdf)]
    if not ranges:
        raise AlteredError(_NO_SEAL)
    whole = {(a, b) for a, b, c in ranges if 0 < a < b and b + c == len(pdf)}
    if not whole:
        raise AlteredError(_NOT_WHOLE)
    if len(whole) > 1:
        raise AlteredError(_SEVERAL)
    return whole.pop()


def _check_container(gap: bytes, digest: bytes, issuers: list[x509.Certificate]) -> x509.Certificate:
    match = _HEX.fullmatch(gap)
    if match is None:
        raise AlteredError(_CONTAINER)
    octets = bytes.fromhex(match[1].decode())
    der = octets[: _length(octets)]
    if any(octets[len(der) :]):
        raise AlteredError(_CONTAINER)
    part = seal_container.read(der)
    for signer in issuers:
        if seal_container.build(part, signer, chain_of(signer, issuers)) == der:
            break
    else:
        raise AlteredError(_UNKNOWN)
    if not seal_container.attributes_name(part.attributes, digest, signer):
        raise AlteredError(_CHANGED)
    key = signer.public_key()
    if not isinstance(key, RSAPublicKey):
        raise AlteredError(_UNKNOWN)
    try:
        key.verify(part.signature, part.attributes, PKCS1v15(), SHA256())
    except InvalidSignature as exc:
        raise AlteredError(_FORGED) from exc
    return signer


def _length(octets: bytes) -> int:
    """Length of the DER element at the start of `octets`."""
    if octets[1] < 0x80:
        return 2 + octets[1]
    count = octets[1] & 0x7F
    return 2 + count + int.from_bytes(octets[2 : 2 + count])


def _check_structure(pdf: bytes, first: int, last: int) -> None:
    reader = PdfFileReader(io.BytesIO(pdf))
    signatures: list[EmbeddedPdfSignature] = reader.embedded_signatures
    if len(signatures) != 1:
        raise AlteredError(_SEVERAL)
    (signature,) = signatures
    if list(signature.byte_range) != [0, first, last, len(pdf) - last]:
        raise AlteredError(_NOT_WHOLE)
    certification = read_certification_data(reader)
    if certification is None or certification.permission != MDPPerm.NO_CHANGES:
        raise AlteredError(_NOT_FINAL)
    if signature.sig_object["/SubFilter"] != SUBFILTER:
        raise AlteredError(_NOT_FINAL)


def _attachment(reader: PdfFileReader) -> bytes:
    names = reader.root["/Names"]["/EmbeddedFiles"]["/Names"]
    if len(names) != 2 or names[0] != ATTACHMENT:
        raise AlteredError(_ATTACHMENTS)
    stream = names[1]["/EF"]["/F"]
    if not isinstance(stream, generic.StreamObject):
        raise AlteredError(_ATTACHMENTS)
    return bytes(stream.data)


def _guarded(step: Callable[[], _T]) -> _T:
    """`step`, with whatever a parser throws at hostile input turned into an answer."""
    try:
        return step()
    except AlteredError:
        raise
    except Exception as exc:
        raise AlteredError(_UNREADABLE.format(error=type(exc).__name__)) from exc


_NO_SEAL = Text("文件没有电子签章", "the file carries no seal")
_NOT_WHOLE = Text(
    "签章没有覆盖整个文件：签章之后有内容被追加或删去",
    "the seal does not cover the whole file: something was appended or cut off afterwards",
)
_SEVERAL = Text("文件有不止一个签章", "the file carries more than one seal")
_CONTAINER = Text("签章数据被改动", "the signature container was changed")
_UNKNOWN = Text(
    "签章与所指定的签发机构证书不符：签发机构未知，或签章数据被改动",
    "the seal does not match the issuer's certificate as named: issuer unknown, or signature container changed",
)
_CHANGED = Text("签章之后文件内容被改动", "the content was changed after sealing")
_FORGED = Text("签名值与签发机构的公钥不符", "the signature is not one of the issuer's key")
_NOT_FINAL = Text("签章不是“不允许任何改动”的认证签名", "the seal is no certification signature that permits no change")
_NO_TIME = Text("签章没有签名时间", "the seal states no signing time")
_PERIOD = Text("签发机构的证书在 {day} 无效", "the issuer's certificate was not valid on {day}")
_ATTACHMENTS = Text("附件不是唯一的 payload.json", "the attachments are not payload.json alone")
_UNREADABLE = Text("文件内容无法读取（{error}）", "the content cannot be read ({error})")
