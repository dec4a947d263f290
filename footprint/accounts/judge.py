"""Conditions of a statement, each met or not, with what was found and what is required."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from footprint.accounts.definition import Condition, Definition, Requirement, Terms
from footprint.accounts.gross import GrossPart
from footprint.accounts.ledger import Account, Cancelled, Credit
from footprint.accounts.plain import exact, number
from footprint.errors import Text
from footprint.strict_yaml.document import Document


@dataclass(frozen=True)
class Stated:
    """An account before it is judged: what was read, and its gross emissions [t CO2e].

    Attributes
    ----------
    account, document
        The account and where it was read.
    terms, definition
        What it is judged by.
    parts, gross
        Files of the gross emissions and their sum.
    reduced
        Below the base year [%]; None without one.
    """

    account: Account
    document: Document
    terms: Terms
    definition: Definition
    parts: tuple[GrossPart, ...]
    gross: Decimal
    reduced: Decimal | None

    def place(self, *path: object) -> str:
        """``file:line``."""
        return self.document.place(*path)

    def threshold(self, requirement: Requirement) -> Decimal:
        """Value of the requirement's parameter."""
        assert requirement.parameter is not None
        return self.terms.parameters[requirement.parameter].value


@dataclass(frozen=True)
class Outcome:
    """One condition: met, or why not and where."""

    condition: Condition
    clause: str
    met: bool
    found: Text
    required: Text
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Found:
    met: bool
    found: Text
    required: Text
    places: tuple[str, ...] = ()


def judge(stated: Stated, counted: Decimal) -> list[Outcome]:
    """Outcome of every condition of the definition, in its order.

    Parameters
    ----------
    stated
        The account.
    counted
        What the definition sets against the gross emissions [t CO2e].
    """
    outcomes = []
    for requirement in stated.definition.requirements:
        found = (
            _covered(stated, requirement, counted)
            if requirement.condition is Condition.COVERED
            else _JUDGES[requirement.condition](stated, requirement)
        )
        outcomes.append(
            Outcome(requirement.condition, requirement.clause, found.met, found.found, found.required, found.places)
        )
    return outcomes


def not_counting(stated: Stated) -> frozenset[int]:
    """Positions of credits that a condition on single credits refuses: they count for nothing."""
    refused = set()
    for requirement in stated.definition.requirements:
        test = _CREDIT_TESTS.get(requirement.condition)
        if test is not None:
            refused |= {i for i, c in enumerate(stated.account.credits) if not test(stated, requirement, c)}
    return frozenset(refused)


def _in_time(stated: Stated, requirement: Requirement, credit: Cancelled) -> bool:
    latest = stated.account.period_to + relativedelta(months=int(stated.threshold(requirement)))
    # What was cancelled before the first day balanced something else.
    return stated.account.period_from <= credit.cancelled_on <= latest


def _young(stated: Stated, requirement: Requirement, credit: Credit) -> bool:
    last = stated.account.period_to.year
    return last - int(stated.threshold(requirement)) <= credit.vintage <= last


def _own(stated: Stated, _requirement: Requirement, entry: Cancelled) -> bool:
    names = {_folded(stated.account.entity.zh), _folded(stated.account.entity.en)}
    return _folded(entry.beneficiary) in names


def _permitted(stated: Stated, _requirement: Requirement, credit: Credit) -> bool:
    return credit.kind in stated.definition.permitted


def _folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


_CREDIT_TESTS: Mapping[Condition, Callable[[Stated, Requirement, Credit], bool]] = {
    Condition.CANCELLED_IN_TIME: _in_time,
    Condition.VINTAGE: _young,
    Condition.BENEFICIARY: _own,
    Condition.PERMITTED: _permitted,
}


def _credits(stated: Stated, requirement: Requirement, required: Text) -> _Found:
    """A condition on every credit, and on every certificate where it is the beneficiary's name."""
    test = _CREDIT_TESTS[requirement.condition]
    failing = [
        stated.place("credits", i) for i, c in enumerate(stated.account.credits) if not test(stated, requirement, c)
    ]
    if requirement.condition is Condition.BENEFICIARY:
        green = enumerate(stated.account.green_power)
        failing += [stated.place("green_power", i) for i, g in green if not _own(stated, requirement, g)]
    entries = len(stated.account.credits)
    found = (
        Text(f"{entries} 笔中 {len(failing)} 笔不符", f"{len(failing)} not so, of {entries} entries")
        if failing
        else Text("全部符合", "all so")
    )
    return _Found(not failing, found, required, tuple(failing))


def _credits_in_time(stated: Stated, requirement: Requirement) -> _Found:
    months = exact(stated.threshold(requirement))
    return _credits(
        stated,
        requirement,
        Text(
            f"期初至期末后 {months} 个月内注销",
            f"cancelled between the period's start and {months} months after its end",
        ),
    )


def _vintage(stated: Stated, requirement: Requirement) -> _Found:
    years = exact(stated.threshold(requirement))
    return _credits(
        stated,
        requirement,
        Text(f"产生年份在期末前 {years} 年内", f"a vintage of up to {years} years before the period's end"),
    )


def _kinds(stated: Stated, requirement: Requirement) -> _Found:
    known = stated.terms.definitions.credits
    zh = "、".join(known[k].name.zh for k in stated.definition.permitted)
    en = ", ".join(known[k].name.en for k in stated.definition.permitted)
    return _credits(stated, requirement, Text(f"种类限于：{zh}", f"of these kinds: {en}"))


def _beneficiary(stated: Stated, requirement: Requirement) -> _Found:
    entity = stated.account.entity
    return _credits(stated, requirement, Text(f"受益主体为 {entity.zh}", f"cancelled for {entity.en}"))


def _subject(stated: Stated, _requirement: Requirement) -> _Found:
    subjects = stated.definition.subjects
    found = Text.same(stated.account.subject)
    return _Found(stated.account.subject in subjects, found, Text.same(", ".join(subjects)), (stated.place("subject"),))


def _complete(stated: Stated, _requirement: Requirement) -> _Found:
    missing = [stated.place("gross", i) for i, p in enumerate(stated.parts) if not p.complete]
    found = (
        Text("有缺口，或评价不符合", "gaps, or an assessment that does not conform")
        if missing
        else Text("没有未估算的缺口，评价均符合", "no gap without an estimate, nothing that does not conform")
    )
    return _Found(not missing, found, Text("全期数据完整", "data of the whole period"), tuple(missing))


def _disclosed(stated: Stated, _requirement: Requirement) -> _Found:
    page = stated.account.disclosure
    required = Text("已公开总量", "gross emissions on a public page")
    if page is None:
        return _Found(False, Text("未公开", "none"), required)
    return _Found(
        True, Text.same(f"{page.url} ({page.published_on.isoformat()})"), required, (stated.place("disclosure"),)
    )


def _planned(stated: Stated, _requirement: Requirement) -> _Found:
    plan = stated.account.reductions.plan
    found = Text("没有计划", "none") if plan is None else Text.same(plan.file)
    return _Found(plan is not None, found, Text("减排计划", "a plan of reductions"))


def _reduced(stated: Stated, requirement: Requirement) -> _Found:
    threshold = stated.threshold(requirement)
    required = Text(f"较基准年减少不少于 {exact(threshold)} %", f"at least {exact(threshold)} % below the base year")
    if stated.reduced is None:
        return _Found(False, Text("没有基准年", "no base year"), required)
    account, place = stated.account, (stated.place("reductions", "base"),)
    base = account.reductions.base
    assert base is not None
    days = (account.period_to - account.period_from).days + 1
    # One month would be far below any year; a leap day makes no other period.
    if abs(base.days - days) > 1 or base.last >= account.period_from:
        found = Text(
            f"基准期 {base.first} 至 {base.last}（{base.days} 天），本期 {days} 天",
            f"a base of {base.first} to {base.last} ({base.days} days) for a period of {days} days",
        )
        expected = Text("基准期在本期之前，且与本期等长", "a base before the period, and as long")
        return _Found(False, found, Text(f"{required.zh}；{expected.zh}", f"{required.en}; {expected.en}"), place)
    return _Found(stated.reduced >= threshold, Text.same(f"{number(stated.reduced)} %"), required, place)


def _covered(stated: Stated, requirement: Requirement, counted: Decimal) -> _Found:
    threshold = stated.threshold(requirement)
    needed = stated.gross * threshold / 100
    found = Text.same(f"{number(counted)} t CO2e")
    required = Text(
        f"不少于总量的 {exact(threshold)} %：{number(needed)} t CO2e",
        f"at least {exact(threshold)} % of gross: {number(needed)} t CO2e",
    )
    return _Found(counted >= needed, found, required)


def _verified(stated: Stated, _requirement: Requirement) -> _Found:
    found = stated.account.verification
    required = Text("第三方核查声明", "a third party's verification statement")
    if found is None:
        return _Found(False, Text("没有", "none"), required)
    return _Found(True, Text.same(f"{found.body} ({found.stated_on.isoformat()})"), required)


_JUDGES: Mapping[Condition, Callable[[Stated, Requirement], _Found]] = {
    Condition.SUBJECT: _subject,
    Condition.GROSS_COMPLETE: _complete,
    Condition.GROSS_DISCLOSED: _disclosed,
    Condition.REDUCTION_PLAN: _planned,
    Condition.REDUCED: _reduced,
    Condition.CANCELLED_IN_TIME: _credits_in_time,
    Condition.VINTAGE: _vintage,
    Condition.PERMITTED: _kinds,
    Condition.BENEFICIARY: _beneficiary,
    Condition.VERIFIED: _verified,
}
