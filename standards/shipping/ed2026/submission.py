"""What a service provider submits: one record per sheet of the workbook."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field as Limit
from pydantic import model_validator

from footprint.errors import Text
from footprint.model.base import Digest, Quantity, Record
from footprint.model.form import Field, FieldError, Sheet
from footprint.model.limits import above_zero, fraction, not_negative, optional_fraction
from standards.shipping.ed2026.chain import Call, Hub, HubEnergy, Leg, ShipFuel, Voyage
from standards.shipping.ed2026.fields import DOCUMENTS, DOCUMENTS_NOTE, LOSS, Name, References, optional_above_zero
from standards.shipping.ed2026.vocabulary import (
    Basis,
    Boundary,
    Cargo,
    DocumentKind,
    Fuel,
    Kind,
    Loading,
    Technology,
    Unit,
)


class Application(Record):
    """Who applies, who provides the service, and who runs it."""

    applied_on: Annotated[date, Field(Text("申请日期", "Date of application"))]
    client_zh: Annotated[Name, Field(Text("委托人名称（中文）", "Client, Chinese name"))]
    client_en: Annotated[Name, Field(Text("委托人名称（英文）", "Client, English name"))]
    client_address_zh: Annotated[Name, Field(Text("委托人地址（中文）", "Client's address, Chinese"))]
    client_address_en: Annotated[Name, Field(Text("委托人地址（英文）", "Client's address, English"))]
    provider_zh: Annotated[Name, Field(Text("服务提供方名称（中文）", "Service provider, Chinese name"))]
    provider_en: Annotated[Name, Field(Text("服务提供方名称（英文）", "Service provider, English name"))]
    provider_address_zh: Annotated[Name, Field(Text("服务提供方地址（中文）", "Provider's address, Chinese"))]
    provider_address_en: Annotated[Name, Field(Text("服务提供方地址（英文）", "Provider's address, English"))]
    operator_zh: Annotated[
        Name,
        Field(
            Text("运营方名称（中文）", "Operator, Chinese name"),
            Text("实际经营船舶或加注的一方", "who runs the ships or the bunkering"),
        ),
    ]
    operator_en: Annotated[Name, Field(Text("运营方名称（英文）", "Operator, English name"))]
    operator_address_zh: Annotated[Name, Field(Text("运营方地址（中文）", "Operator's address, Chinese"))]
    operator_address_en: Annotated[Name, Field(Text("运营方地址（英文）", "Operator's address, English"))]


class Service(Record):
    """The named service and the container it moves."""

    kind: Annotated[Kind, Field(Text("类别", "Kind"))]
    declared_unit: Annotated[
        Unit,
        Field(
            Text("声明单位", "Declared unit"),
            Text("拼箱可按吨或立方米；燃料按兆焦", "LCL may go by t or m3; fuel goes by MJ"),
        ),
    ]
    name_zh: Annotated[Name, Field(Text("服务名称（中文）", "Service name, Chinese"))]
    name_en: Annotated[Name, Field(Text("服务名称（英文）", "Service name, English"))]
    code: Annotated[Name, Field(Text("服务代码", "Service code"))]
    route_zh: Annotated[Name, Field(Text("线路（中文）", "Route, Chinese"))]
    route_en: Annotated[Name, Field(Text("线路（英文）", "Route, English"))]
    trademark: Annotated[Name | None, Field(Text("服务品牌", "Brand"))] = None
    boundary: Annotated[Boundary, Field(Text("系统边界", "System boundary"))]
    operates_ships: Annotated[
        bool,
        Field(
            Text("提供方是否经营或租用船舶", "Provider runs or charters the ships"),
            Text("是者应填实测燃料，不得用航线缺省", "if so, metered fuel is due, not a lane default"),
        ),
    ]
    cargo: Annotated[Cargo, Field(Text("箱型", "Container"))]
    loading: Annotated[Loading, Field(Text("装载方式", "Loading"))]
    cargo_mass: Annotated[
        Quantity,
        above_zero,
        Field(
            Text("每标准箱货物质量", "Cargo mass per TEU"),
            Text("服务全部重箱的平均值；ceu 即 20 英尺标准箱（TEU）", "mean of all laden containers; ceu is a TEU"),
            units=("t/ceu", "kg/ceu"),
        ),
    ]
    cargo_volume: Annotated[
        Quantity | None,
        optional_above_zero,
        Field(
            Text("每标准箱货物体积", "Cargo volume per TEU"),
            Text("拼箱按立方米时必填", "needed for LCL by m3"),
            units=("m3/ceu",),
        ),
    ] = None
    boxes_20: Annotated[
        int,
        Limit(ge=0, le=10_000_000),
        Field(
            Text("20 英尺箱数", "Containers of 20 ft"),
            Text("数据期内承运的重箱；堆场因子按箱计，不按标准箱", "laden, in the period; hub factors go by container"),
        ),
    ]
    boxes_40: Annotated[int, Limit(ge=0, le=10_000_000), Field(Text("40 英尺箱数", "Containers of 40 ft"))]
    period_from: Annotated[date, Field(Text("数据期起", "Data period from"))]
    period_to: Annotated[date, Field(Text("数据期止", "Data period to"))]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.period_to < self.period_from:
            expected = Text("不早于数据期起的日期", "a date not before the start of the period")
            raise FieldError(expected, Text("核对数据期起止", "check both dates"), at="period_to")
        if not self.boxes_20 + self.boxes_40:
            expected = Text("至少一个集装箱", "at least one container")
            raise FieldError(
                expected, Text("填写 20 与 40 英尺箱数", "state containers of 20 and 40 ft"), at="boxes_20"
            )
        if (self.kind is Kind.BUNKERING) != (self.declared_unit is Unit.MEGAJOULE):
            expected = Text(
                "运输用箱、吨或公里类单位；燃料用兆焦", "containers, tonnes or km for transport; MJ for fuel"
            )
            raise FieldError(expected, Text("改选声明单位", "choose another declared unit"), at="declared_unit")
        if self.declared_unit is Unit.CUBIC_METRE and self.cargo_volume is None:
            expected = Text("每标准箱货物体积", "the cargo volume per TEU")
            raise FieldError(expected, Text("填写该字段", "fill in this field"), at="cargo_volume")
        return self


class Bunkering(Record):
    """Bonded LNG delivered to ships over the data period."""

    name: Annotated[Name, Field(Text("加注作业", "Operation"))]
    engine: Annotated[
        Fuel,
        Field(
            Text("受油船发动机", "Engine of the receiving ships"),
            Text("按受油量最多的一类填", "the type that takes most of it"),
        ),
    ]
    delivered: Annotated[Quantity, above_zero, Field(Text("交付量", "Delivered"), units=("t", "kg"))]
    loss: Annotated[
        Quantity,
        fraction,
        Field(Text("放散与蒸发损失", "Vented and boiled off"), LOSS, units=("%",)),
    ]
    barge_fuel: Annotated[
        Quantity,
        not_negative,
        Field(Text("加注船耗油（船用柴油）", "Gas oil of the bunkering ship"), units=("t", "kg")),
    ]
    electricity: Annotated[
        Quantity,
        not_negative,
        Field(Text("储存与输送耗电", "Electricity of storage and pumps"), units=("kWh", "MWh")),
    ]
    slip: Annotated[
        Quantity | None,
        optional_fraction,
        Field(
            Text("实测甲烷逃逸", "Measured methane slip"),
            Text("占燃料质量；不填则按机型缺省", "share of fuel mass; the engine's default if blank"),
            units=("%",),
        ),
    ] = None
    basis: Annotated[Basis, Field(Text("数据来源", "Basis"))]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()


class GreenPower(Record):
    """A cancelled green electricity certificate claimed for shore power or a terminal."""

    certificate: Annotated[Name, Field(Text("绿证编号", "Certificate"))]
    place: Annotated[
        Name,
        Field(
            Text("用电地点", "Place of use"), Text("靠泊港口代码或场站所在地", "port code of a call or place of a hub")
        ),
    ]
    share: Annotated[
        Quantity,
        fraction,
        Field(Text("覆盖该处用电的比例", "Share of its electricity covered"), units=("%",)),
    ]
    amount: Annotated[Quantity, above_zero, Field(Text("核销电量", "Electricity cancelled"), units=("kWh", "MWh"))]
    technology: Annotated[Technology, Field(Text("发电类型", "Technology"))]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()


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


class Declarations(Record):
    """What the applicant declares."""

    offsets: Annotated[
        bool,
        Field(
            Text("数值中是否扣减了碳抵消", "Offsets deducted anywhere"),
            Text("碳抵消、碳信用不得计入", "offsets and credits never enter the number"),
        ),
    ]
    book_and_claim: Annotated[
        bool,
        Field(
            Text("是否含账面划转的低碳燃料", "Book-and-claim fuel inside"),
            Text("只计本服务船舶实际加注的燃料", "only fuel these ships bunkered counts"),
        ),
    ]
    open_penalty: Annotated[bool, Field(Text("是否有未结的环境处罚", "Open environmental penalty"))]


class ServiceSubmission(Record):
    """One submission."""

    application: Annotated[Application, Sheet(Text("申请", "Application"))]
    service: Annotated[Service, Sheet(Text("服务", "Service"))]
    legs: Annotated[tuple[Leg, ...], Sheet(Text("陆运与驳船", "Inland legs"))] = ()
    voyages: Annotated[tuple[Voyage, ...], Sheet(Text("海运段", "Sea legs"))] = ()
    fuels: Annotated[tuple[ShipFuel, ...], Sheet(Text("船舶燃料", "Ship fuel"))] = ()
    calls: Annotated[tuple[Call, ...], Sheet(Text("靠泊", "Port calls"))] = ()
    hubs: Annotated[tuple[Hub, ...], Sheet(Text("场站", "Hubs"))] = ()
    hub_energy: Annotated[tuple[HubEnergy, ...], Sheet(Text("场站能耗", "Hub energy"))] = ()
    bunkering: Annotated[tuple[Bunkering, ...], Limit(max_length=1), Sheet(Text("燃料加注", "Bunkering"))] = ()
    green_power: Annotated[tuple[GreenPower, ...], Sheet(Text("绿色电力", "Green power"))] = ()
    documents: Annotated[tuple[Document, ...], Limit(min_length=1), Sheet(Text("文件", "Documents"))]
    declarations: Annotated[Declarations, Sheet(Text("声明", "Declarations"))]

    @model_validator(mode="after")
    def _of_its_kind(self) -> Self:
        sheet = "bunkering" if self.service.kind is Kind.BUNKERING else "voyages"
        if not getattr(self, sheet):
            expected = Text(
                "运输服务有海运段，燃料加注有加注作业", "a sea leg for transport, an operation for bunkering"
            )
            raise FieldError(expected, Text("填写该表", "fill in this sheet"), at=sheet)
        return self

    @property
    def mass(self) -> Decimal:
        """Cargo in a TEU [t/TEU]."""
        return self.service.cargo_mass.to("t/ceu")

    def hub_lines(self, step: int) -> tuple[tuple[int, HubEnergy], ...]:
        """Energy of one hub, each line with its row."""
        return tuple((row, line) for row, line in enumerate(self.hub_energy) if line.step == step)

    def fuel_lines(self, step: int) -> tuple[tuple[int, ShipFuel], ...]:
        """Fuel of one sea leg, each line with its row."""
        return tuple((row, line) for row, line in enumerate(self.fuels) if line.step == step)


SUBMISSION = ServiceSubmission
