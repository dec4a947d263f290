"""Clause 5.2: what a service reports."""

from collections.abc import Iterator

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.tourism.ed2026.lines import lines_of
from standards.tourism.ed2026.submission import TourismSubmission
from standards.tourism.ed2026.vocabulary import Item, Laundry


@rule(
    "TO-BND-01",
    clause="5.2",
    title=Text("类别齐全", "Items are complete"),
    message=Text(
        "没有填报“{item}”；没有发生的也填一行 0，并附证据",
        "'{item}' is not reported; where it did not occur, enter a line of 0 with its evidence",
    ),
)
def items_reported(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Every item of the product group has a line, be it of nothing: silence is not a zero."""
    reported = {line.item for line in lines_of(case.data)}
    for item in _items(case, "required_items"):
        if item not in reported:
            yield Hit(case.place("activities"), required=item.value, values=(("item", item.text),))


@rule(
    "TO-BND-07",
    clause="5.2",
    title=Text("同类来源齐全", "Sources within an item are complete"),
    message=Text(
        "没有填报“{source}”；没有发生的也填一行 0，并附证据",
        "'{source}' is not reported; where it did not occur, enter a line of 0 with its evidence",
    ),
)
def sources_reported(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """One bill does not answer for an item that others belong to: power is not gas, refuse is not wastewater."""
    tables = case.edition.data.tables
    reported = {line.process for line in lines_of(case.data)}
    for source in tables["required_sources"][case.data.service.group.value].split():
        if reported.isdisjoint(tables["sources"][source].split()):
            wording = case.edition.data.wording[f"source.{source}"]
            yield Hit(case.place("activities"), required=source, values=(("source", wording),))


@rule(
    "TO-BND-02",
    clause="5.2",
    title=Text("不能为零的类别", "Items that are never nothing"),
    message=Text(
        "“{item}”合计为 {measured}，这类服务不可能没有", "'{item}' adds up to {measured}; no such service has none"
    ),
)
def items_not_zero(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """No service of the group does without these."""
    lines = lines_of(case.data)
    for item in _items(case, "never_zero"):
        amounts = [line.amount.value for line in lines if line.item is item]
        if amounts and not any(amounts):
            yield Hit(case.place("activities"), "0", item.value, values=(("item", item.text),))


@rule(
    "TO-BND-03",
    clause="5.2",
    title=Text("过程与类别相符", "Process and item agree"),
    message=Text(
        "“{measured}”填在“{item}”下，清单过程不属于该类", "'{measured}' stands under '{item}', which its process is not"
    ),
)
def process_of_item(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """A line counts for the item that its process stands for, so that completeness means something."""
    tables = case.edition.data.tables
    listed = {**tables["processes"], **tables["modes"]}
    for line in lines_of(case.data):
        if line.item.value not in listed.get(line.process, "").split():
            place = case.place(line.sheet, line.index, "process")
            yield Hit(place, line.name, values=(("item", line.item.text),))


@rule(
    "TO-BND-04",
    clause="5.2",
    title=Text("含早餐则计餐饮", "Breakfast in the rate is counted"),
    message=Text("房价含早餐，却没有填报餐饮", "breakfast is in the room rate, yet no meals are reported"),
)
def breakfast_counted(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """What the room rate includes is part of the room-night."""
    hotel = case.data.hotel
    if hotel is None or not hotel.breakfast_included:
        raise NotApplicable
    if not _present(case, Item.FOOD):
        yield Hit(case.place("hotel", "breakfast_included"))


@rule(
    "TO-BND-05",
    clause="5.2",
    title=Text("外包洗涤计入", "Outsourced laundry is counted"),
    message=Text("布草外包洗涤，却没有填报洗涤量", "linen is washed outside, yet no laundry is reported"),
)
def laundry_counted(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Laundry does not leave the footprint, nor the HCMI indicator, by leaving the house."""
    hotel = case.data.hotel
    if hotel is None or hotel.laundry is not Laundry.OUTSOURCED:
        raise NotApplicable
    washing = case.edition.data.tables["sources"]["washing"].split()
    if not any(line.process in washing and line.amount.value > 0 for line in lines_of(case.data)):
        yield Hit(case.place("hotel", "laundry"))


@rule(
    "TO-BND-06",
    clause="5.2",
    title=Text("住客自行到达的交通不计", "Guests' own journeys are outside"),
    message=Text(
        "酒店与景区不计客人自行到达的交通，“{measured}”应删去",
        "how guests reach a house or a scenic area is outside: remove '{measured}'",
    ),
)
def own_journeys_outside(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """A house sells the night, not the way there; shuttles it runs itself are inputs."""
    if case.data.travellers is not None:
        raise NotApplicable
    for index, trip in enumerate(case.data.trips):
        yield Hit(case.place("trips", index), trip.name)


def _items(case: Case[TourismSubmission], table: str) -> list[Item]:
    return [Item(word) for word in case.edition.data.tables[table][case.data.service.group.value].split()]


def _present(case: Case[TourismSubmission], item: Item) -> bool:
    return any(line.item is item and line.amount.value > 0 for line in lines_of(case.data))


RULES = (
    items_reported,
    sources_reported,
    items_not_zero,
    process_of_item,
    breakfast_counted,
    laundry_counted,
    own_journeys_outside,
)
