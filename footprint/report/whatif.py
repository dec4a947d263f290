"""Changed values and their effect, and ways to a band, as text and as plain data."""

import json
from collections.abc import Iterable
from io import StringIO
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.table import Table

from footprint.errors import Lang, Text
from footprint.model.verdict import Finding, Verdict
from footprint.model.whatif import Proposal, Reach, Shift
from footprint.rules.case import Case
from footprint.rules.rounding import plain, printed

_WORDS = {
    "change": Text("改动", "Change"),
    "place": Text("位置", "Place"),
    "before": Text("之前", "Before"),
    "after": Text("之后", "After"),
    "difference": Text("差", "Difference"),
    "percent": Text("变化", "Change, %"),
    "result": Text("结果", "Result"),
    "unit": Text("单位", "Unit"),
    "band": Text("等级", "Band"),
    "decision": Text("结论", "Decision"),
    "yes": Text("符合", "conforms"),
    "no": Text("不符合", "does not conform"),
    "appearing": Text("新出现的问题", "Findings that appear"),
    "gone": Text("消失的问题", "Findings that disappear"),
    "none": Text("无", "none"),
    "goal": Text(
        "目标 {band} 级：上限 {bound} {unit}，现为 {now}", "Goal: band {band}, bound {bound} {unit}, now {now}"
    ),
    "reached": Text("已达到。", "Already reached."),
    "single": Text("单独改变一项即可", "One input alone"),
    "then": Text("之后结果", "Result then"),
    "combined": Text("合计相对变化最小的组合（合计 {sum} %）", "Least combined relative change (sum {sum} %)"),
    "blocked": Text("单独不够", "Not enough alone"),
    "best": Text("最低可至", "Lowest result"),
    "reason": Text("原因", "Reason"),
    "substitution": Text("替换", "Substitution"),
    "findings": Text("随之出现的问题", "Findings it brings"),
    "follows": Text("（随动）", "(follows)"),
    "exact": Text(
        "每个方案均已在所列数值处完整重算确认。", "Every proposal was assessed in full at the values listed."
    ),
}
_NUMBERS = frozenset({"before", "after", "difference", "percent", "then", "best"})


def changes_as_text(
    changes: Iterable[tuple[str, str, str]],
    before: tuple[Case[Any], Verdict],
    after: tuple[Case[Any], Verdict],
    lang: Lang,
) -> str:
    """Numbers, band and findings before and after.

    Parameters
    ----------
    changes
        Place, value before and value after.
    before, after
        Case and verdict.
    """
    made = _table(lang, "change", "before", "after")
    for place, old, new in changes:
        made.add_row(place, old, new)
    numbers = _table(lang, "result", "before", "after", "difference", "unit")
    labels = {spec.key: spec.label for spec in before[0].edition.data.numbers}
    for key in _keys(before[0], after[0]):
        first, second = before[0].numbers.get(key), after[0].numbers.get(key)
        apart = f"{second.printed - first.printed:+f}" if first and second else ""
        unit = next(number.unit for number in (second, first) if number)
        shown = [plain(number.printed) if number else "-" for number in (first, second)]
        numbers.add_row(labels[key].of(lang), *shown, apart, unit)
    verdicts = _table(lang, "decision", "before", "after")
    verdicts.add_row(_say("band", lang), *(case.band for case, _ in (before, after)))
    verdicts.add_row(_say("decision", lang), *(_decided(v.conforms, lang) for _, v in (before, after)))
    return _rendered(
        made,
        numbers,
        verdicts,
        *_findings("appearing", _new(before[1], after[1]), lang),
        *_findings("gone", _new(after[1], before[1]), lang),
    )


def changes_as_json(
    changes: Iterable[tuple[str, str, str, str]], before: tuple[Case[Any], Verdict], after: tuple[Case[Any], Verdict]
) -> str:
    """The same as one JSON object; path, place, value before and after of each change."""

    def state(case: Case[Any], verdict: Verdict) -> dict[str, object]:
        return {
            "band": case.band,
            "conforms": verdict.conforms,
            "total_kg_co2e": case.result.total,
            "numbers": [json.loads(n.model_dump_json()) for n in case.numbers.values()],
        }

    document = {
        "changes": [dict(zip(("path", "place", "before", "after"), change, strict=True)) for change in changes],
        "before": state(*before),
        "after": state(*after),
        "appearing": [json.loads(f.model_dump_json()) for f in _new(before[1], after[1])],
        "disappearing": [json.loads(f.model_dump_json()) for f in _new(after[1], before[1])],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def reach_as_json(reach: Reach) -> str:
    """Ways to a band as one JSON object."""
    return json.dumps(json.loads(reach.model_dump_json()), ensure_ascii=False, indent=2)


def reach_as_text(reach: Reach, lang: Lang) -> str:
    """Ways to a band."""
    goal = _WORDS["goal"].format(band=reach.band, bound=plain(reach.bound), unit=reach.unit, now=plain(reach.headline))
    if reach.reached:
        return f"{goal.of(lang)}\n{_say('reached', lang)}"
    parts: list[RenderableType] = [goal.of(lang)]
    if reach.singles:
        parts.append(_proposals("single", reach.singles, lang))
    if reach.combined:
        total = printed(sum(abs(s.percent) for s in reach.combined.shifts), 1)
        parts += [_WORDS["combined"].format(sum=total).of(lang), _proposals("change", (reach.combined,), lang)]
    if reach.limit:
        parts.append(reach.limit.of(lang))
    if reach.substitutions:
        table = _table(lang, "substitution", "then", "band", "decision", "findings")
        for way in reach.substitutions:
            table.add_row(
                way.words[0].of(lang), plain(way.headline), way.band, _decided(way.conforms, lang), _codes(way, lang)
            )
        parts.append(table)
    if reach.blocked:
        table = _table(lang, "blocked", "place", "best", "reason")
        for blocked in reach.blocked:
            best = "" if blocked.headline is None else plain(blocked.headline)
            table.add_row(blocked.line.of(lang), blocked.place, best, blocked.reason.of(lang))
        parts.append(table)
    parts.append(_say("exact", lang))
    return _rendered(*parts)


def _proposals(title: str, proposals: Iterable[Proposal], lang: Lang) -> Table:
    table = _table(lang, title, "place", "before", "after", "percent", "then", "decision", "findings")
    for way in proposals:
        for index, shift in enumerate((*way.shifts, *way.follows)):
            outcome = (
                (plain(way.headline), _decided(way.conforms, lang), _codes(way, lang)) if index == 0 else ("", "", "")
            )
            follows = f" {_say('follows', lang)}" if index >= len(way.shifts) else ""
            table.add_row(shift.line.of(lang) + follows, shift.place, *_shift(shift), *outcome)
    return table


def _shift(shift: Shift) -> tuple[str, str, str]:
    percent = printed(shift.percent, 2)
    return f"{plain(shift.before)} {shift.unit}", f"{plain(shift.after)} {shift.unit}", f"{percent:+f} %"


def _codes(way: Proposal, lang: Lang) -> str:
    return ", ".join(dict.fromkeys(f.code for f in way.appearing)) or _say("none", lang)


def _findings(title: str, findings: tuple[Finding, ...], lang: Lang) -> tuple[RenderableType, ...]:
    lines = [f"  {f.code}  {f.place}  {f.message.of(lang)}" for f in findings] or [f"  {_say('none', lang)}"]
    return (f"{_say(title, lang)}:", *lines)


def _new(before: Verdict, after: Verdict) -> tuple[Finding, ...]:
    known = {(f.code, f.place) for f in before.findings}
    return tuple(f for f in after.findings if (f.code, f.place) not in known)


def _keys(before: Case[Any], after: Case[Any]) -> list[str]:
    return [spec.key for spec in before.edition.data.numbers if spec.key in before.numbers or spec.key in after.numbers]


def _decided(conforms: bool, lang: Lang) -> str:
    return _say("yes" if conforms else "no", lang)


def _say(key: str, lang: Lang) -> str:
    return _WORDS[key].of(lang)


def _table(lang: Lang, *columns: str) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        number = column in _NUMBERS
        table.add_column(_say(column, lang), justify="right" if number else "left", overflow="fold")
    return table


def _rendered(*parts: RenderableType) -> str:
    console = Console(file=StringIO(), width=130, color_system=None, highlight=False, markup=False, emoji=False)
    console.print(Group(*parts))
    stream = console.file
    assert isinstance(stream, StringIO)
    return stream.getvalue().rstrip()
