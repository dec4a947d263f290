"""Self-check of one submission: everything that is known of it before anyone applies for a certificate."""

from dataclasses import dataclass, replace
from pathlib import Path

from footprint.inventory.library import Library
from footprint.model.uncertainty import Uncertainty
from footprint.pipeline.assess import Assessment, assess
from footprint.pipeline.trial import check_printable
from footprint.pipeline.uncertainty import Progress, propagate
from footprint.rules.decide import judged
from footprint.rules.decision import decide_band
from footprint.rules.waivers import WaiverFile


@dataclass(frozen=True)
class Checked:
    """A submission, what was decided, and the spread of its results if draws were asked for."""

    path: Path
    assessment: Assessment
    uncertainty: Uncertainty | None


def check(
    path: Path,
    library: Library | None = None,
    *,
    waivers: WaiverFile | None = None,
    draws: int | None = None,
    seed: int = 0,
    progress: Progress | None = None,
) -> Checked:
    """Assess a submission as a certifier would.

    Draws that were asked for are shown and decide nothing: an edition that decides with draws has its own.

    Parameters
    ----------
    path
        Workbook, YAML or JSON.
    library
        Inventory; the shipped one if not given.
    waivers
        What a certifier lets stand, and the day of the decision.
    draws, seed
        Monte Carlo draws to make, and which.
    progress
        Told how many draws are done, of how many.

    Raises
    ------
    InputError
        With every fault of the submission, of the waivers, or of texts that cannot be printed.
    EngineError
        If the number cannot be computed.
    """
    assessment = assess(path, library, waivers)
    if assessment.verdict.conforms:
        check_printable(assessment)
    if draws is None:
        return Checked(path, assessment, None)
    found = propagate(assessment, draws, seed, progress=progress).uncertainty
    edition = assessment.edition
    if not edition.data.decision.needs_draws:
        decision = decide_band(edition, judged(edition, assessment.case.numbers).printed, found)
        verdict = assessment.verdict.model_copy(update={"decision": decision})
        assessment = replace(assessment, verdict=verdict)
    return Checked(path, assessment, found)
