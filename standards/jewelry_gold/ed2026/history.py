"""Sheets about time: the months of the data period, and the certificate held before."""

from datetime import date
from typing import Annotated

from pydantic import Field as Limit

from footprint.errors import Text
from footprint.model.base import Quantity, Record
from footprint.model.form import Field
from footprint.model.limits import above_zero, fraction, not_negative
from standards.jewelry_gold.ed2026.fields import DOCUMENTS, DOCUMENTS_NOTE, Name, References
from standards.jewelry_gold.ed2026.vocabulary import Material, Technique

MONTH_PATTERN = r"^\d{4}-(0[1-9]|1[0-2])$"


class Month(Record):
    """One month of the data period, as read from bills and the production ledger."""

    month: Annotated[
        str,
        Limit(pattern=MONTH_PATTERN),
        Field(Text("月份", "Month"), Text("年-月，如 2025-01", "year and month such as 2025-01")),
    ]
    product_output: Annotated[
        Quantity,
        not_negative,
        Field(Text("本产品产量（净金属质量）", "Output of this product, net metal"), units=("g", "kg")),
    ]
    site_output: Annotated[
        Quantity,
        not_negative,
        Field(Text("全厂贵金属产品产量", "Output of the whole site, net metal"), units=("kg", "g")),
    ]
    electricity: Annotated[
        Quantity, not_negative, Field(Text("全厂用电", "Electricity of the site"), units=("kWh", "MWh"))
    ]
    gas: Annotated[
        Annotated[Quantity, not_negative] | None,
        Field(
            Text("全厂天然气", "Natural gas of the site"),
            Text("没有则留空", "leave blank if none is used"),
            units=("Nm3",),
        ),
    ] = None
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()


class Previous(Record):
    """The certificate this product held before, as printed on it."""

    certificate: Annotated[Name, Field(Text("上一证书编号", "Number of the previous certificate"))]
    issued_on: Annotated[date, Field(Text("发证日期", "Issued on"))]
    per_fine_gold: Annotated[
        Quantity,
        above_zero,
        Field(Text("每克纯金碳足迹", "Footprint per gram of fine gold"), units=("kg/g",)),
    ]
    own_manufacturing: Annotated[
        Quantity, above_zero, Field(Text("其中本厂制造", "of which own manufacturing"), units=("kg/g",))
    ]
    without_gold: Annotated[
        Quantity,
        above_zero,
        Field(Text("每克饰品，不含金料与镶石", "Per gram of product, without gold input and stones"), units=("kg/g",)),
    ]
    material: Annotated[Material, Field(Text("材料", "Material"))]
    technique: Annotated[Technique, Field(Text("主要成型工艺", "Forming technique"))]
    post_consumer_share: Annotated[
        Quantity, fraction, Field(Text("消费后再生金占比", "Post-consumer recycled gold"), units=("%",))
    ]
    unproven_share: Annotated[
        Quantity, fraction, Field(Text("来源未证明的金占比", "Gold of unproven origin"), units=("%",))
    ]
