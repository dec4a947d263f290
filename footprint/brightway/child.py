"""Runs everything that touches bw2data or bw2io in a process and a data folder of its own.

Importing either of them opens, and may create, projects in the user's data folder, and a project's records are
pickles. Neither happens here: the child gets ``BRIGHTWAY2_DIR`` before it imports anything, and hands back JSON
and plain arrays.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from footprint.errors import InputError, Problem, Text

TASK, PROBLEMS, LOG, OUT, DATA = "task.json", "problems.json", "log.txt", "out", "brightway"


@contextmanager
def working_folder() -> Iterator[Path]:
    """A folder for one child, removed afterwards."""
    with TemporaryDirectory(prefix="footprint-") as name:
        folder = Path(name)
        for part in (OUT, DATA, "empty"):
            (folder / part).mkdir()
        yield folder


def run(folder: Path, task: Mapping[str, object], place: str) -> Path:
    """Run one task in a child.

    Parameters
    ----------
    folder
        From `working_folder`.
    task
        ``{"do": name, ...}``, plain data; see `footprint.brightway.worker`.
    place
        How messages call the user's file.

    Returns
    -------
    Path
        Folder with the child's output files.

    Raises
    ------
    footprint.errors.InputError
        If the task found faults in its input, or the importer could not read it.
    """
    (folder / TASK).write_text(json.dumps(task), encoding="utf-8")
    environment = {**os.environ, "BRIGHTWAY2_DIR": str(folder / DATA), "PYTHONUTF8": "1"}
    with (folder / LOG).open("wb") as log:
        # -P and an empty working folder: a file the user gave must never be importable.
        done = subprocess.run(
            [sys.executable, "-P", "-m", "footprint.brightway.worker", str(folder)],
            cwd=folder / "empty",
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if (folder / PROBLEMS).is_file():
        raise InputError([_problem(p) for p in json.loads((folder / PROBLEMS).read_text("utf-8"))])
    if done.returncode:
        last = (folder / LOG).read_text("utf-8", errors="replace").strip().splitlines()[-1:] or ["-"]
        raise InputError([unreadable(place, f"{done.returncode}: {last[0][:300]}")])
    return folder / OUT


def unreadable(place: str, detail: str) -> Problem:
    """What is said when an importer gives up."""
    return Problem(
        "brightway.unreadable",
        place,
        Text(f"无法读取的内容（{detail}）", f"content that cannot be read ({detail})"),
        Text("该格式的完整文件", "a complete file of this format"),
        Text("核对格式与文件是否完整，必要时重新导出", "check the format and the file; export it again if need be"),
    )


def _problem(data: dict[str, Any]) -> Problem:
    return Problem(data["code"], data["place"], Text(**data["found"]), Text(**data["expected"]), Text(**data["todo"]))
