"""From a submission file to a verdict: read, link, compute, judge."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from footprint.engine.run import compute
from footprint.intake.read import peek_standard, read_submission
from footprint.inventory.library import Library, load_library
from footprint.model.form import Submission
from footprint.model.verdict import Verdict
from footprint.rules.case import Case
from footprint.rules.decide import band_of, judge, judged, numbers
from footprint.rules.edition import Edition
from footprint.rules.registry import load_edition


@dataclass(frozen=True)
class Assessment:
    """A submission with everything that was computed for it."""

    submission: Submission
    edition: Edition
    library: Library
    case: Case[Any]
    verdict: Verdict


def assess(path: Path, library: Library | None = None) -> Assessment:
    """Assess one submission.

    Parameters
    ----------
    path
        Workbook, YAML or JSON.
    library
        Inventory to link to; the shipped one if not given.

    Raises
    ------
    InputError
        With every fault of the submission, at its place.
    EngineError
        If the number cannot be computed or its two calculations disagree.
    """
    edition = load_edition(peek_standard(path))
    library = library or load_library()
    submission = read_submission(
        path, standard=edition.id, submission=edition.submission, choices=edition.choices(library)
    )
    return assess_submission(submission, edition, library)


def assess_submission(submission: Submission, edition: Edition, library: Library) -> Assessment:
    """Assess a submission that has been read already."""
    place: Callable[..., str] = submission.place
    plans = edition.plans(submission.data, place, library)
    results = {variant: compute(plan, library) for variant, plan in plans.items()}
    rounded = numbers(edition, edition.evaluate(submission.data, results))
    case: Case[Any] = Case(
        submission=submission,
        edition=edition,
        background=library,
        plans=plans,
        results=results,
        numbers=rounded,
        band=band_of(edition, judged(edition, rounded).printed),
    )
    return Assessment(submission, edition, library, case, judge(case))
