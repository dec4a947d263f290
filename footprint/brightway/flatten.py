"""Brightway's lists of dictionaries as columns, with every exchange kept, linked or not."""

import math
from array import array
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np

from footprint.brightway.raw import EXCHANGE_DTYPE, FLOW_COLUMNS, NONE, PROCESS_COLUMNS, RawTable

Node = Mapping[str, Any]
Key = tuple[str, str]

_PROCESS_TYPES = {"", "process", "processwithreferenceproduct", "multifunctional"}
_FLOW_TYPES = {"emission", "natural resource", "inventory indicator", "economic", "social", "biosphere"}
_INTEGERS = ("process", "kind", "supplier", "flow", "unit", "label", "uncertainty")
_NUMBERS = ("amount", "loc", "scale", "shape", "minimum", "maximum")


def flatten(nodes: Iterable[Node], find_flow: Callable[[Key], Node | None]) -> RawTable:
    """Turn datasets into columns.

    Parameters
    ----------
    nodes
        Datasets with ``database``, ``code`` and ``exchanges``: processes, products and elementary flows.
    find_flow
        Finds an elementary flow that an exchange names by key only, or None.
    """
    return _Flattening(list(nodes), find_flow).table()


class _Flattening:
    def __init__(self, nodes: list[Node], find_flow: Callable[[Key], Node | None]) -> None:
        self._find_flow = find_flow
        self._processes = [n for n in nodes if _type(n) in _PROCESS_TYPES]
        self._flow_nodes = {_key(n): n for n in nodes if _type(n) in _FLOW_TYPES}
        self._products = {_key(n): n for n in nodes if _type(n) == "product"}
        self._odd = [n for n in nodes if _type(n) not in _PROCESS_TYPES | _FLOW_TYPES | {"product"}]
        self._index = {_key(n): i for i, n in enumerate(self._processes)}
        self._producers: dict[Key, list[int]] = {}
        for i, node in enumerate(self._processes):
            for exchange in node.get("exchanges", ()):
                if exchange.get("type") == "production" and exchange.get("input"):
                    target = tuple(exchange["input"])
                    if target in self._products:
                        self._producers.setdefault(target, []).append(i)
        self._flows: dict[tuple[str, ...], int] = {}
        self._strings: dict[str, int] = {}
        self._names = [_label(n) for n in self._processes]
        self._ambiguous = 0

    def table(self) -> RawTable:
        whole, real = array("i"), array("d")
        for i, node in enumerate(self._processes):
            for exchange in node.get("exchanges", ()):
                self._add(whole, real, i, exchange)
        integers = np.frombuffer(whole, dtype=np.int32).reshape(-1, len(_INTEGERS))
        numbers = np.frombuffer(real, dtype=np.float64).reshape(-1, len(_NUMBERS))
        exchanges = np.empty(len(integers), dtype=EXCHANGE_DTYPE)
        for part, names in ((integers, _INTEGERS), (numbers, _NUMBERS)):
            for i, name in enumerate(names):
                exchanges[name] = part[:, i]
        flows = {name: [key[i] for key in self._flows] for i, name in enumerate(FLOW_COLUMNS)}
        return RawTable(self._process_columns(), flows, list(self._strings), exchanges, self._notes())

    def _notes(self) -> dict[str, Any]:
        seen: dict[Key, int] = {}
        for node in self._processes:
            seen[_key(node)] = seen.get(_key(node), 0) + 1
        return {
            "duplicate_codes": sorted("/".join(key) for key, count in seen.items() if count > 1),
            "odd_nodes": [f"{_label(n)}: {_type(n)!r}" for n in self._odd],
            "ambiguous": self._ambiguous,
        }

    def _process_columns(self) -> dict[str, list[str]]:
        columns: dict[str, list[str]] = {name: [] for name in PROCESS_COLUMNS}
        for node in self._processes:
            unit, product = str(node.get("unit") or ""), str(node.get("reference product") or "")
            if not unit or not product:
                made = [x for x in node.get("exchanges", ()) if x.get("type") == "production"]
                if len(made) == 1:
                    unit = unit or str(made[0].get("unit") or "")
                    product = product or str(made[0].get("name") or "")
            values = {
                "name": str(node.get("name") or ""),
                "name_zh": str(node.get("name zh") or ""),
                "product": product,
                "location": str(node.get("location") or ""),
                "unit": unit,
                "category": _category(node),
                "scope": str(node.get("footprint scope") or ""),
                "database": str(node.get("database") or ""),
                "code": str(node.get("code") or ""),
            }
            for name in PROCESS_COLUMNS:
                columns[name].append(values[name])
        return columns

    def _add(self, whole: "array[int]", real: "array[float]", process: int, exchange: Node) -> None:
        kind = exchange.get("type")
        supplier = flow = NONE
        if kind == "biosphere":
            flow = self._flow(exchange)
        else:
            supplier = self._supplier(process, exchange)
        label = "" if supplier != NONE or flow != NONE else _label(exchange)
        numbered = self._string
        whole.extend(
            (
                process,
                numbered("" if kind is None else str(kind)),
                supplier,
                flow,
                numbered(str(exchange.get("unit") or "")),
                numbered(label),
                _uncertainty(exchange),
            )
        )
        real.extend([_number(exchange.get(name)) for name in _NUMBERS])

    def _supplier(self, process: int, exchange: Node) -> int:
        key = exchange.get("input")
        if not key:
            return process if exchange.get("type") == "production" else NONE
        key = tuple(key)
        if key in self._index:
            return self._index[key]
        makers = self._producers.get(key, ())
        if exchange.get("type") == "production" and process in makers:
            return process
        wanted = (exchange.get("defaultProvider") or {}).get("@id")
        if wanted:
            makers = [m for m in makers if str(self._processes[m]["code"]).split(".", 1)[0] == wanted]
        if len(makers) > 1:
            self._ambiguous += 1
        return makers[0] if len(makers) == 1 else NONE

    def _flow(self, exchange: Node) -> int:
        key = tuple(exchange["input"]) if exchange.get("input") else None
        if key in self._index or key in self._products:
            return NONE  # an emission of a product: not a flow, whatever it was meant to be
        node = self._flow_nodes.get(key) if key else None
        if node is None and key and not exchange.get("name"):
            node = self._find_flow(key)
        source: Node = {**exchange, **{k: v for k, v in node.items() if v}} if node else exchange
        code = str(key[1] if key else exchange.get("flow") or exchange.get("code") or "")
        identity = (
            str(key[0]) if key else "",
            code,
            str(source.get("name") or code),
            "/".join(str(c) for c in source.get("categories") or () if c),
            str((node or {}).get("unit") or exchange.get("unit") or ""),
        )
        return self._flows.setdefault(identity, len(self._flows))

    def _string(self, text: str) -> int:
        return self._strings.setdefault(text, len(self._strings))


def _type(node: Node) -> str:
    return str(node.get("type") or "")


def _key(node: Node) -> Key:
    return str(node.get("database") or ""), str(node.get("code") or "")


def _label(node: Node) -> str:
    parts = [str(node.get("name") or node.get("input") or "?")]
    product = node.get("reference product") or node.get("product")
    if product and product != node.get("name"):
        parts.append(f"| {product}")
    if node.get("location"):
        parts.append(f"{{{node['location']}}}")
    categories = node.get("categories")
    if categories:
        parts.append("(" + "/".join(str(c) for c in categories if c) + ")")
    return " ".join(parts)


def _category(node: Node) -> str:
    found = node.get("classifications") or node.get("categories") or ""
    if isinstance(found, list | tuple):
        first = found[0] if found else ""
        return str(first[-1] if isinstance(first, list | tuple) and first else first)
    return str(found)


def _uncertainty(exchange: Node) -> int:
    found = exchange.get("uncertainty type", exchange.get("uncertainty_type"))
    if type(found) is int and 0 <= found < 1000:
        return found
    number = _number(found if found is not None else 0)
    return int(number) if number.is_integer() and abs(number) < 1000 else 999


def _number(value: Any) -> float:
    if type(value) is float:
        return value
    if value is None or value == "":
        return math.nan
    try:
        return float(value)
    except (TypeError, ValueError):
        return math.nan
