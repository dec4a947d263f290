"""A throw-away issuer, a small certificate and its seal, made with the real parts."""

import io
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from cryptography import x509
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from footprint.certificate.canonical import canonical_bytes, payload_digest
from footprint.certificate.embed import embed_payload
from footprint.certificate.keys import SigningKey, load_certificates
from footprint.certificate.seal import seal
from footprint.errors import Text
from footprint.model.certificate import (
    Band,
    Issuer,
    Party,
    Payload,
    PrintedNumber,
    Product,
    StandardRef,
)
from footprint.register.entry import Issue
from footprint.register.issuing import issuing_key
from footprint.register.log import Register
from footprint.register.settings import read_settings
from footprint.register.setup import set_up_sample

ISSUED_ON = date(2026, 3, 1)
VALID_UNTIL = date(2029, 2, 28)
SIGNED_AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
_COMPANY = Party(name=Text("甲公司", "Company A"), address=Text("深圳", "Shenzhen"))


def make_payload(number: str = "YT-XX-2026-000001", *, issued_on: date = ISSUED_ON, sample: bool = True) -> Payload:
    return Payload(
        number=number,
        sample=sample,
        standard=StandardRef(id="nobody@2026", title=Text("标准", "Standard"), status="draft", digest="1" * 64),
        inventory_digest="2" * 64,
        submission_digest="3" * 64,
        issuer=Issuer(name=Text("示例机构", "Sample Body")),
        client=_COMPANY,
        manufacturer=_COMPANY,
        factory=_COMPANY,
        product=Product(name=Text("产品", "Product"), model="M-1", specification=Text("规格", "Specification")),
        facts=(),
        declared_unit=Text("1 件", "1 piece"),
        boundary="cradle_to_gate",
        characterisation="ar6_gwp100",
        period_from=date(2025, 1, 1),
        period_to=date(2025, 12, 31),
        numbers=(PrintedNumber(key="total", value="12.3456", printed="12.3", unit="kg CO2e", role="headline"),),
        band=Band(reached="A", scale=("A", "B"), bounds=("20",)),
        stages=(),
        gases=(),
        software="footprint 0",
        issued_on=issued_on,
        valid_until=VALID_UNTIL,
    )


def make_pdf(payload: Payload) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for _ in ("zh", "en"):
        lines = [payload.number, *(f"{n.printed} {n.unit}" for n in payload.numbers), *payload.band.bounds]
        for row, line in enumerate(lines):
            canvas.drawString(72, 720 - 20 * row, line)
        canvas.showPage()
    canvas.save()
    return embed_payload(out.getvalue(), canonical_bytes(payload), payload.issued_on)


def without_attachments(pdf: bytes) -> bytes:
    writer = PdfWriter()
    for page in PdfReader(io.BytesIO(pdf)).pages:
        writer.add_page(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@dataclass(frozen=True)
class Desk:
    folder: Path
    key: SigningKey
    certificates: tuple[x509.Certificate, ...]

    def seal(self, pdf: bytes) -> bytes:
        return seal(pdf, self.key, signed_at=SIGNED_AT, reason="issued", name="Sample Body")

    def issue(self, name: str = "certificate.pdf", *, valid_until: date = VALID_UNTIL) -> Path:
        """Issue as `certify` does: draw, seal, enter, write."""
        with Register.open("register.sqlite", base=self.folder) as register, register.issuing() as tx:
            number = tx.number("YT", "XX", 2026)
            payload = make_payload(number).model_copy(update={"valid_until": valid_until})
            sealed = self.seal(make_pdf(payload))
            issued = Issue(
                payload_digest=payload_digest(canonical_bytes(payload)),
                file_digest=sha256(sealed).hexdigest(),
                submission_digest=sha256(number.encode()).hexdigest(),
                standard=payload.standard.id,
                band="A",
                valid_until=valid_until,
            )
            tx.issue(number, issued, effective_on=ISSUED_ON, actor="tester")
        path = self.folder / name
        path.write_bytes(sealed)
        path.with_suffix(".json").write_bytes(canonical_bytes(payload))
        return path


def open_desk(folder: Path, name: Text | None = None) -> Desk:
    name = name or Text("示例机构", "Sample Body")
    path = set_up_sample(
        folder, name=name, number_prefix="YT", valid_from=date(2026, 1, 1), valid_to=date(2031, 12, 31)
    )
    settings = read_settings(path)
    assert settings.signing is not None
    key = issuing_key(path, settings.issuer, settings.signing, on=ISSUED_ON)
    return Desk(folder, key, load_certificates(folder / "issuer.pem"))
