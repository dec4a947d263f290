"""One submission's self-check as a page that opens anywhere: no script, no font, no picture from outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from footprint import __version__
from footprint.errors import Problem
from footprint.model.uncertainty import Uncertainty
from footprint.model.verdict import Finding, Severity, State, Verdict
from footprint.model.whatif import Reach
from footprint.report.decision import percent, statements
from footprint.report.hotspots import hotspots
from footprint.report.html_words import WORDS as PAGE
from footprint.report.words import WORDS
from footprint.rules.case import Case
from footprint.rules.rounding import plain, signed

_SAID_PROPOSALS = 5
"""Ways to the next band that are listed of each kind."""
_DRIVERS = 6
_GREEN, _RED = 135, 5
"""Hues of the best and the last band [degrees]."""
_UNMET = (State.FAILED, State.NOT_EVALUATED)

_ENVIRONMENT = Environment(
    loader=PackageLoader("footprint.report"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.filters["short"] = lambda value: plain(signed(float(f"{float(value):.4g}")))
_ENVIRONMENT.filters["percent"] = percent
_ENVIRONMENT.filters["plain"] = plain


@dataclass(frozen=True)
class BandStep:
    """One step of the scale."""

    name: str
    bound: str | None
    reached: bool
    shade: int
    """Hue of the step, from green to red [degrees]."""


def page(case: Case[Any], verdict: Verdict, uncertainty: Uncertainty | None = None, reach: Reach | None = None) -> str:
    """The self-check of a submission as one HTML document.

    Parameters
    ----------
    case, verdict
        What was computed and decided.
    uncertainty
        Spread of the results, if draws were made.
    reach
        What would bring the result into the next band, if that was looked for.
    """
    unmet = [f for f in verdict.findings if f.state in _UNMET]
    return _ENVIRONMENT.get_template("self_check.html").render(
        case=case,
        verdict=verdict,
        statements=statements(verdict.decision, case.edition.data.judged_number.unit),
        scale=_scale(case, verdict),
        numbers=verdict.numbers,
        labels={spec.key: spec.label for spec in case.edition.data.numbers},
        stages=hotspots(case.result),
        stage_name=lambda stage: case.edition.data.wording.get(f"stage.{stage}") or WORDS[f"stage.{stage}"],
        findings=_by_sheet([f for f in unmet if f.severity is not Severity.QUESTION]),
        questions=_by_sheet([f for f in unmet if f.severity is Severity.QUESTION]),
        waived=verdict.waived,
        severity=lambda finding: WORDS[f"severity.{finding.severity.value}"],
        clause=lambda finding: case.edition.data.clauses.get(finding.clause),
        uncertainty=uncertainty,
        drivers=uncertainty.drivers[:_DRIVERS] if uncertainty else (),
        reach=reach,
        most=_SAID_PROPOSALS,
        judged=case.edition.data.judged_number,
        outcome=WORDS[verdict.outcome.value],
        w=PAGE,
        version=__version__,
    )


def fault_page(source: str, problems: Sequence[Problem]) -> str:
    """The faults of a file that cannot be assessed, as one HTML document."""
    return _ENVIRONMENT.get_template("faults.html").render(
        source=source, problems=problems, w=PAGE, version=__version__
    )


def _scale(case: Case[Any], verdict: Verdict) -> list[BandStep]:
    bands = case.edition.data.bands
    return [
        BandStep(
            name=band.name,
            bound=plain(case.edition.parameters[band.max].value) if band.max else None,
            reached=band.name == verdict.band,
            shade=round(_GREEN - (_GREEN - _RED) * i / max(1, len(bands) - 1)),
        )
        for i, band in enumerate(bands)
    ]


def _by_sheet(findings: Sequence[Finding]) -> list[tuple[str, list[Finding]]]:
    """Findings under the sheet they lie in, sheets in the order of their first finding."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.place.rpartition("!")[0] or finding.place.rpartition(":")[0], []).append(finding)
    return list(groups.items())
