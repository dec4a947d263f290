"""Words on paper: the common ones of `labels` and those an edition adds."""

from collections.abc import Iterable, Mapping
from functools import cache

from footprint.errors import InputError, Problem, Text
from footprint.label import data

REPLACEABLE = (
    "boundary.",
    "footprint.",
    "stage.",
    "gas.",
    "intro",
    "section.product",
    "section.stages",
    "field.manufacturer",
    "field.factory",
    "field.product",
    "field.model",
    "field.specification",
    "field.trademark",
)
"""Common wording that an edition may say in its own way: a service has a provider and a route, not a factory and a
specification. Titles, and what a certificate claims or is checked by, it may not."""


@cache
def load_wording() -> Mapping[str, Text]:
    """The common words of ``labels/wording.yaml`` by key."""
    return {key: Text(**entry) for key, entry in data.read("wording.yaml").items()}


class Words:
    """Wording by key, common and the edition's.

    Parameters
    ----------
    edition
        What the edition adds, such as ``number.<key>`` and ``fact.<key>``, or replaces where it may.

    Raises
    ------
    InputError
        If the edition replaces wording that is the same on every certificate.
    """

    def __init__(self, edition: Mapping[str, Text]) -> None:
        common = load_wording()
        fixed = [key for key in edition if key in common and not key.startswith(REPLACEABLE)]
        if fixed:
            raise InputError([_fixed(key) for key in fixed])
        self.replaced = tuple(key for key in edition if key in common)
        """Common wording that the edition says in its own way."""
        self._words = {**common, **edition}

    def __contains__(self, key: str) -> bool:
        return key in self._words

    def __getitem__(self, key: str) -> Text:
        """The wording of `key`.

        Raises
        ------
        InputError
            If neither the edition nor the common wording has it.
        """
        if key not in self._words:
            raise InputError(self.lacking([key]))
        return self._words[key]

    def lacking(self, keys: Iterable[str]) -> list[Problem]:
        """One problem for every key without wording."""
        return [_missing(key) for key in keys if key not in self._words]


def _missing(key: str) -> Problem:
    return Problem(
        "wording.missing",
        f"wording:{key}",
        Text("没有用语", "no wording"),
        Text("中文和英文用语", "wording in Chinese and English"),
        Text(f"在该标准版本的用语中补充“{key}”", f"add '{key}' to the edition's wording"),
    )


def _fixed(key: str) -> Problem:
    return Problem(
        "wording.fixed",
        f"wording:{key}",
        Text("标准版本改写了通用用语", "an edition that replaces common wording"),
        Text("通用用语不变", "common wording as it is"),
        Text(f"从该标准版本的用语中删去“{key}”", f"remove '{key}' from the edition's wording"),
    )
