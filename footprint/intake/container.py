"""A file that claims to be a workbook, examined before anything parses it."""

import io
import re
import zipfile
from pathlib import Path
from xml.parsers import expat

from openpyxl.utils import range_boundaries

from footprint.errors import InputError, Problem, Text
from footprint.intake.files import read_bytes

MAX_UNPACKED = 50_000_000
MAX_MEMBERS = 500
MAX_RATIO = 100
"""Unpacked over packed size of a member of more than a megabyte."""
MAX_CELLS = 200_000
MAX_DEPTH = 60

_OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_KINDS = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"%PDF", "PDF"),
    (b"BM", "BMP"),
    (b"<", "HTML/XML"),
)
_WORKBOOK = Text("本标准的填报工作簿（.xlsx）", "an intake workbook of this standard (.xlsx)")
_SAVE = Text("在表格软件中另存为 .xlsx（不加密码）", "save it as .xlsx without a password in the spreadsheet program")
_ENCODING = re.compile(rb"""^<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})["']""")
_BOM = b"\xef\xbb\xbf"


def examined(path: Path) -> bytes:
    """Content of the workbook at `path`, safe to hand to a parser.

    Raises
    ------
    footprint.errors.InputError
        If it is missing, no workbook, encrypted, damaged, oversized once unpacked, or refers to anything
        outside itself.
    """
    name = path.name
    content = read_bytes(path)
    if content.startswith(_OLE2):
        raise InputError([_ole2(name, _ENCRYPTED in content)])
    if not content.startswith(b"PK"):
        raise InputError([_other(name, content)])
    members = _unpacked(name, content)
    if "xl/workbook.xml" not in members:
        found = Text("压缩包，但不是工作簿", "an archive that is not a workbook")
        raise InputError([Problem("workbook.not_xlsx", name, found, _WORKBOOK, _SAVE)])
    _refuse_outside(name, members)
    cells = 0
    for member, data in members.items():
        _refuse_entities(name, member, data)
        if data.lstrip(_BOM + b" \t\r\n").startswith(b"<"):
            cells += _scan(name, member, data)
    if cells > MAX_CELLS:
        raise InputError([_bomb(name, Text(f"{cells} 个单元格", f"{cells} cells"), f"{MAX_CELLS}")])
    return content


def _ole2(name: str, encrypted: bool) -> Problem:
    if encrypted:
        found = Text("加了密码的工作簿", "a workbook locked by a password")
        return Problem(
            "workbook.encrypted", name, found, _WORKBOOK, Text("取消密码后另存", "remove the password and save")
        )
    found = Text("旧版 .xls 工作簿", "a workbook in the old .xls format")
    return Problem("workbook.legacy", name, found, _WORKBOOK, _SAVE)


def _other(name: str, content: bytes) -> Problem:
    kind = next((kind for magic, kind in _KINDS if content.startswith(magic)), None)
    found = (
        Text(f"{kind} 文件", f"a {kind} file") if kind else Text("不是工作簿的内容", "content that is not a workbook")
    )
    return Problem("workbook.not_xlsx", name, found, _WORKBOOK, _SAVE)


def _bomb(name: str, found: Text, limit: str) -> Problem:
    return Problem(
        "workbook.too_large",
        name,
        found,
        Text(f"至多 {limit}", f"at most {limit}"),
        Text("使用新模板重新填写", "fill in a fresh template"),
    )


def _damaged(name: str, detail: str) -> Problem:
    return Problem(
        "workbook.damaged",
        name,
        Text(f"损坏的工作簿（{detail}）", f"a damaged workbook ({detail})"),
        _WORKBOOK,
        Text("重新传输，或在表格软件中打开后另存", "transfer it again, or open and save it in the spreadsheet program"),
    )


def damaged(name: str, detail: str) -> InputError:
    """What is said of a workbook that cannot be read."""
    return InputError([_damaged(name, detail)])


def _unpacked(name: str, content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            fault = _oversized(name, infos)
            if fault:
                raise InputError([fault])
            return {info.filename: archive.read(info) for info in infos}
    except InputError:
        raise
    except Exception as exc:
        # A broken archive surfaces as almost any exception: zlib, struct, OSError, NotImplementedError, …
        raise damaged(name, type(exc).__name__) from exc


def _oversized(name: str, infos: list[zipfile.ZipInfo]) -> Problem | None:
    if len(infos) > MAX_MEMBERS:
        return _bomb(name, Text(f"{len(infos)} 个内部文件", f"{len(infos)} members"), str(MAX_MEMBERS))
    total = sum(info.file_size for info in infos)
    if total > MAX_UNPACKED:
        found = Text(f"展开后 {total} 字节", f"{total} bytes once unpacked")
        return _bomb(name, found, str(MAX_UNPACKED))
    for info in infos:
        if info.file_size > max(1_000_000, MAX_RATIO * info.compress_size):
            ratio = info.file_size // max(info.compress_size, 1)
            return _bomb(name, Text(f"压缩比 {ratio}", f"a compression ratio of {ratio}"), str(MAX_RATIO))
    if len({info.filename for info in infos}) != len(infos):
        return _damaged(name, "duplicate member")
    if any(info.flag_bits & 0x1 for info in infos):
        return _ole2(name, encrypted=True)
    return None


def _refuse_outside(name: str, members: dict[str, bytes]) -> None:
    folders = {
        "xl/externalLinks/": "external links",
        "xl/connections.xml": "data connections",
        "xl/vbaProject.bin": "macros",
    }
    zh = {"external links": "外部链接", "data connections": "数据连接", "macros": "宏"}
    for prefix, what in folders.items():
        if any(member.startswith(prefix) for member in members):
            raise InputError(
                [
                    Problem(
                        "workbook.outside",
                        name,
                        Text(f"工作簿含有{zh[what]}", f"a workbook with {what}"),
                        Text("内容自足的工作簿", "a workbook that stands alone"),
                        Text("断开链接、改为数值后另存", "break the links, keep the values, and save"),
                    )
                ]
            )


def _refuse_entities(name: str, member: str, data: bytes) -> None:
    """Refuse document types and entities, and encodings in which they could hide."""
    head = data.removeprefix(_BOM)
    encoding = _ENCODING.match(head)
    hidden = data[:2] in {b"\xff\xfe", b"\xfe\xff"} or data[:2] in {b"<\0", b"\0<"}
    hidden = hidden or (encoding is not None and encoding[1].lower() not in {b"utf-8", b"us-ascii", b"ascii"})
    if hidden or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise InputError(
            [
                Problem(
                    "workbook.entities",
                    name,
                    Text(
                        f"{member} 含有 DTD、实体或非 UTF-8 编码",
                        f"a document type, entity or non-UTF-8 encoding in {member}",
                    ),
                    _WORKBOOK,
                    _SAVE,
                )
            ]
        )


def _scan(name: str, member: str, data: bytes) -> int:
    """Number of cells a part holds or covers; one merged range can cover millions."""
    cells = depth = deepest = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal cells, depth, deepest
        depth += 1
        deepest = max(deepest, depth)
        kind = tag.rsplit(":", 1)[-1]
        if kind == "c":
            cells += 1
        elif kind in {"mergeCell", "hyperlink"} and "ref" in attributes:
            left, top, right, bottom = (bound or 1_048_576 for bound in range_boundaries(attributes["ref"]))
            cells += max(0, right - left + 1) * max(0, bottom - top + 1)

    def end(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, TypeError) as exc:
        raise damaged(name, f"{member}: {exc}") from exc
    if deepest > MAX_DEPTH:
        raise damaged(name, f"{member}: nesting {deepest}")
    return cells
