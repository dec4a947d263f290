"""Files that are no workbook, or not a harmless one, are refused before anything parses them."""

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from bakery import STANDARD
from tampering import found, problems, rewrite, workbook

from footprint.errors import InputError
from footprint.intake import container
from footprint.intake.read import peek_standard

OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def archive(*members: tuple[str, bytes]) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in members:
            out.writestr(name, content)
    return raw.getvalue()


CONTENTS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "file.empty"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "workbook.not_xlsx"),
    "text": ("面团,12\n".encode(), "workbook.not_xlsx"),
    "web page": (b"<html></html>", "workbook.not_xlsx"),
    "old workbook": (OLE2 + b"\0" * 600, "workbook.legacy"),
    "encrypted": (OLE2 + b"\0" * 64 + "EncryptedPackage".encode("utf-16-le"), "workbook.encrypted"),
    "other archive": (archive(("word/document.xml", b"<w/>")), "workbook.not_xlsx"),
    "no archive": (b"PK\x03\x04" + b"\1" * 300, "workbook.damaged"),
    "members": (archive(*((f"a{n}", b"") for n in range(container.MAX_MEMBERS + 1))), "workbook.too_large"),
    "ratio": (archive(("xl/workbook.xml", b"<a/>"), ("b.xml", b"\0" * 3_000_000)), "workbook.too_large"),
}


@pytest.mark.parametrize("name", sorted(CONTENTS))
def test_what_is_no_workbook_is_named(name: str, tmp_path: Path) -> None:
    content, code = CONTENTS[name]
    assert found(written(tmp_path / "book.xlsx", content)) == [("book.xlsx", code)]


def test_a_total_size_is_refused(tmp_path: Path) -> None:
    member = os.urandom(900_000) + b"\0" * 4_000_000
    members = [(f"m{n}", member) for n in range(12)]
    assert found(written(tmp_path / "book.xlsx", archive(*members))) == [("book.xlsx", "workbook.too_large")]


def test_a_repeated_member_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx")
    with zipfile.ZipFile(path, "a") as out, pytest.warns(UserWarning, match="Duplicate"):
        out.writestr("xl/workbook.xml", b"<workbook/>")
    assert found(path) == [("book.xlsx", "workbook.damaged")]


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    assert found(tmp_path / "none.xlsx") == [("none.xlsx", "file.missing")]
    (tmp_path / "folder.xlsx").mkdir()
    assert found(tmp_path / "folder.xlsx") == [("folder.xlsx", "file.directory")]
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert found(tmp_path / "pipe.xlsx") == [("pipe.xlsx", "file.special")]
    assert found(Path("nul\0.xlsx"))[0][1] in {"file.unreadable", "file.missing"}


def test_an_oversized_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with path.open("wb") as stream:
        stream.truncate(30_000_000)
    assert found(path) == [("book.xlsx", "file.too_large")]


def test_other_formats_are_listed(tmp_path: Path) -> None:
    path = written(tmp_path / "book.csv", b"a,b")
    (problem,) = problems(path)
    assert problem.code == "file.format"
    assert ".xlsx" in problem.expected.en and ".json" in problem.expected.en
    with pytest.raises(InputError):
        peek_standard(path)


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.999])
def test_a_truncated_workbook_is_damaged(cut: float, tmp_path: Path) -> None:
    content = workbook(tmp_path / "book.xlsx").read_bytes()
    path = written(tmp_path / "cut.xlsx", content[: int(len(content) * cut)])
    assert found(path) == [("cut.xlsx", "workbook.damaged")]


def doctype(xml: bytes) -> bytes:
    return xml.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', 1)


def utf16(xml: bytes) -> bytes:
    return xml.decode().replace("<worksheet", "<!DOCTYPE x><worksheet", 1).encode("utf-16")


def latin(xml: bytes) -> bytes:
    return b'<?xml version="1.0" encoding="cp037"?>' + xml


def huge_merge(xml: bytes) -> bytes:
    return xml.replace(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')


def deep(xml: bytes) -> bytes:
    return xml.replace(b"</sheetData>", b"</sheetData>" + b"<a>" * 200 + b"</a>" * 200)


def torn(xml: bytes) -> bytes:
    return xml[: len(xml) // 2]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (doctype, "workbook.entities"),
        (utf16, "workbook.entities"),
        (latin, "workbook.entities"),
        (huge_merge, "workbook.too_large"),
        (deep, "workbook.damaged"),
        (torn, "workbook.damaged"),
        (lambda xml: xml.replace(b'r="A1"', b'r="ZZZZ1"', 1), "workbook.damaged"),
    ],
)
def test_xml_that_could_harm_is_refused(change: Callable[[bytes], bytes], code: str, tmp_path: Path) -> None:
    path = rewrite(workbook(tmp_path / "book.xlsx"), "xl/worksheets/sheet2.xml", change)
    assert found(path) == [("book.xlsx", code)]


@pytest.mark.parametrize("member", ["xl/externalLinks/externalLink1.xml", "xl/connections.xml", "xl/vbaProject.bin"])
def test_what_reaches_outside_is_refused(member: str, tmp_path: Path) -> None:
    path = rewrite(workbook(tmp_path / "book.xlsx"), member, lambda _: b"<x/>")
    assert found(path) == [("book.xlsx", "workbook.outside")]


def test_too_many_cells_are_refused(tmp_path: Path) -> None:
    cells = b"<c/>" * (container.MAX_CELLS + 1)
    noise = b"<!--" + os.urandom(12_000).hex().encode() + b"-->"
    path = rewrite(
        workbook(tmp_path / "book.xlsx"),
        "xl/worksheets/sheet2.xml",
        lambda xml: xml.replace(b"</sheetData>", b"<row>" + cells + noise + b"</row></sheetData>"),
    )
    assert found(path) == [("book.xlsx", "workbook.too_large")]


def test_a_good_workbook_passes(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx")
    assert container.examined(path) == path.read_bytes()
    assert peek_standard(path) == STANDARD
