"""The closed lists a submission chooses from, with their wording."""

from footprint.model.form import LabelledEnum


class Group(LabelledEnum):
    """Product groups; each has its declared unit and its own sheet."""

    HOTEL_NIGHT = "hotel_night", "酒店住宿（每间夜）", "hotel stay, per room-night"
    SCENIC_VISIT = "scenic_visit", "景区游览（每人次）", "visit to a scenic area, per visit"
    TOUR = "tour", "旅游线路产品（每人天）", "package tour, per visitor-day"
    EVENT = "event", "会议活动（每参会者）", "event, per participant"


class Item(LabelledEnum):
    """What an input belongs to; completeness is judged by item."""

    ENERGY = "energy", "能源", "energy"
    WATER = "water", "用水", "water"
    REFRIGERANTS = "refrigerants", "制冷剂", "refrigerants"
    LAUNDRY = "laundry", "外包洗涤", "outsourced laundry"
    FOOD = "food", "餐饮", "meals"
    AMENITIES = "amenities", "客用品", "guest amenities"
    MATERIALS = "materials", "会务与搭建物料", "materials and stands"
    CREATIVE = "creative", "文创产品", "creative products"
    EDUCATION = "education", "研学与教育", "education"
    LODGING = "lodging", "住宿", "lodging"
    TRANSPORT = "transport", "交通", "transport"
    WASTE = "waste", "废弃物与污水", "waste and wastewater"


class Sharing(LabelledEnum):
    """Whether an amount is the service's own or the whole house's."""

    SERVICE = "service", "仅本服务", "this service only"
    SITE = "site", "全店（按面积分摊）", "whole house, shared by floor area"


class Basis(LabelledEnum):
    """How an amount was established; the data-quality scheme scores it."""

    METERED = "metered", "计量器具实测", "metered"
    INVOICED = "invoiced", "发票或账单", "invoiced"
    LEDGER = "ledger", "台账", "ledger"
    SURVEY = "survey", "问卷或报名登记", "survey or registration"
    CALCULATED = "calculated", "计算得出", "calculated"
    ESTIMATED = "estimated", "估计", "estimated"


class Reading(LabelledEnum):
    """Whether a month was read from the meter or filled in."""

    READ = "read", "实际抄表", "read from the meter"
    ESTIMATED = "estimated", "缺数，按估计补齐", "gap, filled by an estimate"


class Laundry(LabelledEnum):
    """Where linen is washed."""

    OWN = "own", "店内洗涤（计入能源与用水）", "in the house (within energy and water)"
    OUTSOURCED = "outsourced", "外包洗涤", "outsourced"


class Counting(LabelledEnum):
    """How visits are counted."""

    GATES = "gates", "闸机计数", "counted at gates"
    TICKETS = "tickets", "票务系统", "ticket system"
    ESTIMATED = "estimated", "估计", "estimated"


class Leg(LabelledEnum):
    """Part of a journey: each traveller has one main leg, and as many others as it takes."""

    MAIN = "main", "主要段", "main leg"
    OTHER = "other", "接驳或途中", "feeder or local leg"


class Technology(LabelledEnum):
    """Generation technology of purchased green electricity."""

    WIND = "wind", "风电", "wind"
    SOLAR = "solar", "光伏", "photovoltaic"


class CreditKind(LabelledEnum):
    """What is cancelled against the gross footprint; the edition says which kinds a statement may rest on."""

    ALLOWANCE = "allowance", "碳排放配额", "emission allowance"
    CCER = "ccer", "国家核证自愿减排量（CCER）", "national certified reduction (CCER)"
    PHCER = "phcer", "碳普惠核证减排量（PHCER）", "provincial or municipal inclusive credit (PHCER)"
    CDM = "cdm", "中国境内 CDM 核证减排量", "certified reduction of a CDM project in China"
    FOREST = "forest", "新建林业碳汇", "removal by new forest"
    OTHER = "other", "其他减排量", "other credit"


class Claim(LabelledEnum):
    """A statement beside the label; the footprint is the same with it and without it."""

    NONE = "none", "不声明", "none"
    NEUTRAL = "neutral", "碳中和（2019 年大型活动指南）", "carbon-neutral event (guide of 2019)"
    NET_ZERO = "net_zero", "净零碳（本规范第 9.3 条）", "net-zero carbon (clause 9.3)"


class DocumentKind(LabelledEnum):
    """Evidence a provider holds."""

    LICENCE = "licence", "营业执照", "business licence"
    FLOOR_PLAN = "floor_plan", "面积图纸或产权文件", "floor plan or deed"
    OUTPUT_LEDGER = "output_ledger", "间夜、人次或签到台账", "ledger of room-nights, visits or attendance"
    ENERGY_BILLS = "energy_bills", "能源与用水账单", "bills of energy and water"
    METER_EXPORT = "meter_export", "计量系统导出", "export of the metering system"
    REFRIGERANT_LOG = "refrigerant_log", "制冷剂充注与检漏记录", "refrigerant log"
    PURCHASES = "purchases", "采购发票或台账", "purchase invoices or ledger"
    WASTE_LOG = "waste_log", "废弃物清运记录", "waste collection records"
    TRAVEL = "travel", "出行登记或票据", "travel registration or tickets"
    GREEN_POWER = "green_power", "绿证核销凭证", "green-certificate cancellation"
    RETIREMENT = "retirement", "注销凭证", "proof of cancellation"
    SINK_REPORT = "sink_report", "碳汇监测报告", "monitoring report of the sink"
    REDUCTION_PLAN = "reduction_plan", "减排或碳中和实施计划", "reduction or neutrality plan"
    REDUCTION_RECORD = "reduction_record", "减排措施记录", "record of the measures"
    VERIFICATION = "verification", "第三方核查报告", "report of a third-party verifier"
    STATEMENT = "statement", "公开声明", "public statement"
    OTHER = "other", "其他", "other"
