"""Strict YAML: one reading for every reader, every value with its line, every fault at once."""

from pathlib import Path

from footprint.errors import InputError, Problem, Text
from footprint.errors.os_reason import os_reason
from footprint.strict_yaml.construction import Builder
from footprint.strict_yaml.document import Document

MAX_BYTES = 1_000_000
_MAX_PROBLEMS = 100
_UNREADABLE = Text("无法读取（{reason}）", "cannot be read ({reason})")
_NO_PATH = Text("路径含有不能使用的字符", "a path with characters that cannot be used")


def load(path: Path, name: str | None = None) -> Document:
    """Read one data file.

    Parameters
    ----------
    path
        The file.
    name
        How messages call it; the path itself if not given.

    Raises
    ------
    footprint.errors.InputError
        With every fault the parser can reach, each at ``file:line``.
    """
    shown = name or str(path)
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as exc:
        reason = os_reason(exc) if isinstance(exc, OSError) else _NO_PATH
        raise InputError(
            [
                Problem(
                    "yaml.unreadable",
                    shown,
                    _UNREADABLE.format(reason=reason),
                    Text("可读取的 YAML 文件", "a readable YAML file"),
                    Text("检查路径和权限", "check the path and the permissions"),
                )
            ]
        ) from exc
    return loads(content, shown)


def loads(content: bytes, name: str) -> Document:
    """Read the bytes of one data file that messages call `name`.

    Raises
    ------
    footprint.errors.InputError
        With every fault the parser can reach, each at ``file:line``.
    """
    builder = Builder(name)
    text = _decode(content, builder)
    if text is not None:
        builder.parse(text)
    problems = builder.problems
    if len(problems) > _MAX_PROBLEMS:
        more = len(problems) - _MAX_PROBLEMS
        problems = problems[:_MAX_PROBLEMS]
        builder.fault(
            "too_many",
            None,
            Text(f"另有 {more} 处同类问题", f"{more} more faults"),
            Text("没有问题的文件", "a file without faults"),
            Text("先改正已列出的", "correct those listed first"),
        )
        problems.append(builder.problems[-1])
    if problems:
        raise InputError(problems)
    return Document(name, builder.root, builder.lines)


def _decode(content: bytes, builder: Builder) -> str | None:
    if len(content) > MAX_BYTES:
        builder.fault(
            "too_large",
            None,
            Text(f"文件超过 {MAX_BYTES} 字节", f"a file of more than {MAX_BYTES} bytes"),
            Text(f"不超过 {MAX_BYTES} 字节", f"at most {MAX_BYTES} bytes"),
            Text("拆成几个文件", "split it into several files"),
        )
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        builder.fault(
            "not_utf8",
            content[: exc.start].count(b"\n") + 1,
            Text("不是 UTF-8 编码的字节", "bytes that are not UTF-8"),
            Text("UTF-8 文本", "UTF-8 text"),
            Text("用 UTF-8 编码另存", "save the file as UTF-8"),
        )
        return None
    for number, line in enumerate(text.split("\n"), start=1):
        if "\t" in line:
            builder.fault(
                "tab",
                number,
                Text("制表符", "a tab character"),
                Text("空格", "spaces"),
                Text("把制表符换成空格", "replace the tab by spaces"),
            )
    return text.replace("\t", " ")
