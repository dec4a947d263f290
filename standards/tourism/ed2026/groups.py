"""One sheet for each product group: what the declared unit is counted from."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field as Limit
from pydantic import model_validator

from footprint.errors import Text
from footprint.model.base import Quantity, Record
from footprint.model.form import Field, FieldError
from footprint.model.limits import above_zero, not_negative
from standards.tourism.ed2026.fields import DOCUMENTS, DOCUMENTS_NOTE, Count, References
from standards.tourism.ed2026.vocabulary import Counting, Laundry

Days = Annotated[int, Limit(ge=1, le=60)]


class Hotel(Record):
    """A house that lets rooms."""

    rooms: Annotated[Count, Field(Text("可售客房数", "Rooms to let"))]
    room_nights: Annotated[
        Quantity,
        above_zero,
        Field(
            Text("数据期内出租间夜", "Room-nights let in the period"),
            Text("付费与免费入住均计，自用房不计", "paid and complimentary stays; rooms used by the house left out"),
            units=("room_night",),
        ),
    ]
    rooms_area: Annotated[
        Quantity,
        above_zero,
        Field(
            Text("客房与走廊建筑面积", "Floor area of rooms and corridors"),
            Text("大堂、后勤等公用面积不填，按比例随之分摊", "lobby and back of house are left out"),
            units=("m2",),
        ),
    ]
    meeting_area: Annotated[
        Quantity, not_negative, Field(Text("会议与宴会面积", "Floor area of meeting and banquet rooms"), units=("m2",))
    ]
    other_area: Annotated[
        Quantity,
        not_negative,
        Field(
            Text("其他经营面积", "Floor area of other business"),
            Text("对外餐厅、商铺、康体等", "restaurants open to the public, shops, spa and the like"),
            units=("m2",),
        ),
    ]
    breakfast_included: Annotated[bool, Field(Text("房价含早餐", "Breakfast is in the room rate"))]
    laundry: Annotated[Laundry, Field(Text("布草洗涤", "Laundry of linen"))]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()


class Scenic(Record):
    """A scenic area."""

    visits: Annotated[Quantity, above_zero, Field(Text("数据期内入园人次", "Visits in the period"), units=("person",))]
    counting: Annotated[Counting, Field(Text("人次计数方式", "How visits are counted"))]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()


class Tour(Record):
    """A package tour, as sold in the period."""

    visitors: Annotated[
        Quantity, above_zero, Field(Text("数据期内游客人数", "Visitors in the period"), units=("person",))
    ]
    days: Annotated[Days, Field(Text("行程天数", "Days of the tour"))]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()


class Event(Record):
    """A meeting, forum, fair or the like."""

    participants: Annotated[Quantity, above_zero, Field(Text("参会人数", "Participants"), units=("person",))]
    first_day: Annotated[date, Field(Text("活动开始日", "First day"))]
    last_day: Annotated[date, Field(Text("活动结束日", "Last day"))]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()

    @property
    def days(self) -> int:
        """Days of the event, first and last included."""
        return (self.last_day - self.first_day).days + 1

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last_day < self.first_day:
            expected = Text("不早于开始日的日期", "a date not before the first day")
            raise FieldError(expected, Text("核对活动起止日", "check both dates"), at="last_day")
        return self
