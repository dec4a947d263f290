"""Ways to damage a workbook, on its cells or on its archive."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bakery import CHOICES, STANDARD, TITLE, Bakery, good
from openpyxl import load_workbook

from footprint.errors import InputError, Problem
from footprint.intake.read import read_submission
from footprint.intake.template import write_template

SHOP, DOUGHS = "店铺 Shop", "面团 Doughs"


def workbook(path: Path, data: Bakery | None = None) -> Path:
    write_template(
        path, standard=STANDARD, title=TITLE, submission=Bakery, choices=CHOICES, data=data or good(), overwrite=True
    )
    return path


def edit(path: Path, change: Callable[[Any], object]) -> Path:
    """Apply `change` to the opened workbook and save it."""
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


def set_cell(sheet: str, cell: str, value: object, number_format: str | None = None) -> Callable[[Any], object]:
    def change(book: Any) -> None:
        book[sheet][cell] = value
        if number_format is not None:
            book[sheet][cell].number_format = number_format

    return change


def rewrite(path: Path, member: str, change: Callable[[bytes], bytes]) -> Path:
    """Apply `change` to one member of the archive, adding it if it is not there."""
    with zipfile.ZipFile(path) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    members[member] = change(members.get(member, b""))
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    path.write_bytes(raw.getvalue())
    return path


def problems(path: Path, **options: Any) -> list[Problem]:
    """What is wrong with the file; empty if it reads."""
    try:
        read_submission(path, standard=STANDARD, submission=Bakery, **options)
    except InputError as error:
        return list(error.problems)
    return []


def found(path: Path, **options: Any) -> list[tuple[str, str]]:
    return [(problem.place, problem.code) for problem in problems(path, **options)]
