"""What a provider submits: one record per sheet of the workbook."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Self

from pydantic import Field as Limit
from pydantic import model_validator

from footprint.errors import Text
from footprint.model.base import Digest, Quantity, Record
from footprint.model.form import Field, FieldError, Sheet
from standards.tourism.ed2026.account import Credit, Declarations, GreenPower, Reduction, Sink
from standards.tourism.ed2026.fields import Name
from standards.tourism.ed2026.groups import Event, Hotel, Scenic, Tour
from standards.tourism.ed2026.inputs import Activity, Meter, Trip
from standards.tourism.ed2026.vocabulary import DocumentKind, Group


class Application(Record):
    """Who applies, who provides the service, and where."""

    applied_on: Annotated[date, Field(Text("申请日期", "Date of application"))]
    client_zh: Annotated[Name, Field(Text("委托人名称（中文）", "Client, Chinese name"))]
    client_en: Annotated[Name, Field(Text("委托人名称（英文）", "Client, English name"))]
    client_address_zh: Annotated[Name, Field(Text("委托人地址（中文）", "Client's address, Chinese"))]
    client_address_en: Annotated[Name, Field(Text("委托人地址（英文）", "Client's address, English"))]
    provider_zh: Annotated[Name, Field(Text("服务提供者名称（中文）", "Service provider, Chinese name"))]
    provider_en: Annotated[Name, Field(Text("服务提供者名称（英文）", "Service provider, English name"))]
    provider_address_zh: Annotated[Name, Field(Text("服务提供者地址（中文）", "Provider's address, Chinese"))]
    provider_address_en: Annotated[Name, Field(Text("服务提供者地址（英文）", "Provider's address, English"))]
    site_zh: Annotated[Name, Field(Text("服务场所名称（中文）", "Site, Chinese name"))]
    site_en: Annotated[Name, Field(Text("服务场所名称（英文）", "Site, English name"))]
    site_address_zh: Annotated[Name, Field(Text("服务场所地址（中文）", "Site's address, Chinese"))]
    site_address_en: Annotated[Name, Field(Text("服务场所地址（英文）", "Site's address, English"))]


class Service(Record):
    """The service and the period its data cover."""

    group: Annotated[
        Group,
        Field(
            Text("产品组", "Product group"),
            Text("另填同名的一张表，其余产品组的表留空", "fill in that group's sheet and leave the others blank"),
        ),
    ]
    name_zh: Annotated[Name, Field(Text("服务名称（中文）", "Service, Chinese name"))]
    name_en: Annotated[Name, Field(Text("服务名称（英文）", "Service, English name"))]
    model: Annotated[Name, Field(Text("服务代码", "Service code"))]
    specification_zh: Annotated[Name, Field(Text("服务内容（中文）", "What it includes, Chinese"))]
    specification_en: Annotated[Name, Field(Text("服务内容（英文）", "What it includes, English"))]
    trademark: Annotated[Name | None, Field(Text("商标", "Trademark"))] = None
    period_from: Annotated[date, Field(Text("数据期起", "Data period from"))]
    period_to: Annotated[date, Field(Text("数据期止", "Data period to"))]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.period_to < self.period_from:
            expected = Text("不早于数据期起的日期", "a date not before the start of the period")
            raise FieldError(expected, Text("核对数据期起止", "check both dates"), at="period_to")
        return self


class Document(Record):
    """A piece of evidence, pinned by its digest."""

    id: Annotated[str, Limit(pattern=r"^[A-Za-z0-9_-]{1,20}$"), Field(Text("编号", "Id"))]
    kind: Annotated[DocumentKind, Field(Text("类别", "Kind"))]
    file: Annotated[Name, Field(Text("文件名", "File"))]
    sha256: Annotated[
        Digest,
        Field(Text("SHA-256", "SHA-256"), Text("文件的 SHA-256，小写十六进制", "of the file, lower-case hex")),
    ]
    issued_on: Annotated[date, Field(Text("出具日期", "Issued on"))]


class TourismSubmission(Record):
    """One submission."""

    application: Annotated[Application, Sheet(Text("申请", "Application"))]
    service: Annotated[Service, Sheet(Text("服务", "Service"))]
    hotel: Annotated[Hotel | None, Sheet(Text("酒店", "Hotel"))] = None
    scenic: Annotated[Scenic | None, Sheet(Text("景区", "Scenic area"))] = None
    tour: Annotated[Tour | None, Sheet(Text("线路", "Tour"))] = None
    event: Annotated[Event | None, Sheet(Text("活动", "Event"))] = None
    activities: Annotated[tuple[Activity, ...], Limit(min_length=1), Sheet(Text("投入", "Inputs"))]
    meters: Annotated[tuple[Meter, ...], Sheet(Text("月度计量", "Meters"))] = ()
    trips: Annotated[tuple[Trip, ...], Sheet(Text("出行", "Journeys"))] = ()
    reductions: Annotated[tuple[Reduction, ...], Sheet(Text("减排措施", "Reductions"))] = ()
    green_power: Annotated[tuple[GreenPower, ...], Sheet(Text("绿色电力", "Green power"))] = ()
    sinks: Annotated[tuple[Sink, ...], Sheet(Text("碳汇", "Sinks"))] = ()
    credits: Annotated[tuple[Credit, ...], Sheet(Text("注销的减排量", "Cancelled credits"))] = ()
    documents: Annotated[tuple[Document, ...], Limit(min_length=1), Sheet(Text("文件", "Documents"))]
    declarations: Annotated[Declarations, Sheet(Text("声明", "Declarations"))]

    @model_validator(mode="after")
    def _sheet_of_the_group(self) -> Self:
        """The declared unit is counted from the group's own sheet; another group's sheet would be read by nobody."""
        chosen = _SHEETS[self.service.group]
        wording = self.service.group.text
        if getattr(self, chosen) is None:
            raise FieldError(
                Text(f"产品组“{wording.zh}”的表已填写", f"the sheet of the group '{wording.en}' filled in"),
                Text("填写该表，或更正产品组", "fill it in, or correct the product group"),
                at=chosen,
            )
        for sheet in _SHEETS.values():
            if sheet != chosen and getattr(self, sheet) is not None:
                raise FieldError(
                    Text(f"空表：产品组为“{wording.zh}”", f"a blank sheet: the product group is '{wording.en}'"),
                    Text("清空该表，或更正产品组", "clear it, or correct the product group"),
                    at=sheet,
                )
        return self

    @model_validator(mode="after")
    def _something_drawn(self) -> Self:
        """A footprint of nothing is no result, and a share of it none either."""
        amounts = [*(a.amount for a in self.activities), *(m.amount for m in self.meters)]
        if not self.trips and not any(amount.value for amount in amounts):
            expected = Text("至少一行大于 0", "at least one line above zero")
            raise FieldError(expected, Text("填写数据期内的用量", "enter the amounts of the period"), at="activities")
        return self

    @property
    def units(self) -> Quantity:
        """Declared units delivered in the period: room-nights, visits, visitor-days or participants."""
        if self.hotel is not None:
            return self.hotel.room_nights
        if self.scenic is not None:
            return self.scenic.visits
        if self.tour is not None:
            return Quantity(value=self.tour.visitors.to("person") * self.tour.days, unit="person*day")
        assert self.event is not None
        return self.event.participants

    @property
    def travellers(self) -> Quantity | None:
        """Those whose journeys belong to the service; None where guests arrive by themselves."""
        if self.tour is not None:
            return self.tour.visitors
        return None if self.event is None else self.event.participants


_SHEETS: Mapping[Group, str] = {
    Group.HOTEL_NIGHT: "hotel",
    Group.SCENIC_VISIT: "scenic",
    Group.TOUR: "tour",
    Group.EVENT: "event",
}

SUBMISSION = TourismSubmission
