"""Digest of a library's content."""

import hashlib
import json
from collections.abc import Mapping

from pydantic import BaseModel

from footprint.model.base import Digest


def digest_of(parts: Mapping[str, Mapping[str, BaseModel]]) -> Digest:
    """SHA-256 over the canonical JSON (RFC 8785) of all records by group and id.

    Canonical JSON sorts keys, so neither the order of files and fields nor white space nor comments count;
    numbers are the decimal strings as written, because trailing zeros state a precision. Keys here are ASCII
    and values text, whole numbers, booleans or null, for which the standard library writes the same bytes as
    the canonical form, in a fraction of the time; a test holds them equal.
    """
    content = {
        group: {name: record.model_dump(mode="json") for name, record in records.items()}
        for group, records in parts.items()
    }
    return hashlib.sha256(canonical(content)).hexdigest()


def canonical(content: Mapping[str, object]) -> bytes:
    """Canonical JSON of records as `digest_of` meets them."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
