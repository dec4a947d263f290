from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.errors import InputError
from footprint.register.settings import (
    Settings,
    find_settings,
    parse_settings,
    read_settings,
    signing_password,
    write_settings,
)

FULL = """
[issuer]
name = { zh = "甲", en = "A" }
certificate = "issuer.pem"
url = "https://example.org"
approval_number = "CNCA-R-2026-001"
[register]
url = "sqlite:///register.sqlite"
number_prefix = "YT"
[signing]
key = "issuer.p12"
password_env = "FOOTPRINT_TEST_PASSWORD"
sample = true
"""
ISSUER_ONLY = '[issuer]\nname = { zh = "甲", en = "A" }\ncertificate = "issuer.pem"\n'


def write(folder: Path, text: str) -> Path:
    path = folder / "footprint.toml"
    path.write_text(text, "utf-8")
    return path


def faults(path: Path) -> dict[str, str]:
    with pytest.raises(InputError) as caught:
        read_settings(path)
    return {problem.place.partition("#")[2]: problem.code for problem in caught.value.problems}


def test_reads_everything(tmp_path: Path) -> None:
    settings = read_settings(write(tmp_path, FULL))
    assert settings.issuer.name.text().zh == "甲"
    assert settings.register_ is not None
    assert settings.register_.number_prefix == "YT"
    assert settings.signing is not None
    assert settings.signing.sample


def test_who_only_verifies_needs_only_the_issuer(tmp_path: Path) -> None:
    settings = read_settings(write(tmp_path, ISSUER_ONLY))
    assert settings.register_ is None
    assert settings.signing is None


def test_every_fault_at_once(tmp_path: Path) -> None:
    text = FULL.replace('en = "A"', 'en = ""').replace("url =", "uri =").replace('"YT"', '"yt 1"')
    text = text.replace("sample = true", 'sample = "yes"').replace('key = "issuer.p12"', "key = 3")
    assert faults(write(tmp_path, text)) == {
        "/issuer/name/en": "settings.value",
        "/issuer/uri": "settings.value",
        "/register/uri": "settings.value",
        "/register/url": "settings.value",
        "/register/number_prefix": "settings.value",
        "/signing/key": "settings.value",
        "/signing/sample": "settings.value",
    }


@pytest.mark.parametrize(
    "line", ["", 'password_env = "A"\npassword_file = "b"\n'], ids=["no password", "two passwords"]
)
def test_exactly_one_password_source(tmp_path: Path, line: str) -> None:
    text = FULL.replace('password_env = "FOOTPRINT_TEST_PASSWORD"\n', line)
    assert faults(write(tmp_path, text)) == {"/signing": "settings.value"}


@pytest.mark.parametrize("content", [b"[issuer", b"\xff\xfe", b"a = 1\na = 2\n"])
def test_what_is_no_toml_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "footprint.toml").write_bytes(content)
    assert faults(tmp_path / "footprint.toml") == {"": "settings.toml"}


def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    assert faults(tmp_path / "footprint.toml") == {"": "settings.unreadable"}


def test_found_beside_the_file_then_above_then_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, project = tmp_path / "home", tmp_path / "project"
    inner = project / "a" / "b"
    for folder in (home, inner):
        folder.mkdir(parents=True)
    monkeypatch.delenv("FOOTPRINT_HOME", raising=False)
    assert find_settings(inner / "file.pdf") is None
    monkeypatch.setenv("FOOTPRINT_HOME", str(home))
    for folder in (home, project, inner):
        path = write(folder, ISSUER_ONLY)
        found = find_settings(inner / "file.pdf")
        assert found is not None
        assert found[0] == path
    above = find_settings(project)
    assert above is not None
    assert above[0].parent == project


_PRINTABLE = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1)


@given(zh=_PRINTABLE, key=_PRINTABLE)
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, zh: str, key: str) -> None:
    settings = parse_settings(
        {
            "issuer": {"name": {"zh": zh, "en": "A"}, "certificate": "x.pem"},
            "signing": {"key": key, "password_file": "p", "sample": False},
        },
        Path("footprint.toml"),
    )
    path = tmp_path_factory.mktemp("settings") / "footprint.toml"
    write_settings(path, settings)
    assert read_settings(path) == settings


def test_settings_are_never_overwritten(tmp_path: Path) -> None:
    path = write(tmp_path, FULL)
    with pytest.raises(InputError):
        write_settings(path, read_settings(path))
    assert path.read_text("utf-8") == FULL


def settings_with(**signing: str) -> Settings:
    issuer = {"name": {"zh": "甲", "en": "A"}, "certificate": "x"}
    return parse_settings({"issuer": issuer, "signing": {"key": "k", **signing}}, Path("footprint.toml"))


def test_the_password_comes_from_file_or_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "footprint.toml"
    (tmp_path / "secret").write_text(" 密码 \n", "utf-8")
    from_file, from_env = settings_with(password_file="secret"), settings_with(password_env="FOOTPRINT_TEST_PASSWORD")
    assert from_file.signing is not None
    assert from_env.signing is not None
    assert signing_password(path, from_file.signing) == " 密码 "
    monkeypatch.setenv("FOOTPRINT_TEST_PASSWORD", "x")
    assert signing_password(path, from_env.signing) == "x"
    monkeypatch.delenv("FOOTPRINT_TEST_PASSWORD")
    (tmp_path / "secret").unlink()
    for settings in (from_file, from_env):
        assert settings.signing is not None
        with pytest.raises(InputError) as caught:
            signing_password(path, settings.signing)
        assert [p.code for p in caught.value.problems] == ["settings.password"]
