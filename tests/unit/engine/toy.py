"""A small invented background and plans over it, solved by hand in the tests."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from footprint.errors import Text
from footprint.model.base import Quantity
from footprint.model.cited import Cited, Kind
from footprint.model.inventory import (
    CharacterisationSet,
    DataQuality,
    ElementaryFlow,
    Exchange,
    Form,
    Origin,
    Process,
    Reference,
    Scope,
)
from footprint.model.plan import Activity, Input, Plan, Stage

QUALITY = DataQuality(technological=1, geographical=1, temporal=1, reliability=1)


def number(value: object, unit: str, kind: Kind = Kind.ASSUMPTION) -> Cited:
    return Cited(value=Decimal(str(value)), unit=unit, kind=kind, reason=Text.same("invented for a test"))


def emits(flow: str, value: object, unit: str = "kg") -> Exchange:
    return Exchange(emission=flow, amount=number(value, unit))


def draws(process: str, value: object, unit: str) -> Exchange:
    return Exchange(input=process, amount=number(value, unit))


def process(name: str, unit: str, *exchanges: Exchange, amount: object = 1, **changes: Any) -> Process:
    fields: dict[str, Any] = {
        "id": name,
        "name": Text.same(name),
        "form": Form.UNIT,
        "scope": Scope.LIFE_CYCLE,
        "category": "toy",
        "geography": "CN",
        "valid_from": 2024,
        "valid_to": 2024,
        "reference": Reference(amount=Decimal(str(amount)), unit=unit),
        "exchanges": exchanges,
        "quality": QUALITY,
        "boundary": Text.same("toy"),
    }
    return Process(**(fields | changes))


@dataclass
class Toy:
    """What the engine needs of a library."""

    processes: dict[str, Process]
    digest: str = "0" * 64
    flows: dict[str, ElementaryFlow] = field(
        default_factory=lambda: {
            "co2": ElementaryFlow(id="co2", name=Text.same("CO2"), gas="CO2", origin=Origin.FOSSIL),
            "ch4": ElementaryFlow(id="ch4", name=Text.same("CH4"), gas="CH4", origin=Origin.BIOGENIC),
        }
    )
    characterisations: dict[str, CharacterisationSet] = field(
        default_factory=lambda: {
            "gwp": CharacterisationSet(
                id="gwp",
                name=Text.same("GWP"),
                factors={"co2": number(1, "kg/kg"), "ch4": number(27, "kg/kg")},
            )
        }
    )


def background() -> Toy:
    """Power with its own use of a tenth, gas that draws on power, and a mill that makes two units a run."""
    return Toy(
        {
            p.id: p
            for p in (
                process("power", "kWh", emits("co2", "0.5"), draws("power", "0.1", "kWh")),
                process("gas", "m3", emits("co2", 2000, "g"), emits("ch4", "0.001"), draws("power", "0.36", "MJ")),
                process("mill", "kg", draws("gas", 3, "m3"), amount=2),
                process("smoke", "kWh", emits("co2", "0.4"), scope=Scope.DIRECT),
            )
        }
    )


def use(supplier: str, amount: object, unit: str, place: str = "Inputs!C4", *tags: str) -> Input:
    return Input(
        supplier=supplier,
        amount=Decimal(str(amount)),
        unit=unit,
        line=Text.same(supplier),
        tags=frozenset(tags),
        place=place,
    )


def plan(*making: Input, flour: tuple[Input, ...] = (), output: object = 1, declared: object = 1) -> Plan:
    """Flour (raw materials) goes into bread (production)."""
    return Plan(
        characterisation="gwp",
        demand="bread",
        declared_unit=Quantity(value=Decimal(str(declared)), unit="kg"),
        declared_unit_name=Text.same("1 kg"),
        boundary="cradle_to_gate",
        stages=(Stage.RAW_MATERIALS, Stage.PRODUCTION),
        activities=(
            Activity(
                id="flour",
                name=Text.same("flour"),
                stage=Stage.RAW_MATERIALS,
                output=Quantity(value=Decimal(1), unit="kg"),
                inputs=flour or (use("power", 1, "kWh"),),
            ),
            Activity(
                id="bread",
                name=Text.same("bread"),
                stage=Stage.PRODUCTION,
                output=Quantity(value=Decimal(str(output)), unit="kg"),
                inputs=(use("flour", "0.7", "kg"), *making),
            ),
        ),
    )
