"""A content-addressed cache of compiled backgrounds on disk: a manifest and a memory-mapped array each."""

import hashlib
import json
import os
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

VARIABLE = "FOOTPRINT_CACHE"


class CacheState(StrEnum):
    """What the cache did for a calculation; shown in its run record."""

    UNUSED = "unused"
    """The background is small enough to be compiled each time."""
    READ = "read"
    WRITTEN = "written"
    REBUILT = "rebuilt"
    """What was stored was damaged; it was computed again and replaced."""
    NOT_WRITABLE = "not_writable"
    """Computed, and kept in memory only."""


class DamagedError(Exception):
    """What is stored does not match its checksum."""


def folder() -> Path:
    """``FOOTPRINT_CACHE``, or the user's cache folder."""
    chosen = os.environ.get(VARIABLE)
    return Path(chosen) if chosen else user_cache_path("footprint", appauthor=False)


def read(key: str) -> tuple[dict[str, Any], NDArray[np.float64]] | None:
    """Manifest and array stored under `key`, the array memory-mapped and read-only; None if there is none.

    Raises
    ------
    DamagedError
        If either does not match its checksum or cannot be read.
    """
    manifest = folder() / f"{key}.json"
    if not manifest.exists():
        return None
    try:
        stored = json.loads(manifest.read_text("utf-8"))
        body = stored["manifest"]
        if stored["sha256"] != _digest(_canonical(body)) or body["key"] != key:
            raise DamagedError
        array = folder() / f"{body['array']}.npy"
        if _digest(array.read_bytes()) != body["array"]:
            raise DamagedError
        return body, np.load(array, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise DamagedError from exc


def write(key: str, manifest: dict[str, Any], array: NDArray[np.float64]) -> bool:
    """Store both under `key`, each file atomically, the manifest last; False if the folder is not writable."""
    try:
        folder().mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder(), prefix=".new-") as place:
            new = Path(place) / "array.npy"
            np.save(new, array, allow_pickle=False)
            name = _digest(new.read_bytes())
            new.replace(folder() / f"{name}.npy")
            body = manifest | {"key": key, "array": name}
            new = Path(place) / "manifest.json"
            new.write_text(json.dumps({"manifest": body, "sha256": _digest(_canonical(body))}), "utf-8")
            new.replace(folder() / f"{key}.json")
    except OSError:
        return False
    return True


def _canonical(body: dict[str, Any]) -> bytes:
    return json.dumps(body, sort_keys=True).encode()


def _digest(octets: bytes) -> str:
    return hashlib.sha256(octets).hexdigest()
