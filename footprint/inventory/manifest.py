"""Freezes a release of the inventory: one SHA-256 a file, in the format of ``sha256sum``."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from footprint.errors import Problem, Text

NAME = "MANIFEST.sha256"


def write_manifest(folder: Path) -> Path:
    """Freeze `folder` as it is; returns the manifest."""
    path = folder / NAME
    lines = (f"{digest}  {name}\n" for name, digest in sorted(_digests(folder).items()))
    path.write_text("".join(lines), encoding="utf-8")
    return path


def frozen(folder: Path) -> bool:
    """Whether `folder` has a manifest."""
    return (folder / NAME).is_file()


def departures(folder: Path) -> Iterator[Problem]:
    """One problem for each file that was changed, added or removed since `folder` was frozen."""
    listed: dict[str, str] = {}
    for number, line in enumerate((folder / NAME).read_text("utf-8").splitlines(), start=1):
        digest, _, name = line.partition("  ")
        if len(digest) != 64 or not name or name in listed:
            yield _problem(f"{NAME}:{number}", Text(f"无法读取的行“{line}”", f"a line that cannot be read: '{line}'"))
        listed[name] = digest
    there = _digests(folder)
    for name in sorted(listed.keys() | there.keys()):
        if listed.get(name) == there.get(name):
            continue
        if name not in there:
            found = Text("已删除的文件", "a file that was removed")
        elif name not in listed:
            found = Text("新增的文件", "a file that was added")
        else:
            found = Text("被改动的文件", "a file that was changed")
        yield _problem(name, found)


def _digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*.y*ml")
    }


def _problem(place: str, found: Text) -> Problem:
    return Problem(
        "inventory.manifest",
        place,
        found,
        Text(f"与 {NAME} 一致的文件", f"files as {NAME} lists them"),
        Text(
            "恢复原文件；若改动是有意的：footprint inventory check --write-manifest",
            "restore it; if it was meant: footprint inventory check --write-manifest",
        ),
    )
