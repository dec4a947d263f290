"""Reading, linking and checking the shipped library, beside parsing the same files bare with libyaml."""

import time
from collections.abc import Callable

import yaml

from footprint import resources
from footprint.inventory.library import load_library
from footprint.inventory.matrix import from_library

_TURNS = 7


def run(smoke: bool) -> list[dict[str, object]]:
    """Both in turn, the best of seven (one, if only smoke is looked for)."""
    files = sorted(resources.folder("inventories").rglob("*.yaml"))

    def bare() -> None:
        for file in files:
            yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)

    def ours() -> None:
        from_library(load_library())

    ours()
    turns = [(_processor(ours), _processor(bare)) for _ in range(1 if smoke else _TURNS)]
    mine, floor = (min(times) for times in zip(*turns, strict=True))
    return [
        {
            "name": f"load, link and check the shipped library, {len(files)} files",
            "ours": mine,
            "theirs": floor,
            "unit": "processor s",
            "ratio": None,
            "floor_ratio": mine / floor,
            "note": "theirs: the same files parsed bare with libyaml, no lines, no checks; goal 3",
        }
    ]


def _processor(action: Callable[[], None]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start
