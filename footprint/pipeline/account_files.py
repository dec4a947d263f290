"""Writes the files of an account, all of them or none."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from footprint.errors import InputError, Problem, Text, os_reason


def write_new(contents: Mapping[Path, str]) -> list[Path]:
    """Write texts to files that are not there yet.

    Parameters
    ----------
    contents
        Text by path; folders are made as needed.

    Raises
    ------
    InputError
        If a file is there already or cannot be written; then none is left behind.
    """
    there = [_refusal(path, Text("文件已存在", "it exists already")) for path in contents if os.path.lexists(path)]
    if there:
        raise InputError(there)
    made: list[Path] = []
    for path, text in contents.items():
        beside = path.with_name(f".{secrets.token_hex(8)}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(text, "utf-8", newline="\n")
            beside.replace(path)
        except OSError as error:
            for left in (beside, *made):
                _discard(left)
            raise InputError([_refusal(path, os_reason(error))]) from error
        made.append(path)
    return made


def _discard(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # where it could not be made it cannot be removed; the cause is on its way to the user


def _refusal(path: Path, found: Text) -> Problem:
    return Problem(
        "output.unwritable",
        str(path),
        found,
        Text("可写入的新文件", "a new file that can be written"),
        Text("换一个文件夹，或先移走原文件", "give another folder, or move the old file away"),
    )
