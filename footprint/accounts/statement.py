"""The lines of an account, in their order, and the words of a statement."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from footprint.accounts.balance import Balance
from footprint.accounts.judge import Outcome
from footprint.accounts.plain import exact, number, percent, text
from footprint.errors import Text
from footprint.rules.rounding import plain, printed

FORMAT = "footprint-balance/1"
DECIMALS = 2
"""Of tonnes, as printed."""

CONDITIONS = {
    "subject": Text("对象相符", "fits the subject"),
    "gross_complete": Text("总量数据完整", "gross emissions are complete"),
    "gross_disclosed": Text("总量已公开", "gross emissions are disclosed"),
    "reduction_plan": Text("有减排计划", "a plan of reductions"),
    "reduced": Text("较基准年减少", "below the base year"),
    "covered": Text("抵消量足额", "enough is cancelled"),
    "cancelled_in_time": Text("按时注销", "cancelled in time"),
    "vintage": Text("产生年份", "vintage"),
    "permitted": Text("种类允许", "permitted kinds"),
    "beneficiary": Text("受益主体为本主体", "cancelled for the entity"),
    "verified": Text("第三方核查", "verified by a third party"),
}
NOT_MADE = Text("条件未满足，不得作出“{title}”声明。", "Conditions are not met: '{title}' may not be stated.")
NOT_ASKED = Text("未申请任何声明。", "No statement was asked for.")


@dataclass(frozen=True)
class Line:
    """One line of the account.

    Attributes
    ----------
    key
        Stable name.
    label
        What it is.
    tonnes
        [t CO2e]; None where there is nothing to say.
    remark
        How it stands to the gross emissions.
    """

    key: str
    label: Text
    tonnes: Decimal | None
    remark: Text


def tonnes(value: Decimal) -> str:
    """Tonnes as printed."""
    return plain(printed(value, DECIMALS))


def lines(balance: Balance) -> Iterator[Line]:
    """Gross first, then everything apart, the balance last."""
    yield Line("gross", Text("排放总量", "Gross emissions"), balance.gross, Text("未扣减任何项目", "nothing deducted"))
    base = balance.account.reductions.base
    if base is not None and balance.reduced_percent is not None:
        less = percent(balance.reduced_percent / 100)
        remark = Text(
            f"已在总量内；较 {base.year} 年变化 −{less} %", f"inside gross already; {less} % below {base.year}"
        )
        if balance.reduced_percent < 0:
            more = percent(-balance.reduced_percent / 100)
            remark = Text(
                f"已在总量内；较 {base.year} 年增加 {more} %", f"inside gross already; {more} % above {base.year}"
            )
    else:
        remark = Text("已在总量内，仅供参考", "inside gross already, for information")
    yield Line("reductions", Text("减排措施", "Reductions"), balance.measures, remark)
    yield Line(
        "on_green_power",
        Text("按绿证电力计的总量（另一结果）", "Gross on certified green power (another result)"),
        balance.on_green_power if balance.account.green_power else None,
        Text("与总量并列，不替代总量", "beside gross, not in its place"),
    )
    yield Line("sinks", Text("自有植被碳汇", "Sinks of own vegetation"), balance.sinks, _counting("sinks", balance))
    for kind, amount in balance.credits.items():
        name = balance.terms.definitions.credits[kind].name
        label = Text(f"已注销：{name.zh}", f"Cancelled: {name.en}")
        yield Line(f"credits.{kind}", label, amount, _counting("credits", balance))
    yield Line(
        "counted", Text("计入抵消的数量", "Counted for balancing"), balance.counted, Text("按定义", "by the definition")
    )
    yield Line(
        "balance",
        balance.terms.definitions.balance,
        balance.remaining if balance.definition else None,
        Text("总量减去计入抵消的数量；不是排放量", "gross less what counts; no amount of emissions"),
    )


def _counting(name: str, balance: Balance) -> Text:
    if balance.definition is None or name not in balance.definition.counts:
        return Text("单列，不计入抵消", "apart, balances nothing")
    return Text("单列；符合条件的计入抵消", "apart; counts where conditions are met")


def statement(balance: Balance) -> Text:
    """The statement in the definition's words, or that it may not be made."""
    if balance.definition is None:
        return NOT_ASKED
    if not balance.met:
        return NOT_MADE.format(title=balance.definition.title)
    account = balance.account
    return balance.definition.statement.format(
        entity=account.entity,
        first=account.period_from.isoformat(),
        last=account.period_to.isoformat(),
        gross=tonnes(balance.gross),
        counted=tonnes(balance.counted),
        balance=tonnes(balance.remaining),
    )


def as_data(balance: Balance, source: str, others: tuple[str, ...]) -> dict[str, Any]:
    """Everything the account says; the schema is in docs/metering.md."""
    account = balance.account
    return {
        "format": FORMAT,
        "source": source,
        "standard": {"id": balance.terms.edition, "digest": balance.terms.edition_digest},
        "entity": text(account.entity),
        "period": {"from": account.period_from.isoformat(), "to": account.period_to.isoformat()},
        "claim": account.claim,
        "met": balance.met,
        "gross_t_co2e": exact(balance.gross),
        "gross": [
            {"kind": p.source.kind, "file": p.source.file, "sha256": p.source.sha256, "t_co2e": exact(p.tonnes)}
            for p in balance.parts
        ],
        "lines": [
            {
                "key": line.key,
                "label": text(line.label),
                "t_co2e": None if line.tonnes is None else number(line.tonnes),
                "printed": None if line.tonnes is None else tonnes(line.tonnes),
                "remark": text(line.remark),
            }
            for line in lines(balance)
        ],
        "conditions": [_outcome(o) for o in balance.outcomes],
        "statement": text(statement(balance)),
        "compared_with": list(others),
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "condition": outcome.condition.value,
        "title": text(CONDITIONS[outcome.condition]),
        "clause": outcome.clause,
        "met": outcome.met,
        "found": text(outcome.found),
        "required": text(outcome.required),
        "places": list(outcome.places),
    }
