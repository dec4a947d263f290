"""Entry point of the child process: ``python -m footprint.brightway.worker FOLDER``."""

import gc
import json
import resource
import sys
import time
import traceback
from pathlib import Path
from typing import Any

from footprint.brightway import child
from footprint.errors import FootprintError, InputError


def main(folder: Path) -> int:
    """Do the task in ``FOLDER/task.json``; faults of the input go to ``problems.json``."""
    task = json.loads((folder / child.TASK).read_text("utf-8"))
    try:
        _TASKS[task["do"]](folder, task)
    except InputError as exc:
        problems = [p.as_dict() for p in exc.problems]
    except Exception as exc:
        # An importer fed with a broken file fails in any way it likes; the user gets the reason, the log the rest.
        traceback.print_exc()
        if isinstance(exc, FootprintError):
            raise
        detail = f"{type(exc).__name__}: {str(exc)[:300]}"
        problems = [child.unreadable(task["place"], " ".join(detail.split())).as_dict()]
    else:
        return 0
    (folder / child.PROBLEMS).write_text(json.dumps(problems, ensure_ascii=False), encoding="utf-8")
    return 0


def _read(folder: Path, task: dict[str, Any]) -> None:
    from footprint.brightway import jsonld, known_flows
    from footprint.brightway.flatten import flatten
    from footprint.brightway.readers import READERS

    start = time.process_time()
    nodes = READERS[task["format"]](Path(task["path"]), task["name"])
    read, memory = time.process_time() - start, _peak()
    gc.disable()  # millions of small objects, none of them garbage
    dropped = jsonld.distributions(nodes)
    table = flatten(nodes, known_flows.find)
    table.notes.update(
        {
            "distributions_dropped": dropped,
            "formulas": sum(1 for node in nodes for exchange in node.get("exchanges", ()) if exchange.get("formula")),
            "formulas_evaluated": task["format"] == "excel",
            "processor_seconds": {"bw2io": read, "columns": time.process_time() - start - read},
            "peak_bytes": {"bw2io": memory, "columns": _peak()},
        }
    )
    table.save(folder / child.OUT)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _write(folder: Path, task: dict[str, Any]) -> None:
    from footprint.brightway.writers import write

    write(folder, task)


_TASKS = {"read": _read, "write": _write}

if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
