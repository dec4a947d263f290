"""``footprint.toml``: who issues, where the register is, and which key signs."""

import json
import os
import tomllib
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, StringConstraints, ValidationError, model_validator

from footprint.errors import InputError, Problem, Text, os_reason
from footprint.model.base import Record

FILE_NAME = "footprint.toml"
HOME_VARIABLE = "FOOTPRINT_HOME"

_Filled = Annotated[str, StringConstraints(min_length=1)]


class Wording(Record):
    """A text in both languages, as written in the file."""

    zh: _Filled
    en: _Filled

    def text(self) -> Text:
        """As a `Text`."""
        return Text(self.zh, self.en)


class IssuerSettings(Record):
    """Who issues; `certificate` names the file with the issuer's certificate."""

    name: Wording
    certificate: _Filled
    url: _Filled | None = None
    approval_number: _Filled | None = None


class RegisterSettings(Record):
    """Where the register is, and how its numbers begin."""

    url: _Filled
    number_prefix: Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]{0,9}$")]


class SigningSettings(Record):
    """The PKCS#12 file of the signing key, and where its password comes from: a file or a variable."""

    key: _Filled
    password_file: _Filled | None = None
    password_env: _Filled | None = None
    sample: bool = False

    @model_validator(mode="after")
    def _one_password(self) -> "SigningSettings":
        if (self.password_file is None) == (self.password_env is None):
            raise ValueError("either password_file or password_env is needed, not both")
        return self


class Settings(Record):
    """The content of ``footprint.toml``. Someone who only verifies needs no more than the issuer."""

    issuer: IssuerSettings
    register_: RegisterSettings | None = Field(default=None, alias="register")
    signing: SigningSettings | None = None


def read_settings(path: Path) -> Settings:
    """The settings in `path`.

    Raises
    ------
    InputError
        With every fault at once: unreadable, no TOML, keys missing, unknown or with unusable values.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as exc:
        found = Text("无法读取（{reason}）", "no readable file ({reason})").format(reason=os_reason(exc))
        raise InputError([_fault("settings.unreadable", path, "", found, _TOML)]) from exc
    except ValueError as exc:
        found = Text(f"TOML 语法错误：{exc}", f"a TOML syntax error: {exc}")
        raise InputError([_fault("settings.toml", path, "", found, _TOML)]) from exc
    return parse_settings(data, path)


def parse_settings(data: dict[str, Any], path: Path) -> Settings:
    """Settings from plain data; `path` is the file named in faults.

    Raises
    ------
    InputError
        With every fault at once.
    """
    try:
        # Strictness leaves no "yes" for a boolean; by way of JSON it still takes tables for records.
        return Settings.model_validate_json(json.dumps(data, default=str), strict=True)
    except ValidationError as exc:
        raise InputError([_invalid(path, error) for error in exc.errors(include_url=False)]) from exc


def find_settings(start: Path) -> tuple[Path, Settings] | None:
    """The nearest ``footprint.toml`` and its content.

    Looked for in `start` (its folder, if `start` is a file) and the folders above, then in ``FOOTPRINT_HOME``.
    """
    start = start.resolve()
    folders = [start, *start.parents] if start.is_dir() else list(start.parents)
    if home := os.environ.get(HOME_VARIABLE):
        folders.append(Path(home))
    for folder in folders:
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME, read_settings(folder / FILE_NAME)
    return None


def write_settings(path: Path, settings: Settings) -> None:
    """Write `settings` as TOML.

    Raises
    ------
    InputError
        If the file already exists.
    """
    content = settings.model_dump(mode="json", by_alias=True, exclude_none=True)
    lines = []
    for section, values in content.items():
        lines += [f"[{section}]", *(f"{key} = {_toml(value)}" for key, value in values.items()), ""]
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write("\n".join(lines))
    except FileExistsError as exc:
        found = Text("已存在的文件", "a file that exists already")
        expected = Text("尚无设置的文件夹", "a folder without settings")
        raise InputError([_fault("settings.exists", path, "", found, expected)]) from exc


def signing_password(path: Path, signing: SigningSettings) -> str:
    """The password of the signing key; `path` is the settings file.

    Raises
    ------
    InputError
        If the named file or variable is not there.
    """
    if signing.password_file is not None:
        file = path.parent / signing.password_file
        try:
            return file.read_text("utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as exc:
            found = Text("无法读取的密码文件", "a password file that cannot be read")
            raise InputError([_fault("settings.password", file, "", found, _PASSWORD)]) from exc
    name = str(signing.password_env)
    if name not in os.environ:
        found = Text(f"环境变量 {name} 未设置", f"the variable {name} unset")
        raise InputError([_fault("settings.password", path, "/signing/password_env", found, _PASSWORD)])
    return os.environ[name]


_TOML = Text("UTF-8 编码的 TOML 文件", "a TOML file in UTF-8")
_PASSWORD = Text("签名密钥的密码", "the password of the signing key")


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + " }"
    # JSON's strings and booleans are TOML's, but for DEL.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _invalid(path: Path, error: Any) -> Problem:
    pointer = "".join(f"/{part}" for part in error["loc"])
    if error["type"] == "missing":
        found, expected = Text("缺失", "nothing"), Text("此键", "this key")
    elif error["type"] == "extra_forbidden":
        found, expected = Text("未知的键", "an unknown key"), Text("文档所列的键", "a key the manual lists")
    else:
        found = Text.same(repr(error["input"])[:80])
        expected = Text(f"有效的值（{error['msg']}）", error["msg"])
    return _fault("settings.value", path, pointer, found, expected)


def _fault(code: str, path: Path, pointer: str, found: Text, expected: Text) -> Problem:
    todo = Text("改正 footprint.toml，格式见 docs/trust.md", "correct footprint.toml; docs/trust.md shows its form")
    return Problem(code, f"{path}{'#' + pointer if pointer else ''}", found, expected, todo)
