"""Examples of the edition, changed and assessed, for the tests of freight by sea."""

import copy
from functools import cache
from typing import Any

from footprint import resources
from footprint.inventory.library import Library, load_library
from footprint.model.form import Submission
from footprint.pipeline.assess import Assessment, assess_submission
from footprint.rules.registry import load_edition
from footprint.strict_yaml.reader import load
from footprint.units import convert

METERED = "yantian_los_angeles_shore_power"
RAIL_SEA = "ganzhou_rotterdam_rail_sea"
TWICE = "yantian_rotterdam_counted_twice"
GAS = "yantian_lng_bunkering"


@cache
def library() -> Library:
    return load_library()


@cache
def _data(name: str) -> dict[str, Any]:
    data = load(resources.folder("examples") / "shipping" / f"{name}.yaml").data
    assert isinstance(data, dict)
    return {key: value for key, value in data.items() if key != "standard"}


def changed(name: str, changes: dict[str, Any]) -> Assessment:
    """The example with some values changed, by dotted path."""
    data = copy.deepcopy(_data(name))
    for path, value in changes.items():
        *parents, last = [int(part) if part.isdigit() else part for part in path.split(".")]
        target: Any = data
        for part in parents:
            target = target[part]
        target[last] = value
    edition = load_edition("shipping@2026")
    record = edition.submission.model_validate(data)
    return assess_submission(Submission(record, {}, f"{name}.yaml", "0" * 64), edition, library())


def number(assessment: Assessment, key: str) -> float:
    """A result, unrounded."""
    case = assessment.case
    return float(case.edition.evaluate(assessment.submission.data, case.results)[key])


@cache
def factor(process: str, gwp: str = "ar6_gwp100") -> float:
    """Climate score of one unit of a process by plain recursion [kg CO2e]; the engine is not used."""
    record, factors = library().processes[process], library().characterisations[gwp].factors
    total = 0.0
    for x in record.exchanges:
        unit = "kg" if x.emission else library().processes[str(x.input)].reference.unit
        score = float(factors[x.emission].value) if x.emission else factor(str(x.input), gwp)
        total += float(convert(x.amount.value, x.amount.unit, unit)) * score
    return total / float(record.reference.amount)
