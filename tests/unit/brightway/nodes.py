"""Datasets as Brightway has them, small enough to break one thing at a time."""

from typing import Any

from footprint.brightway.flatten import flatten
from footprint.brightway.raw import RawTable


def exchange(kind: str, target: str, amount: float, unit: str = "kilogram", **more: Any) -> dict[str, Any]:
    return {"input": ("db", target), "type": kind, "amount": amount, "unit": unit, "name": target, **more}


def process(code: str, *exchanges: dict[str, Any], unit: str = "kilogram", **more: Any) -> dict[str, Any]:
    own = [] if more.pop("bare", False) else [exchange("production", code, 1.0, unit)]
    return {
        "database": "db",
        "code": code,
        "name": code,
        "unit": unit,
        "type": "process",
        "exchanges": [*own, *exchanges],
        **more,
    }


def co2(amount: float = 1.0, **more: Any) -> dict[str, Any]:
    return {
        "type": "biosphere",
        "name": "Carbon dioxide, fossil",
        "categories": ("air",),
        "unit": "kilogram",
        "amount": amount,
        **more,
    }


def raw(*nodes: dict[str, Any]) -> RawTable:
    return flatten(nodes, lambda _key: None)
