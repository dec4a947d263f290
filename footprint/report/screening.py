"""Questions of a screening, for a person and for a script."""

import json
from collections.abc import Sequence
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table

from footprint.errors import Lang, Text
from footprint.screening.question import Question, Screened


def as_json(screened: Sequence[Screened]) -> str:
    """One array, an object a submission; its schema is in docs/json.md."""
    document = [
        {
            "source": one.source,
            "digest": one.digest,
            "standard": one.standard,
            "questions": [_question(q) for q in one.questions],
            "not_tested": [_both(text) for text in one.not_tested],
        }
        for one in screened
    ]
    return json.dumps(document, ensure_ascii=False, indent=2)


def as_text(screened: Sequence[Screened], lang: Lang) -> str:
    """For a terminal: each submission's questions, then what could not be looked at."""
    parts: list[RenderableType] = []
    for one in screened:
        parts.append(_HEAD.format(source=one.source, standard=one.standard, n=len(one.questions)).of(lang))
        if one.questions:
            parts.append(_table(one.questions, lang))
        parts += [_NOT_TESTED.format(why=why).of(lang) for why in one.not_tested]
        parts.append("")
    parts.append(_CLOSING.of(lang))
    stream = StringIO()
    console = Console(file=stream, width=110, color_system=None, highlight=False, markup=False, emoji=False)
    for part in parts:
        console.print(part)
    return stream.getvalue().rstrip()


def _table(questions: Sequence[Question], lang: Lang) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in (_WHAT, _PLACE, _MESSAGE):
        table.add_column(column.of(lang), overflow="fold", no_wrap=column is _WHAT)
    for question in questions:
        table.add_row(question.code or _KINDS[question.kind].of(lang), question.place, question.message.of(lang))
    return table


def _question(question: Question) -> dict[str, object]:
    odds = question.odds
    test = odds and {
        "n": odds.evidence.n,
        "statistic": odds.evidence.statistic,
        "p": odds.evidence.p,
        "adjusted_p": odds.adjusted,
        "tests": odds.tests,
    }
    return {
        "kind": question.kind,
        "code": question.code,
        "clause": question.clause,
        "place": question.place,
        "message": _both(question.message),
        "others": list(question.others),
        "test": test,
    }


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


_HEAD = Text("{source}（{standard}）：{n} 个问题", "{source} ({standard}), questions: {n}")
_WHAT, _PLACE, _MESSAGE = Text("依据", "By"), Text("位置", "Place"), Text("问题", "Question")
_KINDS = {
    "peers": Text("与同类比较", "peers"),
    "shared_item": Text("证据重用", "same evidence"),
    "shared_amounts": Text("数值相同", "same amounts"),
}
_NOT_TESTED = Text("未查：{why}", "not looked at: {why}")
_CLOSING = Text(
    "问题由评审员核实并答复；它们不决定是否符合，也不是造假的证明。",
    "A reviewer looks into these questions and answers them; they decide nothing and prove nothing.",
)
