from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.types import CertificateIssuerPrivateKeyTypes
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, pkcs12
from cryptography.x509.oid import NameOID

from footprint.certificate.keys import chain_of, fingerprint, is_root, load_certificates, load_signing_key, valid_on
from footprint.certificate.keys_throwaway import IssuerFiles, make_throwaway_issuer
from footprint.errors import ExitCode, InputError, Text

PASSWORD = "正确的密码 correct"
DAY = date(2026, 6, 1)


@pytest.fixture(scope="module")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> IssuerFiles:
    return make_throwaway_issuer(
        tmp_path_factory.mktemp("issuer"),
        Text("某机构" * 30, "Some Body " * 10),
        PASSWORD,
        valid_from=date(2026, 1, 1),
        valid_to=date(2026, 12, 31),
    )


@pytest.fixture(scope="module")
def weak_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def certificate(key: CertificateIssuerPrivateKeyTypes, *, usage: str | None = None) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test")])
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2027, 1, 1, tzinfo=UTC))
    )
    if usage:
        names = ["digital_signature", "content_commitment", "key_encipherment", "data_encipherment"]
        names += ["key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"]
        builder = builder.add_extension(x509.KeyUsage(**{n: n == usage for n in names}), critical=True)
    return builder.sign(key, SHA256())


def store(
    path: Path, key: pkcs12.PKCS12PrivateKeyTypes | None, cert: x509.Certificate | None, password: str = PASSWORD
) -> Path:
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(b"x", key, cert, None, BestAvailableEncryption(password.encode()))
    )
    return path


def codes(path: Path, password: str = PASSWORD, on: date = DAY) -> list[str]:
    with pytest.raises(InputError) as caught:
        load_signing_key(path, password, on=on)
    assert caught.value.exit_code is ExitCode.UNUSABLE
    assert all(str(path) in problem.place for problem in caught.value.problems)
    return [problem.code for problem in caught.value.problems]


def test_a_throwaway_issuer_signs_under_a_root_of_its_own(issuer: IssuerFiles) -> None:
    key = load_signing_key(issuer.key, PASSWORD, on=DAY)
    leaf, root = load_certificates(issuer.certificate)
    assert key.certificate == leaf
    assert key.chain == (root,)
    assert is_root(root)
    assert not is_root(leaf)
    assert chain_of(leaf, [root, leaf]) == (root,)
    assert key.private_key.key_size == 3072
    assert len(fingerprint(leaf)) == 64
    assert "SAMPLE" in leaf.subject.rfc4514_string()


def test_the_key_file_is_the_owners_alone(issuer: IssuerFiles) -> None:
    assert issuer.key.stat().st_mode & 0o077 == 0


def test_an_issuer_is_never_overwritten(issuer: IssuerFiles) -> None:
    before = issuer.key.read_bytes()
    with pytest.raises(InputError) as caught:
        make_throwaway_issuer(
            issuer.key.parent, Text("乙", "B"), "x", valid_from=date(2026, 1, 1), valid_to=date(2026, 2, 1)
        )
    assert len(caught.value.problems) == 2
    assert issuer.key.read_bytes() == before


@pytest.mark.parametrize(
    ("day", "valid"),
    [(date(2025, 12, 31), False), (date(2026, 1, 1), True), (date(2026, 12, 31), True), (date(2027, 1, 1), False)],
)
def test_validity_includes_its_first_and_last_day(issuer: IssuerFiles, day: date, valid: bool) -> None:
    assert valid_on(load_certificates(issuer.certificate)[0], day) is valid
    if valid:
        load_signing_key(issuer.key, PASSWORD, on=day)
    else:
        assert codes(issuer.key, on=day) == ["key.not_valid"]


def test_a_wrong_password_is_named(issuer: IssuerFiles) -> None:
    assert codes(issuer.key, "wrong") == ["key.password"]


@pytest.mark.parametrize("content", [b"no pkcs12", b"\x30", b"\x30\x05abc", b"\x30\x82\xff\xff" + b"\0" * 40])
def test_a_damaged_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.p12"
    path.write_bytes(content)
    assert codes(path) == ["key.format"]


def test_a_truncated_file_is_damaged_whatever_the_password(issuer: IssuerFiles, tmp_path: Path) -> None:
    path = tmp_path / "short.p12"
    path.write_bytes(issuer.key.read_bytes()[:-10])
    assert codes(path) == ["key.format"]


def test_missing_and_empty_files_are_named(tmp_path: Path) -> None:
    assert codes(tmp_path / "absent.p12") == ["file.unreadable"]
    assert codes(tmp_path) == ["file.unreadable"]
    (tmp_path / "empty.p12").touch()
    assert codes(tmp_path / "empty.p12") == ["file.empty"]


def test_a_weak_key_is_refused(tmp_path: Path, weak_key: rsa.RSAPrivateKey) -> None:
    assert codes(store(tmp_path / "weak.p12", weak_key, certificate(weak_key))) == ["key.weak"]


def test_a_key_of_another_kind_is_refused(tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    assert codes(store(tmp_path / "ec.p12", key, certificate(key))) == ["key.kind"]


def test_a_key_without_certificate_and_a_certificate_without_key(tmp_path: Path, weak_key: rsa.RSAPrivateKey) -> None:
    assert codes(store(tmp_path / "key.p12", weak_key, None)) == ["key.weak", "key.no_certificate"]
    assert codes(store(tmp_path / "cert.p12", None, certificate(weak_key))) == ["key.no_key"]


def test_every_fault_is_told_at_once(tmp_path: Path, weak_key: rsa.RSAPrivateKey) -> None:
    path = store(tmp_path / "x.p12", weak_key, certificate(weak_key, usage="key_encipherment"))
    assert codes(path, on=date(2030, 1, 1)) == ["key.weak", "key.not_valid", "key.usage"]


def test_key_usage_that_allows_signing_is_fine(tmp_path: Path, weak_key: rsa.RSAPrivateKey) -> None:
    path = store(tmp_path / "x.p12", weak_key, certificate(weak_key, usage="content_commitment"))
    assert codes(path) == ["key.weak"]


def test_certificates_are_read_from_pem_and_der(issuer: IssuerFiles, tmp_path: Path) -> None:
    leaf = load_certificates(issuer.certificate)[0]
    (tmp_path / "leaf.der").write_bytes(leaf.public_bytes(Encoding.DER))
    assert load_certificates(tmp_path / "leaf.der") == (leaf,)


@pytest.mark.parametrize("content", [b"nothing", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
def test_what_is_no_certificate_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.pem"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        load_certificates(path)
    assert [p.code for p in caught.value.problems] == ["issuer.format"]


def test_a_chain_ends_where_nobody_issued(weak_key: rsa.RSAPrivateKey, issuer: IssuerFiles) -> None:
    leaf, root = load_certificates(issuer.certificate)
    assert chain_of(leaf, [certificate(weak_key)]) == ()
    assert chain_of(root, [leaf, root]) == ()


def test_an_unencrypted_key_needs_no_password_but_is_read(tmp_path: Path, weak_key: rsa.RSAPrivateKey) -> None:
    path = tmp_path / "open.p12"
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"x", weak_key, certificate(weak_key), None, NoEncryption()))
    assert codes(path, "") == ["key.weak"]


def test_a_key_that_is_not_the_certificates_is_refused(tmp_path: Path, weak_key: rsa.RSAPrivateKey) -> None:
    other = rsa.generate_private_key(65537, 2048)
    own, foreign = (certificate(key).public_bytes(Encoding.DER) for key in (weak_key, other))
    content = pkcs12.serialize_key_and_certificates(b"x", weak_key, certificate(weak_key), None, NoEncryption())
    assert own in content
    assert len(own) == len(foreign)
    path = tmp_path / "x.p12"
    changed = asn1_pkcs12.Pfx.load(content.replace(own, foreign))
    path.write_bytes(asn1_pkcs12.Pfx({"version": "v3", "auth_safe": changed["auth_safe"]}).dump())
    assert codes(path, "") == ["key.weak", "key.no_certificate"]
