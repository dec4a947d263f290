"""Bytes of an export to text: UTF-8, with or without mark, or GB 18030; nothing is replaced."""

from dataclasses import dataclass

from footprint.errors import Problem, Text

_MARKS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
_CONTROL = frozenset(chr(n) for n in range(32)) - frozenset("\t\r\n")
_SAVE = Text("另存为 CSV（UTF-8）", "save it as CSV (UTF-8)")
_TEXT = Text("UTF-8 或 GB 18030 文本", "text in UTF-8 or GB 18030")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a file and the encoding it was read in."""

    text: str
    encoding: str


def decode(content: bytes, name: str) -> Decoded | Problem:
    """Text of `content`; the problem if it is none.

    Parameters
    ----------
    content
        Bytes of a file.
    name
        How messages call the file.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _problem(name, Text(f"{encoding} 编码", f"{encoding} text"))
    encoding, codec = "UTF-8", "utf-8"
    if content.startswith(b"\xef\xbb\xbf"):
        encoding, codec = "UTF-8-BOM", "utf-8-sig"
    try:
        text = content.decode(codec)
    except UnicodeDecodeError as utf8:
        try:
            encoding, text = "GB18030", content.decode("gb18030")
        except UnicodeDecodeError:
            line = content[: utf8.start].count(b"\n") + 1
            return _problem(f"{name}:{line}", Text("两种编码都读不出的字节", "bytes that are text in neither encoding"))
    for number, line_text in enumerate(text.split("\n"), start=1):
        if not _CONTROL.isdisjoint(line_text):
            return _problem(f"{name}:{number}", Text("控制字符（二进制文件？）", "control characters (a binary file?)"))
    return Decoded(text, encoding)


def _problem(place: str, found: Text) -> Problem:
    return Problem("meter.encoding", place, found, _TEXT, _SAVE)
