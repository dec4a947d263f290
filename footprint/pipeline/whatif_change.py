"""A submission with some of its values changed, checked like one that was read from a file."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from functools import partial
from itertools import pairwise
from typing import Any

from footprint.errors import InputError, Problem, Text
from footprint.intake import plain, unit_rules, words
from footprint.intake.digest import number_text
from footprint.intake.reading import Reading
from footprint.intake.shape import FieldShape, Form, Kind, form_of
from footprint.inventory.library import Library
from footprint.model.form import LabelledEnum, Submission
from footprint.rules.edition import Edition

_PARTS = ("value", "unit")
_YES_NO = {"true": "yes", "false": "no"}
_NEAREST = 5


@dataclass(frozen=True)
class Change:
    """One value before and after."""

    path: str
    place: str
    before: str
    after: str


@dataclass(frozen=True)
class Keys:
    """How the values of one submission are called.

    Parameters
    ----------
    submission
        As read.
    form
        Its shape.
    """

    submission: Submission
    form: Form

    @classmethod
    def of(cls, submission: Submission, edition: Edition, library: Library) -> "Keys":
        """Keys of a submission under an edition."""
        return cls(submission, form_of(edition.submission, edition.choices(library)))

    def paths(self) -> Iterator[tuple[str, FieldShape]]:
        """Every value with its dotted path; a quantity has two, its value and its unit."""
        for sheet in self.form.sheets:
            rows = getattr(self.submission.data, sheet.name)
            steps = [f"{sheet.name}.{i}" for i in range(len(rows))] if sheet.table else [sheet.name]
            for step in steps:
                for field in sheet.fields:
                    tails = [f".{part}" for part in _PARTS] if field.kind is Kind.QUANTITY else [""]
                    yield from ((f"{step}.{field.name}{tail}", field) for tail in tails)

    def resolve(self, key: str, option: str) -> tuple[str, FieldShape] | Problem:
        """Dotted path of a value called by path or by place; a quantity without more is its value."""
        known = dict(self.paths())
        for path in (key, f"{key}.value"):
            if path in known:
                return path, known[path]
        at = [path for path in known if self._is_at(path, key)]
        if len(at) == 1:
            return at[0], known[at[0]]
        if at:
            return _problem(
                "whatif.ambiguous",
                f"{option} {key}",
                Text(f"该处有 {len(at)} 个值", f"{len(at)} values at this place"),
                at,
            )
        names = dict.fromkeys([*(path.removesuffix(".value") for path in known), *self.places()])
        near = get_close_matches(key, names, n=_NEAREST, cutoff=0.4)
        return _problem(
            "whatif.key", f"{option} {key}", Text("没有这个字段", "no such field"), near or list(names)[:_NEAREST]
        )

    def places(self) -> Iterator[str]:
        """Places of the values, without the wording of the sheet."""
        for path, _ in self.paths():
            place = self.submission.places.get(path) or self.submission.places.get(path.removesuffix(".value"))
            if place:
                yield place.rsplit(" ", 1)[-1]

    def _is_at(self, path: str, key: str) -> bool:
        place = self.submission.places.get(path) or self.submission.places.get(path.removesuffix(".value"), "")
        return key.casefold() in {place.casefold(), place.rsplit(" ", 1)[-1].casefold()}


def split(settings: Iterable[str], option: str) -> list[tuple[str, str]]:
    """KEY and VALUE of each ``KEY=VALUE``.

    Raises
    ------
    InputError
        For what has no ``=``, and for a key that comes twice.
    """
    pairs, problems, seen = [], [], set[str]()
    for setting in settings:
        key, equals, value = setting.partition("=")
        if not equals or not key or key in seen:
            found = Text("重复的键", "the key again") if key in seen else Text("没有“键=值”", "no KEY=VALUE")
            problems.append(_problem("whatif.setting", f"{option} {setting}", found, ["KEY=VALUE"]))
        seen.add(key)
        pairs.append((key, value))
    if problems:
        raise InputError(problems)
    return pairs


def changed(
    keys: Keys, record: type[Any], settings: Sequence[tuple[str, str]]
) -> tuple[Submission, tuple[Change, ...]]:
    """The submission with other values.

    Parameters
    ----------
    keys
        Of the submission.
    record
        The edition's submission record.
    settings
        Key and new value, as a person writes it.

    Raises
    ------
    InputError
        With every fault: unknown or ambiguous keys (with the nearest ones), and whatever the intake refuses.
    """
    reading = Reading(keys.form, keys.submission.source, places=dict(keys.submission.places))
    reading.data = _mutable(keys.submission.data.model_dump())
    changes = []
    for key, text in settings:
        resolved = keys.resolve(key, "--set")
        if isinstance(resolved, Problem):
            reading.report((key,), resolved)
            continue
        path, field = resolved
        steps = tuple(path.split("."))
        if field.kind is Kind.QUANTITY and text == "" and not field.required:
            steps = steps[:-1]
        before = _get(reading.data, steps)
        after = _take(reading, steps, f"--set {key}", partial(_value, text, field, steps[-1]))
        if before != after:
            changes.append(Change(path, keys.submission.place(*steps), _shown(before), _shown(after)))
        _set(reading.data, steps, after)
    submission = reading.finish(record)
    return submission, tuple(changes)


def _take(reading: Reading, steps: tuple[str, ...], place: str, read: Callable[[], object]) -> object:
    kept = reading.places.get(".".join(steps))
    value = reading.take(steps, place, read)
    if kept is not None and not any(known == steps for known in reading.reported):
        reading.places[".".join(steps)] = kept
    return value


def _value(text: str, field: FieldShape, last: str) -> object:
    if text == "" and not field.required:
        return None
    if field.kind is Kind.QUANTITY:
        return unit_rules.checked(text, field.units) if last == "unit" else plain.decimal_of(text)
    if field.kind is Kind.YES_NO:
        return words.yes_no(_YES_NO.get(text, text))
    if field.kind is Kind.REFERENCES:
        return words.references(text)
    return plain.value_of(text, field)


def _mutable(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _mutable(item) for key, item in value.items()}
    if isinstance(value, tuple) and all(isinstance(item, dict) for item in value):
        return [_mutable(item) for item in value]
    return value


def _get(data: Any, steps: Sequence[str]) -> Any:
    for step in steps:
        if data is None:
            return None
        data = data[int(step)] if isinstance(data, list) else data.get(step)
    return data


def _set(data: Any, steps: Sequence[str], value: object) -> None:
    for step, following in pairwise(steps):
        below = data[int(step)] if isinstance(data, list) else data[step]
        if below is None and following in _PARTS:
            below = data[step] = {}
        data = below
    data[steps[-1]] = value


def _shown(value: object) -> str:
    if isinstance(value, LabelledEnum):
        return value.value
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, Mapping):
        return " ".join(_shown(value[part]) for part in _PARTS)
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return "-" if value is None else str(value)


def _problem(code: str, place: str, found: Text, expected: Sequence[str]) -> Problem:
    return Problem(
        code,
        place,
        found,
        Text("、".join(expected), ", ".join(expected)),
        Text(
            "用 check 打印的位置，或字段路径如 sheet.0.field",
            "use a place that check prints, or a path such as sheet.0.field",
        ),
    )
