"""Elements of a transport chain, as ISO 14083 counts them: legs, sea legs, port calls and hubs."""

from typing import Annotated, Self

from pydantic import Field as Limit
from pydantic import model_validator

from footprint.errors import Text
from footprint.model.base import Quantity, Record
from footprint.model.distance import PortCode
from footprint.model.form import Field, FieldError
from footprint.model.limits import above_zero, not_negative, optional_fraction
from standards.shipping.ed2026.fields import (
    DOCUMENTS,
    DOCUMENTS_NOTE,
    PORT_NOTE,
    STEP,
    STEP_NOTE,
    Name,
    References,
    Step,
    optional_above_zero,
)
from standards.shipping.ed2026.vocabulary import Basis, DistanceBasis, Fuel, Method, Mode, ShipClass


class Leg(Record):
    """Road, rail or barge between two places of the chain."""

    step: Annotated[Step, Field(STEP, STEP_NOTE)]
    name: Annotated[Name, Field(Text("名称", "Name"))]
    origin: Annotated[Name, Field(Text("起点", "From"), Text("与前一环节的终点同名", "as the element before ends"))]
    destination: Annotated[Name, Field(Text("终点", "To"))]
    mode: Annotated[Mode, Field(Text("方式", "Mode"))]
    process: Annotated[
        Name, Field(Text("清单过程", "Inventory process"), Text("从下拉列表选取", "choose from the list"))
    ]
    distance: Annotated[
        Quantity,
        above_zero,
        Field(Text("重箱距离", "Laden distance"), Text("最短可行距离", "shortest feasible distance"), units=("km",)),
    ]
    empty_distance: Annotated[
        Quantity,
        not_negative,
        Field(
            Text("空箱调运距离", "Distance of empty positioning"),
            Text("每运一重箱随之调运空箱的距离；没有填 0", "per laden container; 0 if there is none"),
            units=("km",),
        ),
    ]
    basis: Annotated[Basis, Field(Text("数据来源", "Basis"))]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()


class Voyage(Record):
    """A leg by sea: a trade-lane default or the fuel of its ships, never both."""

    step: Annotated[Step, Field(STEP, STEP_NOTE)]
    name: Annotated[Name, Field(Text("名称", "Name"))]
    origin: Annotated[Name, Field(Text("起运地", "From"), Text("与前一环节的终点同名", "as the element before ends"))]
    destination: Annotated[Name, Field(Text("目的地", "To"))]
    origin_port: Annotated[PortCode, Field(Text("起运港代码", "Port of loading"), PORT_NOTE)]
    destination_port: Annotated[PortCode, Field(Text("目的港代码", "Port of discharge"), PORT_NOTE)]
    lane: Annotated[
        Name,
        Field(
            Text("航线", "Trade lane"),
            Text("缺省值与基准都取此航线", "the default and the benchmark are of this lane"),
        ),
    ]
    route: Annotated[
        Name | None,
        Field(
            Text("航路（港口间距离表）", "Route (table of distances)"),
            Text("苏伊士或好望角须选定；表中没有的港口改填距离", "Suez or the Cape is a choice; else state a distance"),
        ),
    ] = None
    distance: Annotated[
        Quantity | None,
        optional_above_zero,
        Field(
            Text("自报距离", "Own distance"),
            Text("仅用于表中没有的港口", "for ports that the table does not have"),
            units=("km",),
        ),
    ] = None
    distance_basis: Annotated[
        DistanceBasis | None,
        Field(Text("自报距离口径", "Own distance counts"), Text("与自报距离同时填", "goes with the own distance")),
    ] = None
    method: Annotated[Method, Field(Text("数据方法", "Method"))]
    ships: Annotated[
        int | None,
        Limit(ge=1, le=200),
        Field(
            Text("环线船舶数", "Ships of the loop"),
            Text("实测燃料必填；每艘都须有燃料行", "with metered fuel; each of them has fuel listed"),
        ),
    ] = None
    work: Annotated[
        Quantity | None,
        optional_above_zero,
        Field(
            Text("重箱周转量", "Transport activity of laden containers"),
            Text("数据期内本环线全部重箱；空箱不计", "all laden containers of the loop in the period, no empties"),
            units=("ceu*km",),
        ),
    ] = None
    capacity_work: Annotated[
        Quantity | None,
        optional_above_zero,
        Field(
            Text("运力周转量", "Capacity offered"),
            Text("标称箱位 × 航行距离", "nominal capacity times distance sailed"),
            units=("ceu*km",),
        ),
    ] = None
    work_basis: Annotated[
        DistanceBasis | None, Field(Text("周转量口径", "Activity counts"), Text("实测燃料必填", "with metered fuel"))
    ] = None
    reefer_share: Annotated[
        Quantity | None,
        optional_fraction,
        Field(Text("冷藏箱占周转量", "Reefers in the activity"), Text("不填按 0", "zero if blank"), units=("%",)),
    ] = None
    berth_included: Annotated[
        bool | None,
        Field(Text("燃料是否含靠泊用油", "Fuel at berth inside"), Text("实测燃料必填", "with metered fuel")),
    ] = None
    basis: Annotated[
        Basis | None, Field(Text("周转量数据来源", "Basis of the activity"), Text("实测燃料必填", "with metered fuel"))
    ] = None
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if (self.route is None) == (self.distance is None):
            expected = Text("航路或自报距离之一", "either a route or an own distance")
            raise FieldError(
                expected, Text("填写其中一个，另一个留空", "fill in one, leave the other blank"), at="route"
            )
        if (self.distance is None) != (self.distance_basis is None):
            expected = Text("自报距离及其口径", "the own distance with what it counts")
            raise FieldError(expected, Text("两者同时填写", "fill in both"), at="distance_basis")
        if self.method is Method.FUEL:
            for field in ("ships", "work", "capacity_work", "work_basis", "berth_included", "basis"):
                if getattr(self, field) is None:
                    expected = Text("实测燃料所需的周转量、运力与口径", "what metered fuel is divided by")
                    raise FieldError(expected, Text("填写该字段", "fill in this field"), at=field)
        return self


class ShipFuel(Record):
    """Fuel that one ship burnt on a sea leg's loop over the data period."""

    step: Annotated[Step, Field(Text("海运段序号", "Step of the sea leg"))]
    ship: Annotated[Name, Field(Text("船名", "Ship"))]
    imo_number: Annotated[str, Limit(pattern=r"^\d{7}$"), Field(Text("IMO 编号", "IMO number"))]
    fuel: Annotated[Fuel, Field(Text("燃料与发动机", "Fuel and engine"))]
    amount: Annotated[Quantity, above_zero, Field(Text("消耗量", "Consumed"), units=("t", "kg"))]
    slip: Annotated[
        Quantity | None,
        optional_fraction,
        Field(
            Text("实测甲烷逃逸", "Measured methane slip"),
            Text("占燃料质量；不填则按机型缺省", "share of fuel mass; the engine's default if blank"),
            units=("%",),
        ),
    ] = None
    months: Annotated[
        int, Limit(ge=1, le=12), Field(Text("数据期内覆盖月数", "Months covered"), Text("1 至 12", "1 to 12"))
    ]
    basis: Annotated[Basis, Field(Text("数据来源", "Basis"))]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()


class Call(Record):
    """A mean port call of the ships of a sea leg."""

    step: Annotated[Step, Field(Text("海运段序号", "Step of the sea leg"))]
    port: Annotated[PortCode, Field(Text("港口", "Port"), PORT_NOTE)]
    ship_class: Annotated[ShipClass, Field(Text("船型", "Ship class"))]
    hours: Annotated[Quantity, above_zero, Field(Text("平均靠泊时间", "Mean time at berth"), units=("h",))]
    shore_hours: Annotated[Quantity, not_negative, Field(Text("其中接岸电", "Of it on shore power"), units=("h",))]
    shore_energy: Annotated[
        Quantity | None,
        optional_above_zero,
        Field(
            Text("岸电计量（船侧）", "Shore power metered at the ship"),
            Text("每次靠泊；不填则按船型负荷", "per call; the class's load if blank"),
            units=("kWh", "MWh"),
        ),
    ] = None
    exchanged: Annotated[
        Quantity,
        above_zero,
        Field(
            Text("每次装卸箱量", "Containers loaded and discharged"), Text("重箱，TEU", "laden, TEU"), units=("ceu",)
        ),
    ]
    basis: Annotated[Basis, Field(Text("数据来源", "Basis"))]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()


class Hub(Record):
    """A terminal, dry port or warehouse the cargo passes."""

    step: Annotated[Step, Field(STEP, STEP_NOTE)]
    name: Annotated[Name, Field(Text("名称", "Name"))]
    place: Annotated[
        Name, Field(Text("所在地", "Place"), Text("与相邻环节的起终点同名", "as the elements beside name it"))
    ]
    process: Annotated[
        Name,
        Field(Text("清单过程（缺省）", "Inventory process (default)"), Text("从下拉列表选取", "choose from the list")),
    ]
    throughput: Annotated[
        Quantity | None,
        optional_above_zero,
        Field(
            Text("数据期内处理量", "Handled in the period"),
            Text("填报场站能耗时必填：箱（pc）或吨", "needed with hub energy: containers (pc) or t"),
            units=("pc", "t"),
        ),
    ] = None
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()


class HubEnergy(Record):
    """Energy of a hub's tractors, cranes, reefers and buildings over the data period; replaces its default."""

    step: Annotated[Step, Field(Text("场站序号", "Step of the hub"))]
    name: Annotated[Name, Field(Text("用途", "Used for"))]
    process: Annotated[
        Name, Field(Text("清单过程", "Inventory process"), Text("从下拉列表选取", "choose from the list"))
    ]
    amount: Annotated[Quantity, not_negative, Field(Text("数量", "Amount"), units=("kWh", "MWh", "kg", "t", "Nm3"))]
    basis: Annotated[Basis, Field(Text("数据来源", "Basis"))]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()
