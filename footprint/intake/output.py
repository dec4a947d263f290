"""Puts a finished file in its place, whole or not at all."""

import os
import secrets
from pathlib import Path

from footprint.errors import InputError, Problem, Text
from footprint.intake.files import reason_of

WORKBOOK = (".xlsx",)
_ELSEWHERE = Text(
    "换一个文件名；确要重做的，先移走原文件", "give another file name; to start afresh, move the old file away"
)


def require_target(path: Path, *, overwrite: bool, suffixes: tuple[str, ...] = WORKBOOK) -> None:
    """Refuse a `path` that nothing should be written to.

    Raises
    ------
    footprint.errors.InputError
        If it ends in none of `suffixes`, or if something is there and `overwrite` is false.
    """
    if path.suffix.lower() not in suffixes:
        found = Text(f"后缀“{path.suffix}”", f"the suffix '{path.suffix}'")
        ends = Text(" 或 ".join(suffixes), " or ".join(suffixes))
        todo = Text("改用后缀 {ends}", "end the name in {ends}").format(ends=ends)
        raise _refusal("output.suffix", path, found, ends, todo)
    if not overwrite and os.path.lexists(path):
        found = Text(f"已存在的文件“{path.name}”", f"an existing file '{path.name}'")
        raise _refusal(
            "output.exists", path, found, Text("尚不存在的文件", "a file that does not exist yet"), _ELSEWHERE
        )


def write_whole(path: Path, content: bytes, *, overwrite: bool, suffixes: tuple[str, ...] = WORKBOOK) -> None:
    """Write `content` beside `path` and move it there, so that no half file is ever seen.

    Raises
    ------
    footprint.errors.InputError
        As `require_target`, and if the file cannot be written.
    """
    temporary = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with temporary.open("xb") as stream:
            stream.write(content)
        require_target(path, overwrite=overwrite, suffixes=suffixes)
        temporary.replace(path)
    except (OSError, ValueError) as exc:
        reason = reason_of(exc)
        raise _refusal(
            "output.unwritable",
            path,
            Text("无法写入（{reason}）", "cannot be written ({reason})").format(reason=reason),
            Text("可以写入的路径", "a path that can be written"),
            Text("检查文件夹是否存在、是否可写", "check that the folder exists and may be written to"),
        ) from exc
    finally:
        _discard(temporary)


def _discard(temporary: Path) -> None:
    try:
        temporary.unlink(missing_ok=True)
    except (OSError, ValueError):
        # Where it could not be made it cannot be removed; the cause is on its way to the user.
        return


def _refusal(code: str, path: Path, found: Text, expected: Text, todo: Text) -> InputError:
    return InputError([Problem(code, str(path), found, expected, todo)])
