"""A signing key that does not say SAMPLE, as an issuer would bring it."""

from datetime import UTC, date, datetime, time
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID


def make_own_issuer(folder: Path, valid_from: date, valid_to: date) -> Path:
    """Write ``issuer.pem``, ``issuer.p12`` and ``issuer.password``."""
    key = rsa.generate_private_key(65537, 3072)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Some Body")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime.combine(valid_from, time(), UTC))
        .not_valid_after(datetime.combine(valid_to, time(23), UTC))
        .sign(key, SHA256())
    )
    store = pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, BestAvailableEncryption(b"secret"))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "issuer.p12").write_bytes(store)
    (folder / "issuer.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    (folder / "issuer.password").write_text("secret")
    return folder
