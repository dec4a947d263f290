"""The payload as the bytes that are digested, signed and embedded."""

import hashlib
import json
from typing import Any

import rfc8785
from pydantic import TypeAdapter, ValidationError

from footprint.errors import InputError, Problem, Text
from footprint.model.certificate import Payload

FORMAT = "footprint-certificate/1"

_PAYLOAD = TypeAdapter(Payload)
_TODO = Text("使用由签发机构发出的原始文件", "use the file exactly as the issuer sent it")


def canonical_bytes(payload: Payload) -> bytes:
    """`payload` as canonical JSON (RFC 8785): one content, one sequence of bytes.

    Numbers are decimal strings, dates ISO 8601 days, absent values null.

    Raises
    ------
    InputError
        If a text cannot be written as UTF-8 (an unpaired surrogate).
    """
    try:
        return rfc8785.dumps(_PAYLOAD.dump_python(payload, mode="json"))
    except (rfc8785.CanonicalizationError, UnicodeError) as exc:
        found = Text("含有不成对的代理码位", "an unpaired surrogate in a text")
        raise InputError([_problem("payload.encoding", "", found, _VALID)]) from exc


def payload_digest(canonical: bytes) -> str:
    """SHA-256 of the canonical bytes in lower-case hexadecimal."""
    return hashlib.sha256(canonical).hexdigest()


def parse_payload(data: bytes) -> Payload:
    """The payload that `data` is the canonical form of.

    Raises
    ------
    InputError
        If `data` is not UTF-8 JSON, repeats a key, has another format, lacks a field or has one too many,
        or is not byte for byte the canonical form.
    """
    raw = _json(data)
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        found = raw.get("format", "—") if isinstance(raw, dict) else type(raw).__name__
        raise InputError([_problem("payload.format", "/format", Text.same(str(found)), Text.same(FORMAT))])
    try:
        payload = _PAYLOAD.validate_json(data)
    except ValidationError as exc:
        raise InputError([_field(error) for error in exc.errors(include_url=False)]) from exc
    if canonical_bytes(payload) != data:
        found = Text("内容有效，但写法不是规范形式", "valid content in a form that is not canonical")
        raise InputError([_problem("payload.not_canonical", "", found, Text.same("RFC 8785"))])
    return payload


_VALID = Text("UTF-8 编码的 JSON", "JSON in UTF-8")


def _problem(code: str, pointer: str, found: Text, expected: Text) -> Problem:
    return Problem(code, f"payload.json{'#' + pointer if pointer else ''}", found, expected, _TODO)


def _field(error: Any) -> Problem:
    pointer = "".join(f"/{part}" for part in error["loc"])
    given = "" if error["type"] == "missing" else repr(error["input"])[:60]
    found = Text(given or "缺失", given or "nothing")
    return _problem("payload.field", pointer, found, Text(f"有效的字段（{error['msg']}）", str(error["msg"])))


def _json(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=_unique)
    except _RepeatedKeyError as exc:
        found = Text(f"键“{exc.key}”重复", f"the key '{exc.key}' twice")
        raise InputError([_problem("payload.duplicate_key", "", found, Text("每个键一次", "each key once"))]) from exc
    except (ValueError, RecursionError) as exc:
        found = Text("无法读取的内容", "content that cannot be read")
        raise InputError([_problem("payload.json", "", found, _VALID)]) from exc


class _RepeatedKeyError(Exception):
    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen: dict[str, Any] = {}
    for key, value in pairs:
        if key in seen:
            raise _RepeatedKeyError(key)
        seen[key] = value
    return seen
