"""Footprints of tourism examples by plain arithmetic: amount times factor, summed, per unit.

Reads examples and inventory with a plain YAML reader, follows what a process draws on, and uses nothing of the engine
or the edition but the numbers in its data files.
"""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.golden.by_hand import base, factors, processes

ROOT = Path(__file__).parents[3]

_UNITS = {"hotel": "room_nights", "scenic": "visits", "event": "participants"}


def example(name: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((ROOT / "examples" / "tourism" / f"{name}.yaml").read_text("utf-8"))
    return data


def parameter(name: str) -> float:
    data = yaml.safe_load((ROOT / "standards" / "tourism" / "ed2026" / "edition.yaml").read_text("utf-8"))
    return float(data["parameters"][name]["value"])


@cache
def _inventory() -> tuple[dict[str, dict[str, Any]], dict[str, float]]:
    return processes(), factors("ar6_gwp100")


@cache
def factor(process: str) -> float:
    """Footprint of one base unit of a process [kg CO2e], by following its exchanges; none of these loops."""
    known, gwp = _inventory()
    data = known[process]
    total = 0.0
    for exchange in data["exchanges"]:
        amount = base(exchange["amount"]["value"], exchange["amount"]["unit"])
        total += amount * (factor(exchange["input"]) if "input" in exchange else gwp[exchange["emission"]])
    return total / base(data["reference"]["amount"], data["reference"]["unit"])


def units(data: dict[str, Any]) -> float:
    """Declared units of the period."""
    if "tour" in data:
        return float(data["tour"]["visitors"]["value"] * data["tour"]["days"])
    sheet = next(s for s in _UNITS if s in data)
    return float(data[sheet][_UNITS[sheet]]["value"])


def rooms_share(data: dict[str, Any], *others: str) -> float:
    """Rooms among rooms and `others` by floor area."""
    area = {k: float(data["hotel"][f"{k}_area"]["value"]) for k in ("rooms", *others)}
    return area["rooms"] / sum(area.values())


def total(data: dict[str, Any]) -> float:
    """Footprint of all lines [kg CO2e]."""
    share = rooms_share(data, "meeting", "other") if "hotel" in data else 1.0
    found = 0.0
    for line in [*data["activities"], *data.get("meters", [])]:
        amount = base(line["amount"]["value"], line["amount"]["unit"])
        found += amount * factor(line["process"]) * (share if line["sharing"] == "site" else 1.0)
    for trip in data.get("trips", []):
        found += trip["persons"] * float(trip["distance"]["value"]) * factor(trip["process"])
    return found
