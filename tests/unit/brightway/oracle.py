"""Scores by bw2data and bw2calc, in a process of its own: ``python oracle.py TASK.json``, answer on the last line."""

import json
import os
import sys
from pathlib import Path
from typing import Any


def main(task: dict[str, Any]) -> dict[str, float]:
    os.environ["BRIGHTWAY2_DIR"] = task["dir"]
    import bw2data  # noqa: F401 - opens the data folder that was just named

    return {"import": of_import, "project": of_project, "categories": of_categories}[task["do"]](task)


def of_project(task: dict[str, Any]) -> dict[str, float]:
    """Score of every product of a database of an exported project, by code."""
    from bw2calc import LCA
    from bw2data import Database, Method, projects

    assert task["project"] in projects
    projects.set_current(task["project"])
    nodes = list(Database(task["database"]))
    lca = LCA({nodes[0].id: 1}, method=Method(tuple(task["method"])).name)
    lca.lci(factorize=True)
    lca.lcia()
    found = {}
    for node in nodes:
        lca.lcia(demand={node.id: 1})
        found[node["code"]] = float(lca.score)
    return found


def of_categories(task: dict[str, Any]) -> dict[str, float]:
    """Number of categories of every flow of an exported project, by code; 0 where they are no tuple."""
    from bw2data import Database, databases, projects

    projects.set_current(task["project"])
    flows = [flow for name in databases if name != task["database"] for flow in Database(name)]
    return {f["code"]: float(len(f["categories"])) if isinstance(f["categories"], tuple) else 0.0 for f in flows}


def of_import(task: dict[str, Any]) -> dict[str, float]:
    """Score of every process by name, from what bw2io's importer gives, linked here by the flows' names."""
    from bw2calc import LCA
    from bw2data import Database, Method, get_node, projects

    from footprint.brightway.readers import READERS

    projects.set_current("oracle")
    nodes = READERS[task["format"]](Path(task["path"]), "mill")
    factors = task["factors"]
    Database("gases").write(
        {("gases", n): {"name": n, "unit": "kilogram", "type": "emission", "exchanges": []} for n in factors}
    )
    Method(("gwp",)).write([(("gases", name), factor) for name, factor in factors.items()])
    written = {}
    for node in nodes:
        if node.get("type") == "emission":
            continue
        for exchange in node["exchanges"]:
            if exchange["type"] == "biosphere":
                exchange["input"] = ("gases", exchange["name"])
            if exchange["type"] == "production" and not exchange.get("input"):
                exchange["input"] = ("mill", node["code"])
            exchange.pop("footprint distribution", None)
        written["mill", node["code"]] = {**node, "database": "mill"}
    Database("mill").write(written)
    found = {}
    for key, node in written.items():
        made = [x for x in node["exchanges"] if x["type"] == "production"]
        if not made:
            continue
        target = get_node(database=key[0], code=made[0]["input"][1])
        sign = -1 if made[0]["amount"] < 0 else 1
        lca = LCA({target.id: sign}, method=("gwp",))
        lca.lci()
        lca.lcia()
        found[node["name"]] = float(lca.score)
    return found


if __name__ == "__main__":
    sys.stdout.write("\n" + json.dumps(main(json.loads(Path(sys.argv[1]).read_text()))) + "\n")
