"""The signing key that the settings name."""

from datetime import date
from pathlib import Path

from footprint.certificate.keys import SigningKey, chain_of, is_sample, load_certificates, load_signing_key
from footprint.errors import InputError, Problem, Text
from footprint.register.settings import IssuerSettings, SigningSettings, signing_password


def issuing_key(path: Path, issuer: IssuerSettings, signing: SigningSettings, *, on: date) -> SigningKey:
    """The key to seal with on the day `on`; `path` is the settings file.

    Raises
    ------
    InputError
        If it cannot be used, the issuer's certificate file lacks its certificate, so that nobody could verify what
        it seals, or its certificate serves trials and the settings do not say so.
    """
    file = path.parent / signing.key
    key = load_signing_key(file, signing_password(path, signing), on=on)
    if is_sample(key.certificate) and not signing.sample:
        raise InputError([_sample(file)])
    place = path.parent / issuer.certificate
    published = list(load_certificates(place))
    if key.certificate not in published:
        found = Text(f"没有 {file.name} 的签名证书", f"no signing certificate of {file.name}")
        expected = Text("签名密钥的证书", "the signing key's certificate")
        todo = Text("把该证书加入此文件", "add that certificate to this file")
        raise InputError([Problem("issuer.not_the_keys", str(place), found, expected, todo)])
    # Verifiers know the chain from the published file, so that is the one to embed.
    return SigningKey(key.private_key, key.certificate, chain_of(key.certificate, published))


def _sample(file: Path) -> Problem:
    return Problem(
        "issuer.sample",
        str(file),
        Text("试用密钥（证书单位标有 SAMPLE）", "a throw-away key: its certificate names SAMPLE as its unit"),
        Text("签发机构自己的签名密钥", "the issuer's own signing key"),
        Text("换用签发机构的密钥；试用则在 [signing] 写 sample = true", "use it, or for trials set sample = true"),
    )
