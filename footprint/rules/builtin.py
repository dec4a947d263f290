"""Requirements that hold under every edition."""

from collections.abc import Iterator
from typing import Any

from footprint.errors import Text
from footprint.model.cited import Cited, Kind
from footprint.rules.case import Case
from footprint.rules.rule import Hit, rule


@rule(
    "FP-INV-01",
    clause="-",
    title=Text("清单数据齐备", "Inventory data are there"),
    message=Text(
        "过程“{measured}”含占位数值，不能据以发证",
        "process '{measured}' holds a placeholder value; nothing may be certified on it",
    ),
)
def no_placeholder(case: Case[Any]) -> Iterator[Hit]:
    """Nothing the product draws on rests on a placeholder."""
    for process_id in case.result.supply:
        process = case.background.processes.get(process_id)
        if process and any(_placeholder(x.amount) for x in process.exchanges):
            yield Hit(case.submission.source, process_id)


def _placeholder(number: Cited) -> bool:
    return number.kind is Kind.PLACEHOLDER or any(_placeholder(p) for p in number.parents.values())


RULES = (no_placeholder,)
