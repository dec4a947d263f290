"""Digest of a library's content."""

import hashlib
from collections.abc import Mapping

import rfc8785
from pydantic import BaseModel

from footprint.model.base import Digest


def digest_of(parts: Mapping[str, Mapping[str, BaseModel]]) -> Digest:
    """SHA-256 over the canonical JSON (RFC 8785) of all records by group and id.

    Canonical JSON sorts keys, so neither the order of files and fields nor white space nor comments count;
    numbers are the decimal strings as written, because trailing zeros state a precision.
    """
    content = {
        group: {name: record.model_dump(mode="json") for name, record in records.items()}
        for group, records in parts.items()
    }
    return hashlib.sha256(rfc8785.dumps(content)).hexdigest()
