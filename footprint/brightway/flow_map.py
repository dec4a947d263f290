"""Elementary flows of an import, matched by name and compartment with those of the inventory."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from footprint.brightway import unit_names
from footprint.model.inventory import ElementaryFlow

_LOOKS_LIKE_A_GREENHOUSE_GAS = re.compile(
    r"carbon dioxide|\bco2|\bghg\b|greenhouse|methane|\bch4\b|nitrous|dinitrogen monoxide|\bn2o\b|halon|chloroform"
    r"|fluoro|(nitrogen|sul(f|ph)uryl?) \w*fluoride|hexafluoride|\b[sn]f[36]\b"
    r"|\b(hcfc|hfc|cfc|pfc|hcc|hfe|hfo|hcfo|r)-?\d"
    r"|^(ethane|propane|butane)\b|chloroeth(ane|ylene)|carbon tetrachloride|methyl (bromide|chloride)|bromo",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"water|soil|ground|resource|land|raw", re.IGNORECASE)


@dataclass(frozen=True)
class FlowMatch:
    """What a flow of an import is in our terms.

    Attributes
    ----------
    flow
        Id of our flow, or None.
    sign
        ``=`` same, ``<`` narrower, ``>`` wider, ``~`` nearest; empty without a flow.
    factor
        Amount of our flow [its unit] per amount of theirs [their unit].
    suspect
        Without a flow, but the name looks like a greenhouse gas.
    note
        Why the match is not exact.
    """

    flow: str | None
    sign: str = ""
    factor: float = 1.0
    suspect: bool = False
    note: str = ""


def match(name: str, categories: str, unit: str, flows: Mapping[str, ElementaryFlow]) -> FlowMatch:
    """Match one flow.

    Parameters
    ----------
    name, categories, unit
        As the file has them; categories joined by ``/``.
    flows
        The inventory's flows by id.
    """
    compartment = _compartment(categories)
    entry = _entries().get((name.strip().lower(), compartment)) or _own(name, compartment, flows)
    suspect = bool(_LOOKS_LIKE_A_GREENHOUSE_GAS.search(name))
    if compartment != "air":
        suspect = suspect and "carbon dioxide" in name.lower()
    if entry is None:
        return FlowMatch(None, suspect=suspect)
    flow = next((f for f in entry["to"] if f in flows), None)
    if flow is None:
        return FlowMatch(None, suspect=True, note=f"the inventory has no flow {' / '.join(entry['to'])}")
    factor = unit_names.factor(unit, flows[flow].unit)
    if factor is None:
        return FlowMatch(None, suspect=True, note=f"unit {unit!r} is not one of {flows[flow].unit}")
    return FlowMatch(flow, entry["sign"], float(factor) * entry.get("factor", 1), note=entry.get("note", ""))


def _compartment(categories: str) -> str:
    if re.search(r"\bair\b", categories, re.IGNORECASE) and not re.search("resource|in air", categories, re.IGNORECASE):
        return "air"
    if re.search("resource|raw|in air", categories, re.IGNORECASE):
        return "resource"
    if re.search("soil", categories, re.IGNORECASE):
        return "soil"
    return "other" if _ELSEWHERE.search(categories) else "air"


@cache
def _entries() -> Mapping[tuple[str, str], dict[str, Any]]:
    content = yaml.safe_load(Path(__file__).with_name("flow_names.yaml").read_text("utf-8"))
    return {
        (name.lower(), entry.get("compartment", "air")): entry
        for entry in content["entries"]
        for name in entry["names"]
    }


def _own(name: str, compartment: str, flows: Mapping[str, ElementaryFlow]) -> dict[str, Any] | None:
    """The inventory's own names, which its exports carry."""
    if compartment != "air":
        return None
    found = [f.id for f in flows.values() if f.name.en.lower() == name.strip().lower()]
    return {"to": found, "sign": "="} if len(found) == 1 else None
