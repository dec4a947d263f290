"""The examples' product systems built and solved a second and a third time, without the engine.

Reads the inventory's YAML with a plain reader and converts the few units by hand.
"""

from pathlib import Path
from typing import Any

import bw_processing as bwp
import numpy as np
import yaml

from footprint.model.plan import Plan

INVENTORIES = Path(__file__).parents[2] / "inventories"

TO_BASE = {
    "g": ("kg", 1e-3),
    "kg": ("kg", 1.0),
    "t": ("kg", 1e3),
    "MJ": ("kWh", 1 / 3.6),
    "kWh": ("kWh", 1.0),
    "MWh": ("kWh", 1e3),
    "Nm3": ("Nm3", 1.0),
    "m3": ("m3", 1.0),
    "L": ("m3", 1e-3),
    "kg*km": ("t*km", 1e-3),
    "t*km": ("t*km", 1.0),
    "ct": ("kg", 0.2e-3),
    **{unit: (unit, 1.0) for unit in ("pc", "h", "m2", "m2*year", "person*km", "vehicle*km", "vehicle*year")},
    **{unit: (unit, 1.0) for unit in ("ceu", "ceu*km", "room_night", "meal", "person", "person*day")},
}


def base(value: Any, unit: str) -> float:
    return float(value) * TO_BASE[unit][1]


def processes() -> dict[str, dict[str, Any]]:
    found = {}
    for path in (INVENTORIES / "processes").rglob("*.yaml"):
        data = yaml.safe_load(path.read_text("utf-8"))
        found[data["id"]] = data
    return found


def factors(name: str) -> dict[str, float]:
    data = yaml.safe_load((INVENTORIES / "characterisation" / f"{name}.yaml").read_text("utf-8"))
    return {flow: float(cited["value"]) for flow, cited in data["factors"].items()}


def matrices(plan: Plan) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Technosphere (products x processes), direct emissions per process [kg CO2e], and demand."""
    background = processes()
    names = [a.id for a in plan.activities] + sorted(background)
    at = {name: i for i, name in enumerate(names)}
    a = np.zeros((len(names), len(names)))
    emitted = np.zeros(len(names))
    gwp = factors(plan.characterisation)
    for activity in plan.activities:
        column = at[activity.id]
        a[column, column] += base(activity.output.value, activity.output.unit)
        for entry in activity.inputs:
            a[at[entry.supplier], column] -= base(entry.amount, entry.unit)
    for name, process in background.items():
        column = at[name]
        a[column, column] += base(process["reference"]["amount"], process["reference"]["unit"])
        for exchange in process["exchanges"]:
            amount = base(exchange["amount"]["value"], exchange["amount"]["unit"])
            if "input" in exchange:
                a[at[exchange["input"]], column] -= amount
            else:
                emitted[column] += amount * gwp[exchange["emission"]]
    demand = np.zeros(len(names))
    demand[at[plan.demand]] = base(plan.declared_unit.value, plan.declared_unit.unit)
    return a, emitted, demand


def dense_total(plan: Plan) -> float:
    """Solved with numpy [kg CO2e per declared unit]."""
    a, emitted, demand = matrices(plan)
    return float(emitted @ np.linalg.solve(a, demand))


def bw2calc_total(plan: Plan) -> float:
    """Solved with bw2calc on a datapackage made here [kg CO2e per declared unit]."""
    import bw2calc

    a, emitted, demand = matrices(plan)
    n = len(a)
    rows, columns = np.nonzero(a)
    package = bwp.create_datapackage()

    def pairs(first: Any, second: Any) -> Any:
        return np.array(list(zip(first, second, strict=True)), dtype=bwp.INDICES_DTYPE)

    package.add_persistent_vector(
        matrix="technosphere_matrix",
        data_array=np.abs(a[rows, columns]),
        flip_array=a[rows, columns] < 0,
        indices_array=pairs((rows + 1).tolist(), (columns + 1 + n).tolist()),
    )
    package.add_persistent_vector(
        matrix="biosphere_matrix",
        data_array=emitted,
        indices_array=pairs([9_999] * n, range(1 + n, 1 + 2 * n)),
    )
    package.add_persistent_vector(
        matrix="characterization_matrix",
        identifier=["gwp"],
        global_index=0,
        data_array=np.array([1.0]),
        indices_array=pairs([9_999], [0]),
    )
    column = int(np.argmax(demand))
    lca = bw2calc.LCA({column + 1: float(demand[column])}, data_objs=[package])
    lca.lci()
    lca.lcia()
    return float(lca.score)
