"""Numbers, band and verdict of one case."""

from collections.abc import Mapping, Sequence
from typing import Any

from footprint.errors import Text
from footprint.model.verdict import Decision, Finding, Number, Outcome, Severity, State, Verdict
from footprint.rules import builtin
from footprint.rules.case import Case
from footprint.rules.decision import decide_band, is_open
from footprint.rules.edition import Edition
from footprint.rules.rounding import printed, signed
from footprint.rules.rule import Hit, NotApplicable, NotEvaluated, Rule
from footprint.rules.waivers import Granted, waive

_UNMET = frozenset({State.FAILED, State.NOT_EVALUATED})
_GAP = Text(
    "再降低 {gap} {unit} 即达 {band} 级（上限 {bound}）", "{gap} {unit} less would reach band {band} (bound {bound})"
)
_GAP_GUARDED = Text(
    "再降低 {gap} {unit} 即达 {band} 级（上限 {bound}，扣除防护带后 {limit}）",
    "{gap} {unit} less would reach band {band} (bound {bound}, {limit} less the guard band)",
)
_NOT_EVALUATED = Text("资料不足，未能评价：{title}", "not evaluated for lack of data: {title}")


def numbers(edition: Edition, exact: Mapping[str, float]) -> dict[str, Number]:
    """Round the edition's results once, in the order of the edition."""
    return {
        spec.key: Number(
            key=spec.key,
            value=signed(exact[spec.key]),
            printed=printed(exact[spec.key], spec.decimals),
            unit=spec.unit,
            role=spec.role,
        )
        for spec in edition.data.numbers
        if spec.key in exact
    }


def judged(edition: Edition, values: Mapping[str, Number]) -> Number:
    """The number that the band judges."""
    return values[edition.data.judged_number.key]


def judge(case: Case[Any], decision: Decision | None = None, granted: Sequence[Granted] = ()) -> Verdict:
    """Evaluate every rule of the edition and decide.

    Parameters
    ----------
    case
        The submission with everything computed for it.
    decision
        How its band was granted; by the central value if not given.
    granted
        What a certifier lets stand.

    Raises
    ------
    InputError
        If a waiver fits no failed requirement.
    """
    decision = decision or decide_band(case.edition, judged(case.edition, case.numbers).printed)
    rules = (*builtin.RULES, *case.edition.rules)
    findings = waive([finding for rule in rules for finding in _evaluate(rule, case)], granted)
    states = {rule.code: _state([f for f in findings if f.code == rule.code]) for rule in rules}
    blocking = any(f.severity is Severity.BLOCKER and f.state in _UNMET for f in findings)
    return Verdict(
        outcome=Outcome.DOES_NOT_CONFORM
        if blocking
        else Outcome.INDETERMINATE
        if is_open(decision)
        else Outcome.CONFORMS,
        findings=tuple(f for f in findings if f.state is not State.NOT_APPLICABLE),
        states=states,
        band=case.band,
        decision=decision,
        numbers=tuple(case.numbers.values()),
        next_band=None if blocking else _next_band(case, decision),
    )


def _state(findings: Sequence[Finding]) -> State:
    """State of a rule: what is unmet anywhere counts before what was waived elsewhere."""
    return next(
        (f.state for f in findings if f.state is not State.WAIVED), findings[0].state if findings else State.PASSED
    )


def _evaluate(rule: Rule, case: Case[Any]) -> list[Finding]:
    def finding(state: State, place: str, message: Text, hit: Hit | None = None) -> Finding:
        def text(value: object) -> str | None:
            return None if value is None else str(value)

        return Finding(
            code=rule.code,
            title=rule.title,
            obligation=rule.obligation,
            state=state,
            severity=rule.severity,
            clause=rule.clause,
            place=place,
            message=message,
            measured=text(hit.measured) if hit else None,
            required=text(hit.required) if hit else None,
            unit=hit.unit if hit else None,
            evidence=hit.evidence if hit else (),
        )

    try:
        return [
            finding(
                State.FAILED,
                hit.place,
                rule.message.format(
                    **{"measured": hit.measured, "required": hit.required, "unit": hit.unit or "", **dict(hit.values)}
                ),
                hit,
            )
            for hit in rule.check(case)
        ]
    except NotApplicable:
        return [finding(State.NOT_APPLICABLE, case.submission.source, rule.title)]
    except NotEvaluated as exc:
        return [finding(State.NOT_EVALUATED, exc.place, _NOT_EVALUATED.format(title=rule.title))]


def _next_band(case: Case[Any], decision: Decision) -> Text | None:
    names = [b.name for b in case.edition.data.bands]
    position = names.index(case.band)
    if position == 0:
        return None
    better = case.edition.data.bands[position - 1]
    bound = case.edition.parameters[better.max or ""].value
    number = judged(case.edition, case.numbers)
    if decision.guard_band is None:
        return _GAP.format(gap=number.printed - bound, unit=number.unit, band=better.name, bound=bound)
    limit = bound - decision.guard_band
    return _GAP_GUARDED.format(gap=number.printed - limit, unit=number.unit, band=better.name, bound=bound, limit=limit)
