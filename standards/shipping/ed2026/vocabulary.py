"""The closed lists a submission chooses from, with their wording."""

from footprint.model.form import LabelledEnum


class Kind(LabelledEnum):
    """What is labelled."""

    TRANSPORT = "transport", "集装箱运输服务", "container transport service"
    BUNKERING = "bunkering", "保税液化天然气加注", "bonded LNG bunkering"


class Unit(LabelledEnum):
    """Declared unit; each has a headline number of its own."""

    TEU = "teu", "1 标准箱（TEU）", "1 TEU"
    TEU_KM = "teu_km", "1 标准箱公里（TEU·km）", "1 TEU-km"
    TONNE_KM = "tonne_km", "1 吨公里（t·km）", "1 t-km"
    TONNE = "tonne", "1 吨货物", "1 t of cargo"
    CUBIC_METRE = "cubic_metre", "1 立方米货物", "1 m3 of cargo"
    MEGAJOULE = "megajoule", "1 兆焦燃料（低位热值）", "1 MJ of fuel (lower heating value)"


class Cargo(LabelledEnum):
    """Kind of container."""

    DRY = "dry", "干箱", "dry"
    REEFER = "reefer", "冷藏箱", "reefer"


class Loading(LabelledEnum):
    """Whose cargo fills a container."""

    FULL = "full", "整箱（FCL）", "full container load (FCL)"
    CONSOLIDATED = "consolidated", "拼箱（LCL）", "consolidated (LCL)"


class Boundary(LabelledEnum):
    """From where to where."""

    DOOR_TO_DOOR = "door_to_door", "从发货人到收货人", "from shipper to consignee"
    PORT_TO_PORT = "port_to_port", "从港到港", "from port to port"
    WELL_TO_WAKE = "well_to_wake", "从油井到尾流（燃料）", "from well to wake (fuel)"


class Mode(LabelledEnum):
    """How an inland leg is run."""

    TRUCK = "truck", "公路", "road"
    RAIL = "rail", "铁路", "rail"
    BARGE = "barge", "驳船", "barge"


class Method(LabelledEnum):
    """Where the number of a sea leg comes from: one of the two, never both."""

    LANE = "lane", "航线缺省", "trade-lane default"
    FUEL = "fuel", "实测燃料", "metered fuel"


class DistanceBasis(LabelledEnum):
    """What a distance at sea counts."""

    SHORTEST = "shortest", "最短可行距离", "shortest feasible distance"
    SAILED = "sailed", "实际航行距离", "distance sailed"


class Fuel(LabelledEnum):
    """Fuel as bunkered, with the engine where its slip depends on it."""

    VLSFO = "vlsfo", "低硫燃料油", "very low sulphur fuel oil"
    HFO = "hfo", "高硫燃料油（洗涤塔）", "high sulphur fuel oil with a scrubber"
    MGO = "mgo", "船用柴油", "marine gas oil"
    LNG_OTTO_MEDIUM = "lng_otto_medium", "液化天然气，奥托循环中速机", "LNG, Otto cycle, medium speed"
    LNG_OTTO_SLOW = "lng_otto_slow", "液化天然气，奥托循环低速机", "LNG, Otto cycle, slow speed"
    LNG_DIESEL_SLOW = "lng_diesel_slow", "液化天然气，狄塞尔循环低速机", "LNG, Diesel cycle, slow speed"
    LNG_LEAN_BURN = "lng_lean_burn", "液化天然气，稀薄燃烧火花点火", "LNG, lean-burn spark ignition"


class ShipClass(LabelledEnum):
    """Size classes of container ships, as the Fourth IMO GHG Study groups loads at berth."""

    C3000 = "c3000", "3000–4999 TEU", "3000 to 4999 TEU"
    C5000 = "c5000", "5000–7999 TEU", "5000 to 7999 TEU"
    C8000 = "c8000", "8000–11999 TEU", "8000 to 11999 TEU"
    C12000 = "c12000", "12000–14499 TEU", "12000 to 14499 TEU"
    C14500 = "c14500", "14500–19999 TEU", "14500 to 19999 TEU"
    C20000 = "c20000", "20000 TEU 及以上", "20000 TEU and above"


class Technology(LabelledEnum):
    """Generation technology of purchased green electricity."""

    WIND = "wind", "风电", "wind"
    SOLAR = "solar", "光伏", "photovoltaic"


class Basis(LabelledEnum):
    """How an amount was established; its spread follows."""

    METERED = "metered", "计量器具实测", "metered"
    INVOICED = "invoiced", "发票或交付单", "invoiced or delivery note"
    LEDGER = "ledger", "台账", "ledger"
    CALCULATED = "calculated", "计算得出", "calculated"
    ESTIMATED = "estimated", "估计", "estimated"


RECORDED = frozenset({Basis.METERED, Basis.INVOICED, Basis.LEDGER})
"""Bases that a record stands behind."""


class DocumentKind(LabelledEnum):
    """Evidence a provider holds."""

    LICENCE = "licence", "营业执照或经营许可", "business or operating licence"
    SCHEDULE = "schedule", "船期与运输链说明", "schedule and description of the chain"
    WAYBILL = "waybill", "运单或提单汇总", "waybills or bills of lading"
    FUEL_REPORT = "fuel_report", "经核查的燃料消耗报告（DCS 或 MRV）", "verified fuel report (DCS or MRV)"
    BUNKER_NOTES = "bunker_notes", "燃料交付单", "bunker delivery notes"
    VOYAGE_LOG = "voyage_log", "航次日志或 AIS 记录", "voyage log or AIS record"
    LOADING_LIST = "loading_list", "装载清单（周转量）", "loading lists (transport activity)"
    CALL_RECORD = "call_record", "靠泊记录", "record of the call"
    METER = "meter", "电表或油表记录", "meter readings"
    SLIP_TEST = "slip_test", "甲烷逃逸测试报告", "test report on methane slip"
    GREEN_POWER = "green_power", "绿证核销凭证", "green-certificate cancellation"
    OTHER = "other", "其他", "other"
