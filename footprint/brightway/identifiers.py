"""Ids for imported processes that a submission can name."""

import hashlib
import re
from collections import Counter

_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{0,79}")
_HEXADECIMAL = re.compile(r"[0-9a-f_-]{8,70}")


def identifiers(databases: list[str], codes: list[str]) -> tuple[str, ...]:
    """One id for each process, the same for the same database name and code.

    A code that is an id already is kept, so that what was exported comes back under its name; a UUID or hash gets a
    ``p_`` in front; any other code becomes a hash of database and code.
    """
    plain = [_plain(code) for code in codes]
    counts = Counter(plain)
    return tuple(
        p if p and counts[p] == 1 else "p_" + hashlib.sha256(f"{database}\0{code}".encode()).hexdigest()[:24]
        for p, database, code in zip(plain, databases, codes, strict=True)
    )


def _plain(code: str) -> str:
    if _IDENTIFIER.fullmatch(code):
        return code
    if _HEXADECIMAL.fullmatch(code.lower()):
        return "p_" + code.lower().replace("-", "_")
    return ""
