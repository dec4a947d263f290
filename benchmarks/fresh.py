"""Memory of one piece of work, measured in a process of its own: a peak never falls again in the process it was in."""

import gc
import importlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

_RESET_PEAK = "5"


def peak(prepared: str, work: str, *arguments: str) -> int:
    """Bytes that `work` needs at its peak, on top of what `prepared` left behind.

    Parameters
    ----------
    prepared, work
        Functions as ``module:name``. The first takes the arguments, the second what the first returned.
    arguments
        Text.
    """
    command = [sys.executable, "-m", "benchmarks.fresh", prepared, work, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
    return int(done.stdout)


def _found(name: str) -> Callable[..., object]:
    module, _, function = name.partition(":")
    found: Callable[..., object] = getattr(importlib.import_module(module), function)
    return found


def _kilobytes(field: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(f"{field}:")).split()[1])


def main(prepared: str, work: str, *arguments: str) -> None:
    """Run both and write the bytes to standard output."""
    ready = _found(prepared)(*arguments)
    run = _found(work)
    gc.collect()
    before = _kilobytes("VmRSS")
    Path("/proc/self/clear_refs").write_text(_RESET_PEAK)
    kept = run(ready)
    sys.stdout.write(f"{(_kilobytes('VmHWM') - before) * 1024}\n")
    del kept


if __name__ == "__main__":
    main(*sys.argv[1:])
