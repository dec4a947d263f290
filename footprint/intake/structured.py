"""The same submission as YAML or JSON: the fields of the record, and ``standard`` beside them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pydantic import BaseModel

from footprint.errors import InputError, Problem, Text
from footprint.intake import plain, strict_json, unit_rules
from footprint.intake.faults import quoted
from footprint.intake.files import read_bytes
from footprint.intake.reading import Reading
from footprint.intake.shape import STANDARD_KEY, Choices, FieldShape, Kind, SheetShape, form_of
from footprint.intake.written import group
from footprint.model.form import Submission
from footprint.strict_yaml.document import Document
from footprint.strict_yaml.reader import loads

Step = str | int


@dataclass(frozen=True, slots=True)
class _File:
    """Top level of a file, and how its places are named."""

    root: dict[str, object]
    place: Callable[[tuple[Step, ...]], str]


def read_structured(
    path: Path, *, standard: str, submission: type[BaseModel], choices: Choices | None = None
) -> Submission:
    """Read a ``.yaml``, ``.yml`` or ``.json`` submission into the edition's record.

    Parameters
    ----------
    path
        The file: ``standard`` and the fields of the record at its top level. A quantity is written
        ``{value: 12.5, unit: g}``, a date as text ``"2026-01-31"``.
    standard
        Id of the standard's edition the file must be for.
    submission
        The edition's annotated submission record.
    choices
        Values admitted for text fields, by dotted path; without it such texts are not checked here.

    Raises
    ------
    footprint.errors.InputError
        With every fault, at ``file:line`` of YAML and at the JSON pointer of JSON.
    """
    file = _open(path)
    named = _standard(file)
    if named != standard:
        raise InputError([_other_standard(file, quoted(named), standard)])
    reading = Reading(form_of(submission, choices), str(path))
    for key, value in file.root.items():
        if key != STANDARD_KEY:
            sheet = reading.form.sheet(key)
            reading.at((key,), file.place((key,)))
            reading.data[key] = value if sheet is None else _sheet(reading, file, sheet, value)
    return reading.finish(submission)


def standard_of_structured(path: Path) -> str:
    """Id of the standard's edition that a file names.

    Raises
    ------
    footprint.errors.InputError
        If the file cannot be read or names none.
    """
    return _standard(_open(path))


def _open(path: Path) -> _File:
    name = path.name
    place: Callable[[tuple[Step, ...]], str]
    if path.suffix.lower() == ".json":
        root, place = strict_json.load(path), partial(strict_json.pointer_of, name)
    else:
        document = loads(read_bytes(path), name)
        root, place = document.data, partial(_line, document)
    if not isinstance(root, dict):
        problem = Problem(
            "structure.mapping",
            place(()),
            Text("顶层不是键值表", "a top level that is no mapping"),
            Text("键值表", "a mapping"),
            Text("按提交格式书写", "write it in the format of a submission"),
        )
        raise InputError([problem])
    return _File(root, place)


def _line(document: Document, steps: tuple[Step, ...]) -> str:
    return document.place(*steps)


def _standard(file: _File) -> str:
    named = file.root.get(STANDARD_KEY)
    if not isinstance(named, str):
        found = Text("没有标准编号", "no id of a standard") if named is None else quoted(named)
        raise InputError([_other_standard(file, found, None)])
    return named


def _other_standard(file: _File, found: Text, standard: str | None) -> Problem:
    expected = (
        Text(f"{STANDARD_KEY}: 标准编号", f"{STANDARD_KEY}: the id of a standard")
        if standard is None
        else quoted(standard)
    )
    return Problem(
        "template.standard",
        file.place((STANDARD_KEY,)),
        found,
        expected,
        Text("写明本提交所依据的标准编号", "name the standard this submission is for"),
    )


def _sheet(reading: Reading, file: _File, sheet: SheetShape, value: object) -> object:
    if not sheet.table:
        return _record(reading, file, sheet, (sheet.name,), value)
    if not isinstance(value, list):
        return value
    return tuple(_record(reading, file, sheet, (sheet.name, index), row) for index, row in enumerate(value))


def _record(reading: Reading, file: _File, sheet: SheetShape, path: tuple[Step, ...], value: object) -> object:
    reading.at(_words(path), file.place(path))
    if not isinstance(value, dict):
        return value
    found: dict[str, object] = {}
    for key, item in value.items():
        field = sheet.field(key)
        below = (*path, key)
        reading.at(_words(below), file.place(below))
        found[key] = item if field is None or item is None else _value(reading, file, field, below, item)
    return found


def _value(reading: Reading, file: _File, field: FieldShape, path: tuple[Step, ...], value: object) -> object:
    if field.kind is not Kind.QUANTITY:
        return reading.take(_words(path), file.place(path), lambda: plain.value_of(value, field))
    if not isinstance(value, Mapping):
        problem = Problem(
            "quantity.kind",
            file.place(path),
            group(value) if isinstance(value, list) else quoted(value),
            Text("{value: 数, unit: 单位}", "{value: number, unit: unit}"),
            Text("写明数值和单位", "write the value and its unit"),
        )
        reading.report(_words(path), problem)
        return None
    found = dict(value)
    for key in found:
        reading.at((*_words(path), str(key)), file.place((*path, key)))
    readers: dict[str, Callable[[object], object]] = {
        "value": plain.decimal_of,
        "unit": lambda unit: unit_rules.checked(plain.text_of(unit), field.units),
    }
    for key, read in readers.items():
        if found.get(key) is not None:
            below, item = (*path, key), found[key]
            found[key] = reading.take(_words(below), file.place(below), partial(read, item))
    return found


def _words(path: tuple[Step, ...]) -> tuple[str, ...]:
    return tuple(str(step) for step in path)
