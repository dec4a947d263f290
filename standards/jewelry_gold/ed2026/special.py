"""Sheets that only some products need: family, stones, internal scrap, co-products, texts beside the label."""

from typing import Annotated

from pydantic import Field as Limit

from footprint.errors import Text
from footprint.model.base import Quantity, Record
from footprint.model.form import Field
from footprint.model.limits import above_zero, above_zero_fraction, not_negative
from standards.jewelry_gold.ed2026.fields import DOCUMENTS, DOCUMENTS_NOTE, Name, References
from standards.jewelry_gold.ed2026.vocabulary import CoproductMetal, Material, StoneKind, Technique


class Member(Record):
    """Another model of the family that the product stands for."""

    model: Annotated[Name, Field(Text("型号", "Model"))]
    material: Annotated[Material, Field(Text("材料", "Material"))]
    technique: Annotated[Technique, Field(Text("主要成型工艺", "Forming technique"))]
    without_gold: Annotated[
        Quantity,
        above_zero,
        Field(
            Text("每克饰品碳足迹（不含金料与镶石）", "Footprint per gram, gold input and stones left out"),
            Text("按同一方法计算", "computed by the same method"),
            units=("kg/g", "kg/kg"),
        ),
    ]
    own_manufacturing: Annotated[
        Quantity,
        above_zero,
        Field(Text("每克纯金本厂制造", "Own manufacturing per gram of fine gold"), units=("kg/g", "kg/kg")),
    ]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()


class Stone(Record):
    """Stones of one kind in one piece; a line of their own, outside the band."""

    name: Annotated[Name, Field(Text("镶石", "Stone"))]
    kind: Annotated[StoneKind, Field(Text("类别", "Kind"))]
    mass: Annotated[Quantity, above_zero, Field(Text("每件质量", "Mass per piece"), units=("ct", "g"))]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()


class Scrap(Record):
    """Scrap of this product's making over the data period, fine gold."""

    metal_yield: Annotated[
        Quantity,
        above_zero_fraction,
        Field(
            Text("成材率", "Metal yield"),
            Text(
                "成品纯金占投入成型纯金的比例，其余为回炉料",
                "fine gold in product over fine gold put into forming; the rest is scrap",
            ),
            units=("%",),
        ),
    ]
    remelted: Annotated[
        Quantity, not_negative, Field(Text("本厂直接回炉（纯金）", "Remelted on site, fine gold"), units=("g", "kg"))
    ]
    refined_here: Annotated[
        Quantity, not_negative, Field(Text("本厂精炼（纯金）", "Refined on site, fine gold"), units=("g", "kg"))
    ]
    refined_outside: Annotated[
        Quantity, not_negative, Field(Text("外送精炼（纯金）", "Refined outside, fine gold"), units=("g", "kg"))
    ]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()


class Coproduct(Record):
    """One metal that comes out of a refining step shared by several metals."""

    metal: Annotated[CoproductMetal, Field(Text("产出金属", "Metal"))]
    mass: Annotated[Quantity, above_zero, Field(Text("产出量", "Output"), units=("g", "kg"))]
    for_product: Annotated[
        Quantity, not_negative, Field(Text("其中用于本产品", "of which for this product"), units=("g", "kg"))
    ]
    price_1: Annotated[
        Quantity, above_zero, Field(Text("年均价（数据年前两年）", "Mean price, two years before"), units=("CNY/g",))
    ]
    price_2: Annotated[
        Quantity, above_zero, Field(Text("年均价（数据年前一年）", "Mean price, the year before"), units=("CNY/g",))
    ]
    price_3: Annotated[
        Quantity, above_zero, Field(Text("年均价（数据年）", "Mean price of the data year"), units=("CNY/g",))
    ]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()


class Advert(Record):
    """A text the applicant means to use beside the label."""

    text: Annotated[
        str,
        Limit(min_length=1, max_length=300),
        Field(
            Text("文案", "Text"),
            Text("与标签同用的宣传文字，逐条填写", "advertising used with the label, one text a row"),
        ),
    ]
