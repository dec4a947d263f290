"""Product systems of fuels: bunkering as a product, and ship fuel under the conventions of FuelEU and IMO."""

from collections.abc import Mapping
from decimal import Decimal

from footprint.engine.background import Background
from footprint.errors import Text
from footprint.model.base import Quantity
from footprint.model.plan import Activity, Input, Plan
from footprint.rules.edition import Edition
from standards.shipping.ed2026 import sea, stages
from standards.shipping.ed2026.inputs import MAIN, Place
from standards.shipping.ed2026.submission import ServiceSubmission
from standards.shipping.ed2026.vocabulary import Fuel, Method

_MEGAJOULE = Quantity(value=Decimal(1), unit="MJ")
CONVENTIONS = ("fueleu", "imo")


def conventions(edition: Edition, data: ServiceSubmission, place: Place, background: Background) -> dict[str, Plan]:
    """Metered fuel of the sea legs per megajoule, under each convention that has a default for all of it."""
    steps = {voyage.step for voyage in data.voyages if voyage.method is Method.FUEL}
    rows = [(row, line) for row, line in enumerate(data.fuels) if line.step in steps]
    burnt = [(row, line.fuel, line.amount.to("kg")) for row, line in rows]
    places = {row: place("fuels", row, "amount") for row, _ in rows}
    found = {}
    for name in CONVENTIONS:
        plan = _convention(edition, data, background, name, burnt, places)
        if plan is not None:
            found[name] = plan
    return found


def _convention(
    edition: Edition,
    data: ServiceSubmission,
    background: Background,
    name: str,
    burnt: list[tuple[int, Fuel, Decimal]],
    places: Mapping[int, str],
) -> Plan | None:
    table = edition.data.tables[f"{name}_process"]
    if not burnt or any(fuel.value not in table for _, fuel, _ in burnt):
        return None
    energy, inputs = Decimal(0), []
    for row, fuel, amount in burnt:
        process = background.processes[table[fuel.value]]
        energy += amount * sum((x.amount.value for x in process.exchanges if x.input), Decimal(0))
        inputs.append(Input(supplier=process.id, amount=amount, unit="kg", line=fuel.text, place=places[row]))
    return _per_megajoule(edition.data.tables["choices"][name], data, [(stages.FUEL, energy, inputs)])


def bunkering(edition: Edition, data: ServiceSubmission, place: Place, background: Background) -> dict[str, Plan]:
    """The fuel delivered, well to wake, per megajoule; the benchmark is the same fuel by its defaults, without losses."""
    (line,) = data.bunkering
    delivered = line.delivered.to("kg")
    energy = delivered * edition.parameters["lng_heating_value"].value

    def entry(supplier: str, amount: Decimal, unit: str, what: Text, field: str) -> Input:
        where = place("bunkering", 0, field)
        return Input(supplier=supplier, amount=amount, unit=unit, line=what, tags=frozenset({MAIN}), place=where)

    choices = edition.data.tables["choices"]
    own = [
        entry(choices["slip"], delivered * line.loss.to("kg/kg"), "kg", Text("放散与蒸发", "vented"), "loss"),
        entry(
            edition.data.tables["fuel_process"][Fuel.MGO.value],
            line.barge_fuel.to("kg"),
            "kg",
            Text("加注船用油", "fuel of the bunkering ship"),
            "barge_fuel",
        ),
        entry(
            choices["electricity"],
            line.electricity.to("kWh"),
            "kWh",
            Text("储存与输送用电", "storage and pumps"),
            "electricity",
        ),
    ]
    measured = line.slip.to("kg/kg") if line.slip else None
    characterisation = choices["characterisation"]

    def fuel(slip: Decimal | None) -> list[Input]:
        return [
            entry(process, amount, "kg", line.engine.text, "delivered")
            for process, amount in sea.burnt(edition, line.engine, delivered, slip)
        ]

    found = {
        "label": _per_megajoule(
            characterisation, data, [(stages.BUNKERING, energy, own), (stages.FUEL, energy, fuel(measured))]
        ),
        "benchmark": _per_megajoule(characterisation, data, [(stages.FUEL, energy, fuel(None))]),
    }
    returns = [(0, line.engine, delivered)]
    plan = _convention(edition, data, background, "fueleu", returns, {0: place("bunkering", 0, "delivered")})
    return found if plan is None else found | {"fueleu": plan}


def _per_megajoule(
    characterisation: str, data: ServiceSubmission, parts: list[tuple[str, Decimal, list[Input]]]
) -> Plan:
    activities = [
        Activity(
            id=f"fuel_{stage}",
            name=Text("燃料", "fuel"),
            stage=stage,
            output=Quantity(value=energy, unit="MJ"),
            inputs=tuple(inputs),
        )
        for stage, energy, inputs in parts
    ]
    whole = Activity(
        id="fuel_delivered",
        name=Text("交付的燃料", "fuel delivered"),
        stage=parts[-1][0],
        output=_MEGAJOULE,
        inputs=tuple(Input(supplier=a.id, amount=Decimal(1), unit="MJ", line=a.name, place="-") for a in activities),
    )
    return Plan(
        characterisation=characterisation,
        demand=whole.id,
        declared_unit=_MEGAJOULE,
        declared_unit_name=Text("1 兆焦燃料（低位热值）", "1 MJ of fuel (lower heating value)"),
        activities=(*activities, whole),
        boundary=data.service.boundary.value,
        stages=tuple(stage for stage, _, _ in parts),
    )
