"""Files from elsewhere, examined before anything parses them: what they are, how large, and nothing outside."""

import bz2
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO
from xml.parsers import expat

from footprint.errors import InputError, Problem, Text

MAX_UNPACKED = 30_000_000_000
MAX_MEMBERS = 200_000
MAX_RATIO = 200
"""Unpacked over packed size of anything of more than `SMALL` bytes."""
SMALL = 20_000_000
_CHUNK = 1 << 20


def fault(code: str, place: str, found: Text, expected: Text | None = None, todo: Text | None = None) -> InputError:
    """One problem with a file, as an error."""
    return InputError(
        [
            Problem(
                f"brightway.{code}",
                place,
                found,
                expected or Text("该格式的完整文件", "a complete file of this format"),
                todo or Text("从来源软件重新导出", "export it again from the program it comes from"),
            )
        ]
    )


def unpack(path: Path, target: Path) -> Path:
    """Unpack a ZIP or tar archive into `target`; the folder that holds the content.

    Raises
    ------
    footprint.errors.InputError
        If it is damaged, unpacks to too much, or has a member that leads outside, is a link, or comes twice.
    """
    try:
        if zipfile.is_zipfile(path):
            _unzip(path, target)
        elif tarfile.is_tarfile(path):
            _untar(path, target)
        else:
            raise fault("archive", path.name, Text("不是 ZIP 或 tar 压缩包", "no ZIP or tar archive"))
    except InputError:
        raise
    except Exception as exc:
        # A broken archive surfaces as almost any exception: zlib, struct, OSError, NotImplementedError, …
        raise damaged(path.name, type(exc).__name__) from exc
    inside = [p for p in target.iterdir() if not p.name.startswith((".", "__MACOSX"))]
    return inside[0] if len(inside) == 1 and inside[0].is_dir() else target


def damaged(place: str, detail: str) -> InputError:
    """What is said of a file that is cut off or altered."""
    return fault("damaged", place, Text(f"损坏的文件（{detail}）", f"a damaged file ({detail})"))


def _unzip(path: Path, target: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        infos = archive.infolist()
        links = [i.filename for i in infos if stat.S_ISLNK(i.external_attr >> 16)]
        if any(i.flag_bits & 0x1 for i in infos):
            raise fault("archive", path.name, Text("加了密码的压缩包", "an archive locked by a password"))
        _admit(path, [(i.filename, i.file_size, i.compress_size) for i in infos], links)
        for info in infos:
            place = target / PurePosixPath(info.filename)
            if info.is_dir():
                place.mkdir(parents=True, exist_ok=True)
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(info) as source, place.open("wb") as sink:
                _copy(path, source, sink, info.file_size)


def _untar(path: Path, target: Path) -> None:
    with tarfile.open(path) as archive:
        members = []
        total = 0
        for member in archive:
            members.append(member)
            total += member.size
            if len(members) > MAX_MEMBERS or total > max(SMALL, MAX_RATIO * path.stat().st_size):
                raise _too_large(path, total)
        odd = [m.name for m in members if not (m.isfile() or m.isdir())]
        _admit(path, [(m.name, m.size, max(m.size, 1)) for m in members], odd)
        archive.extractall(target, members=members, filter="data")


def _admit(path: Path, members: list[tuple[str, int, int]], links: list[str]) -> None:
    if len(members) > MAX_MEMBERS:
        raise _too_large(path, len(members))
    total = 0
    seen = set()
    for name, size, packed in members:
        total += size
        parts = PurePosixPath(name.replace("\\", "/")).parts
        outside = ".." in parts or name.startswith(("/", "\\")) or ":" in name.split("/")[0] or "\0" in name
        if outside or name in links:
            raise fault(
                "path",
                path.name,
                Text(f"指向压缩包之外的成员“{name}”", f"a member that leads outside the archive: '{name}'"),
                Text("只含普通文件的压缩包", "an archive of plain files"),
                Text("不要使用；向提供者核实", "do not use it; ask where it comes from"),
            )
        if name.rstrip("/").casefold() in seen:
            raise damaged(path.name, f"'{name}' twice")
        seen.add(name.rstrip("/").casefold())
        if total > MAX_UNPACKED or size > max(SMALL, MAX_RATIO * packed):
            raise _too_large(path, total)


def _copy(path: Path, source: IO[bytes], sink: IO[bytes], size: int) -> None:
    """Copy no more than the header announced."""
    left = size
    while chunk := source.read(_CHUNK):
        left -= len(chunk)
        if left < 0:
            raise _too_large(path, size)
        sink.write(chunk)


def _too_large(path: Path, size: int) -> InputError:
    return fault(
        "too_large",
        path.name,
        Text(f"展开后过大的压缩包（{size}）", f"an archive that unpacks to too much ({size})"),
        Text(
            f"压缩比不超过 {MAX_RATIO}，至多 {MAX_MEMBERS} 个成员",
            f"a compression ratio of {MAX_RATIO} or less, at most {MAX_MEMBERS} members",
        ),
        Text("先自行解压并核对，再导入文件夹", "unpack and inspect it yourself, then import the folder"),
    )


def read_bz2(path: Path) -> bytes:
    """Content of a bz2 file, refused if it is cut off or unpacks to too much."""
    allowed = max(SMALL, MAX_RATIO * path.stat().st_size)
    chunks, total = [], 0
    try:
        with bz2.open(path) as stream:
            while chunk := stream.read(_CHUNK):
                total += len(chunk)
                if total > allowed:
                    raise _too_large(path, total)
                chunks.append(chunk)
    except (OSError, EOFError, ValueError) as exc:
        raise damaged(path.name, type(exc).__name__) from exc
    return b"".join(chunks)


def admit_workbook(path: Path) -> None:
    """Refuse a workbook that is damaged, unpacks to too much, or declares entities."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            _admit(path, [(i.filename, i.file_size, i.compress_size) for i in infos], [])
            if "xl/workbook.xml" not in archive.namelist():
                raise fault("format", path.name, Text("压缩包，但不是工作簿", "an archive that is not a workbook"))
            if archive.testzip() is not None:
                raise damaged(path.name, "CRC")
            for info in infos:
                if info.filename.endswith((".xml", ".rels")):
                    with archive.open(info) as stream:
                        root(stream, f"{path.name}: {info.filename}")
    except InputError:
        raise
    except Exception as exc:
        # As in `unpack`.
        raise damaged(path.name, type(exc).__name__) from exc


def root(stream: IO[bytes], place: str) -> str:
    """Name of the root element, with its namespace before a space.

    Raises
    ------
    footprint.errors.InputError
        If a document type comes first (entities are declared in one), or the file is no XML.
    """
    found: list[str] = []

    def refuse(*_: object) -> None:
        raise fault(
            "entities",
            place,
            Text("含有文档类型声明（DOCTYPE）的 XML", "XML with a document type declaration"),
            Text("不含实体与 DTD 的 XML", "XML without entities and DTD"),
            Text("不要使用；向提供者核实", "do not use it; ask where it comes from"),
        )

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda name, _attributes: found.append(name)
    try:
        while not found and (chunk := stream.read(_CHUNK)):
            parser.Parse(chunk, False)
        if not found:
            parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as exc:  # the last two: an encoding expat does not know
        raise damaged(place, str(exc)) from exc
    return found[0]


def roots(files: list[Path]) -> Iterator[tuple[Path, str]]:
    """Each file with its root element, entities refused."""
    for path in files:
        with path.open("rb") as stream:
            yield path, root(stream, path.name)
