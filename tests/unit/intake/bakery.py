"""A neutral submission with every kind of field: a bakery."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field as Limit
from pydantic import model_validator

from footprint.errors import Text
from footprint.model.base import Digest, Quantity, Record
from footprint.model.form import Choice, Field, FieldError, LabelledEnum, Sheet
from footprint.model.limits import above_zero, optional_fraction

STANDARD = "bakery@2026"
TITLE = Text("面包填报", "Bakery intake")


HIGHEST_TOTAL = Decimal("1E+11")


class Flour(LabelledEnum):
    RYE = "rye", "黑麦粉", "rye flour"
    WHEAT = "wheat", "小麦粉", "wheat flour"
    SPELT = "spelt", "斯佩尔特粉", "spelt flour"


class Shop(Record):
    name_zh: Annotated[str, Limit(min_length=1, max_length=20), Field(Text("店名", "Shop name"))]
    opened: Annotated[date, Field(Text("开业日期", "Opened on"))]
    loaf: Annotated[
        Quantity, Field(Text("每个质量", "Mass of a loaf"), Text("含皮", "crust included"), units=("g", "kg"))
    ]
    ovens: Annotated[int, Limit(ge=1, le=50), Field(Text("烤炉数", "Ovens"))]
    organic: Annotated[bool, Field(Text("是否有机", "Organic"))]
    licence: Annotated[str, Limit(pattern=r"^[A-Z0-9]{1,24}$"), Field(Text("执照号", "Licence"))]
    closed: Annotated[date | None, Field(Text("停业日期", "Closed on"))] = None
    full: Annotated[Quantity | None, optional_fraction, Field(Text("满载率", "How full"), units=("%", "‰"))] = None
    menu: Annotated[Digest | None, Field(Text("菜单 SHA-256", "Menu, SHA-256"))] = None

    @model_validator(mode="after")
    def _in_order(self) -> "Shop":
        if self.closed is not None and self.closed < self.opened:
            raise FieldError(
                Text("不早于开业日期", "not before the opening"), Text("核对两个日期", "check both dates"), at="closed"
            )
        return self


class Dough(Record):
    name: Annotated[str, Field(Text("面团", "Dough"))]
    flour: Annotated[Flour, Field(Text("面粉", "Flour"), Text("从列表选取", "choose from the list"))]
    mass: Annotated[Quantity, above_zero, Field(Text("质量", "Mass"), units=("kg", "g"))]
    share: Annotated[Decimal, Limit(ge=0), Field(Text("份额", "Share"))]
    water: Annotated[Quantity | None, Field(Text("用水", "Water"), units=("L", "mL"))] = None
    process: Annotated[str | None, Field(Text("过程", "Process"))] = None
    papers: Annotated[tuple[str, ...], Field(Text("单据", "Papers"))] = ()


class Bakery(Record):
    shop: Annotated[Shop, Sheet(Text("店铺", "Shop"))]
    doughs: Annotated[tuple[Dough, ...], Limit(min_length=1), Sheet(Text("面团", "Doughs"))]

    @model_validator(mode="after")
    def _no_more_than_all(self) -> "Bakery":
        total = sum(dough.share for dough in self.doughs)
        if total > HIGHEST_TOTAL:
            found = Text(f"份额合计 {total}", f"shares that add up to {total}")
            raise FieldError(Text("合计合理的份额", "shares of a sensible total"), at="doughs", found=found)
        return self


CHOICES = {
    "doughs.process": (
        Choice("mixing", Text("搅拌", "Mixing")),
        Choice("kneading", Text("揉面", "Kneading")),
    )
}


def good() -> Bakery:
    return Bakery(
        shop=Shop(
            name_zh="麦香坊",
            opened=date(2020, 5, 17),
            loaf=Quantity(value=Decimal("512.5"), unit="g"),
            ovens=3,
            organic=True,
            licence="A1234567890123456789",
        ),
        doughs=(
            Dough(
                name="Levain",
                flour=Flour.RYE,
                mass=Quantity(value=Decimal("12.5"), unit="kg"),
                share=Decimal("0.25"),
                process="mixing",
                papers=("P1", "P2"),
            ),
            Dough(
                name="Poolish",
                flour=Flour.WHEAT,
                mass=Quantity(value=Decimal("800"), unit="g"),
                share=Decimal("0.75"),
                water=Quantity(value=Decimal("0.6"), unit="L"),
            ),
        ),
    )
