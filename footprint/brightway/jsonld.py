"""What bw2io's JSON-LD importer cannot read, turned into what it can. Child process only."""

import math
from typing import Any

RELATIVE = "footprint distribution"
"""Distribution of an exchange in units of its amount, so that conversion and allocation carry it along."""

_LOGNORMAL, _NORMAL, _TRIANGLE, _UNIFORM = 2, 3, 5, 4


class Extractor:
    """bw2io's extractor with waste as treatment services, avoided products as negative inputs, and distributions."""

    @staticmethod
    def extract(folder: str) -> dict[str, Any]:
        """Content of a folder, prepared."""
        from bw2io.extractors.json_ld import JSONLDExtractor

        return prepared(JSONLDExtractor.extract(folder))


def prepared(data: dict[str, Any]) -> dict[str, Any]:
    """Raw content of a JSON-LD folder, ready for bw2io.

    In openLCA a process that makes waste lists it as an output, and a treatment takes it as an input. Seen as the
    service of treating it, the treatment makes it and the other process uses it, with the same amounts.
    """
    for part in ("flows", "processes", "locations", "unit_groups"):
        data.setdefault(part, {})
    waste = {f["@id"] for f in data["flows"].values() if f.get("flowType") == "WASTE_FLOW"}
    for flow in data["flows"].values():
        if flow["@id"] in waste:
            flow["flowType"] = "PRODUCT_FLOW"
    for process in data["processes"].values():
        process.setdefault("location", {"name": ""})
        process.setdefault("allocationFactors", [])
        process.setdefault("defaultAllocationMethod", "NO_ALLOCATION")
        for exchange in process.get("exchanges", ()):
            _prepare(exchange, waste)
    return data


def _prepare(exchange: dict[str, Any], waste: set[str]) -> None:
    for new, old in (("isQuantitativeReference", "quantitativeReference"), ("isAvoidedProduct", "avoidedProduct")):
        if new in exchange:
            exchange[old] = exchange.pop(new)
    flow = exchange["flow"]
    if flow["@id"] in waste or flow.get("flowType") == "WASTE_FLOW":
        flow["flowType"] = "PRODUCT_FLOW"
        exchange["isInput"] = not exchange.get("isInput", False)
    if exchange.pop("avoidedProduct", False):
        exchange["isInput"] = True
        exchange["amount"] = -exchange["amount"]
    found = exchange.pop("uncertainty", None)
    if found:
        exchange[RELATIVE] = _relative(found, abs(exchange["amount"]))


def _relative(found: dict[str, Any], amount: float) -> dict[str, Any] | None:
    """The distribution divided by the amount; None where that or the distribution makes no sense."""
    kind = str(found.get("distributionType", ""))
    try:
        if kind.startswith("LOG_NORMAL"):
            return {"uncertainty type": _LOGNORMAL, "scale": math.log(found["geomSd"])}
        if kind.startswith("NORMAL"):
            return {"uncertainty type": _NORMAL, "scale": found["sd"] / amount}
        if kind.startswith("TRIANGLE") or kind.startswith("UNIFORM"):
            bounds = {"minimum": found["minimum"] / amount, "maximum": found["maximum"] / amount}
            return {"uncertainty type": _TRIANGLE if kind.startswith("T") else _UNIFORM, **bounds}
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        pass
    return None


def distributions(nodes: list[dict[str, Any]]) -> int:
    """Put the distributions back in absolute terms; returns how many had to be dropped."""
    dropped = 0
    for node in nodes:
        for exchange in node.get("exchanges", ()):
            if RELATIVE not in exchange:
                continue
            relative, amount = exchange.pop(RELATIVE), exchange["amount"]
            if relative is None or not amount:
                dropped += 1
                continue
            kind = relative["uncertainty type"]
            exchange["uncertainty type"] = kind
            exchange["loc"] = math.log(abs(amount)) if kind == _LOGNORMAL else amount
            if kind == _LOGNORMAL:
                exchange["scale"] = relative["scale"]
            elif kind == _NORMAL:
                exchange["scale"] = relative["scale"] * abs(amount)
            else:
                bounds = sorted(relative[k] * abs(amount) * (1 if amount > 0 else -1) for k in ("minimum", "maximum"))
                exchange["minimum"], exchange["maximum"] = bounds
    return dropped
