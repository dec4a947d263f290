"""Screening several submissions: each by its edition's questions, against its peers, and against each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from footprint.errors import InputError, Problem, Text
from footprint.inventory.library import load_library
from footprint.model.verdict import Finding, Severity, State
from footprint.pipeline.assess import Assessment, assess
from footprint.pipeline.peer_numbers import PEERS, Known, far_from, known_submission, middle, peers_of
from footprint.pipeline.shared_values import Shared, amounts_shared, items_shared
from footprint.rules.edition import Edition
from footprint.rules.rounding import plain, shown
from footprint.screening.evidence import Evidence, Outcome, TooFew
from footprint.screening.question import Odds, Question, Screened
from footprint.screening.several import questions

LEVEL = "screening_level"
"""Parameter of an edition: chance that honest data raise any question; an edition without it compares nothing."""


@dataclass(frozen=True, slots=True)
class _One:
    assessment: Assessment
    known: Known
    screened: Screened


@dataclass(frozen=True, slots=True)
class _Test:
    outcome: Outcome
    ask: Callable[[Odds], None]
    """Puts the question, should the test raise one."""


def screen(paths: Sequence[Path], certificates: Sequence[Known] = ()) -> list[Screened]:
    """Assess submissions and collect every question about them; a question fails nothing.

    Parameters
    ----------
    paths
        Submissions; those of one edition are compared.
    certificates
        Products certified before, see `footprint.pipeline.peer_numbers.known_certificates`.

    Raises
    ------
    InputError
        With every fault of every submission.
    EngineError
        If a number cannot be computed.
    """
    library = load_library()
    problems: list[Problem] = []
    everyone: list[_One] = []
    for path in paths:
        try:
            everyone.append(_alone(assess(path, library)))
        except InputError as exc:
            problems += exc.problems
    if problems:
        raise InputError(problems)
    for edition in {s.assessment.edition.id: s.assessment.edition for s in everyone}.values():
        _compare(edition, [s for s in everyone if s.assessment.edition.id == edition.id], certificates)
    return [one.screened for one in everyone]


def _alone(assessment: Assessment) -> _One:
    submission = assessment.submission
    screened = Screened(submission.source, submission.digest, assessment.edition.id)
    for finding in assessment.verdict.findings:
        if finding.severity is Severity.QUESTION and finding.state is State.FAILED:
            screened.questions.append(_of_rule(finding))
        elif finding.severity is Severity.QUESTION and finding.state is State.NOT_EVALUATED:
            screened.not_tested.append(_UNTESTED.format(code=finding.code, why=finding.message))
    return _One(assessment, known_submission(assessment), screened)


def _of_rule(finding: Finding) -> Question:
    return Question(
        "rule", finding.place, finding.message, code=finding.code, clause=finding.clause, others=finding.evidence
    )


def _compare(edition: Edition, group: list[_One], certificates: Sequence[Known]) -> None:
    if LEVEL not in edition.parameters:
        for one in group:
            one.screened.not_tested.append(_NO_LEVEL.format(edition=edition.id))
        return
    tests: list[_Test] = []
    everyone = [*(s.known for s in group), *certificates]
    for one in group:
        tests += _against_peers(edition, one, everyone)
    for one, other in combinations(group, 2):
        if one.known.maker != other.known.maker:
            _ask_items(one, other)
            tests += _alike(one, other)
    level = edition.parameters[LEVEL]
    chance = float(level.value * level.unit_fraction)
    raised = questions({i: test.outcome for i, test in enumerate(tests)}, chance)
    made = sum(isinstance(test.outcome, Evidence) for test in tests)
    for index, (evidence, adjusted) in sorted(raised.items()):
        tests[index].ask(Odds(evidence, adjusted, made))


def _against_peers(edition: Edition, one: _One, everyone: Sequence[Known]) -> list[_Test]:
    tests = []
    specs = {spec.key: spec for spec in edition.data.numbers}
    for key, group in edition.data.tables.get(PEERS, {}).items():
        if key not in one.known.numbers:
            continue
        peers = peers_of(one.known, key, group.split(), everyone)
        outcome = far_from(one.known, key, peers)
        if isinstance(outcome, TooFew):
            one.screened.not_tested.append(_FEW_PEERS.format(what=specs[key].label, n=outcome.n, needed=outcome.needed))

        def ask(odds: Odds, key: str = key, peers: list[Known] = peers) -> None:
            spec = specs[key]
            message = _FAR.format(
                what=spec.label,
                value=plain(one.known.numbers[key]),
                unit=spec.unit,
                n=len(peers),
                median=plain(shown(middle(key, peers))),
                z=f"{odds.evidence.statistic:.1f}",
                odds=_odds(odds),
            )
            others = tuple(p.source for p in peers)
            one.screened.questions.append(Question("peers", one.known.source, message, others=others, odds=odds))

        tests.append(_Test(outcome, ask))
    return tests


def _ask_items(one: _One, other: _One) -> None:
    for shared in items_shared(one.assessment, other.assessment):
        for holder, rival, seen in ((one, other, shared), (other, one, shared.seen_from_the_other())):
            message = _ITEM.format(what=seen.label, n=len(seen.values), other=rival.known.source)
            others = tuple(f"{rival.known.source}:{place}" for place in seen.others)
            holder.screened.questions.append(Question("shared_item", _place(seen), message, others=others))


def _alike(one: _One, other: _One) -> list[_Test]:
    tests = []
    for shared, outcome in amounts_shared(one.assessment, other.assessment):

        def ask(odds: Odds, shared: Shared = shared) -> None:
            for holder, rival, seen in ((one, other, shared), (other, one, shared.seen_from_the_other())):
                message = _ALIKE.format(
                    what=seen.label, values=", ".join(seen.values), other=rival.known.source, odds=_odds(odds)
                )
                others = tuple(f"{rival.known.source}:{place}" for place in seen.others)
                question = Question("shared_amounts", _place(seen), message, others=others, odds=odds)
                holder.screened.questions.append(question)

        tests.append(_Test(outcome, ask))
    return tests


def _place(seen: Shared) -> str:
    """The first place, and how many more there are."""
    more = len(seen.places) - 1
    return f"{seen.places[0]} (+{more})" if more else seen.places[0]


def _odds(odds: Odds) -> Text:
    return _ODDS.format(p=f"{odds.evidence.p:.2g}", tests=odds.tests, adjusted=f"{odds.adjusted:.2g}")


_UNTESTED = Text("{code}：{why}", "{code}: {why}")
_ODDS = Text(
    "概率 {p}（{tests} 项检验合并校正后 {adjusted}）", "probability {p} ({adjusted} after correction for {tests} tests)"
)
_FAR = Text(
    "“{what}”为 {value} {unit}，{n} 个可比产品的中位数为 {median}，修正 z 值 {z}；{odds}。与同类为何不同？",
    "'{what}' is {value} {unit}; the median of {n} comparable products is {median}, the modified z-score {z}; {odds}. "
    "Why does it differ from its peers?",
)
_ITEM = Text(
    "“{what}”有 {n} 项与另一工厂的申报 {other} 相同。同一证据为何属于两家工厂？",
    "{n} of '{what}' are also in {other}, of another factory. Why does the same evidence belong to two factories?",
)
_ALIKE = Text(
    "“{what}”与另一工厂的申报 {other} 有相同数值：{values}；{odds}。是否照抄？",
    "'{what}' has values in common with {other}, of another factory: {values}; {odds}. Was one copied from the other?",
)
_FEW_PEERS = Text(
    "“{what}”：可比产品只有 {n} 个，至少需要 {needed} 个，未与同类比较",
    "'{what}': comparable products: {n}, needed: {needed}; not compared with peers",
)
_NO_LEVEL = Text(
    "版次 {edition} 未规定筛查水平，未作相互比较", "edition {edition} sets no level for screening; nothing was compared"
)
