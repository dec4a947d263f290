"""Finds the standards that are installed and their editions, without importing rule code."""

from difflib import get_close_matches
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

from pydantic import ValidationError

from footprint.errors import InputError, Problem, Text
from footprint.rules.edition import Edition, EditionData, folder_digest
from footprint.rules.published import check_published
from footprint.strict_yaml.faults import problems_of
from footprint.strict_yaml.reader import load

_GROUP = "footprint.standards"


def edition_ids() -> tuple[str, ...]:
    """Ids of all editions found, sorted: ``standard@year``."""
    return tuple(sorted(_folders()))


def load_edition(name: str) -> Edition:
    """Load an edition by ``standard@year``, or the newest edition of ``standard``.

    Raises
    ------
    InputError
        If there is no such edition, its data file has faults, or it is published and not what was published.
    """
    folders = _folders()
    wanted = name if "@" in name else max((i for i in folders if i.startswith(f"{name}@")), default=name)
    if wanted not in folders:
        near = get_close_matches(name, [*folders, *{i.split("@")[0] for i in folders}], n=1)
        raise InputError(
            [
                Problem(
                    "standard.unknown",
                    name,
                    Text(f"未知标准“{name}”", f"unknown standard '{name}'"),
                    Text(f"{'、'.join(sorted(folders))} 之一", f"one of {', '.join(sorted(folders))}"),
                    Text(f"是否为 {near[0]}？", f"did you mean {near[0]}?")
                    if near
                    else Text("用 footprint standards list 查看", "see footprint standards list"),
                )
            ]
        )
    package, folder = folders[wanted]
    document = load(folder / "edition.yaml", f"{wanted}/edition.yaml")
    try:
        data = EditionData.model_validate(document.data)
    except ValidationError as error:
        raise InputError(problems_of(error, document)) from None
    digest = folder_digest(folder)
    if data.status == "published":
        check_published(folder, wanted, digest)
    return Edition(data, package, digest)


def edition_folder(name: str) -> Path:
    """Where an edition lies.

    Raises
    ------
    KeyError
        If there is no such edition.
    """
    return _folders()[name][1]


def _folders() -> dict[str, tuple[str, Path]]:
    found = {}
    for entry in entry_points(group=_GROUP):
        spec = find_spec(entry.value)
        for place in spec.submodule_search_locations or () if spec else ():
            for folder in Path(place).glob("ed[0-9]*"):
                if (folder / "edition.yaml").is_file():
                    found[f"{entry.name}@{folder.name[2:]}"] = (f"{entry.value}.{folder.name}", folder)
    return found
