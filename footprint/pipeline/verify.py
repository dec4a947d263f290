"""Verify a certificate offline: whole, of a named issuer, as printed, registered, and in force."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from footprint.certificate.canonical import parse_payload, payload_digest
from footprint.certificate.inspect import SealReport, check_period, inspect_seal, read_payload
from footprint.certificate.keys import load_certificates
from footprint.errors import AlteredError, ExitCode, InputError, Problem, Text, os_reason
from footprint.model.certificate import Payload
from footprint.pipeline.verify_printed import compare_printed
from footprint.register.entry import Entry, Issue
from footprint.register.lifecycle import Status, status_by_dates
from footprint.register.log import Register
from footprint.register.settings import find_settings

MAX_OCTETS = 64 * 2**20
"""No certificate comes near this; reading stops here."""


@dataclass(frozen=True, slots=True)
class Trust:
    """What the check relied on.

    Attributes
    ----------
    issuer
        File of the issuer's certificate; None if only a register was at hand.
    register
        The register; None if there was none, in which case no suspension or withdrawal is known.
    settings
        The ``footprint.toml`` that named what was not named on the command line.
    """

    issuer: Path | None
    register: str | None
    settings: Path | None


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """An authentic certificate and its state."""

    file: Path
    file_digest: str
    payload: Payload
    status: Status
    trust: Trust
    seal: SealReport | None = field(repr=False)
    """None if the register alone vouches: for a bare payload, or without a named issuer."""
    printed: bool
    """Whether the pages were compared with the signed payload; see `compare_printed`."""

    @property
    def exit_code(self) -> ExitCode:
        """0 in force, 1 authentic but not in force."""
        return ExitCode.OK if self.status.state == "valid" else ExitCode.NEGATIVE

    @property
    def draft(self) -> bool:
        """Whether the edition that judged is a draft."""
        return self.payload.standard.status == "draft"


def verify(
    path: Path, *, issuer: Path | None = None, register: str | None = None, at: date | None = None
) -> VerifyReport:
    """Check a sealed PDF, or a bare payload against the register.

    Parameters
    ----------
    path
        A ``.pdf`` certificate or a ``.json`` payload.
    issuer
        File with the issuer's certificate.
    register
        Database URL of the register, or path of its SQLite file.
    at
        The day whose state is asked for; today (UTC) unless given.

    Raises
    ------
    InputError
        If the file is missing, empty or of another format, or the issuer's file, the register or the settings
        cannot be used.
    AlteredError
        If the file was altered, its issuer is not the one named, or the register does not know it.
    """
    data = _read(path)
    settings = find_settings(path) if issuer is None or register is None else None
    base = Path.cwd()
    if settings is not None:
        folder = settings[0].parent
        issuer = issuer or folder / settings[1].issuer.certificate
        if register is None and settings[1].register_ is not None:
            register, base = settings[1].register_.url, folder
    if issuer is None and register is None:
        raise AlteredError(_NO_TRUST)
    found_in = settings[0] if settings else None
    day = at or datetime.now(UTC).date()
    if register is None:
        return _check(path, data, Trust(issuer, None, found_in), None, day)
    with Register.open(register, base=base) as log:
        return _check(path, data, Trust(issuer, log.place, found_in), log, day)


def _check(path: Path, data: bytes, trust: Trust, log: Register | None, day: date) -> VerifyReport:
    digest = hashlib.sha256(data).hexdigest()
    seal = None
    if path.suffix.lower() == ".json":
        payload = _registered_payload(data, log)
    elif trust.issuer is not None:
        seal, payload = _sealed_payload(data, trust.issuer)
        if log is not None:
            _match(log.by_file(digest), seal.payload_bytes, payload, log.find(payload.number))
    else:
        payload = _registered_file(data, digest, log)
    if log is None:
        status = status_by_dates(payload.number, payload.issued_on, payload.valid_until, day)
    else:
        status = log.status(payload.number, day)
    printed = path.suffix.lower() == ".pdf" and compare_printed(data, payload)
    return VerifyReport(path, digest, payload, status, trust, seal, printed)


def _sealed_payload(data: bytes, issuer: Path) -> tuple[SealReport, Payload]:
    seal = inspect_seal(data, load_certificates(issuer))
    payload = _payload(seal.payload_bytes)
    check_period(seal, payload.issued_on)
    return seal, payload


def _registered_payload(data: bytes, log: Register | None) -> Payload:
    if log is None:
        raise AlteredError(_BARE)
    entry = log.by_payload(payload_digest(data))
    if entry is None:
        raise AlteredError(_NOT_REGISTERED)
    payload = _payload(data)
    _match(entry, data, payload, None)
    return payload


def _registered_file(data: bytes, digest: str, log: Register | None) -> Payload:
    entry = log.by_file(digest) if log is not None else None
    if entry is None:
        raise AlteredError(_NOT_REGISTERED)
    canonical = read_payload(data)
    payload = _payload(canonical)
    _match(entry, canonical, payload, None)
    return payload


def _match(entry: Entry | None, canonical: bytes, payload: Payload, same_number: Issue | None) -> None:
    if entry is None or entry.issued is None:
        raise AlteredError(_OTHER_FILE if same_number else _NOT_REGISTERED)
    if (entry.number, entry.issued.payload_digest) != (payload.number, payload_digest(canonical)):
        raise AlteredError(_CONTRADICTION)


def _payload(canonical: bytes) -> Payload:
    try:
        return parse_payload(canonical)
    except InputError as exc:
        raise AlteredError(exc.message) from exc


def _read(path: Path) -> bytes:
    if path.suffix.lower() not in (".pdf", ".json"):
        raise InputError([_fault("verify.format", path, Text("其他格式的文件", "a file of another format"))])
    try:
        with path.open("rb") as file:
            data = file.read(MAX_OCTETS + 1)
    except OSError as exc:
        found = Text("无法读取（{reason}）", "no readable file ({reason})").format(reason=os_reason(exc))
        raise InputError([_fault("verify.unreadable", path, found)]) from exc
    if not data:
        raise InputError([_fault("verify.empty", path, Text("空文件", "an empty file"))])
    if len(data) > MAX_OCTETS:
        raise AlteredError(_TOO_LARGE)
    return data


def _fault(code: str, path: Path, found: Text) -> Problem:
    return Problem(
        code,
        str(path),
        found,
        Text("签发的 .pdf 证书或 .json 载荷", "a .pdf certificate as issued, or its .json payload"),
        Text("指定收到的原始文件", "name the file as it was received"),
    )


_NO_TRUST = Text(
    "签发机构未知：没有指定签发机构证书或登记簿。请用 --issuer 指定签发机构的证书文件，或用 --register 指定登记簿，"
    "或在文件所在文件夹（或 FOOTPRINT_HOME）放置 footprint.toml",
    "issuer unknown: neither an issuer's certificate nor a register is named. Name the issuer's certificate with "
    "--issuer, or the register with --register, or put a footprint.toml into the file's folder or FOOTPRINT_HOME",
)
_BARE = Text(
    "单独的载荷文件没有签章，只能与登记簿核对；请用 --register 指定登记簿",
    "a bare payload carries no seal and can only be checked against a register; name one with --register",
)
_NOT_REGISTERED = Text("登记簿中没有此文件：未登记，或已被改动", "not in the register: never issued, or altered")
_OTHER_FILE = Text(
    "该编号已登记，但登记的是另一份文件：此文件不是签发的原件",
    "the number is registered with another file: this is not the file that was issued",
)
_CONTRADICTION = Text("文件内容与登记簿所载不符", "the content is not what the register holds")
_TOO_LARGE = Text("文件过大，不可能是证书", "the file is too large to be a certificate")
