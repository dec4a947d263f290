"""Clause 7.2: amounts that no service of its kind falls below."""

from collections.abc import Iterator
from decimal import Decimal

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rounding import shown
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.tourism.ed2026.lines import lines_of, share_of
from standards.tourism.ed2026.submission import TourismSubmission
from standards.tourism.ed2026.vocabulary import Item


@rule(
    "TO-PLA-01",
    clause="7.2",
    title=Text("用电量可信", "Electricity is credible"),
    message=Text(
        "客房每平方米用电 {measured} {unit}，低于可信下限 {required} {unit}",
        "electricity is {measured} {unit} of rooms, below the credible {required} {unit}",
    ),
)
def electricity_credible(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """A cooled house in a subtropical town that reports next to no power has not reported it all."""
    hotel = case.data.hotel
    if hotel is None:
        raise NotApplicable
    bound = case.edition.parameters["floor_electricity"]
    used = sum(
        (
            line.amount.to("kWh") * share_of(case.data, line)
            for line in lines_of(case.data)
            if case.background.processes[line.process].category == "electricity"
        ),
        Decimal(0),
    )
    measured = used / hotel.rooms_area.to("m2")
    if measured < bound.value:
        yield Hit(case.place("activities"), shown(measured), bound.value, bound.unit)


@rule(
    "TO-PLA-02",
    clause="7.2",
    title=Text("餐数可信", "Meals are credible"),
    message=Text(
        "餐饮合计 {measured} 份，少于 {required} 份（每{per}至少 {least} 份）",
        "{measured} meals are reported, fewer than {required} (at least {least} a {per})",
    ),
)
def meals_credible(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """People eat, whoever pays: meals at own expense during the programme are part of it."""
    hotel, tour, event = case.data.hotel, case.data.tour, case.data.event
    per = Text("人天", "person and day")
    if tour is not None:
        least, days = case.parameter("meals_per_day_min"), tour.visitors.value * tour.days
    elif event is not None:
        least, days = case.parameter("event_meals_per_day_min"), event.participants.value * event.days
    elif hotel is not None and hotel.breakfast_included:
        least, days, per = case.parameter("breakfasts_min"), hotel.room_nights.value, Text("间夜", "room-night")
    else:
        raise NotApplicable
    lines = [line for line in lines_of(case.data) if line.item is Item.FOOD and line.amount.unit == "meal"]
    measured = sum((line.amount.value * share_of(case.data, line) for line in lines), Decimal(0))
    if measured < least * days:
        yield Hit(
            case.place("activities"), shown(measured), shown(least * days), values=(("least", least), ("per", per))
        )


@rule(
    "TO-PLA-03",
    clause="7.2",
    title=Text("住宿间夜可信", "Nights are credible"),
    message=Text(
        "住宿 {measured} 间夜，{persons} 人 {nights} 晚至少需 {required} 间夜",
        "{measured} room-nights for {persons} persons and {nights} nights, which take {required} at least",
    ),
)
def nights_credible(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """A tour of several days sleeps somewhere."""
    tour = case.data.tour
    if tour is None or tour.days == 1:
        raise NotApplicable
    nights = tour.days - 1
    required = tour.visitors.value * nights / case.parameter("guests_per_room_max")
    lines = [line for line in lines_of(case.data) if line.item is Item.LODGING]
    measured = sum((line.amount.value for line in lines), Decimal(0))
    if measured < required:
        values = (("persons", tour.visitors.value), ("nights", nights))
        yield Hit(case.place("activities"), measured, shown(required), values=values)


@rule(
    "TO-PLA-04",
    clause="7.2",
    title=Text("客房面积可信", "Floor area of rooms is credible"),
    message=Text(
        "每间客房面积 {measured} {unit}，低于可信下限 {required} {unit}：面积小则分摊少",
        "{measured} {unit} a room, below the credible {required} {unit}: a smaller area takes a smaller share",
    ),
)
def rooms_credible(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Rooms too small to be let would leave the house's energy to the restaurant."""
    hotel = case.data.hotel
    if hotel is None:
        raise NotApplicable
    bound = case.edition.parameters["floor_room_area"]
    measured = hotel.rooms_area.to("m2") / hotel.rooms
    if measured < bound.value:
        yield Hit(case.place("hotel", "rooms_area"), shown(measured), bound.value, bound.unit)


RULES = (electricity_credible, meals_credible, nights_credible, rooms_credible)
