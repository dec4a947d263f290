"""Strict JSON: each key once, numbers exact, nothing that only some readers accept."""

import json
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from footprint.errors import InputError, Problem, Text
from footprint.intake.faults import shown
from footprint.intake.files import read_bytes

MAX_DEPTH = 32
_LONGEST_NUMBER = 60


class _Object(dict[str, Any]):
    """An object that remembers which keys came twice."""

    repeated: tuple[str, ...] = ()


class _NumberError(ValueError):
    pass


def load(path: Path) -> object:
    """Content of a JSON file, numbers as `Decimal`.

    Raises
    ------
    footprint.errors.InputError
        If the file is no UTF-8 JSON, is nested too deeply, or repeats a key; every repeated key is named at
        its JSON pointer.
    """
    name = path.name
    try:
        root = json.loads(
            read_bytes(path).decode("utf-8-sig"),
            object_pairs_hook=_object,
            parse_float=_number,
            parse_int=_number,
            parse_constant=_number,
        )
    except json.JSONDecodeError as exc:
        where = f"{name}:{exc.lineno}"
        raise InputError(
            [_broken(where, Text(f"JSON 语法错误（{exc.msg}）", f"a JSON syntax error ({exc.msg})"))]
        ) from exc
    except UnicodeDecodeError as exc:
        raise InputError([_broken(name, Text("不是 UTF-8 编码", "bytes that are not UTF-8"))]) from exc
    except _NumberError as exc:
        raise InputError([_broken(name, Text(f"数 {exc}", f"the number {exc}"))]) from exc
    except RecursionError as exc:
        raise InputError([_too_deep(name)]) from exc
    problems = [_repeated(name, pointer, key) for pointer, item in _walk(name, root) for key in item.repeated]
    if problems:
        raise InputError(problems)
    return root


def pointer_of(name: str, path: tuple[object, ...]) -> str:
    """``file#/key/2/key`` (RFC 6901)."""
    return name + "#" + "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    found = _Object()
    repeated: list[str] = []
    for key, value in pairs:
        if key in found:
            repeated.append(key)
        found[key] = value
    found.repeated = tuple(repeated)
    return found


def _number(text: str) -> Decimal:
    if len(text) > _LONGEST_NUMBER:
        raise _NumberError(shown(text))
    try:
        number = Decimal(text)
    except InvalidOperation as exc:
        raise _NumberError(shown(text)) from exc
    if not number.is_finite():
        raise _NumberError(text)
    return number


def _walk(name: str, root: object) -> Iterator[tuple[str, _Object]]:
    """Every object with its pointer, without recursion."""
    waiting: list[tuple[tuple[object, ...], object]] = [((), root)]
    while waiting:
        path, item = waiting.pop()
        if len(path) > MAX_DEPTH:
            raise InputError([_too_deep(pointer_of(name, path[:MAX_DEPTH]))])
        if isinstance(item, _Object):
            yield pointer_of(name, path), item
            waiting += [((*path, key), value) for key, value in item.items()]
        elif isinstance(item, list):
            waiting += [((*path, index), value) for index, value in enumerate(item)]


def _broken(place: str, found: Text) -> Problem:
    return Problem(
        "json.syntax",
        place,
        found,
        Text("UTF-8 编码、语法正确的 JSON", "well-formed JSON in UTF-8"),
        Text("改正该处", "correct it there"),
    )


def _too_deep(place: str) -> Problem:
    return Problem(
        "json.too_deep",
        place,
        Text(f"嵌套超过 {MAX_DEPTH} 层", f"more than {MAX_DEPTH} levels of nesting"),
        Text(f"至多 {MAX_DEPTH} 层", f"at most {MAX_DEPTH} levels"),
        Text("减少嵌套", "nest less deeply"),
    )


def _repeated(name: str, pointer: str, key: str) -> Problem:
    return Problem(
        "json.duplicate_key",
        pointer if pointer != f"{name}#" else f"{name}#/",
        Text(f"键“{shown(key)}”重复", f"the key '{shown(key)}' again"),
        Text("每个键只出现一次", "each key once"),
        Text("删除其中一个", "delete one of the two"),
    )
