"""Reads the ``text`` folder of an edition: every fault at ``file:line``, all at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from footprint.errors import InputError, Problem, Text
from footprint.publishing.source import Chapter, Cover
from footprint.rules.edition import Edition
from footprint.strict_yaml.document import Document as Yaml
from footprint.strict_yaml.faults import problems_of
from footprint.strict_yaml.reader import load

COVER = "cover.yaml"
R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True)
class Read:
    """One chapter and the file it was read from."""

    chapter: Chapter
    file: Yaml


@dataclass(frozen=True)
class Manuscript:
    """One document as its files say it."""

    cover: Cover
    file: Yaml
    """Where the cover was read from."""
    chapters: tuple[Read, ...]


def manuscripts(edition: Edition) -> Mapping[str, Manuscript]:
    """Documents of an edition by part, in the order of their folders; none if it has no ``text`` folder.

    Raises
    ------
    InputError
        With every fault of every file.
    """
    folder = _folder(edition)
    problems: list[Problem] = []
    found: dict[str, Manuscript] = {}
    for place in sorted(p for p in folder.iterdir() if p.is_dir()) if folder.is_dir() else ():
        cover = _read(place / COVER, edition, Cover, problems)
        read = [_read(p, edition, Chapter, problems) for p in sorted(place.glob("*.yaml")) if p.name != COVER]
        if cover is not None:
            chapters = tuple(Read(chapter, file) for entry in read if entry for chapter, file in [entry])
            found[cover[0].part] = Manuscript(*cover, chapters)
    if problems:
        raise InputError(problems)
    return found


def require_part(edition: Edition, part: str, parts: Iterable[str]) -> None:
    """Refuse a part that an edition does not have.

    Raises
    ------
    InputError
        Naming the parts there are.
    """
    known = tuple(parts)
    if part in known:
        return
    if known:
        expected = Text(f"{'、'.join(known)} 之一", f"one of {', '.join(known)}")
        todo = Text("用 --part 选择", "choose with --part")
    else:
        expected = Text("有文本的版次", "an edition with a text")
        todo = Text("该版次尚无文本", "this edition has no text yet")
    missing = Text(f"没有文件“{part}”", f"no document '{part}'")
    raise InputError([Problem("document.unknown", edition.id, missing, expected, todo)])


def _folder(edition: Edition) -> Path:
    spec = find_spec(edition.package)
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) / "text"


def _read(path: Path, edition: Edition, form: type[R], problems: list[Problem]) -> tuple[R, Yaml] | None:
    try:
        document = load(path, f"{edition.id}/text/{path.parent.name}/{path.name}")
    except InputError as error:
        problems.extend(error.problems)
        return None
    try:
        return form.model_validate(document.data), document
    except ValidationError as error:
        problems.extend(problems_of(error, document))
        return None
