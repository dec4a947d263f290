"""The signing key that the settings name."""

from datetime import date
from pathlib import Path

from footprint.certificate.keys import SigningKey, chain_of, load_certificates, load_signing_key
from footprint.errors import InputError, Problem, Text
from footprint.register.settings import IssuerSettings, SigningSettings, signing_password


def issuing_key(path: Path, issuer: IssuerSettings, signing: SigningSettings, *, on: date) -> SigningKey:
    """The key to seal with on the day `on`; `path` is the settings file.

    Raises
    ------
    InputError
        If it cannot be used, or the issuer's certificate file lacks its certificate: nobody could verify what it
        seals.
    """
    file = path.parent / signing.key
    key = load_signing_key(file, signing_password(path, signing), on=on)
    place = path.parent / issuer.certificate
    published = list(load_certificates(place))
    if key.certificate not in published:
        found = Text(f"没有 {file.name} 的签名证书", f"no signing certificate of {file.name}")
        expected = Text("签名密钥的证书", "the signing key's certificate")
        todo = Text("把该证书加入此文件", "add that certificate to this file")
        raise InputError([Problem("issuer.not_the_keys", str(place), found, expected, todo)])
    # Verifiers know the chain from the published file, so that is the one to embed.
    return SigningKey(key.private_key, key.certificate, chain_of(key.certificate, published))
