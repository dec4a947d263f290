"""Product systems of fuels: bunkering as a product, and ship fuel under the conventions of FuelEU and IMO."""

from decimal import Decimal

from footprint.errors import Text
from footprint.model.base import Quantity
from footprint.model.plan import Activity, Input, Plan
from standards.shipping.ed2026 import sea, stages
from standards.shipping.ed2026.inputs import DEFAULT, MAIN, Chain
from standards.shipping.ed2026.vocabulary import Fuel, Method

CONVENTIONS = ("fueleu", "imo")
_MEGAJOULE = Quantity(value=Decimal(1), unit="MJ")
_NAME = Text("1 兆焦燃料（低位热值）", "1 MJ of fuel (lower heating value)")
Burnt = list[tuple[str, Fuel, Decimal]]
"""Place, fuel and amount [kg]."""
Part = tuple[str, Decimal, list[Input]]
"""Stage, energy [MJ] and inputs."""


def conventions(chain: Chain) -> dict[str, Plan]:
    """Metered fuel of the sea legs per megajoule, under each convention that has a default for all of it."""
    plans = {name: _convention(chain, name, burnt(chain)) for name in CONVENTIONS}
    return {name: plan for name, plan in plans.items() if plan is not None}


def burnt(chain: Chain) -> Burnt:
    """Metered fuel of the sea legs that rest on it."""
    steps = {voyage.step for voyage in chain.data.voyages if voyage.method is Method.FUEL}
    return [
        (chain.place("fuels", row, "amount"), line.fuel, line.amount.to("kg"))
        for row, line in enumerate(chain.data.fuels)
        if line.step in steps
    ]


def _convention(chain: Chain, name: str, fuels: Burnt) -> Plan | None:
    tables = chain.edition.data.tables
    table = tables[f"{name}_process"]
    if not fuels or any(fuel.value not in table for _, fuel, _ in fuels):
        return None
    energy, inputs = Decimal(0), []
    for place, fuel, amount in fuels:
        process = chain.background.processes[table[fuel.value]]
        energy += amount * sum((x.amount.value for x in process.exchanges if x.input), Decimal(0))
        inputs.append(Input(supplier=process.id, amount=amount, unit="kg", line=fuel.text, place=place))
    return _per_megajoule(chain, tables["choices"][name], [(stages.FUEL, energy, inputs)])


def bunkering(chain: Chain) -> dict[str, Plan]:
    """The fuel delivered, well to wake, per megajoule.

    The benchmark is the same fuel by its defaults, without losses and without a bunkering ship.
    """
    edition = chain.edition
    (line,) = chain.data.bunkering
    delivered = line.delivered.to("kg")
    energy = delivered * edition.parameters["lng_heating_value"].value
    choices = edition.data.tables["choices"]
    gas_oil = edition.data.tables["fuel_process"][Fuel.MGO.value]

    def entry(supplier: str, amount: Decimal, unit: str, what: Text, field: str, *, default: bool = False) -> Input:
        place, tags = chain.place("bunkering", 0, field), frozenset({MAIN, DEFAULT} if default else {MAIN})
        return Input(supplier=supplier, amount=amount, unit=unit, line=what, tags=tags, place=place)

    def fuel(slip: Decimal | None) -> Part:
        split = sea.burnt(edition, line.engine, delivered, slip)
        what = line.engine.text
        return stages.FUEL, energy, [entry(p, n, "kg", what, "delivered", default=default) for p, n, default in split]

    vented, power = delivered * line.loss.to("kg/kg"), line.electricity.to("kWh")
    own = [
        entry(choices["slip"], vented, "kg", Text("放散与蒸发", "vented and boiled off"), "loss"),
        entry(gas_oil, line.barge_fuel.to("kg"), "kg", Text("加注船用油", "fuel of the bunkering ship"), "barge_fuel"),
        entry(choices["electricity"], power, "kWh", Text("储存与输送用电", "storage and pumps"), "electricity"),
    ]
    measured = line.slip.to("kg/kg") if line.slip else None
    found = {
        "label": _per_megajoule(chain, choices["characterisation"], [(stages.BUNKERING, energy, own), fuel(measured)]),
        "benchmark": _per_megajoule(chain, choices["characterisation"], [fuel(None)]),
    }
    returned = [(chain.place("bunkering", 0, "delivered"), line.engine, delivered)]
    plan = _convention(chain, "fueleu", returned)
    return found if plan is None else found | {"fueleu": plan}


def _per_megajoule(chain: Chain, characterisation: str, parts: list[Part]) -> Plan:
    wording = chain.edition.data.wording
    activities = [
        Activity(
            id=f"fuel_{stage}",
            name=wording[f"stage.{stage}"],
            stage=stage,
            output=Quantity(value=energy, unit="MJ"),
            inputs=tuple(inputs),
        )
        for stage, energy, inputs in parts
    ]
    whole = Activity(
        id="fuel_delivered",
        name=_NAME,
        stage=parts[-1][0],
        output=_MEGAJOULE,
        inputs=tuple(
            Input(supplier=a.id, amount=Decimal(1), unit="MJ", line=a.name, place=chain.place("service", "name_zh"))
            for a in activities
        ),
    )
    return Plan(
        characterisation=characterisation,
        demand=whole.id,
        declared_unit=_MEGAJOULE,
        declared_unit_name=_NAME,
        activities=(*activities, whole),
        boundary=chain.data.service.boundary.value,
        stages=tuple(stage for stage, _, _ in parts),
    )
