"""Types and texts that the records of a submission share."""

from typing import Annotated

from pydantic import AfterValidator
from pydantic import Field as Limit

from footprint.errors import Text
from footprint.model.base import Quantity
from footprint.model.form import FieldError

Name = Annotated[str, Limit(min_length=1, max_length=120)]
Step = Annotated[int, Limit(ge=1, le=99)]
References = tuple[str, ...]

DOCUMENTS = Text("证据文件编号", "Evidence")
DOCUMENTS_NOTE = Text("填“文件”表中的编号，多个用 ; 隔开", "ids from the Documents sheet, separated by ;")
STEP = Text("序号", "Step")
STEP_NOTE = Text("在运输链中的先后，陆运、海运、场站统一编号", "order in the chain, across all sheets")
PORT_NOTE = Text("五位 UN/LOCODE，如 CNYTN", "a UN/LOCODE such as CNYTN")
LOSS = Text("占交付量的比例，按甲烷排放计", "share of what is delivered, counted as methane")


def _optional_above_zero(quantity: Quantity | None) -> Quantity | None:
    if quantity is not None and quantity.value <= 0:
        expected = Text("大于 0 的数", "a number above zero")
        raise FieldError(
            expected, Text("核对数值；没有则留空", "check it; leave it blank if there is none"), at="value"
        )
    return quantity


optional_above_zero = AfterValidator(_optional_above_zero)
"""More than zero, for a field that may be left blank."""
