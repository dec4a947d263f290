"""From a submission to the product systems the engine solves."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from footprint import units
from footprint.engine.background import Background
from footprint.errors import Text
from footprint.model.base import Quantity
from footprint.model.plan import Activity, Input, Plan
from footprint.rules.edition import Edition
from standards.tourism.ed2026.lines import Line, lines_of, share_of
from standards.tourism.ed2026.submission import TourismSubmission
from standards.tourism.ed2026.vocabulary import Group, Item

Place = Callable[..., str]

_UNITS: Mapping[Group, Text] = {
    Group.HOTEL_NIGHT: Text("1 间夜住宿", "1 room-night"),
    Group.SCENIC_VISIT: Text("1 人次游览", "1 visit"),
    Group.TOUR: Text("1 人天行程", "1 visitor-day"),
    Group.EVENT: Text("1 名参会者（全程）", "1 participant, whole event"),
}
_DELIVERED = "service_delivered"


def plans(edition: Edition, data: TourismSubmission, place: Place, background: Background) -> Mapping[str, Plan]:
    """Plan of the label, and of the same service on proven green power where there is some."""
    lines = lines_of(data)
    label = {line: [_input(data, line, place, background)] for line in lines}
    found = {"label": _plan(edition, data, place, label)}
    if data.green_power:
        found["market"] = _plan(edition, data, place, _on_green_power(edition, data, place, label))
    return found


def electricity_process(edition: Edition, data: TourismSubmission) -> str:
    """Official electricity footprint of the data year.

    Where none is published yet for that year, the newest earlier one stands in; the rule on electricity reports it.
    """
    official = edition.data.tables["electricity"]
    usable = [year for year in sorted(official) if int(year) <= data_year(data)]
    return official[usable[-1]] if usable else official[min(official)]


def uses_grid(edition: Edition, data: TourismSubmission) -> bool:
    """Whether the service states electricity of its own; a tour that buys nights and meals does not."""
    official = set(edition.data.tables["electricity"].values())
    return any(line.process in official for line in lines_of(data))


def data_year(data: TourismSubmission) -> int:
    """Calendar year that holds most days of the data period; the later one on a tie."""
    first, last = data.service.period_from, data.service.period_to

    def days(year: int) -> int:
        return (min(last, date(year, 12, 31)) - max(first, date(year, 1, 1))).days

    return max(range(first.year, last.year + 1), key=lambda year: (days(year), year))


def _plan(edition: Edition, data: TourismSubmission, place: Place, inputs: Mapping[Line, list[Input]]) -> Plan:
    """One foreground process for each item, which is a stage of the service, and one that puts them together."""
    output, choices = data.units, edition.data.tables["choices"]

    def activity(name: str, text: Text, stage: str, entries: list[Input]) -> Activity:
        return Activity(id=name, name=text, stage=stage, output=output, inputs=tuple(entries))

    items = [item for item in Item if any(line.item is item for line in inputs)]
    parts = [
        activity(
            f"{item.value}_part",
            item.text,
            item.value,
            [entry for line, entries in inputs.items() if line.item is item for entry in entries],
        )
        for item in items
    ]
    whole = [
        Input(supplier=part.id, amount=output.value, unit=output.unit, line=part.name, place=place("service", "group"))
        for part in parts
    ]
    group = data.service.group
    return Plan(
        characterisation=choices["characterisation"],
        demand=_DELIVERED,
        declared_unit=Quantity(value=Decimal(1), unit=output.unit),
        declared_unit_name=_UNITS[group],
        boundary=choices["boundary"],
        stages=tuple(item.value for item in items),
        activities=(*parts, activity(_DELIVERED, group.text, items[0].value, whole)),
    )


def _input(data: TourismSubmission, line: Line, place: Place, background: Background) -> Input:
    known = line.process in background.processes
    return Input(
        supplier=line.process,
        amount=line.amount.value * share_of(data, line),
        unit=line.amount.unit,
        line=Text.same(line.name),
        tags=frozenset({line.item.value, line.tag}),
        place=place(line.sheet, line.index, line.field if known else "process"),
    )


def _on_green_power(
    edition: Edition, data: TourismSubmission, place: Place, label: Mapping[Line, list[Input]]
) -> dict[Line, list[Input]]:
    """Electricity with cancelled certificates in place of grid power, never beyond what was used."""
    technologies = edition.data.tables["green_power"]
    grid = set(edition.data.tables["electricity"].values())
    left = [g.amount.to("kWh") for g in data.green_power]
    replaced = dict(label)
    for line, entries in label.items():
        # An amount in another kind of unit is the label's own fault, found where the product system is built.
        if line.process not in grid or not units.same_kind(line.amount.unit, "kWh"):
            continue
        need, share, mixed = line.amount.to("kWh"), share_of(data, line), []
        for index, claim in enumerate(data.green_power):
            used = min(need, left[index])
            need -= used
            left[index] -= used
            change = {
                "supplier": technologies[claim.technology.value],
                "amount": used * share,
                "unit": "kWh",
                "place": place("green_power", index, "amount"),
            }
            mixed.append(entries[0].model_copy(update=change))
        mixed.append(entries[0].model_copy(update={"amount": need * share, "unit": "kWh"}))
        replaced[line] = mixed
    return replaced
