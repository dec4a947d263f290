"""Reads a file whole, within a limit."""

from pathlib import Path

from footprint.errors import InputError, Problem, Text
from footprint.errors.os_reason import os_reason

MAX_BYTES = 20_000_000
_UNREADABLE = Text("无法读取（{reason}）", "cannot be read ({reason})")
_NO_PATH = Text("路径含有不能使用的字符", "a path with characters that cannot be used")


def reason_of(error: OSError | ValueError) -> Text:
    """Why a file cannot be opened; a ValueError says that its path cannot even be asked for."""
    return os_reason(error) if isinstance(error, OSError) else _NO_PATH


def read_bytes(path: Path) -> bytes:
    """Content of the regular file at `path`.

    Raises
    ------
    footprint.errors.InputError
        If it is missing, a folder or device, unreadable, empty, or larger than `MAX_BYTES`.
    """
    try:
        if path.is_dir():
            raise _refusal("file.directory", path, Text("文件夹", "a folder"))
        if not path.exists():
            raise _refusal("file.missing", path, Text("文件不存在", "no such file"))
        if not path.is_file():
            raise _refusal("file.special", path, Text("不是普通文件", "not a regular file"))
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as exc:
        raise _refusal("file.unreadable", path, _UNREADABLE.format(reason=reason_of(exc))) from exc
    if not content:
        raise _refusal("file.empty", path, Text("空文件", "an empty file"))
    if len(content) > MAX_BYTES:
        raise _refusal("file.too_large", path, Text(f"超过 {MAX_BYTES} 字节", f"more than {MAX_BYTES} bytes"))
    return content


def _refusal(code: str, path: Path, found: Text) -> InputError:
    return InputError(
        [
            Problem(
                code,
                path.name or str(path),
                found,
                Text("填好的提交文件", "a submission that is filled in"),
                Text("检查路径和文件", "check the path and the file"),
            )
        ]
    )
