"""What an enterprise submits: one record per sheet of the workbook."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field as Limit
from pydantic import model_validator

from footprint.errors import Text
from footprint.model.base import Digest, Quantity, Record
from footprint.model.form import Field, FieldError, Sheet
from footprint.model.limits import above_zero, above_zero_fraction, fraction, not_negative, optional_fraction
from standards.jewelry_gold.ed2026.fields import DOCUMENTS, DOCUMENTS_NOTE, Name, References
from standards.jewelry_gold.ed2026.history import Month, Previous
from standards.jewelry_gold.ed2026.vocabulary import (
    Article,
    Basis,
    BatchOrigin,
    Boundary,
    DocumentKind,
    Material,
    MetalKind,
    Omission,
    Sharing,
    Technique,
    Technology,
)


class Application(Record):
    """Who applies, and for which factory."""

    applied_on: Annotated[date, Field(Text("申请日期", "Date of application"))]
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
            Text("本版草案只评价素金饰品", "this draft covers unset pieces only"),
        ),
    ]


class Part(Record):
    """A metal part of one piece; fittings are parts of their own."""

    name: Annotated[Name, Field(Text("部件", "Part"))]
    mass: Annotated[
        Quantity,
        above_zero,
        Field(
            Text("每件净金属质量", "Net metal mass per piece"),
            Text("克，两位小数；不含镶石和非金属", "grams, two decimals; stones and non-metal excluded"),
            units=("g",),
        ),
    ]
    fineness: Annotated[
        Quantity,
        above_zero_fraction,
        Field(
            Text("检测金含量", "Assayed gold content"),
            Text("填检验报告的数值，不填印记", "from the assay report, not the hallmark"),
            units=("‰", "%"),
        ),
    ]
    fitting: Annotated[bool, Field(Text("是否配件", "Is a fitting"))]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()


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


class Metal(Record):
    """A metal received for this product in the period."""

    name: Annotated[Name, Field(Text("金料或补口名称", "Metal"))]
    kind: Annotated[MetalKind, Field(Text("类别", "Kind"))]
    mass: Annotated[Quantity, above_zero, Field(Text("质量", "Mass"), units=("g", "kg"))]
    fineness: Annotated[
        Quantity | None,
        optional_fraction,
        Field(
            Text("金含量", "Gold content"),
            Text("含金物料必填；补口不填", "needed for gold; blank for alloy metals"),
            units=("‰", "%"),
        ),
    ] = None
    supplier: Annotated[Name, Field(Text("供应商", "Supplier"))]
    from_stock: Annotated[
        bool,
        Field(
            Text("是否期初库存", "Is opening stock"),
            Text(
                "期初库存也按来源逐行填写；来源不明填“未证明”", "list opening stock by origin too; unproven if unknown"
            ),
        ),
    ] = False
    batch_origin: Annotated[
        BatchOrigin | None,
        Field(
            Text("生产废料的原金来源", "Origin of pre-consumer scrap"),
            Text(
                "消费前再生金必填：保留其原批次来源",
                "needed for pre-consumer scrap: it keeps its batch's origin",
            ),
        ),
    ] = None
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()


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
        Quantity, not_negative, Field(Text("已计量净损耗（纯金）", "Measured net loss, fine gold"), units=("g", "kg"))
    ]
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


class Activity(Record):
    """Energy, material, service, freight or packaging used in the data period."""

    name: Annotated[Name, Field(Text("用途", "Used for"))]
    process: Annotated[
        Name, Field(Text("清单过程", "Inventory process"), Text("从下拉列表选取", "choose from the list"))
    ]
    amount: Annotated[
        Quantity,
        not_negative,
        Field(
            Text("数量", "Amount"),
            units=("kWh", "MWh", "kg", "g", "t", "Nm3", "m3", "L", "t*km", "kg*km", "MJ"),
        ),
    ]
    sharing: Annotated[Sharing, Field(Text("数据范围", "Amount is for"))]
    basis: Annotated[Basis, Field(Text("数据来源", "Basis"))]
    months: Annotated[
        int, Limit(ge=1, le=12), Field(Text("数据期内覆盖月数", "Months covered"), Text("1 至 12", "1 to 12"))
    ]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()


class Cutoff(Record):
    """A flow the applicant asks to leave out."""

    flow: Annotated[Omission, Field(Text("舍去的流", "Flow left out"))]
    share: Annotated[
        Quantity,
        fraction,
        Field(
            Text("占比估计", "Estimated share"),
            Text("占不含金料的产品碳足迹", "of the footprint without the gold input"),
            units=("%",),
        ),
    ]
    reason: Annotated[Name, Field(Text("理由", "Reason"))]


class GreenPower(Record):
    """A cancelled green electricity certificate claimed for the site."""

    certificate: Annotated[Name, Field(Text("绿证编号", "Certificate"))]
    amount: Annotated[Quantity, above_zero, Field(Text("电量", "Electricity"), units=("kWh", "MWh"))]
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
