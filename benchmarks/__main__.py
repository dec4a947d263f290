"""Runs every subject, writes ``benchmarks/result.json`` and the figures of ``docs/benchmarks.md``."""

import argparse
import importlib
import json
import sys
import time
from pathlib import Path

from benchmarks.page import chart, machine, page

ROOT = Path(__file__).parents[1]
SUBJECTS = ("scoring", "growth", "montecarlo", "whatif", "library", "exchange")


def main() -> None:
    """Measure; with ``--smoke`` everything is tiny and nothing is written."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--smoke", action="store_true", help="run every subject on tiny data and write nothing")
    parser.add_argument("subject", nargs="*", default=SUBJECTS, help=f"of {', '.join(SUBJECTS)}")
    chosen = parser.parse_args()
    found: list[dict[str, object]] = []
    start = time.perf_counter()
    for subject in chosen.subject:
        entries = importlib.import_module(f"benchmarks.{subject}").run(chosen.smoke)
        for entry in entries:
            ratio = "" if entry["ratio"] is None else f"   {entry['ratio']:,.3g} times"
            sys.stdout.write(f"{entry['name']}: {entry['ours']:.3g} {entry['unit']}{ratio}\n")
            sys.stdout.flush()
        found += entries
    sys.stdout.write(f"{time.perf_counter() - start:.0f} s\n")
    if chosen.smoke or tuple(chosen.subject) != SUBJECTS:
        return
    (ROOT / "benchmarks" / "result.json").write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    (ROOT / "docs" / "images" / "benchmarks.svg").write_text(chart(found), "utf-8")
    (ROOT / "docs" / "benchmarks.md").write_text(page(found, machine()), "utf-8")


if __name__ == "__main__":
    main()
