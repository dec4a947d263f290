"""Numbers, band and verdict of one case."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from footprint.errors import Text
from footprint.model.verdict import Finding, Number, Severity, State, Verdict
from footprint.rules import builtin
from footprint.rules.case import Case
from footprint.rules.edition import Edition
from footprint.rules.rounding import printed, signed
from footprint.rules.rule import Hit, NotApplicable, NotEvaluated, Rule

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


def band_of(edition: Edition, value: Decimal) -> str:
    """First band whose bound the printed value does not exceed."""
    for band in edition.data.bands:
        if band.max is None or value <= edition.parameters[band.max].value:
            return band.name
    raise AssertionError("the last band has no bound")


def judge(case: Case[Any]) -> Verdict:
    """Evaluate every rule of the edition and decide."""
    findings: list[Finding] = []
    states: dict[str, State] = {}
    for rule in (*builtin.RULES, *case.edition.rules):
        found = list(_evaluate(rule, case))
        findings += found
        states[rule.code] = found[0].state if found else State.PASSED
    blocking = [
        f for f in findings if f.severity is Severity.BLOCKER and f.state in {State.FAILED, State.NOT_EVALUATED}
    ]
    return Verdict(
        conforms=not blocking,
        findings=tuple(f for f in findings if f.state is not State.NOT_APPLICABLE),
        states=states,
        band=case.band,
        numbers=tuple(case.numbers.values()),
        next_band=None if blocking else _next_band(case),
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


def _next_band(case: Case[Any]) -> Text | None:
    names = [b.name for b in case.edition.data.bands]
    position = names.index(case.band)
    if position == 0:
        return None
    better = case.edition.data.bands[position - 1]
    bound = case.edition.parameters[better.max or ""].value
    number = judged(case.edition, case.numbers)
    gap = number.printed - bound
    return Text(
        f"再降低 {gap} {number.unit} 即达 {better.name} 级（上限 {bound}）",
        f"{gap} {number.unit} less would reach band {better.name} (bound {bound})",
    )
