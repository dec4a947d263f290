"""Issues certificates: assess, draw a number, render, check what is printed, seal, register, write.

All of it happens inside one register transaction, so that a failure at any step uses up no number and leaves no
file behind.
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from footprint.certificate.canonical import canonical_bytes, payload_digest
from footprint.certificate.document import render_certificate
from footprint.certificate.keys import SigningKey
from footprint.certificate.printed import check_printed, check_printed_label
from footprint.certificate.seal import seal
from footprint.errors import FootprintError, InputError, NotConformingError, Problem, Text
from footprint.label.sheet import render_label
from footprint.model.certificate import Issuer, Payload
from footprint.pipeline.assess import Assessment
from footprint.pipeline.payload import make_payload
from footprint.pipeline.wording import certificate_wording
from footprint.register.entry import Issue
from footprint.register.issuing import issuing_key
from footprint.register.log import Register
from footprint.register.settings import FILE_NAME, Settings, find_settings
from footprint.report.assessment import as_text

_REASON = Text("签发碳标签评价证书", "carbon label certificate issued")
_SETTINGS = Text("含 [register] 与 [signing] 的 footprint.toml", "a footprint.toml with [register] and [signing]")


@dataclass(frozen=True)
class Office:
    """Everything needed to issue: settings, an open register and the signing key."""

    settings: Settings
    register: Register
    key: SigningKey

    @property
    def issuer(self) -> Issuer:
        """The issuer as it stands on the certificate."""
        issuer = self.settings.issuer
        return Issuer(name=issuer.name.text(), url=issuer.url, approval_number=issuer.approval_number)


@dataclass(frozen=True)
class Issued:
    """A certificate that was issued and where its files are."""

    number: str
    payload: Payload
    certificate: Path
    label: Path
    data: Path


@contextmanager
def open_office(start: Path, *, issued_on: date) -> Iterator[Office]:
    """Settings found from `start`, with register and key opened.

    Raises
    ------
    InputError
        If there are no settings, they lack a part, or the register or the key cannot be used.
    """
    found = find_settings(start)
    if found is None:
        raise InputError([_no_settings(start, Text("没有设置文件", "no settings"))])
    path, settings = found
    if settings.register_ is None or settings.signing is None:
        raise InputError([_no_settings(path, Text("缺少 [register] 或 [signing]", "[register] or [signing] missing"))])
    key = issuing_key(path, settings.issuer, settings.signing, on=issued_on)
    with Register.open(settings.register_.url, base=path.parent) as register:
        yield Office(settings, register, key)


def certify(assessment: Assessment, office: Office, folder: Path, *, issued_on: date) -> Issued:
    """Issue the certificate of one conforming assessment.

    Parameters
    ----------
    assessment
        What was computed and decided.
    office
        Who issues.
    folder
        Where the certificate, the label and the payload are written.
    issued_on
        Day of issue.

    Raises
    ------
    NotConformingError
        If the assessment does not conform; no number is used up.
    InputError
        If a text cannot be printed, or the folder cannot be written.
    """
    if not assessment.verdict.conforms:
        raise NotConformingError(
            Text(as_text(assessment.case, assessment.verdict, "zh"), as_text(assessment.case, assessment.verdict, "en"))
        )
    settings = office.settings
    assert settings.register_ is not None
    assert settings.signing is not None
    prefix, sample = settings.register_.number_prefix, settings.signing.sample
    edition, characterisation = assessment.edition, assessment.case.plans["label"].characterisation
    wording = certificate_wording(edition, assessment.library, characterisation)
    with ExitStack() as undo:
        with office.register.issuing() as transaction:
            number = transaction.number(prefix, assessment.edition.data.number_code, issued_on.year)
            payload = make_payload(assessment, number=number, issuer=office.issuer, sample=sample, issued_on=issued_on)
            sealed, files = _documents(payload, wording, office, folder)
            undo.callback(_remove, _write(files))
            transaction.issue(
                number,
                Issue(
                    payload_digest=payload_digest(canonical_bytes(payload)),
                    file_digest=sha256(sealed).hexdigest(),
                    standard=assessment.edition.id,
                    band=payload.band.reached,
                    valid_until=payload.valid_until,
                ),
                effective_on=issued_on,
                actor=settings.issuer.name.en,
            )
        # The register has committed: the files stay.
        undo.pop_all()
    certificate, label, data = files
    return Issued(number, payload, certificate, label, data)


def _documents(
    payload: Payload, wording: Mapping[str, Text], office: Office, folder: Path
) -> tuple[bytes, dict[Path, bytes]]:
    unsealed = render_certificate(payload, wording)
    canonical = canonical_bytes(payload)
    label = render_label(payload, payload_digest(canonical), wording)
    faults = check_printed(unsealed, payload, wording) + check_printed_label(label, payload, wording)
    if faults:  # our own drawing is wrong, not the input: nothing may leave
        raise FootprintError(Text("\n".join(f.line("zh") for f in faults), "\n".join(f.line("en") for f in faults)))
    sealed = seal(
        unsealed, office.key, signed_at=datetime.now(UTC), reason=_REASON.en, name=office.settings.issuer.name.en
    )
    return sealed, {
        folder / f"{payload.number}.pdf": sealed,
        folder / f"{payload.number}.label.pdf": label,
        folder / f"{payload.number}.json": canonical,
    }


def _write(files: Mapping[Path, bytes]) -> list[Path]:
    """Write all files or none; a file that exists already is never overwritten."""
    written: list[Path] = []
    for path, content in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as stream:
                written.append(path)
                stream.write(content)
        except OSError as exc:
            _remove(written)
            raise InputError([_unwritable(path, exc)]) from exc
    return written


def _remove(paths: list[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _no_settings(place: Path, found: Text) -> Problem:
    return Problem(
        "settings.missing",
        str(place / FILE_NAME if place.is_dir() else place),
        found,
        _SETTINGS,
        Text("先运行 footprint register init", "run footprint register init first"),
    )


def _unwritable(path: Path, exc: OSError) -> Problem:
    return Problem(
        "output.unwritable",
        str(path),
        Text(f"无法写入：{exc.strerror}", f"cannot be written: {exc.strerror}"),
        Text("可写且尚无同名文件的文件夹", "a writable folder without a file of that name"),
        Text("换一个 -o 文件夹", "choose another -o folder"),
    )
