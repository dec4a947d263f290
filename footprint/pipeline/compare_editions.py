"""The same submissions under two editions: whose band or decision changes, and why."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from pydantic import ValidationError

from footprint.errors import FootprintError, InputError, Text
from footprint.intake.read import peek_standard, read_submission
from footprint.inventory.library import Library
from footprint.model.form import Submission
from footprint.model.verdict import Finding, State
from footprint.pipeline.assess import Assessment, assess_submission
from footprint.rules.decide import judged
from footprint.rules.decision import band_of
from footprint.rules.edition import Edition
from footprint.rules.rounding import plain

SUFFIXES = (".xlsx", ".yaml", ".yml", ".json")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one edition makes of a submission."""

    band: str
    value: Decimal
    unit: str
    conforms: bool
    failed: frozenset[str]
    """Codes of the rules that do not pass."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One submission under two editions.

    Parameters
    ----------
    file
        The submission.
    before, after
        Outcome under each edition; none where it cannot be read or computed under it.
    reasons
        Why band or decision differ; empty where they do not.
    """

    file: Path
    before: Outcome | None
    after: Outcome | None
    reasons: tuple[Text, ...]

    @property
    def changed(self) -> bool:
        """Whether band or decision differ, or only one edition can say."""
        if self.before is None or self.after is None:
            return self.before is not self.after
        return (self.before.band, self.before.conforms) != (self.after.band, self.after.conforms)


def submissions_in(paths: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The submissions to compare, and what else lay beside them.

    Parameters
    ----------
    paths
        Files, taken as they are, and folders, of which every file directly inside that names a standard is taken.

    Returns
    -------
    tuple of Path, tuple of Path
        Submissions, in order; files of the folders that are none.
    """
    found: list[Path] = []
    others: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        for file in sorted(p for p in path.iterdir() if p.suffix.lower() in SUFFIXES and not p.name.startswith("~$")):
            (found if _names_a_standard(file) else others).append(file)
    return tuple(found), tuple(others)


def _names_a_standard(path: Path) -> bool:
    try:
        return bool(peek_standard(path))
    except InputError:
        return False


def compare(
    path: Path, before: Edition, after: Edition, library: Library, *, load: Callable[[str], Edition]
) -> Comparison:
    """One submission under two editions.

    Parameters
    ----------
    path
        Workbook, YAML or JSON, filled in for any edition of the standard.
    before, after
        The editions.
    library
        Inventory to link to.
    load
        Loads the edition that the file is for.

    Raises
    ------
    InputError
        If the file is not a submission that can be read under its own edition.
    """
    own = load(peek_standard(path))
    read = read_submission(path, standard=own.id, submission=own.submission, choices=own.choices(library))
    first, first_fault = _under(read, before, library)
    second, second_fault = _under(read, after, library)
    reasons = [
        Text(f"{e.id}：{f.zh}", f"{e.id}: {f.en}") for e, f in ((before, first_fault), (after, second_fault)) if f
    ]
    if first and second:
        reasons += _reasons(first, second)
    return Comparison(path, _outcome(first), _outcome(second), tuple(reasons))


def _under(read: Submission, edition: Edition, library: Library) -> tuple[Assessment | None, Text | None]:
    try:
        data = edition.submission.model_validate(read.data.model_dump(mode="json"))
        submission = Submission(data=data, places=read.places, source=read.source, digest=read.digest)
        return assess_submission(submission, edition, library), None
    except ValidationError as exc:
        fields = "、".join(".".join(map(str, error["loc"])) for error in exc.errors())
        return None, Text(f"不能按此版读取：{fields}", f"cannot be read under it: {fields}")
    except FootprintError as exc:
        return None, exc.message


def _outcome(assessment: Assessment | None) -> Outcome | None:
    if assessment is None:
        return None
    number = judged(assessment.edition, assessment.case.numbers)
    return Outcome(
        band=assessment.case.band,
        value=number.printed,
        unit=number.unit,
        conforms=assessment.verdict.conforms,
        failed=frozenset(f.code for f in _open(assessment)),
    )


def _open(assessment: Assessment) -> list[Finding]:
    return [f for f in assessment.verdict.findings if f.state in {State.FAILED, State.NOT_EVALUATED}]


def _reasons(before: Assessment, after: Assessment) -> list[Text]:
    old, new = judged(before.edition, before.case.numbers), judged(after.edition, after.case.numbers)
    reasons = []
    if old.printed != new.printed:
        pair = (plain(old.printed), plain(new.printed), new.unit)
        reasons.append(Text("数值由 {} 变为 {} {}".format(*pair), "value {} becomes {} {}".format(*pair)))
    if before.case.band != after.case.band and (moved := _moved_bound(before, after)):
        reasons.append(moved)
    known = {(f.code, f.place) for f in _open(before)}
    still = {(f.code, f.place) for f in _open(after)}
    reasons += [
        Text(f"新增 {f.code}：{f.message.zh}", f"new {f.code}: {f.message.en}")
        for f in _open(after)
        if (f.code, f.place) not in known
    ]
    reasons += [
        Text(f"不再有 {f.code}：{f.message.zh}", f"no longer {f.code}: {f.message.en}")
        for f in _open(before)
        if (f.code, f.place) not in still
    ]
    return reasons


def _moved_bound(before: Assessment, after: Assessment) -> Text | None:
    """The bound that moved past the value, where the old bounds would still give the old band."""
    value = judged(after.edition, after.case.numbers).printed
    if band_of(before.edition, value) == after.case.band:
        return None
    band = before.case.band
    old, new = (_bound(a.edition, band) for a in (before, after))
    return Text(f"{band} 级上限由 {old} 变为 {new}", f"the bound of band {band} moves from {old} to {new}")


def _bound(edition: Edition, band: str) -> str:
    spec = next((b for b in edition.data.bands if b.name == band), None)
    return plain(edition.parameters[spec.max].value) if spec and spec.max else "—"
