"""Clauses 5.3 and 5.4: declared unit and sharing."""

from collections.abc import Iterator
from decimal import Decimal

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.tourism.ed2026.lines import lines_of
from standards.tourism.ed2026.submission import TourismSubmission
from standards.tourism.ed2026.vocabulary import Counting, Sharing


@rule(
    "TO-DCU-01",
    clause="5.3",
    title=Text("间夜不超过可售", "Room-nights within capacity"),
    message=Text(
        "出租间夜 {measured}，超过客房数乘天数的 {required}",
        "{measured} room-nights were let, more than the {required} that rooms times days allow",
    ),
)
def room_nights_possible(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """More room-nights than rooms would dilute the footprint."""
    hotel, service = case.data.hotel, case.data.service
    if hotel is None:
        raise NotApplicable
    possible = Decimal(hotel.rooms * ((service.period_to - service.period_from).days + 1))
    if hotel.room_nights.value > possible:
        yield Hit(case.place("hotel", "room_nights"), hotel.room_nights.value, possible)


@rule(
    "TO-DCU-02",
    clause="5.3",
    title=Text("人次为实际计数", "Visits are counted"),
    message=Text(
        "入园人次为{measured}，应由闸机或票务系统计数", "visits are {measured}; gates or tickets shall count them"
    ),
)
def visits_counted(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """The number that everything is divided by is not estimated."""
    scenic = case.data.scenic
    if scenic is None:
        raise NotApplicable
    if scenic.counting is Counting.ESTIMATED:
        yield Hit(case.place("scenic", "counting"), scenic.counting.value, values=(("measured", scenic.counting.text),))


@rule(
    "TO-DCU-03",
    clause="5.3",
    title=Text("活动在数据期内", "The event lies in the period"),
    message=Text(
        "活动于 {measured} 举行，不在数据期 {required} 内",
        "the event of {measured} is not within the period of {required}",
    ),
)
def event_in_period(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """The data cover the event they are for."""
    event, service = case.data.event, case.data.service
    if event is None:
        raise NotApplicable
    if not (service.period_from <= event.first_day and event.last_day <= service.period_to):
        yield Hit(
            case.place("event", "first_day"),
            f"{event.first_day.isoformat()}/{event.last_day.isoformat()}",
            f"{service.period_from.isoformat()}/{service.period_to.isoformat()}",
        )


@rule(
    "TO-DCU-04",
    clause="5.3",
    title=Text("单位数有据", "Units are proven"),
    message=Text("间夜、人次或人数没有台账证据", "room-nights, visits or persons carry no ledger"),
)
def units_proven(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """The count of units names its ledger."""
    data = case.data
    kinds = {d.id: d.kind.value for d in data.documents}
    accepted = case.edition.data.tables["evidence"]["units"].split()
    for sheet in ("hotel", "scenic", "tour", "event"):
        record = getattr(data, sheet)
        if record is not None and not any(kinds.get(r) in accepted for r in record.documents):
            yield Hit(case.place(sheet, "documents"), required="|".join(accepted))


@rule(
    "TO-ALC-01",
    clause="5.4",
    title=Text("按面积分摊只限酒店", "Only a house shares by floor area"),
    message=Text(
        "“{measured}”填为全店分摊；本产品组只填本服务的用量",
        "'{measured}' is to be shared by floor area; this product group states the service's own amounts",
    ),
)
def shared_in_a_house(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Floor areas that an amount could be shared by are known of a house with rooms only."""
    if case.data.hotel is not None:
        raise NotApplicable
    for line in lines_of(case.data):
        if line.sharing is Sharing.SITE:
            yield Hit(case.place(line.sheet, line.index, "sharing"), line.name)


@rule(
    "TO-ALC-02",
    clause="5.4",
    title=Text("面积有据", "Floor areas are proven"),
    message=Text(
        "有按面积分摊的数量，面积却没有图纸或产权文件", "amounts are shared by areas that no plan or deed proves"
    ),
)
def areas_proven(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """What a house's amounts are shared by rests on a plan."""
    hotel = case.data.hotel
    if hotel is None or not any(line.sharing is Sharing.SITE for line in lines_of(case.data)):
        raise NotApplicable
    accepted = case.edition.data.tables["evidence"]["areas"].split()
    kinds = {d.id: d.kind.value for d in case.data.documents}
    if not any(kinds.get(r) in accepted for r in hotel.documents):
        yield Hit(case.place("hotel", "documents"), required="|".join(accepted))


RULES = (room_nights_possible, visits_counted, event_in_period, units_proven, shared_in_a_house, areas_proven)
