"""Serial numbers as registries write them, compared in one notation."""

import re
import unicodedata

_MARKS = re.compile(r"[^0-9A-Z\u4e00-\u9fff]+")
_RANGE = re.compile(r"(.*?)([0-9]+)[^0-9A-Z\u4e00-\u9fff]+(?:\1)?([0-9]+)", re.DOTALL)
_ONE = re.compile(r"(.*?)([0-9]+)", re.DOTALL)


def span(serial: str) -> tuple[str, int, int] | None:
    """What stands before the numbers, the first and the last of them; None if it ends in no number.

    Two runs of as many digits at the end, the second no lower, are read as a range; otherwise the last run is one
    number. Width, case and marks make no other number.
    """
    text = unicodedata.normalize("NFKC", serial).upper().strip()
    found = _RANGE.fullmatch(text)
    if found and len(found[2]) == len(found[3]) and int(found[2]) <= int(found[3]):
        return _MARKS.sub("", found[1]), int(found[2]), int(found[3])
    single = _ONE.fullmatch(_MARKS.sub("", text))
    return None if single is None else (single[1], int(single[2]), int(single[2]))


def overlap(one: str, other: str) -> bool:
    """Whether two serial numbers or ranges share a number, or are the same text."""
    a, b = span(one), span(other)
    if a is None or b is None:
        return plain(one) == plain(other)
    return a[0] == b[0] and a[1] <= b[2] and b[1] <= a[2]


def plain(text: str) -> str:
    """Text without width, case and marks."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text).upper())
