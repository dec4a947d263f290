"""Issues certificates: draw a number, render, check what is printed, seal, write, register.

A failure at any step leaves no file behind and gives the number back. A crash may leave files that no register knows;
their number stays set aside, so that no other certificate ever carries it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from footprint.certificate.canonical import canonical_bytes, payload_digest
from footprint.certificate.document import render_certificate
from footprint.certificate.keys import SigningKey, last_day
from footprint.certificate.printed import check_printed, check_printed_label
from footprint.certificate.seal import seal
from footprint.errors import FootprintError, InputError, NotConformingError, Problem, Text, os_reason
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
    warnings: tuple[Text, ...] = ()


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


def certify(
    assessment: Assessment, office: Office, folder: Path, *, issued_on: date, supersede: str | None = None
) -> Issued:
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
        Day of issue, today (UTC) or earlier.
    supersede
        Number of the certificate that the new one takes over from.

    Raises
    ------
    NotConformingError
        If the assessment does not conform or is open, a waiver does not hold on the day, or another certificate of
        the same submission is in force or suspended.
    InputError
        If a text cannot be printed, the folder cannot be written, the day of issue lies ahead, or `supersede` is a
        certificate that cannot be superseded.
    AlteredError
        If `supersede` is not in the register.
    """
    if not assessment.verdict.conforms:
        raise NotConformingError(
            Text(as_text(assessment.case, assessment.verdict, "zh"), as_text(assessment.case, assessment.verdict, "en"))
        )
    _check_waivers(assessment, issued_on)
    settings = office.settings
    assert settings.register_ is not None
    assert settings.signing is not None
    prefix, sample = settings.register_.number_prefix, settings.signing.sample
    edition, characterisation = assessment.edition, assessment.case.plans["label"].characterisation
    wording = certificate_wording(edition, assessment.library, characterisation)
    with office.register.issuing() as transaction:
        number = transaction.number(prefix, assessment.edition.data.number_code, issued_on.year)
        payload = make_payload(assessment, number=number, issuer=office.issuer, sample=sample, issued_on=issued_on)
        sealed, files = _documents(payload, wording, office, folder)
        written: list[Path] = []
        transaction.before_release(lambda: _remove(written))
        _write(files, written)
        transaction.issue(
            number,
            Issue(
                payload_digest=payload_digest(canonical_bytes(payload)),
                file_digest=sha256(sealed).hexdigest(),
                submission_digest=payload.submission_digest,
                standard=assessment.edition.id,
                band=payload.band.reached,
                valid_until=payload.valid_until,
            ),
            effective_on=issued_on,
            actor=settings.issuer.name.en,
            supersede=supersede,
        )
    certificate, label, data = files
    return Issued(number, payload, certificate, label, data, _warnings(payload, office.key))


def _check_waivers(assessment: Assessment, issued_on: date) -> None:
    """What was waived holds on the day of issue, whatever day it was assessed for."""
    late = [
        _NOT_IN_FORCE.format(code=f.code, since=f.waiver.granted_on, until=f.waiver.expires, day=issued_on)
        for f in assessment.verdict.waived
        if f.waiver and not f.waiver.granted_on <= issued_on <= f.waiver.expires
    ]
    if late:
        raise NotConformingError(Text("\n".join(t.zh for t in late), "\n".join(t.en for t in late)))


def _warnings(payload: Payload, key: SigningKey) -> tuple[Text, ...]:
    end = last_day(key.certificate)
    if payload.valid_until <= end:
        return ()
    return (_OUTLIVES.format(number=payload.number, until=payload.valid_until, end=end),)


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


def _write(files: Mapping[Path, bytes], written: list[Path]) -> None:
    """Write the files, each noted in `written` as it comes to be; one that exists already is never overwritten."""
    for path, content in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as stream:
                written.append(path)
                stream.write(content)
        except OSError as exc:
            there = isinstance(exc, FileExistsError) and path.parent.is_dir()
            raise InputError([_in_the_way(path) if there else _unwritable(path, exc)]) from exc


def _remove(paths: list[Path]) -> None:
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as exc:
            raise InputError([_left_behind(path, exc)]) from exc


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
        _CANNOT_WRITE.format(reason=os_reason(exc)),
        Text("可写的文件夹", "a writable folder"),
        Text("开放该文件夹的写权限，或换一个 -o 文件夹", "make the folder writable, or choose another -o folder"),
    )


def _in_the_way(path: Path) -> Problem:
    return Problem(
        "output.exists",
        str(path),
        Text("已有该编号的文件", "a file of this number"),
        Text("登记簿的下一个编号，尚无任何文件", "the register's next number, which no file carries yet"),
        Text(
            "该编号可能已签发过，而登记簿是旧副本：用 footprint verify 核对该文件、用 register audit 核对登记簿；"
            "确认它不是证书后才移走",
            "the number may have been issued and the register be an old copy: check the file with footprint verify "
            "and the register with register audit; move the file away only if it is no certificate",
        ),
    )


def _left_behind(path: Path, exc: OSError) -> Problem:
    return Problem(
        "output.left_behind",
        str(path),
        _NOT_REMOVED.format(reason=os_reason(exc)),
        Text("没有此文件", "no such file"),
        Text("删除该文件；其编号不再使用", "delete the file; its number is not drawn again"),
    )


_NOT_IN_FORCE = Text(
    "豁免 {code} 的有效期为 {since} 至 {until}，不含签发日期 {day}",
    "the waiver of {code} holds from {since} to {until}, not on the day of issue, {day}",
)
_CANNOT_WRITE = Text("无法写入：{reason}", "cannot be written: {reason}")
_NOT_REMOVED = Text(
    "未签发成功而又无法删除的文件（{reason}）", "a file of a certificate that was not issued, not removable ({reason})"
)
_OUTLIVES = Text(
    "注意：证书 {number} 有效至 {until}，而签名证书只到 {end}；此后 PDF 阅读器可能提示签名已过期",
    "mind: certificate {number} is valid until {until}, its signing certificate only until {end}; PDF readers may call "
    "the signature expired from then on",
)
