"""Waivers: a certifier lets a named finding of one submission stand until a day, and answers for it by name.

A waiver changes no number. What an edition does not let be waived stays as it was found, and a waiver that fits no
finding is a fault: a slip of the pen must not look like a permission.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from pydantic import ValidationError

from footprint.errors import InputError, Problem, Text
from footprint.model.form import Submission
from footprint.model.verdict import Finding, Severity, State
from footprint.model.waiver import Waiver
from footprint.rules.edition import Edition
from footprint.rules.rule import Rule
from footprint.strict_yaml.faults import problems_of
from footprint.strict_yaml.reader import load


@dataclass(frozen=True)
class WaiverFile:
    """Waivers as a certifier gave them, and the day on which they have to hold."""

    path: Path
    on: date


@dataclass(frozen=True)
class Granted:
    """A waiver and the line it stands on."""

    waiver: Waiver
    at: str


def read_waivers(file: WaiverFile, edition: Edition, submission: Submission) -> tuple[Granted, ...]:
    """The waivers of a file, each good for this submission under this edition on this day.

    Raises
    ------
    InputError
        With every fault of every waiver: not readable, a part missing, another submission or edition, an unknown
        rule, a rule that may not be waived, not yet or no longer in force, or given twice.
    """
    document = load(file.path, file.path.name)
    if not isinstance(document.data, list):
        raise InputError([_fault(document.place(), "shape", _NO_LIST, _LIST, _WRITE_LIST)])
    problems: list[Problem] = []
    granted: list[Granted] = []
    for index, item in enumerate(document.data):
        try:
            waiver = Waiver.model_validate(item)
        except ValidationError as error:
            problems += problems_of(error, document, (index,))
            bad = {str(e["loc"][0]) for e in error.errors() if e["loc"]} or set(Waiver.model_fields)
            waiver = _filled_in(item, bad)
        else:
            bad = set()
            granted.append(Granted(waiver, document.place(index)))
        place = partial(document.place, index)
        problems += [fault for key, fault in _faults(waiver, place, edition, submission, file.on) if key not in bad]
    seen = Counter((g.waiver.rule, g.waiver.place) for g in granted)
    problems += [
        _fault(g.at, "twice", _TWICE.format(rule=g.waiver.rule, place=g.waiver.place), _ONCE, _KEEP_ONE)
        for g in granted
        if seen[g.waiver.rule, g.waiver.place] > 1
    ]
    if problems:
        raise InputError(problems)
    return tuple(granted)


def waive(findings: Sequence[Finding], granted: Sequence[Granted]) -> list[Finding]:
    """The findings, with those that are waived marked so.

    Raises
    ------
    InputError
        For every waiver that fits no failed requirement: nothing failed there, or data are missing, which no waiver
        replaces.
    """
    by_target = {(g.waiver.rule, g.waiver.place): g.waiver for g in granted}
    marked = []
    used = set()
    for finding in findings:
        target = finding.code, finding.place
        waiver = by_target.get(target)
        if waiver and finding.state is State.FAILED and finding.severity is Severity.BLOCKER:
            used.add(target)
            marked.append(finding.model_copy(update={"state": State.WAIVED, "waiver": waiver}))
        else:
            marked.append(finding)
    problems = [
        _fault(g.at, "unused", _UNUSED.format(rule=g.waiver.rule, place=g.waiver.place), _FAILED, _LOOK_AT_CHECK)
        for g in granted
        if (g.waiver.rule, g.waiver.place) not in used
    ]
    if problems:
        raise InputError(problems)
    return marked


def _filled_in(item: object, bad: set[str]) -> Waiver:
    """What is sound in a faulty waiver, the rest filled in, so that all that is wrong with it is found at once."""
    given = item if isinstance(item, dict) else {}
    sound = {key: given[key] for key in Waiver.model_fields if key in given and key not in bad}
    return Waiver.model_validate(_NEUTRAL | sound)


def _faults(
    waiver: Waiver, place: Callable[[str], str], edition: Edition, submission: Submission, on: date
) -> Iterator[tuple[str, Problem]]:
    """Field and fault of everything that is wrong with a waiver for this submission on this day."""

    def fault(key: str, code: str, found: object, expected: Text, todo: Text) -> tuple[str, Problem]:
        said = found if isinstance(found, Text) else Text.same(str(found))
        return key, _fault(place(key), code, said, expected, todo)

    if waiver.edition != edition.id:
        yield fault("edition", "edition", waiver.edition, Text.same(edition.id), _ANOTHER_EDITION)
    if waiver.submission != submission.digest:
        wanted = _DIGEST.format(source=submission.source, digest=submission.digest)
        yield fault("submission", "submission", waiver.submission, wanted, _ANOTHER_SUBMISSION)
    rule = next((r for r in edition.rules if r.code == waiver.rule), None)
    if rule is None and waiver.edition in {edition.id, _NEUTRAL["edition"]}:
        yield fault("rule", "rule", waiver.rule, _A_RULE.format(edition=edition.id), _SEE_RULES)
    if rule is not None and not may_be_waived(rule, edition):
        found = _CLAUSE.format(rule=waiver.rule, clause=rule.clause)
        yield fault("rule", "unwaivable", found, _WAIVABLE.format(edition=edition.id), _MEET_IT)
    if waiver.expires < waiver.granted_on:
        yield fault("expires", "dates", waiver.expires, _AFTER_GRANT, _CORRECT_DATES)
    elif on > waiver.expires:
        yield fault("expires", "expired", waiver.expires, _FROM.format(day=on), _RENEW)
    if on < waiver.granted_on:
        yield fault("granted_on", "early", waiver.granted_on, _UNTIL.format(day=on), _WAIT)


def may_be_waived(rule: Rule, edition: Edition) -> bool:
    """Whether the edition leaves findings of a rule to a certifier; one that does not say leaves none."""
    closed = edition.data.unwaivable
    return closed is not None and rule.clause not in closed and rule.code not in closed


def _fault(place: str, code: str, found: Text, expected: Text, todo: Text) -> Problem:
    return Problem(f"waiver.{code}", place, found, expected, todo)


_NEUTRAL = {
    "edition": "-",
    "submission": "0" * 64,
    "rule": "-",
    "place": "-",
    "author": "-",
    "reason": Text.same("-"),
    "granted_on": date.min,
    "expires": date.max,
}
"""Stands for what is faulty or missing while the rest is looked at; nothing said of it is kept."""
_NO_LIST = Text("不是列表的内容", "content that is no list")
_LIST = Text("豁免的列表", "a list of waivers")
_WRITE_LIST = Text(
    "每项写明 edition、submission、rule、place、author、reason、granted_on、expires",
    "give edition, submission, rule, place, author, reason, granted_on and expires of each",
)
_TWICE = Text("{rule} 在 {place} 的豁免不止一条", "more than one waiver of {rule} at {place}")
_ONCE = Text("每处一条", "one a place")
_KEEP_ONE = Text("只保留一条", "keep one of them")
_UNUSED = Text("豁免 {rule} 在 {place}", "a waiver of {rule} at {place}")
_FAILED = Text(
    "该处有此规则的不符合项（资料缺失不能豁免，提示和提问无须豁免）",
    "a failed requirement of that rule there (missing data cannot be waived; notes and questions need no waiver)",
)
_LOOK_AT_CHECK = Text(
    "按 footprint check 所列的规则和位置填写，或删去该项",
    "write rule and place as footprint check lists them, or remove it",
)
_ANOTHER_EDITION = Text("豁免只对所写版次有效，须另行作出", "a waiver holds for the edition it names: give another")
_DIGEST = Text("{source} 的内容摘要 {digest}", "the digest of {source}, {digest}")
_ANOTHER_SUBMISSION = Text(
    "豁免只对该内容有效：申报改动后须重新审查并另行作出",
    "a waiver holds for that content: after a change, review again and give another",
)
_A_RULE = Text("{edition} 的规则代码", "the code of a rule of {edition}")
_SEE_RULES = Text("用 footprint standards show 查看", "see footprint standards show")
_CLAUSE = Text("{rule}（条款 {clause}）", "{rule} (clause {clause})")
_WAIVABLE = Text(
    "{edition} 允许豁免的条款和规则；关系到数值本身的条款不得豁免",
    "a clause and a rule that {edition} lets be waived; what concerns the number itself may not be",
)
_MEET_IT = Text("满足该要求，不能豁免", "meet the requirement; it cannot be waived")
_AFTER_GRANT = Text("不早于 granted_on 的日期", "a day not before granted_on")
_CORRECT_DATES = Text("改正日期", "correct the dates")
_FROM = Text("{day} 或以后", "{day} or later")
_RENEW = Text(
    "豁免已到期：重新审查并另行作出，或满足该要求", "it has expired: review and give another, or meet the requirement"
)
_UNTIL = Text("{day} 或以前", "{day} or earlier")
_WAIT = Text("豁免自 granted_on 起有效", "a waiver holds from granted_on on")
