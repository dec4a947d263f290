"""Reads a file whole, within a limit."""

from pathlib import Path

from footprint.errors import InputError, Problem, Text

MAX_BYTES = 20_000_000


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
        reason = getattr(exc, "strerror", None) or type(exc).__name__
        raise _refusal("file.unreadable", path, Text(f"无法读取（{reason}）", f"cannot be read ({reason})")) from exc
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
