"""The issuer's key and certificates: making a throw-away issuer, and loading a key that is fit to sign with."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from footprint.errors import InputError, Problem, Text, os_reason

MIN_RSA_BITS = 3000
"""Smallest modulus to sign with [bit]: SOG-IS Agreed Cryptographic Mechanisms 1.2, RSA, "recommended"."""

SAMPLE = "SAMPLE"
"""How the organisational unit of a throw-away certificate begins."""

_FIT = Text("可用于签发的 PKCS#12 密钥文件", "a PKCS#12 key file fit for signing")
_ASK = Text("向颁发证书的机构索取正确的文件", "ask whoever issued the certificate for the right file")


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key, parsed once, with its certificate and the CA certificates that lead to a root.

    Attributes
    ----------
    private_key
        RSA: its PKCS #1 v1.5 signatures are deterministic, so a sealed file has no second valid spelling.
    certificate
        The signing certificate.
    chain
        CA certificates from the signing certificate's issuer upwards, a self-signed root included if known.
    """

    private_key: RSAPrivateKey
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]


def chain_of(certificate: x509.Certificate, others: list[x509.Certificate]) -> tuple[x509.Certificate, ...]:
    """The certificates among `others` that lead from `certificate` to a root, nearest first.

    Each step is checked by its signature, not by name alone.
    """
    chain: list[x509.Certificate] = []
    current = certificate
    while not _issued_by(current, current):
        parent = next((c for c in others if c not in chain and _issued_by(current, c)), None)
        if parent is None:
            break
        chain.append(parent)
        current = parent
    return tuple(chain)


def is_root(certificate: x509.Certificate) -> bool:
    """Whether `certificate` signed itself."""
    return _issued_by(certificate, certificate)


def valid_on(certificate: x509.Certificate, day: date) -> bool:
    """Whether `day` (UTC) lies within the certificate's validity."""
    noon = datetime.combine(day, time(12), UTC)
    first = certificate.not_valid_before_utc.replace(hour=0, minute=0, second=0)
    return first <= noon and day <= last_day(certificate)


def last_day(certificate: x509.Certificate) -> date:
    """Last day (UTC) of the certificate's validity."""
    return certificate.not_valid_after_utc.date()


def is_sample(certificate: x509.Certificate) -> bool:
    """Whether `certificate` says of itself that it serves trials: an organisational unit that begins so."""
    units = certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATIONAL_UNIT_NAME)
    return any(str(unit.value).startswith(SAMPLE) for unit in units)


def load_signing_key(path: Path, password: str, *, on: date | None = None) -> SigningKey:
    """The signing key in a PKCS#12 file.

    Parameters
    ----------
    path
        The ``.p12`` or ``.pfx`` file.
    password
        Its password.
    on
        The day the key shall be fit for signing; today unless given.

    Raises
    ------
    InputError
        If the file is missing or damaged, the password wrong, the key or its certificate absent, the two do not
        belong together, or they are not fit for signing (algorithm, length, purpose, validity).
    """
    key, certificate, others = _open(path, password)
    faults: list[Problem] = []
    if key is None:
        faults.append(_fault("key.no_key", path, Text("没有私钥", "no private key"), _FIT))
    elif not isinstance(key, RSAPrivateKey):
        kind = type(key).__name__.strip("_").removesuffix("PrivateKey")
        faults.append(_fault("key.kind", path, Text.same(kind), Text.same(f"RSA ≥ {MIN_RSA_BITS} bit")))
    elif key.key_size < MIN_RSA_BITS:
        faults.append(
            _fault("key.weak", path, Text.same(f"RSA {key.key_size} bit"), Text.same(f"RSA ≥ {MIN_RSA_BITS} bit"))
        )
    if certificate is not None:
        faults += _certificate_faults(path, certificate, on or datetime.now(UTC).date())
    elif key is not None:
        found = Text("没有与私钥成对的证书", "no certificate that belongs to the private key")
        faults.append(_fault("key.no_certificate", path, found, _FIT))
    if faults or certificate is None or not isinstance(key, RSAPrivateKey):
        raise InputError(faults)
    return SigningKey(key, certificate, chain_of(certificate, others))


def load_certificates(path: Path) -> tuple[x509.Certificate, ...]:
    """Every certificate of a PEM file, or the one of a DER file.

    Raises
    ------
    InputError
        If the file is missing or holds no certificate.
    """
    data = _read(path)
    try:
        if b"-----BEGIN" in data:
            return tuple(x509.load_pem_x509_certificates(data))
        return (x509.load_der_x509_certificate(data),)
    except ValueError as exc:
        found = Text("读不出证书的内容", "content that is no certificate")
        expected = Text("PEM 或 DER 格式的 X.509 证书", "an X.509 certificate in PEM or DER")
        raise InputError([_fault("issuer.format", path, found, expected)]) from exc


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of the certificate's DER in lower-case hexadecimal."""
    from cryptography.hazmat.primitives.hashes import SHA256

    return certificate.fingerprint(SHA256()).hex()


def _issued_by(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _open(path: Path, password: str) -> tuple[PrivateKeyTypes | None, x509.Certificate | None, list[x509.Certificate]]:
    data = _read(path)
    if not _whole_der(data):
        found = Text("已损坏或不是 PKCS#12 的内容", "damaged content, or no PKCS#12")
        raise InputError([_fault("key.format", path, found, _FIT)])
    try:
        return pkcs12.load_key_and_certificates(data, password.encode())
    except (ValueError, UnsupportedAlgorithm) as exc:
        found = Text("用所给密码打不开的内容", "content that the given password does not open")
        todo = Text("核对密码；密码无误则文件已损坏", "check the password; if it is right, the file is damaged")
        raise InputError([Problem("key.password", str(path), found, _FIT, todo)]) from exc


def _certificate_faults(path: Path, certificate: x509.Certificate, day: date) -> list[Problem]:
    faults = []
    if not valid_on(certificate, day):
        first, last = certificate.not_valid_before_utc.date(), last_day(certificate)
        found = Text(f"证书有效期 {first} 至 {last}", f"a certificate valid from {first} to {last}")
        expected = Text(f"在 {day} 有效的证书", f"a certificate valid on {day}")
        faults.append(_fault("key.not_valid", path, found, expected))
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return faults
    if not (usage.digital_signature or usage.content_commitment):
        found = Text("证书的密钥用途不含签名", "a certificate whose key usage excludes signing")
        faults.append(_fault("key.usage", path, found, Text.same("digitalSignature / nonRepudiation")))
    return faults


def _read(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as exc:
        found = Text("无法读取（{reason}）", "no readable file ({reason})").format(reason=os_reason(exc))
        raise InputError([_fault("file.unreadable", path, found, _FILE)]) from exc
    if not data:
        raise InputError([_fault("file.empty", path, Text("空文件", "an empty file"), _FILE)])
    return data


_FILE = Text("可读取的文件", "a file that can be read")


def _whole_der(data: bytes) -> bool:
    """Whether `data` is one DER SEQUENCE from its first byte to its last."""
    if len(data) < 4 or data[0] != 0x30:
        return False
    if data[1] < 0x80:
        return len(data) == 2 + data[1]
    octets = data[1] & 0x7F
    return len(data) == 2 + octets + int.from_bytes(data[2 : 2 + octets])


def _fault(code: str, path: Path, found: Text, expected: Text) -> Problem:
    return Problem(code, str(path), found, expected, _ASK)
