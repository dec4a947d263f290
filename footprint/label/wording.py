"""Words on paper: the common ones of `labels` and those an edition adds."""

from collections.abc import Iterable, Mapping
from functools import cache

from footprint.errors import InputError, Problem, Text
from footprint.label import data


@cache
def load_wording() -> Mapping[str, Text]:
    """The common words of ``labels/wording.yaml`` by key."""
    return {key: Text(**entry) for key, entry in data.read("wording.yaml").items()}


class Words:
    """Wording by key, an edition's before the common one.

    Parameters
    ----------
    edition
        What the edition adds or replaces, such as ``number.<key>`` and ``fact.<key>``.
    """

    def __init__(self, edition: Mapping[str, Text]) -> None:
        self._words = {**load_wording(), **edition}

    def __getitem__(self, key: str) -> Text:
        """The wording of `key`.

        Raises
        ------
        InputError
            If neither the edition nor the common wording has it.
        """
        self.require([key])
        return self._words[key]

    def require(self, keys: Iterable[str]) -> None:
        """Raise one InputError that names every key without wording."""
        lacking = [key for key in keys if key not in self._words]
        if lacking:
            raise InputError([_missing(key) for key in lacking])

    def items(self) -> Iterable[tuple[str, Text]]:
        """All wording by key."""
        return self._words.items()


def _missing(key: str) -> Problem:
    return Problem(
        "wording.missing",
        f"wording:{key}",
        Text("没有用语", "no wording"),
        Text("中文和英文用语", "wording in Chinese and English"),
        Text(f"在该标准版本的用语中补充“{key}”", f"add '{key}' to the edition's wording"),
    )
