"""The page of ``docs/benchmarks.md`` and its chart, from measured entries."""

import math
import os
import platform
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from reportlab.graphics.renderSVG import drawToString
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import HexColor

Entry = dict[str, Any]
_WIDTH, _LINE, _LEFT, _SCALE = 900, 26, 520, 45
_TEMPLATE = Path(__file__).with_suffix(".md")
_INK, _BAR, _PAPER = HexColor(0x222222), HexColor(0x1F6F5C), HexColor(0xFFFFFF)


def machine() -> str:
    """What this runs on."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [line.split(":", 1)[1].strip() for line in cpuinfo.read_text().splitlines() if "model name" in line]
        model = names[0] if names else model
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "scipy", "bw2calc"))
    return (
        f"{os.cpu_count()} cores of {model}, {memory:.0f} GiB, {platform.system()}, "
        f"Python {platform.python_version()}, {packages}, SuperLU"
    )


def page(entries: Sequence[Entry], on: str) -> str:
    """Markdown of the page."""
    rows = "\n".join(
        f"| {e['name']} | {_number(e['ours'])} | {_number(e['theirs'])} | {e['unit']} | {_number(e['ratio'])} "
        f"| {_number(e['floor_ratio'])} | {e.get('note', '')} |"
        for e in entries
    )
    return _TEMPLATE.read_text("utf-8").format(machine=on, rows=rows)


def chart(entries: Sequence[Entry]) -> str:
    """SVG of the ratios on a logarithmic scale."""
    shown = [e for e in entries if e["ratio"] and e["ratio"] > 1]
    height = _LINE * len(shown) + 40
    drawing = Drawing(_WIDTH, height)
    drawing.add(Rect(0, 0, _WIDTH, height, fillColor=_PAPER, strokeColor=None))
    drawing.add(String(10, height - 20, "times faster than bw2calc (logarithmic)", fontSize=13, fillColor=_INK))
    for i, entry in enumerate(shown):
        y = height - 40 - _LINE * i - 12
        length = _SCALE * math.log10(entry["ratio"])
        drawing.add(String(10, y + 3, entry["name"], fontSize=11, fillColor=_INK))
        drawing.add(Rect(_LEFT, y, length, 14, fillColor=_BAR, strokeColor=None))
        label = f"{_number(entry['ratio'])} ×"
        drawing.add(String(_LEFT + length + 6, y + 3, label, fontSize=11, fillColor=_INK))
    return str(drawToString(drawing))


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
