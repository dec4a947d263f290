"""What the service draws on: inputs of the period, meters month by month, journeys."""

from typing import Annotated

from pydantic import Field as Limit

from footprint.errors import Text
from footprint.model.base import Quantity, Record
from footprint.model.form import Field
from footprint.model.limits import above_zero, not_negative
from standards.tourism.ed2026.fields import DOCUMENTS, DOCUMENTS_NOTE, PROCESS_NOTE, Count, MonthText, Name, References
from standards.tourism.ed2026.vocabulary import Basis, Item, Leg, Reading, Sharing

_SHARING = Text("数据范围", "Amount is for")
_SHARING_NOTE = Text("酒店可按面积分摊；其他服务只填本服务", "only a house with rooms shares by floor area")


class Activity(Record):
    """Energy, goods, service or waste over the whole data period."""

    name: Annotated[Name, Field(Text("用途", "Used for"))]
    item: Annotated[Item, Field(Text("类别", "Item"))]
    process: Annotated[Name, Field(Text("清单过程", "Inventory process"), PROCESS_NOTE)]
    amount: Annotated[
        Quantity,
        not_negative,
        Field(
            Text("数量", "Amount"),
            Text("没有发生的也填一行 0，并附证据", "an item that did not occur has a line of 0, with its evidence"),
            units=("kWh", "MWh", "kg", "t", "Nm3", "m3", "L", "meal", "room_night", "pc", "vehicle*km", "MJ"),
        ),
    ]
    sharing: Annotated[Sharing, Field(_SHARING, _SHARING_NOTE)]
    basis: Annotated[Basis, Field(Text("数据来源", "Basis"))]
    months: Annotated[
        int, Limit(ge=1, le=12), Field(Text("数据期内覆盖月数", "Months covered"), Text("1 至 12", "1 to 12"))
    ]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()


class Meter(Record):
    """One month of one meter."""

    name: Annotated[Name, Field(Text("计量点", "Meter"))]
    month: Annotated[MonthText, Field(Text("月份", "Month"), Text("年-月，如 2025-01", "year-month, such as 2025-01"))]
    item: Annotated[Item, Field(Text("类别", "Item"))]
    process: Annotated[Name, Field(Text("清单过程", "Inventory process"), PROCESS_NOTE)]
    amount: Annotated[
        Quantity, not_negative, Field(Text("用量", "Amount"), units=("kWh", "MWh", "Nm3", "m3", "t", "kg", "L"))
    ]
    reading: Annotated[
        Reading,
        Field(
            Text("抄表状态", "Reading"),
            Text("缺数月份按估计补齐并注明，不得漏填", "a month without reading is filled by an estimate and says so"),
        ),
    ]
    sharing: Annotated[Sharing, Field(_SHARING, _SHARING_NOTE)]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()


class Trip(Record):
    """A leg of the journeys that travellers of a tour or an event make."""

    name: Annotated[Name, Field(Text("行程段", "Leg"))]
    leg: Annotated[Leg, Field(Text("段别", "Kind of leg"), Text("每人恰有一个主要段", "one main leg a traveller"))]
    process: Annotated[Name, Field(Text("交通方式", "Mode"), PROCESS_NOTE)]
    persons: Annotated[Count, Field(Text("人数", "Persons"))]
    distance: Annotated[
        Quantity,
        above_zero,
        Field(Text("每人里程（往返）", "Distance a person, there and back"), units=("km",)),
    ]
    basis: Annotated[Basis, Field(Text("数据来源", "Basis"))]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()
