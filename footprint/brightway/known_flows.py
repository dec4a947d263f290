"""Elementary flows by UUID, from the list that bw2io ships. Child process only."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

_SPACE = "{http://www.EcoInvent.org/EcoSpold02}"


def find(key: tuple[str, str]) -> Mapping[str, Any] | None:
    """The flow whose UUID is the code of `key`, in whatever database a file keeps it."""
    return _flows().get(key[1])


@cache
def _flows() -> dict[str, dict[str, Any]]:
    import bw2io

    path = Path(bw2io.__file__).parent / "data" / "lci" / "ecoinvent elementary flows 3.9.xml"
    flows = {}
    for element in ElementTree.parse(path).getroot():
        compartment = element.find(f"{_SPACE}compartment")
        if compartment is None:
            continue
        parts = [part.text for part in compartment]
        flows[element.attrib["id"]] = {
            "name": element.findtext(f"{_SPACE}name"),
            "unit": element.findtext(f"{_SPACE}unitName"),
            "categories": [p for p in parts if p and p != "unspecified"],
        }
    return flows
