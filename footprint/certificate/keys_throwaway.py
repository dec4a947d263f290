"""A throw-away issuer for trials: a root, a signing certificate under it, and the key in a PKCS#12 file."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID

from footprint.certificate.keys import SAMPLE
from footprint.errors import InputError, Problem, Text

_RSA_BITS = 3072
_NAME_LIMIT = 64
"""Upper bound of a common or organisation name, RFC 5280 appendix A."""


@dataclass(frozen=True, slots=True)
class IssuerFiles:
    """Where a throw-away issuer was written."""

    certificate: Path
    key: Path


def make_throwaway_issuer(folder: Path, name: Text, password: str, *, valid_from: date, valid_to: date) -> IssuerFiles:
    """Write ``issuer.pem`` and ``issuer.p12`` of a self-made issuer into `folder`.

    The root's key is dropped once it has signed the one certificate. Both certificates name SAMPLE as their
    organisational unit, so that a PDF reader shows it too.

    Parameters
    ----------
    folder
        An existing folder.
    name
        The issuer's name; each wording beyond 64 characters is cut.
    password
        Password of the PKCS#12 file.
    valid_from, valid_to
        First and last day of the certificates' validity, UTC.

    Raises
    ------
    InputError
        If one of the two files already exists: a key is never overwritten.
    """
    files = IssuerFiles(folder / "issuer.pem", folder / "issuer.p12")
    taken = [path for path in (files.certificate, files.key) if path.exists()]
    if taken:
        raise InputError(_taken(path) for path in taken)
    root_key, key = (rsa.generate_private_key(65537, _RSA_BITS) for _ in range(2))
    root_name = _name(name, " Root")
    span = (datetime.combine(valid_from, time(), UTC), datetime.combine(valid_to, time(23, 59, 59), UTC))
    root = _root(root_name, root_key, span)
    leaf = _leaf(_name(name, ""), root_name, key.public_key(), root_key, span)
    sealed = pkcs12.serialize_key_and_certificates(
        name.en.encode(), key, leaf, [root], BestAvailableEncryption(password.encode())
    )
    files.key.touch(mode=0o600)
    files.key.write_bytes(sealed)
    files.certificate.write_bytes(leaf.public_bytes(Encoding.PEM) + root.public_bytes(Encoding.PEM))
    return files


def _name(name: Text, suffix: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, name.zh[:_NAME_LIMIT]),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, f"{SAMPLE} 示例"),
            x509.NameAttribute(NameOID.COMMON_NAME, name.en[: _NAME_LIMIT - len(suffix)] + suffix),
        ]
    )


def _builder(
    subject: x509.Name, issuer: x509.Name, key: RSAPublicKey, span: tuple[datetime, datetime]
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(span[0])
        .not_valid_after(span[1])
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _root(name: x509.Name, key: RSAPrivateKey, span: tuple[datetime, datetime]) -> x509.Certificate:
    return (
        _builder(name, name, key.public_key(), span)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
        .sign(key, SHA256())
    )


def _leaf(
    name: x509.Name,
    issuer: x509.Name,
    key: RSAPublicKey,
    root_key: RSAPrivateKey,
    span: tuple[datetime, datetime],
) -> x509.Certificate:
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key())
    return (
        _builder(name, issuer, key, span)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(digital_signature=True, content_commitment=True), critical=True)
        .add_extension(authority, critical=False)
        .sign(root_key, SHA256())
    )


def _usage(
    *,
    digital_signature: bool = False,
    content_commitment: bool = False,
    key_cert_sign: bool = False,
    crl_sign: bool = False,
) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=content_commitment,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=key_cert_sign,
        crl_sign=crl_sign,
        encipher_only=False,
        decipher_only=False,
    )


def _taken(path: Path) -> Problem:
    return Problem(
        "issuer.exists",
        str(path),
        Text("已存在的文件", "a file that exists already"),
        Text("尚未使用的文件名", "a name not yet used"),
        Text("另选文件夹，或先移走该文件", "choose another folder or move the file away"),
    )
