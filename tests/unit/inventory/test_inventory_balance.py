"""An element balance closes or is refused, with the numbers that do not fit."""

import tempfile
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_inventory import FILES, write

from footprint.errors import InputError
from footprint.inventory.balance import closure
from footprint.inventory.library import Library, load_library

FUEL = """\
id: fuel
name: {zh: 燃料, en: Fuel}
form: aggregated
scope: life_cycle
category: energy
geography: CN
valid_from: 2024
valid_to: 2024
reference: {amount: 1, unit: kg}
quality: {technological: 2, geographical: 2, temporal: 1, reliability: 1}
boundary: {zh: 全部上游, en: all upstream}
exchanges:
  - emission: co2
    amount: {value: 0.5, unit: kg, kind: literature, source: paper, at: table 1, spread: {gsd2: 1.2, basis: stated}}
"""
BURNT = """\
id: burnt
name: {zh: 燃烧, en: Burnt}
form: unit
scope: gate_to_gate
category: energy
geography: CN
valid_from: 2024
valid_to: 2024
reference: {amount: 1, unit: kg}
quality: {technological: 2, geographical: 2, temporal: 1, reliability: 1}
boundary: {zh: 燃烧, en: combustion}
exchanges:
  - emission: co2
    amount: {value: 3.08, unit: kg, kind: literature, source: paper, at: table 3, spread: {gsd2: 1.1, basis: stated}}
  - input: fuel
    amount: {value: 1, unit: kg, kind: literature, source: paper, at: table 4, spread: {basis: exact}}
balance:
  element: C
  inputs:
    fuel: {value: 0.86, unit: kg/kg, kind: literature, source: paper, at: table 5}
  lost: {value: 2.3, unit: "%", kind: assumption, reason: {zh: 灰, en: ash}}
"""
SECOND = """\
  - input: power
    amount: {value: 1, unit: kWh, kind: literature, source: paper, at: table 6, spread: {gsd2: 1.1, basis: stated}}
balance:
"""


def folder(root: Path, burnt: str = BURNT) -> Path:
    write(root)
    (root / "processes/energy/fuel.yaml").write_text(FUEL, "utf-8")
    (root / "processes/energy/burnt.yaml").write_text(burnt, "utf-8")
    return root


@cache
def sound() -> Library:
    with tempfile.TemporaryDirectory() as root:
        return load_library(folder(Path(root)))


def codes(root: Path) -> set[str]:
    with pytest.raises(InputError) as caught:
        load_library(root)
    return {p.code for p in caught.value.problems}


def test_a_balance_that_closes_is_computed(tmp_path: Path) -> None:
    library = load_library(folder(tmp_path))
    process = library.processes["burnt"]
    assert process.balance is not None
    found = closure(process, process.balance, library.flows)
    assert found.into == pytest.approx(0.86)
    assert found.emitted == pytest.approx(3.08 * 12.011 / 44.009)
    assert found.lost == pytest.approx(0.86 * 0.023)
    assert found.closes


@pytest.mark.parametrize("value", ["3.0", "3.17"])
def test_carbon_out_of_nothing_or_into_nothing_is_refused(tmp_path: Path, value: str) -> None:
    assert codes(folder(tmp_path, BURNT.replace("3.08", value))) == {"inventory.balance"}


def test_a_combustion_process_has_one_supply(tmp_path: Path) -> None:
    assert codes(folder(tmp_path, BURNT.replace("balance:\n", SECOND))) == {"inventory.second_supply"}


def test_contents_name_an_input_and_its_unit(tmp_path: Path) -> None:
    assert codes(folder(tmp_path, BURNT.replace("    fuel: {value", "    power: {value"))) == {
        "inventory.balance_input"
    }
    assert codes(folder(tmp_path, BURNT.replace("unit: kg/kg", "unit: kg/MJ"))) == {"inventory.balance_unit"}


def test_numbers_of_a_balance_are_checked_like_others(tmp_path: Path) -> None:
    changed = BURNT.replace("source: paper, at: table 5", "source: blog, at: table 5")
    assert codes(folder(tmp_path, changed)) == {"inventory.unknown_source"}


def test_a_product_carries_its_share(tmp_path: Path) -> None:
    made = BURNT.replace("value: 3.08", "value: 1.54") + (
        "  product: {value: 0.42, unit: kg/kg, kind: literature, source: paper, at: table 7}\n"
    )
    assert load_library(folder(tmp_path, made)).processes["burnt"].balance is not None
    assert codes(folder(tmp_path, made.replace("0.42", "0.5"))) == {"inventory.balance"}


@given(st.floats(0.5, 1.2))
def test_the_gap_grows_with_the_error(factor: float) -> None:
    library = sound()
    process = library.processes["burnt"]
    assert process.balance is not None
    exchanges = list(process.exchanges)
    amount = exchanges[0].amount.model_copy(update={"value": exchanges[0].amount.value * Decimal(repr(factor))})
    exchanges[0] = exchanges[0].model_copy(update={"amount": amount})
    found = closure(process.model_copy(update={"exchanges": tuple(exchanges)}), process.balance, library.flows)
    assert found.closes == (abs(found.gap) <= 0.003)
    assert found.gap == pytest.approx(1 - 0.023 - factor * 3.08 * 12.011 / 44.009 / 0.86, abs=1e-6)


def test_an_upstream_counted_twice_is_refused(tmp_path: Path) -> None:
    part = FILES["processes/metal/part.yaml"].replace("scope: gate_to_gate", "scope: life_cycle")
    assert codes(write(tmp_path, part=part)) == {"inventory.double_upstream"}


def test_a_factor_cannot_speak_for_years_after_its_source(tmp_path: Path) -> None:
    power = FILES["processes/energy/power.yaml"].replace("valid_to: 2024", "valid_to: 2025")
    assert codes(write(tmp_path, power=power)) == {"inventory.window"}
