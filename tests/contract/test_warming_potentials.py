"""Shipped warming potentials held against the IPCC sets that Brightway's importer carries in its package."""

import importlib.util
import json
import zipfile
from functools import cache
from pathlib import Path

import pytest

from footprint.inventory.library import load_library

# Names of the importer's biosphere by elementary flow.
THEIRS = {
    "co2_fossil": "Carbon dioxide, fossil",
    "ch4_fossil": "Methane, fossil",
    "ch4_biogenic": "Methane, non-fossil",
    "n2o": "Dinitrogen monoxide",
    "sf6": "Sulfur hexafluoride",
    "nf3": "Nitrogen fluoride",
    "hcfc_22": "Methane, chlorodifluoro-, HCFC-22",
    "hfc_23": "Methane, trifluoro-, HFC-23",
    "hfc_32": "Methane, difluoro-, HFC-32",
    "hfc_125": "Ethane, pentafluoro-, HFC-125",
    "hfc_134a": "Ethane, 1,1,1,2-tetrafluoro-, HFC-134a",
    "hfc_143a": "Ethane, 1,1,1-trifluoro-, HFC-143a",
}
# The importer computed its set of the fifth report unrounded and with other methane than table 8.A.1 prints.
FIFTH_APART = {"ch4_fossil": 0.011, "ch4_biogenic": 0.018}


@cache
def theirs(edition: str) -> dict[str, float]:
    """Factors of the package, read from its zip: importing it would write into the user's data folder."""
    spec = importlib.util.find_spec("bw2io")
    assert spec is not None
    assert spec.submodule_search_locations
    path = Path(spec.submodule_search_locations[0]) / "data" / "lcia" / "lcia_39_ecoinvent.zip"
    with zipfile.ZipFile(path) as archive:
        methods = json.loads(archive.read("data.json"))
    wanted = [edition, "climate change", "global warming potential (GWP100)"]
    (method,) = [m for m in methods if m["name"] == wanted]
    return {exchange["name"]: float(exchange["amount"]) for exchange in method["exchanges"]}


def ours(name: str) -> dict[str, float]:
    return {flow: float(cited.value) for flow, cited in load_library().characterisations[name].factors.items()}


@pytest.mark.parametrize("flow", THEIRS)
def test_the_sixth_report_agrees_to_the_digit(flow: str) -> None:
    assert ours("ar6_gwp100")[flow] == theirs("IPCC 2021")[THEIRS[flow]]


@pytest.mark.parametrize("flow", THEIRS)
def test_the_fifth_report_agrees_within_rounding(flow: str) -> None:
    apart = FIFTH_APART.get(flow, 0.0035)
    assert ours("ar5_gwp100")[flow] == pytest.approx(theirs("IPCC 2013")[THEIRS[flow]], rel=apart)


def test_what_the_package_does_not_have_is_said() -> None:
    conventions = {"co2_biogenic", "co2_land_use", "co2e_unspecified"}
    assert set(ours("ar6_gwp100")) == set(ours("ar5_gwp100")) == set(THEIRS) | conventions | {"hfc_227ea"}


@pytest.mark.parametrize(
    ("blend", "sixth", "fifth"),
    [
        # 0.5 x 771 + 0.5 x 3740, and so on from the parts
        ("release_r410a", 2255.5, 1923.5),
        ("release_r404a", 4728, 3942.8),
        ("release_r407c", 1907.93, 1624.21),
    ],
)
def test_blends_follow_from_their_parts(blend: str, sixth: float, fifth: float) -> None:
    exchanges = load_library().processes[blend].exchanges
    shares = {str(x.emission): float(x.amount.value) for x in exchanges}
    assert sum(shares.values()) == pytest.approx(1)
    for name, expected in (("ar6_gwp100", sixth), ("ar5_gwp100", fifth)):
        factors = ours(name)
        assert sum(share * factors[flow] for flow, share in shares.items()) == pytest.approx(expected, abs=0.1)
