"""What bw2io's JSON-LD importer cannot read, turned into what it can. Child process only."""

import math
from typing import Any

from footprint.errors import InputError, Problem, Text

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
    references = {key: _reference(data, flow) for key, flow in _by_id(data["flows"]).items()}
    problems = []
    for process in data["processes"].values():
        process.setdefault("location", {"name": ""})
        process.setdefault("allocationFactors", [])
        process.setdefault("defaultAllocationMethod", "NO_ALLOCATION")
        for exchange in process.get("exchanges", ()):
            _prepare(exchange, waste)
            if not _in_reference_unit(exchange, references.get(exchange["flow"]["@id"])):
                problems.append(_no_unit(str(process.get("name")), str(exchange["flow"].get("name"))))
    if problems:
        raise InputError(problems)
    return data


def _by_id(items: dict[str, Any]) -> dict[str, Any]:
    return {item["@id"]: item for item in items.values()}


def _reference(data: dict[str, Any], flow: dict[str, Any]) -> tuple[str, dict[str, float]] | None:
    """Reference unit of a flow, and the factor of each of its properties; None if the folder does not say."""
    factors, unit = {}, None
    for part in flow.get("flowProperties", ()):
        quantity = part["flowProperty"]["@id"]
        factors[quantity] = part.get("conversionFactor", 1.0)
        if part.get("isRefFlowProperty") or part.get("referenceFlowProperty"):
            group = _by_id(data.get("flow_properties", {})).get(quantity, {}).get("unitGroup", {}).get("@id")
            for candidate in _by_id(data["unit_groups"]).get(group, {}).get("units", ()):
                if candidate.get("isRefUnit") or candidate.get("referenceUnit"):
                    unit = candidate["name"]
    return (unit, factors) if unit else None


def _in_reference_unit(exchange: dict[str, Any], reference: tuple[str, dict[str, float]] | None) -> bool:
    """Name the unit that bw2io converts into, and convert between properties, which it does not.

    bw2io multiplies by the unit's own factor; an amount by volume of a flow kept by mass would stay a volume. In
    openLCA an amount in a property, divided by the factor of that property, is one in the reference property.
    """
    if reference is None:
        return "refUnit" in exchange["flow"]
    unit, factors = reference
    exchange["flow"]["refUnit"] = unit
    quantity = (exchange.get("flowProperty") or {}).get("@id")
    if quantity is not None and quantity in factors and factors[quantity] != 1:
        exchange["amount"] /= factors[quantity]
    return quantity is None or quantity in factors


def _no_unit(process: str, flow: str) -> Problem:
    return Problem(
        "brightway.unit",
        process,
        Text(
            f"“{flow}”的数量无法换算为其参考单位", f"an amount of '{flow}' that does not convert to its reference unit"
        ),
        Text("带流、流属性与单位组的完整导出", "a complete export with flows, flow properties and unit groups"),
        Text("在 openLCA 中重新导出，含引用数据", "export again from openLCA, with the data referred to"),
    )


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
