"""What an enterprise submits: one record per sheet of the workbook."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field as Limit
from pydantic import model_validator

from footprint.errors import Text
from footprint.model.base import Quantity, Record
from footprint.model.form import Field, FieldError, Sheet
from footprint.model.limits import above_zero, fraction, not_negative
from standards.jewelry_gold.ed2026.fields import DOCUMENTS, DOCUMENTS_NOTE, Name, References
from standards.jewelry_gold.ed2026.history import Month, Previous
from standards.jewelry_gold.ed2026.lines import Activity, Cutoff, Document, GreenPower, Metal, Part
from standards.jewelry_gold.ed2026.special import Advert, Coproduct, Member, Scrap, Stone
from standards.jewelry_gold.ed2026.vocabulary import (
    Article,
    Assurance,
    Boundary,
    Material,
    Purpose,
    Technique,
)


class Application(Record):
    """Who applies, and for which factory."""

    applied_on: Annotated[date, Field(Text("申请日期", "Date of application"))]
    purpose: Annotated[Purpose, Field(Text("申请类型", "Purpose"))]
    assurance: Annotated[
        Assurance,
        Field(
            Text("约定的核查保证等级", "Level of assurance agreed"),
            Text("A、B 级须为合理保证", "bands A and B need reasonable assurance"),
        ),
    ]
    client_zh: Annotated[Name, Field(Text("委托人名称（中文）", "Client, Chinese name"))]
    client_en: Annotated[Name, Field(Text("委托人名称（英文）", "Client, English name"))]
    client_address_zh: Annotated[Name, Field(Text("委托人地址（中文）", "Client's address, Chinese"))]
    client_address_en: Annotated[Name, Field(Text("委托人地址（英文）", "Client's address, English"))]
    manufacturer_zh: Annotated[Name, Field(Text("制造商名称（中文）", "Manufacturer, Chinese name"))]
    manufacturer_en: Annotated[Name, Field(Text("制造商名称（英文）", "Manufacturer, English name"))]
    manufacturer_address_zh: Annotated[Name, Field(Text("制造商地址（中文）", "Manufacturer's address, Chinese"))]
    manufacturer_address_en: Annotated[Name, Field(Text("制造商地址（英文）", "Manufacturer's address, English"))]
    factory_zh: Annotated[Name, Field(Text("生产厂名称（中文）", "Factory, Chinese name"))]
    factory_en: Annotated[Name, Field(Text("生产厂名称（英文）", "Factory, English name"))]
    factory_address_zh: Annotated[Name, Field(Text("生产厂地址（中文）", "Factory's address, Chinese"))]
    factory_address_en: Annotated[Name, Field(Text("生产厂地址（英文）", "Factory's address, English"))]


class Product(Record):
    """The product, or the homogeneous family it stands for."""

    name_zh: Annotated[
        Name,
        Field(
            Text("产品名称（中文）", "Product name, Chinese"),
            Text(
                "按 GB 11887：纯度＋材料＋品种，如 足金戒指、18K金项链",
                "by GB 11887: fineness, material, article",
            ),
        ),
    ]
    name_en: Annotated[Name, Field(Text("产品名称（英文）", "Product name, English"))]
    model: Annotated[Name, Field(Text("型号", "Model"))]
    specification_zh: Annotated[Name, Field(Text("规格（中文）", "Specification, Chinese"))]
    specification_en: Annotated[Name, Field(Text("规格（英文）", "Specification, English"))]
    trademark: Annotated[Name | None, Field(Text("商标", "Trademark"))] = None
    article: Annotated[Article, Field(Text("品种", "Article"))]
    material: Annotated[Material, Field(Text("材料", "Material"))]
    technique: Annotated[Technique, Field(Text("主要成型工艺", "Forming technique"))]
    set_with_stones: Annotated[
        bool,
        Field(
            Text("是否镶嵌", "Set with stones"),
            Text("是则填“镶石”表；镶石不进入等级", "if so, fill in Stones; stones stay out of the band"),
        ),
    ]


class Site(Record):
    """Data period, outputs and boundary."""

    period_from: Annotated[date, Field(Text("数据期起", "Data period from"))]
    period_to: Annotated[date, Field(Text("数据期止", "Data period to"))]
    product_output: Annotated[
        Quantity,
        above_zero,
        Field(Text("本产品产量（净金属质量）", "Output of this product, net metal"), units=("g", "kg")),
    ]
    site_output: Annotated[
        Quantity,
        above_zero,
        Field(
            Text("全厂贵金属产品产量", "Output of the whole site, net metal"),
            Text("全厂数据按质量分摊到本产品", "site-wide amounts are allocated by mass"),
            units=("kg", "g"),
        ),
    ]
    boundary: Annotated[Boundary, Field(Text("系统边界", "System boundary"))]
    documents: Annotated[
        References,
        Field(
            Text("产量证据", "Evidence of the outputs"),
            DOCUMENTS_NOTE,
        ),
    ] = ()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.period_to < self.period_from:
            expected = Text("不早于数据期起的日期", "a date not before the start of the period")
            raise FieldError(expected, Text("核对数据期起止", "check both dates"), at="period_to")
        return self


class Balance(Record):
    """Fine-gold balance of this product over the data period."""

    opening: Annotated[
        Quantity, not_negative, Field(Text("期初库存（纯金）", "Opening stock, fine gold"), units=("g", "kg"))
    ]
    received: Annotated[Quantity, not_negative, Field(Text("收料（纯金）", "Received, fine gold"), units=("g", "kg"))]
    product: Annotated[
        Quantity, above_zero, Field(Text("入库产品（纯金）", "In product, fine gold"), units=("g", "kg"))
    ]
    returned: Annotated[
        Quantity,
        not_negative,
        Field(
            Text("退料及外送精炼（纯金）", "Returned or sent to a refiner, fine gold"),
            units=("g", "kg"),
        ),
    ]
    closing: Annotated[
        Quantity, not_negative, Field(Text("期末库存（纯金）", "Closing stock, fine gold"), units=("g", "kg"))
    ]
    measured_loss: Annotated[
        Annotated[Quantity, not_negative] | None,
        Field(
            Text("已计量净损耗（纯金）", "Measured net loss, fine gold"),
            Text("未计量则留空，按缺省损耗计", "leave blank if not measured: the default loss applies"),
            units=("g", "kg"),
        ),
    ] = None
    weighing: Annotated[
        Quantity,
        fraction,
        Field(
            Text("称量扩展不确定度（k=2）", "Weighing uncertainty, expanded (k=2)"),
            Text("占流转金量的比例，依校准证书", "share of the gold handled, from calibration"),
            units=("‰", "%"),
        ),
    ]
    assay: Annotated[
        Quantity,
        fraction,
        Field(
            Text("检测扩展不确定度（k=2）", "Assay uncertainty, expanded (k=2)"),
            Text("占流转金量的比例，依检验报告", "share of the gold handled, from assay reports"),
            units=("‰", "%"),
        ),
    ]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()


class Declarations(Record):
    """What the applicant declares."""

    offsets: Annotated[
        bool,
        Field(
            Text("数值中是否扣减了碳抵消", "Offsets deducted anywhere"),
            Text("碳抵消、碳信用不得计入", "offsets and credits never enter the number"),
        ),
    ]
    site_visit: Annotated[
        bool,
        Field(
            Text("是否同意现场核查（含金料台账逐笔核对）", "Site visit agreed, gold ledger walk-through included"),
        ),
    ]
    certificates_sold: Annotated[
        bool,
        Field(
            Text("自发自用电的绿证是否已出售", "Certificates of own generation sold"),
            Text("已出售则该电量按电网电填报", "if so, report that power as grid power"),
        ),
    ]
    open_penalty: Annotated[bool, Field(Text("是否有未结的环境处罚", "Open environmental penalty"))]
    own_scrap_as_recycled: Annotated[
        bool,
        Field(
            Text("自产废料是否计作再生", "Own scrap counted as recycled"),
            Text("本厂回炉料不是再生含量", "own remelt is not recycled content"),
        ),
    ]


class GoldSubmission(Record):
    """One submission."""

    application: Annotated[Application, Sheet(Text("申请", "Application"))]
    product: Annotated[Product, Sheet(Text("产品", "Product"))]
    parts: Annotated[tuple[Part, ...], Limit(min_length=1), Sheet(Text("部件", "Parts"))]
    site: Annotated[Site, Sheet(Text("期间与产量", "Period"))]
    metals: Annotated[tuple[Metal, ...], Limit(min_length=1), Sheet(Text("金料", "Metals"))]
    balance: Annotated[Balance, Sheet(Text("金料平衡", "Gold balance"))]
    activities: Annotated[tuple[Activity, ...], Limit(min_length=1), Sheet(Text("能源与投入", "Inputs"))]
    scrap: Annotated[Scrap, Sheet(Text("内部废料", "Internal scrap"))]
    coproducts: Annotated[
        tuple[Coproduct, ...],
        Sheet(
            Text("联产品", "Co-products"),
            Text("仅在多种金属共用精炼工序时填写", "only where several metals share a refining step"),
        ),
    ] = ()
    stones: Annotated[tuple[Stone, ...], Sheet(Text("镶石", "Stones"))] = ()
    family: Annotated[
        tuple[Member, ...],
        Sheet(
            Text("系列产品", "Family"),
            Text("本产品代表的其他型号", "other models that this product stands for"),
        ),
    ] = ()
    cutoffs: Annotated[tuple[Cutoff, ...], Sheet(Text("取舍", "Cut-off"))] = ()
    green_power: Annotated[tuple[GreenPower, ...], Sheet(Text("绿色电力", "Green power"))] = ()
    monthly: Annotated[
        tuple[Month, ...],
        Sheet(
            Text("月度数据", "Monthly"),
            Text("按月填全厂用电与产量，用于核对全年数", "power and output by month, to check the annual figures"),
        ),
    ] = ()
    previous: Annotated[
        Previous | None,
        Sheet(
            Text("上一证书", "Previous"),
            Text("首次申请留空", "leave empty for a first application"),
        ),
    ] = None
    documents: Annotated[tuple[Document, ...], Limit(min_length=1), Sheet(Text("文件", "Documents"))]
    adverts: Annotated[tuple[Advert, ...], Sheet(Text("宣传文案", "Adverts"))] = ()
    declarations: Annotated[Declarations, Sheet(Text("声明", "Declarations"))]

    @property
    def piece_mass(self) -> Decimal:
        """Net metal mass of one piece [g]."""
        return sum((p.mass.to("g") for p in self.parts), Decimal(0))

    @property
    def piece_gold(self) -> Decimal:
        """Fine gold in one piece [g]: each part's mass times its assayed content."""
        return sum((p.mass.to("g") * p.fineness.to("kg/kg") for p in self.parts), Decimal(0))

    @property
    def fineness(self) -> Decimal:
        """Gold mass fraction of the piece."""
        return self.piece_gold / self.piece_mass


SUBMISSION = GoldSubmission
