"""An account for a terminal and as a page."""

from rich.console import RenderableType

from footprint import __version__
from footprint.accounts.balance import Balance
from footprint.accounts.page import environment
from footprint.accounts.plain import exact
from footprint.accounts.statement import CONDITIONS, lines, statement, tonnes
from footprint.accounts.terminal import rendered, table
from footprint.errors import Lang, Text

_WORDS = {
    "line": Text("项目", "Line"),
    "tonnes": Text("t CO2e", "t CO2e"),
    "remark": Text("与总量的关系", "How it stands to gross"),
    "condition": Text("条件", "Condition"),
    "clause": Text("条款", "Clause"),
    "met": Text("结果", "Result"),
    "found": Text("发现", "Found"),
    "required": Text("要求", "Required"),
    "yes": Text("满足", "met"),
    "no": Text("未满足", "not met"),
}


def as_text(balance: Balance, lang: Lang) -> str:
    """Lines, conditions and the statement for a terminal."""
    account = balance.account

    def say(key: str) -> str:
        return _WORDS[key].of(lang)

    made = table(say("line"), say("tonnes"), say("remark"))
    made.columns[1].justify = "right"
    for line in lines(balance):
        made.add_row(line.label.of(lang), "" if line.tonnes is None else tonnes(line.tonnes), line.remark.of(lang))
    parts: list[RenderableType] = [
        f"{account.entity.of(lang)}  {account.period_from} – {account.period_to}  [{balance.terms.edition}]",
        made,
    ]
    if balance.definition is not None:
        parts.append(f"{balance.definition.title.of(lang)}: {balance.definition.meaning.of(lang)}")
        judged = table(say("clause"), say("condition"), say("met"), say("found"), say("required"))
        for outcome in balance.outcomes:
            found = " ".join([outcome.found.of(lang), *(outcome.places if not outcome.met else ())])
            judged.add_row(
                outcome.clause,
                CONDITIONS[outcome.condition].of(lang),
                say("yes" if outcome.met else "no"),
                found,
                outcome.required.of(lang),
            )
        parts.append(judged)
    return rendered([*parts, statement(balance).of(lang)])


def as_page(balance: Balance) -> str:
    """The account as one HTML file that needs nothing else, in both languages."""
    return (
        environment()
        .get_template("account.html.j2")
        .render(
            balance=balance,
            account=balance.account,
            lines=list(lines(balance)),
            t=tonnes,
            conditions=CONDITIONS,
            statement=statement(balance),
            kinds=balance.terms.definitions.credits,
            green=balance.terms.definitions.green_power,
            exact=exact,
            version=__version__,
        )
    )
