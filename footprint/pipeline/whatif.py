"""What another value would do: the whole assessment again, with everything else as it was."""

from collections.abc import Iterable
from dataclasses import dataclass

from footprint.model.verdict import Finding, State
from footprint.pipeline.assess import Assessment, assess_submission
from footprint.pipeline.whatif_change import Change, Keys, changed, split


@dataclass(frozen=True)
class WhatIf:
    """An assessment and the same one with other values."""

    before: Assessment
    after: Assessment
    changes: tuple[Change, ...]


def what_if(assessment: Assessment, settings: Iterable[str]) -> WhatIf:
    """Recompute an assessment with other values; links, solves and judges like the first time.

    Parameters
    ----------
    assessment
        The submission as it is.
    settings
        ``KEY=VALUE``, where KEY is a place that ``check`` prints or a dotted path.

    Raises
    ------
    InputError
        With every fault of the keys and the values.
    """
    edition, library = assessment.edition, assessment.library
    keys = Keys.of(assessment.submission, edition, library)
    submission, changes = changed(keys, edition.submission, split(settings, "--set"))
    return WhatIf(assessment, assess_submission(submission, edition, library), changes)


def appearing(before: Assessment, after: Assessment) -> tuple[Finding, ...]:
    """Findings of `after` that `before` does not have, by rule and place."""
    known = {(f.code, f.place) for f in _failed(before)}
    return tuple(f for f in _failed(after) if (f.code, f.place) not in known)


def _failed(assessment: Assessment) -> tuple[Finding, ...]:
    return tuple(f for f in assessment.verdict.findings if f.state in {State.FAILED, State.NOT_EVALUATED})
