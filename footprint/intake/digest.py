"""Digest of a submission's content, whatever file it came in."""

import hashlib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum

import rfc8785
from pydantic import BaseModel

from footprint.model.base import Digest


def digest_of(data: BaseModel) -> Digest:
    """SHA-256 over the canonical JSON (RFC 8785) of `data`.

    Numbers are plain decimal strings without trailing zeros, so that 1.50 in a text file and 1.5 in a
    spreadsheet are the same content.
    """
    return hashlib.sha256(rfc8785.dumps(_plain(data.model_dump()))).hexdigest()


_Json = str | bool | None | list["_Json"] | dict[str, "_Json"]


def _plain(value: object) -> _Json:
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return _plain(value.value)
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, Decimal | int):
        return number_text(Decimal(value))
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a submission holds no {type(value).__name__}")


def number_text(number: Decimal) -> str:
    """`number` in plain decimals: no exponent, no trailing zeros, no negative zero."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
