"""From a submission file to a verdict: read, link, compute, judge."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from footprint.engine.run import compute
from footprint.intake.read import peek_standard, read_submission
from footprint.inventory.library import Library, load_library
from footprint.inventory.swapped import for_planning
from footprint.model.form import Submission
from footprint.model.uncertainty import Uncertainty
from footprint.model.verdict import Decision, Verdict
from footprint.rules.case import Case
from footprint.rules.decide import judge, judged, numbers
from footprint.rules.decision import band_of, decide_band
from footprint.rules.edition import Edition
from footprint.rules.registry import load_edition
from footprint.rules.waivers import Granted, WaiverFile, read_waivers


@dataclass(frozen=True)
class Assessment:
    """A submission with everything that was computed for it."""

    submission: Submission
    edition: Edition
    library: Library
    case: Case[Any]
    verdict: Verdict


def assess(path: Path, library: Library | None = None, waivers: WaiverFile | None = None) -> Assessment:
    """Assess one submission.

    Parameters
    ----------
    path
        Workbook, YAML or JSON.
    library
        Inventory to link to; the shipped one if not given.
    waivers
        What a certifier lets stand, and the day of the decision.

    Raises
    ------
    InputError
        With every fault of the submission, or of the waivers, at its place.
    EngineError
        If the number cannot be computed or its two calculations disagree.
    """
    edition = load_edition(peek_standard(path))
    library = library or load_library()
    submission = read_submission(
        path, standard=edition.id, submission=edition.submission, choices=edition.choices(library)
    )
    granted = read_waivers(waivers, edition, submission) if waivers else ()
    return assess_submission(submission, edition, library, granted)


def assess_submission(
    submission: Submission, edition: Edition, library: Library, granted: tuple[Granted, ...] = ()
) -> Assessment:
    """Assess a submission that has been read already.

    An edition that decides with the spread of the result gets its draws here, so that no assessment under it exists
    without them.

    Raises
    ------
    InputError
        If a waiver fits no failed requirement, or an imported database stands for a process whose own amounts the
        edition computes with.
    EngineError
        If the number cannot be computed or its two calculations disagree.
    """
    place: Callable[..., str] = submission.place
    seen = for_planning(library)
    plans = edition.plans(submission.data, place, seen)
    if seen is not library:  # what the paper reads is prescribed too, whatever the verdict will be
        edition.paper(submission.data, seen)
    results = {variant: compute(plan, library) for variant, plan in plans.items()}
    rounded = numbers(edition, edition.evaluate(submission.data, results))
    value = judged(edition, rounded).printed
    case: Case[Any] = Case(
        submission=submission,
        edition=edition,
        background=library,
        plans=plans,
        results=results,
        numbers=rounded,
        band=band_of(edition, value),
    )
    spread = None
    if edition.data.decision.needs_draws:
        spread = _spread(
            Assessment(
                submission, edition, library, case, judge(case, Decision(central_band=case.band, band=case.band))
            )
        )
    decision = decide_band(edition, value, spread)
    case = replace(case, band=decision.band)
    return Assessment(submission, edition, library, case, judge(case, decision, granted))


def _spread(assessment: Assessment) -> Uncertainty:
    """Spread of the result, from the number of draws that the edition sets and always the same ones."""
    from footprint.pipeline.uncertainty import propagate

    edition = assessment.edition
    draws = edition.parameters[edition.data.decision.draws or ""]
    return propagate(assessment, int(draws.value)).uncertainty
