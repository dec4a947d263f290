"""Finds processes by what they are called, in either language, spelling mistakes forgiven."""

from collections.abc import Iterable

from rapidfuzz import fuzz, utils

from footprint.model.inventory import Process

_LIKE = 75
"""Score from 0 to 100 from which a name counts as like the text."""


def search(processes: Iterable[Process], text: str) -> list[Process]:
    """Processes whose id or names are like `text`, the likest first.

    Every word of the text has to be in a name, or nearly; Chinese is compared as a run of characters.
    """
    words = utils.default_process(text).split()
    scored = [(score, p) for p in processes if (score := _score(p, words)) >= _LIKE]
    return [p for _, p in sorted(scored, key=lambda item: (-item[0], item[1].id))]


def _score(process: Process, words: list[str]) -> float:
    if not words:
        return 0.0
    names = [utils.default_process(n) for n in (process.name.zh, process.name.en, process.id.replace("_", " "))]
    return min(max(_word(word, name) for name in names) for word in words)


def _word(word: str, name: str) -> float:
    if word in name:
        return 100.0
    if not word.isascii():
        return fuzz.partial_ratio(word, name)
    return max((fuzz.ratio(word, other) for other in name.split()), default=0.0)
