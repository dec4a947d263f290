"""What stands beside the gross footprint and never enters it: reductions, green power, sinks, cancelled credits."""

from datetime import date
from typing import Annotated

from pydantic import Field as Limit

from footprint.errors import Text
from footprint.model.base import Quantity, Record
from footprint.model.form import Field
from footprint.model.limits import above_zero, not_negative, optional_above_zero
from standards.tourism.ed2026.fields import DOCUMENTS, DOCUMENTS_NOTE, Name, References
from standards.tourism.ed2026.vocabulary import Claim, CreditKind, Technology

_MASS = ("t", "kg")
_BENEFICIARY = Text("受益主体", "Beneficiary")
_BENEFICIARY_NOTE = Text("注销凭证上的名称，应为委托人", "as on the proof of cancellation; shall be the client")
Year = Annotated[int, Limit(ge=2000, le=2100)]


class Reduction(Record):
    """A measure already taken; its effect is in the amounts reported and is not subtracted again."""

    measure: Annotated[Name, Field(Text("减排措施", "Measure"))]
    amount: Annotated[
        Quantity,
        above_zero,
        Field(Text("数据期内减排量估算（CO2e）", "Estimated reduction in the period, CO2e"), units=_MASS),
    ]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()


class GreenPower(Record):
    """A cancelled green electricity certificate."""

    certificate: Annotated[Name, Field(Text("绿证编号", "Certificate"))]
    amount: Annotated[Quantity, above_zero, Field(Text("电量", "Electricity"), units=("kWh", "MWh"))]
    technology: Annotated[Technology, Field(Text("发电类型", "Technology"))]
    generated: Annotated[Year, Field(Text("发电年份", "Year of generation"))]
    beneficiary: Annotated[Name, Field(_BENEFICIARY, _BENEFICIARY_NOTE)]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()


class Sink(Record):
    """Uptake by vegetation of the provider's own land."""

    name: Annotated[Name, Field(Text("碳汇", "Sink"))]
    amount: Annotated[
        Quantity, not_negative, Field(Text("数据期内吸收量（CO2）", "Uptake in the period, CO2"), units=_MASS)
    ]
    issued_as_credit: Annotated[
        bool,
        Field(
            Text("是否已签发为减排量", "Issued as credits"),
            Text("已签发的不得再列为碳汇", "what was issued as credits is not listed again"),
        ),
    ]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()


class Credit(Record):
    """An allowance or credit cancelled for this service."""

    kind: Annotated[CreditKind, Field(Text("种类", "Kind"))]
    registry: Annotated[Name, Field(Text("登记机构", "Registry"))]
    serial: Annotated[Name, Field(Text("序列号", "Serial number"))]
    vintage: Annotated[Year, Field(Text("产生年份", "Vintage"))]
    amount: Annotated[Quantity, above_zero, Field(Text("数量（CO2e）", "Quantity, CO2e"), units=_MASS)]
    beneficiary: Annotated[Name, Field(_BENEFICIARY, _BENEFICIARY_NOTE)]
    cancelled_on: Annotated[date, Field(Text("注销日期", "Cancelled on"))]
    documents: Annotated[References, Field(DOCUMENTS, DOCUMENTS_NOTE)] = ()


class Declarations(Record):
    """What the applicant declares."""

    offsets: Annotated[
        bool,
        Field(
            Text("填报数值中是否扣减了碳抵消或碳汇", "Offsets or sinks deducted anywhere"),
            Text("碳抵消、碳汇、绿证均不得扣减", "offsets, sinks and green power are never deducted"),
        ),
    ]
    claim: Annotated[Claim, Field(Text("拟作的声明", "Statement asked for"))]
    baseline: Annotated[
        Quantity | None,
        optional_above_zero,
        Field(
            Text("基准年每单位碳足迹", "Footprint per unit in the base year"),
            Text("声明净零碳时必填，按本规范同一方法", "needed for net-zero carbon, by the same method"),
            units=("kg",),
        ),
    ] = None
    open_penalty: Annotated[bool, Field(Text("是否有未结的环境处罚", "Open environmental penalty"))]
