"""From a submission to the product systems the engine solves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from footprint.engine.background import Background
from footprint.errors import Text
from footprint.model.base import Quantity
from footprint.model.plan import Activity, Input, Plan, Stage
from footprint.rules.edition import Edition
from standards.jewelry_gold.ed2026.sharing import Allocation, is_joint, product_share
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.supply import RECYCLED, metal_inputs

Place = Callable[..., str]

OWN, PACKAGING, FREIGHT, STONES = "own", "packaging", "freight", "stones"
"""Tags of the result rows, which the numbers sum over."""


def line_tag(index: int) -> str:
    """Tag of the rows that one input line of the submission brings in."""
    return f"line_{index}"


_STAGE_OF_CATEGORY = {"freight": "supply", "packaging": "packing"}


@dataclass(frozen=True)
class Variant:
    """How one plan differs from the label's."""

    green: bool = False
    """Cancelled green certificates replace grid power."""
    allocation: Allocation = "economic"
    recycled: Decimal = Decimal(1)
    """Part of recycled gold that counts as recycled."""


def plans(edition: Edition, data: GoldSubmission, place: Place, background: Background) -> Mapping[str, Plan]:
    """Plan of the label, and one for each sensitivity that this submission calls for.

    Parameters
    ----------
    edition, data, place
        The edition, the submission, and where each part of it was read.
    background
        Inventory library, for the category of each process.
    """
    variants = {"label": Variant()}
    if data.green_power:
        variants["market"] = Variant(green=True)
    if is_joint(data):
        variants["mass"] = Variant(allocation="mass")
    if any(m.kind in RECYCLED for m in data.metals):
        for name in ("fifty_fifty", "cff"):
            parameter = edition.parameters[f"recycled_{name}"]
            variants[name] = Variant(recycled=parameter.value * parameter.unit_fraction)
    return {name: _plan(edition, data, place, background, variant) for name, variant in variants.items()}


def electricity_process(edition: Edition, data: GoldSubmission) -> str:
    """Official electricity footprint of the data year: the year holding most of the data period.

    Where none is published yet for that year, the newest earlier one stands in; the rule on electricity
    reports it.
    """
    official = edition.data.tables["electricity"]
    year = data_year(data)
    usable = [y for y in sorted(official) if int(y) <= year]
    return official[usable[-1]] if usable else official[min(official)]


def data_year(data: GoldSubmission) -> int:
    """Calendar year that holds most days of the data period; the later one on a tie."""
    first, last = data.site.period_from, data.site.period_to

    def days(year: int) -> int:
        return (min(last, date(year, 12, 31)) - max(first, date(year, 1, 1))).days

    return max(range(first.year, last.year + 1), key=lambda year: (days(year), year))


def _plan(edition: Edition, data: GoldSubmission, place: Place, background: Background, variant: Variant) -> Plan:
    output = Quantity(value=data.site.product_output.to("g"), unit="g")
    metal = metal_inputs(edition, data, place, variant.recycled) + _stone_inputs(edition, data, place)
    groups: dict[str, list[Input]] = {"supply": [], "making": [], "packing": []}
    for group, entry in _activity_inputs(data, place, background, variant.allocation):
        groups[group].append(entry)
    if variant.green:
        groups["making"] = _with_green_power(edition, data, place, groups["making"])

    def activity(name: str, text: Text, stage: Stage, inputs: list[Input]) -> Activity:
        return Activity(id=name, name=text, stage=stage, output=output, inputs=tuple(inputs))

    def whole(supplier: str, line: Text) -> Input:
        return Input(supplier=supplier, amount=output.value, unit="g", line=line, place=place("site", "product_output"))

    supply_name = Text("原材料获取", "raw-material acquisition")
    making_name = Text("制造", "making")
    packing_name = Text("包装出厂", "packing at the gate")
    return Plan(
        characterisation=edition.data.tables["choices"]["characterisation"],
        demand="packed_product",
        declared_unit=Quantity(value=Decimal(1), unit="g"),
        declared_unit_name=_declared_unit(data),
        boundary=edition.data.tables["choices"]["boundary"],
        stages=(Stage.RAW_MATERIALS, Stage.PRODUCTION),
        activities=(
            activity("supplied_metal", supply_name, Stage.RAW_MATERIALS, metal + groups["supply"]),
            activity(
                "made_product",
                making_name,
                Stage.PRODUCTION,
                [whole("supplied_metal", supply_name), *groups["making"]],
            ),
            activity(
                "packed_product",
                packing_name,
                Stage.PRODUCTION,
                [whole("made_product", making_name), *groups["packing"]],
            ),
        ),
    )


def _declared_unit(data: GoldSubmission) -> Text:
    zh, en = data.product.material.text.zh, data.product.material.text.en
    return Text(f"1 克{zh}饰品（净金属质量）", f"1 g of {en} jewellery, net metal mass")


def _stone_inputs(edition: Edition, data: GoldSubmission, place: Place) -> list[Input]:
    """Stones of all pieces made over the period; kinds without an inventory bring nothing and are refused by a rule."""
    process = edition.data.tables["stone_process"]
    pieces = data.site.product_output.to("g") / data.piece_mass
    return [
        Input(
            supplier=process[stone.kind.value],
            amount=stone.mass.to("ct") * pieces,
            unit="ct",
            line=Text.same(stone.name),
            tags=frozenset({STONES}),
            place=place("stones", index, "mass"),
        )
        for index, stone in enumerate(data.stones)
        if stone.kind.value in process
    ]


def _activity_inputs(
    data: GoldSubmission, place: Place, background: Background, allocation: Allocation
) -> list[tuple[str, Input]]:
    found = []
    for index, line in enumerate(data.activities):
        known = background.processes.get(line.process)
        group = _STAGE_OF_CATEGORY.get(known.category if known else "", "making")
        tag = {"supply": FREIGHT, "packing": PACKAGING}.get(group, OWN)
        found.append(
            (
                group,
                Input(
                    supplier=line.process,
                    amount=line.amount.value * product_share(data, line, allocation),
                    unit=line.amount.unit,
                    line=Text.same(line.name),
                    tags=frozenset({tag, line_tag(index)}),
                    place=place("activities", index, "amount" if known else "process"),
                ),
            )
        )
    return found


def _with_green_power(edition: Edition, data: GoldSubmission, place: Place, inputs: list[Input]) -> list[Input]:
    """Site electricity with cancelled certificates in place of grid power, never beyond what was used."""
    technologies = edition.data.tables["green_power"]
    share = data.site.product_output.to("g") / data.site.site_output.to("g")
    left = [g.amount.to("kWh") * share for g in data.green_power]
    replaced = []
    for entry in inputs:
        if entry.supplier not in edition.data.tables["electricity"].values():
            replaced.append(entry)
            continue
        need = Quantity(value=entry.amount, unit=entry.unit).to("kWh")
        for index, claim in enumerate(data.green_power):
            used = min(need, left[index])
            need -= used
            left[index] -= used
            replaced.append(
                entry.model_copy(
                    update={
                        "supplier": technologies[claim.technology.value],
                        "amount": used,
                        "unit": "kWh",
                        "place": place("green_power", index, "amount"),
                    }
                )
            )
        replaced.append(entry.model_copy(update={"amount": need, "unit": "kWh"}))
    return replaced
