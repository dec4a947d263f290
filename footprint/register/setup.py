"""Sets a folder up to issue from: settings, register, and for trials a throw-away issuer."""

import secrets
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from footprint.certificate.keys_throwaway import make_throwaway_issuer
from footprint.errors import FootprintError, InputError, Problem, Text
from footprint.register.issuing import issuing_key
from footprint.register.log import Register
from footprint.register.settings import FILE_NAME, Settings, parse_settings, write_settings

REGISTER_FILE = "register.sqlite"
REGISTER_URL = f"sqlite:///{REGISTER_FILE}"
PASSWORD_FILE = "issuer.password"
_MADE = ("issuer.pem", "issuer.p12", PASSWORD_FILE)


def set_up_sample(
    folder: Path,
    *,
    name: Text,
    number_prefix: str,
    valid_from: date,
    valid_to: date,
    url: str | None = None,
    register: str = REGISTER_URL,
) -> Path:
    """Set `folder` up with a throw-away issuer; everything it issues is marked SAMPLE.

    Returns
    -------
    Path
        The settings file.

    Raises
    ------
    InputError
        If a file is in the way or a value unusable; the folder is then as it was.
    """
    _must_be_free(folder, (FILE_NAME, REGISTER_FILE, *_MADE))
    settings = _settings(
        issuer={"name": asdict(name), "certificate": "issuer.pem", "url": url},
        register={"url": register, "number_prefix": number_prefix},
        signing={"key": "issuer.p12", "password_file": PASSWORD_FILE, "sample": True},
    )
    folder.mkdir(parents=True, exist_ok=True)
    password = secrets.token_urlsafe(24)
    try:
        make_throwaway_issuer(folder, name, password, valid_from=valid_from, valid_to=valid_to)
        file = folder / PASSWORD_FILE
        file.touch(mode=0o600)
        file.write_text(password + "\n", "utf-8")
        return _write(folder, settings)
    except (FootprintError, OSError):
        _remove(folder, (*_MADE, REGISTER_FILE))
        raise


def set_up(
    folder: Path,
    *,
    name: Text,
    number_prefix: str,
    certificate: Path,
    key: Path,
    password_file: Path | None,
    password_env: str | None,
    on: date,
    url: str | None = None,
    approval_number: str | None = None,
    register: str = REGISTER_URL,
) -> Path:
    """Set `folder` up with the issuer's own certificate and key, which stay where they are.

    Parameters
    ----------
    on
        The day on which the key must be fit for signing.

    Raises
    ------
    InputError
        If a file is in the way, or the key cannot be used; the folder is then as it was.
    """
    _must_be_free(folder, (FILE_NAME, REGISTER_FILE))
    signing = {
        "key": str(key.resolve()),
        "password_file": str(password_file.resolve()) if password_file else None,
        "password_env": password_env,
    }
    settings = _settings(
        issuer={
            "name": asdict(name),
            "certificate": str(certificate.resolve()),
            "url": url,
            "approval_number": approval_number,
        },
        register={"url": register, "number_prefix": number_prefix},
        signing=signing,
    )
    assert settings.signing is not None
    issuing_key(folder / FILE_NAME, settings.issuer, settings.signing, on=on)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        return _write(folder, settings)
    except (FootprintError, OSError):
        _remove(folder, (REGISTER_FILE,))
        raise


def _settings(**sections: dict[str, Any]) -> Settings:
    given = {name: {k: v for k, v in keys.items() if v is not None} for name, keys in sections.items()}
    return parse_settings(given, Path(FILE_NAME))


def _write(folder: Path, settings: Settings) -> Path:
    assert settings.register_ is not None
    Register.create(settings.register_.url, base=folder).close()
    write_settings(folder / FILE_NAME, settings)
    return folder / FILE_NAME


def _remove(folder: Path, names: tuple[str, ...]) -> None:
    for name in names:
        with suppress(OSError):
            (folder / name).unlink(missing_ok=True)


def _must_be_free(folder: Path, names: tuple[str, ...]) -> None:
    if folder.exists() and not folder.is_dir():
        names = ("",)
    taken = [folder / name for name in names if (folder / name).exists()]
    if taken:
        raise InputError(
            Problem(
                "setup.exists",
                str(path),
                Text("已存在", "something that exists already"),
                Text("空闲的位置", "a free place"),
                Text("另选文件夹，或先移走它", "choose another folder or move it away"),
            )
            for path in taken
        )
