"""Tables of a submission: parts, metals, inputs, flows left out, green power, documents."""

from datetime import date
from typing import Annotated

from pydantic import Field as Limit

from footprint.errors import Text
from footprint.model.base import Digest, Quantity, Record
from footprint.model.form import Field
from footprint.model.limits import above_zero, above_zero_fraction, fraction, not_negative, optional_fraction
from standards.jewelry_gold.ed2026.fields import DOCUMENTS, DOCUMENTS_NOTE, Name, References
from standards.jewelry_gold.ed2026.vocabulary import (
    Basis,
    BatchOrigin,
    Custody,
    DocumentKind,
    GwpSet,
    MetalKind,
    Omission,
    Sharing,
    Technology,
)


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
    custody: Annotated[
        Custody | None,
        Field(
            Text("产销监管链模式", "Chain-of-custody model"),
            Text("来源可证的金必填", "needed for gold of proven origin"),
        ),
    ] = None
    footprint: Annotated[
        Annotated[Quantity, above_zero] | None,
        Field(
            Text("供应商经核查的碳足迹", "Supplier's verified footprint"),
            Text(
                "精炼厂或矿山自有碳足迹，含收集至精炼金；没有则留空",
                "the refinery's or mine's own, up to refined gold, collection included; blank if there is none",
            ),
            units=("kg/kg", "kg/g"),
        ),
    ] = None
    footprint_gwp: Annotated[
        GwpSet | None,
        Field(Text("该碳足迹所用 GWP", "GWP set of that footprint"), Text("填碳足迹时必填", "needed with a footprint")),
    ] = None
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
    generated_in: Annotated[
        int, Limit(ge=2000, le=2100), Field(Text("发电年份", "Year of generation"), Text("如 2025", "such as 2025"))
    ]
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
