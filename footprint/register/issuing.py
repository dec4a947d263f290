"""What issuing needs from the settings: the key, the issuer's record and the open register."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from footprint.certificate.keys import SigningKey, load_certificates, load_signing_key
from footprint.errors import InputError, Problem, Text
from footprint.model.certificate import Issuer
from footprint.register.log import Register
from footprint.register.settings import RegisterSettings, Settings, SigningSettings, signing_password


@dataclass(frozen=True, slots=True)
class IssuingDesk:
    """An issuer with a key and a register, as its ``footprint.toml`` describes it."""

    path: Path
    issuer: Issuer
    certificate: Path
    signing: SigningSettings
    register_settings: RegisterSettings

    @classmethod
    def of(cls, path: Path, settings: Settings) -> "IssuingDesk":
        """The desk described by the settings read from `path`.

        Raises
        ------
        InputError
            If the settings serve verification only: no register or no signing key is named.
        """
        missing = [
            Problem(
                "settings.verify_only",
                f"{path}#/{section}",
                Text("缺失", "nothing"),
                Text(f"[{section}] 一节", f"a section [{section}]"),
                Text("签发需要登记簿和签名密钥", "issuing needs a register and a signing key"),
            )
            for section, value in (("register", settings.register_), ("signing", settings.signing))
            if value is None
        ]
        if settings.register_ is None or settings.signing is None:
            raise InputError(missing)
        issuer = Issuer(
            name=settings.issuer.name.text(),
            url=settings.issuer.url,
            approval_number=settings.issuer.approval_number,
        )
        certificate = path.parent / settings.issuer.certificate
        return cls(path, issuer, certificate, settings.signing, settings.register_)

    def key(self, on: date) -> SigningKey:
        """The signing key, fit for signing on the day `on`.

        Raises
        ------
        InputError
            If it cannot be used, or the issuer's certificate file does not hold its certificate: nobody could
            verify what it seals.
        """
        file = self.path.parent / self.signing.key
        key = load_signing_key(file, signing_password(self.path, self.signing), on=on)
        if key.certificate not in load_certificates(self.certificate):
            found = Text(f"不含 {file.name} 的证书", f"no certificate of {file.name}")
            expected = Text("签名密钥的证书", "the signing key's certificate")
            todo = Text("把该证书加入此文件", "add that certificate to this file")
            raise InputError([Problem("issuer.not_the_keys", str(self.certificate), found, expected, todo)])
        return key

    def register(self) -> Register:
        """The register, open."""
        return Register.open(self.register_settings.url, base=self.path.parent)
