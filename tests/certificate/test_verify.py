"""`verify` on files as users have them: the library call and the command."""

import json
import random
import shutil
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sealing import ISSUED_ON, VALID_UNTIL, Desk, make_payload, make_pdf, without_attachments

from footprint.certificate.embed import embed_payload
from footprint.cli.common import Session
from footprint.cli.verify import command
from footprint.errors import AlteredError, FootprintError, InputError
from footprint.pipeline import verify as module
from footprint.pipeline.verify import verify
from footprint.register.entry import Issue
from footprint.register.log import Register

DAY = date(2027, 1, 1)


@pytest.fixture(scope="module")
def certificate(desk: Desk) -> Path:
    return desk.issue()


@pytest.fixture
def elsewhere(tmp_path: Path, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The certificate as its receiver has it: alone in a folder."""
    monkeypatch.delenv("FOOTPRINT_HOME", raising=False)
    return Path(shutil.copy(certificate, tmp_path / "received.pdf"))


def refused(path: Path, **options: object) -> str:
    with pytest.raises(AlteredError) as caught:
        verify(path, at=DAY, **options)
    assert caught.value.exit_code == 4
    return caught.value.message.en


def run(*args: object) -> Result:
    return CliRunner().invoke(command, [str(arg) for arg in args], standalone_mode=False, obj=Session())


def test_valid_beside_its_settings(desk: Desk, certificate: Path) -> None:
    report = verify(certificate, at=DAY)
    assert report.exit_code == 0
    assert report.status.state == "valid"
    assert report.payload.number == "YT-XX-2026-000001"
    assert report.draft
    assert not report.printed
    assert report.trust.settings == desk.folder / "footprint.toml"
    assert report.trust.issuer == desk.folder / "issuer.pem"
    assert report.trust.register == str(desk.folder / "register.sqlite")
    assert report.seal is not None
    assert report.seal.certificate == desk.key.certificate


def test_settings_are_found_above_and_at_home(
    desk: Desk, certificate: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = desk.folder / "sub" / "copy.pdf"
    below.parent.mkdir(exist_ok=True)
    shutil.copy(certificate, below)
    assert verify(below, at=DAY).trust.register is not None
    assert "issuer unknown" in refused(elsewhere)
    monkeypatch.setenv("FOOTPRINT_HOME", str(desk.folder))
    assert verify(elsewhere, at=DAY).trust.settings == desk.folder / "footprint.toml"


def test_by_issuer_alone_the_register_is_said_to_be_missing(desk: Desk, elsewhere: Path) -> None:
    report = verify(elsewhere, issuer=desk.folder / "issuer.pem", at=DAY)
    assert report.exit_code == 0
    assert report.trust.register is None
    assert verify(elsewhere, issuer=desk.folder / "issuer.pem", at=VALID_UNTIL).exit_code == 0
    assert verify(elsewhere, issuer=desk.folder / "issuer.pem", at=VALID_UNTIL + timedelta(days=1)).exit_code == 1
    assert verify(elsewhere, issuer=desk.folder / "issuer.pem", at=ISSUED_ON - timedelta(days=1)).exit_code == 1


def test_by_register_alone_the_file_must_be_the_registered_one(desk: Desk, elsewhere: Path) -> None:
    address = str(desk.folder / "register.sqlite")
    report = verify(elsewhere, register=address, at=DAY)
    assert report.exit_code == 0
    assert report.seal is None
    elsewhere.write_bytes(elsewhere.read_bytes() + b"\n")
    assert "not in the register" in refused(elsewhere, register=address)


def test_a_named_issuer_is_not_replaced_by_the_settings(stranger: Desk, certificate: Path) -> None:
    assert "issuer unknown" in refused(certificate, issuer=stranger.folder / "issuer.pem")


def test_another_register_does_not_know_it(stranger: Desk, certificate: Path) -> None:
    assert "not in the register" in refused(certificate, register=str(stranger.folder / "register.sqlite"))


def test_what_the_issuer_sealed_but_never_registered_is_refused(desk: Desk) -> None:
    path = desk.folder / "unregistered.pdf"
    path.write_bytes(desk.seal(make_pdf(make_payload("YT-XX-2026-000777"))))
    assert "never issued" in refused(path)


def test_another_file_under_a_registered_number_is_refused(desk: Desk, certificate: Path) -> None:
    path = desk.folder / "again.pdf"
    path.write_bytes(desk.seal(make_pdf(make_payload("YT-XX-2026-000001", sample=False))))
    assert "registered with another file" in refused(path)


@pytest.mark.parametrize("alone", [False, True])
def test_a_register_that_holds_something_else_contradicts(desk: Desk, tmp_path: Path, alone: bool) -> None:
    with Register.create("other.sqlite", base=tmp_path) as register, register.issuing() as tx:
        number = tx.number("YT", "XX", 2026)
        path = tmp_path / "certificate.pdf"
        path.write_bytes(desk.seal(make_pdf(make_payload(number))))
        issued = Issue(
            payload_digest="0" * 64,
            file_digest=sha256(path.read_bytes()).hexdigest(),
            submission_digest="3" * 64,
            standard="nobody@2026",
            band="A",
            valid_until=VALID_UNTIL,
        )
        tx.issue(number, issued, effective_on=ISSUED_ON, actor="tester")
    issuer = None if alone else desk.folder / "issuer.pem"
    assert "not what the register holds" in refused(path, issuer=issuer, register=str(tmp_path / "other.sqlite"))


def test_issue_before_the_issuers_certificate_began_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "early.pdf"
    path.write_bytes(desk.seal(make_pdf(make_payload(issued_on=date(2025, 6, 1)))))
    assert "not valid on 2025-06-01" in refused(path, issuer=desk.folder / "issuer.pem")


def test_an_attachment_that_is_no_payload_is_refused(desk: Desk, tmp_path: Path) -> None:
    bare = make_pdf(make_payload())
    for content in (b"{}", b"no json", b'{"format":"footprint-certificate/1"}'):
        blank = embed_payload(without_attachments(bare), content, ISSUED_ON)
        path = tmp_path / "odd.pdf"
        path.write_bytes(desk.seal(blank))
        assert "payload.json" in refused(path, issuer=desk.folder / "issuer.pem")


@pytest.mark.parametrize(
    ("event", "state"), [("suspend", "suspended"), ("withdraw", "withdrawn"), ("cancel", "cancelled")]
)
def test_authentic_but_not_in_force_exits_1(desk: Desk, event: str, state: str) -> None:
    path = desk.issue(f"{event}.pdf")
    number = verify(path, at=DAY).payload.number
    with Register.open("register.sqlite", base=desk.folder) as register, register.issuing(recorded_on=DAY) as tx:
        tx.record(event, number, reason="because", effective_on=DAY, actor="tester")
    assert verify(path, at=DAY - timedelta(days=1)).exit_code == 0
    report = verify(path, at=DAY)
    assert (report.exit_code, report.status.state) == (1, state)
    result = run(path, "--at", DAY, "--lang", "en")
    assert result.return_value == 1
    assert f"authentic, but {state}" in result.output
    assert "because" in result.output


def test_expired_exits_1(certificate: Path) -> None:
    assert verify(certificate, at=VALID_UNTIL).exit_code == 0
    assert verify(certificate, at=VALID_UNTIL + timedelta(days=1)).exit_code == 1


def test_a_bare_payload_is_known_by_the_register_alone(desk: Desk, certificate: Path, elsewhere: Path) -> None:
    payload = certificate.with_suffix(".json")
    assert verify(payload, at=DAY).exit_code == 0
    received = Path(shutil.copy(payload, elsewhere.parent / "received.json"))
    assert "carries no seal" in refused(received, issuer=desk.folder / "issuer.pem")
    address = str(desk.folder / "register.sqlite")
    assert verify(received, register=address, at=DAY).exit_code == 0
    received.write_bytes(received.read_bytes().replace(b"12.3456", b"11.3456"))
    assert "not in the register" in refused(received, register=address)


def test_flipped_bits_are_refused_with_the_register_too(desk: Desk, certificate: Path, tmp_path: Path) -> None:
    chance = random.Random(20260303)
    content = certificate.read_bytes()
    path = desk.folder / "flipped.pdf"
    for place in chance.sample(range(len(content)), 100):
        flipped = bytearray(content)
        flipped[place] ^= 1 << chance.randrange(8)
        path.write_bytes(bytes(flipped))
        refused(path)
        assert "not in the register" in refused_by_register_alone(bytes(flipped), desk, tmp_path)


def refused_by_register_alone(content: bytes, desk: Desk, folder: Path) -> str:
    path = folder / "flipped.pdf"
    path.write_bytes(content)
    return refused(path, register=str(desk.folder / "register.sqlite"))


def unusable(path: Path, **options: object) -> list[str]:
    with pytest.raises(InputError) as caught:
        verify(path, at=DAY, **options)
    return [problem.code for problem in caught.value.problems]


def test_missing_empty_or_other_files_are_unusable(elsewhere: Path) -> None:
    folder = elsewhere.parent
    assert unusable(folder / "absent.pdf") == ["verify.unreadable"]
    (folder / "folder.pdf").mkdir()
    assert unusable(folder / "folder.pdf") == ["verify.unreadable"]
    (folder / "empty.pdf").touch()
    assert unusable(folder / "empty.pdf") == ["verify.empty"]
    (folder / "photo.png").write_bytes(b"x")
    assert unusable(folder / "photo.png") == ["verify.format"]


def test_unusable_issuer_register_or_settings_are_named(elsewhere: Path) -> None:
    folder = elsewhere.parent
    assert unusable(elsewhere, issuer=folder / "absent.pem") == ["file.unreadable"]
    assert unusable(elsewhere, register=str(folder / "absent.sqlite")) == ["register.missing"]
    (folder / "footprint.toml").write_text("[issuer")
    assert unusable(elsewhere) == ["settings.toml"]


@pytest.mark.parametrize("content", [b"\0", b"x", b"%PDF-1.7\n", b"{}", b"[" * 100_000, b"\xff" * 1000])
@pytest.mark.parametrize("suffix", [".pdf", ".PDF", ".json"])
def test_whatever_is_in_an_existing_file_is_altered(desk: Desk, tmp_path: Path, content: bytes, suffix: str) -> None:
    path = tmp_path / f"x{suffix}"
    path.write_bytes(content)
    refused(path, issuer=desk.folder / "issuer.pem", register=str(desk.folder / "register.sqlite"))


def test_files_beyond_reason_are_not_read(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.truncate(module.MAX_OCTETS + 1)
    assert "too large" in refused(path, issuer=desk.folder / "issuer.pem")


def test_the_report_in_text_names_what_was_relied_on(desk: Desk, certificate: Path) -> None:
    for lang, words in (
        ("zh", ("真实有效", "示例 SAMPLE", "草案", "所用登记簿")),
        ("en", ("in force", "SAMPLE", "draft", "12.3")),
    ):
        result = run(certificate, "--at", DAY, "--lang", lang)
        assert result.return_value == 0
        for word in (
            *words,
            "YT-XX-2026-000001",
            str(desk.folder / "issuer.pem"),
            str(desk.folder / "register.sqlite"),
        ):
            assert word in result.output


def test_without_register_the_text_says_so(desk: Desk, elsewhere: Path) -> None:
    result = run(elsewhere, "--issuer", desk.folder / "issuer.pem", "--at", DAY, "--lang", "en")
    assert "no register consulted" in result.output


def test_the_report_in_json_is_one_object(desk: Desk, certificate: Path) -> None:
    result = run(certificate, "--at", DAY, "--format", "json")
    said = json.loads(result.output)
    assert said["state"] == "valid"
    assert said["sample"] is True
    assert said["number"] == "YT-XX-2026-000001"
    assert said["payload"]["numbers"][0]["printed"] == "12.3"
    assert said["used"]["issuer"] == str(desk.folder / "issuer.pem")


def test_a_refusal_in_json_is_an_object_too(elsewhere: Path) -> None:
    result = run(elsewhere, "--at", DAY, "--format", "json")
    assert isinstance(result.exception, FootprintError)
    assert json.loads(result.output)["state"] == "altered"
