"""What would bring a submission into a better band.

Candidates are found with compiled intensities; each one is then assessed in full at the very point it proposes,
and what the full assessment does not confirm is not proposed.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import partial

import numpy as np
from pydantic import ValidationError

from footprint.engine.reach import grid, largest_that_reaches, least_combined, rounded_down
from footprint.errors import InputError, Problem, Text
from footprint.intake.digest import digest_of
from footprint.model.form import LabelledEnum, Submission
from footprint.model.whatif import Blocked, Proposal, Reach, Shift
from footprint.pipeline.assess import Assessment, assess_submission
from footprint.pipeline.uncertainty_inputs import line_of, with_values
from footprint.pipeline.variants import backgrounds_of, rescored
from footprint.pipeline.whatif import appearing, what_if
from footprint.pipeline.whatif_change import Keys, split
from footprint.pipeline.whatif_levers import Lever, levers, limits_of, moved, takers
from footprint.rules.decide import judged
from footprint.rules.edition import Edition
from footprint.rules.rounding import plain, printed

_ROUNDS = 20


def reach(assessment: Assessment, band: str, max_changes: Iterable[str] = ()) -> Reach:
    """Ways for a submission to reach a band.

    Parameters
    ----------
    assessment
        The submission as it is.
    band
        Name of the band.
    max_changes
        ``KEY=PERCENT``: the largest relative change of an input; 100 % where nothing is said.

    Raises
    ------
    InputError
        For an unknown band, a band without a bound, a key that names no input that may move, or a percentage
        out of range; and if the edition names no levers.
    """
    edition, submission = assessment.edition, assessment.submission
    bound = _bound(edition, band)
    keys = Keys.of(submission, edition, assessment.library)
    free = levers(edition, submission, {})
    limits = limits_of(keys, free, split(max_changes, "--max-change"))
    seeker = _Seeker(assessment, levers(edition, submission, limits), bound)
    number = judged(edition, assessment.case.numbers)
    start = Reach(band=band, bound=bound, unit=number.unit, headline=number.printed, reached=number.printed <= bound)
    if start.reached:
        return start
    singles, blocked = seeker.singles()
    combined, limit = seeker.combined()
    return start.model_copy(
        update={
            "singles": singles,
            "blocked": blocked,
            "combined": combined,
            "limit": limit,
            "substitutions": seeker.substitutions(),
        }
    )


def _bound(edition: Edition, band: str) -> Decimal:
    bounds = {spec.name: edition.parameters[spec.max].value for spec in edition.data.bands if spec.max}
    problems = []
    if band not in bounds:
        expected = Text("、".join(bounds), ", ".join(bounds))
        todo = Text("选择有上限的等级", "choose a band that has a bound")
        problems.append(Problem("whatif.band", "--reach", Text(f"“{band}”", f"'{band}'"), expected, todo))
    if "levers" not in edition.data.tables:
        found, expected = Text("本版未列出可调投入", "no levers in this edition"), Text("表 levers", "a table 'levers'")
        problems.append(Problem("whatif.no_levers", edition.id, found, expected, Text("改用 --set", "use --set")))
    if problems:
        raise InputError(problems)
    return bounds[band]


class _Seeker:
    """Looks for changes of one submission that bring the judged number to a bound."""

    def __init__(self, assessment: Assessment, found: tuple[Lever, ...], bound: Decimal) -> None:
        self.assessment = assessment
        self.levers = found
        self.bound = bound
        self.spec = assessment.edition.data.judged_number
        backgrounds = backgrounds_of(assessment.case.plans, assessment.library)
        self.intensities = {name: background.stated() for name, background in backgrounds.items()}

    def value(self, values: Mapping[str, Decimal]) -> float:
        """The unrounded judged number with other values, mixes kept."""
        edition, submission, library = self.assessment.edition, self.assessment.submission, self.assessment.library
        data = with_values(submission.data, moved(self.levers, values))
        plans = edition.plans(data, submission.place, library)
        return edition.evaluate(data, rescored(plans, library, self.intensities))[self.spec.key]

    def reaches(self, values: Mapping[str, Decimal]) -> bool:
        """Whether the judged number, rounded as it is printed, is within the bound."""
        return self.printed(values) <= self.bound

    def reaches_at(self, path: str, value: Decimal) -> bool:
        """The same with one value changed."""
        return self.reaches({path: value})

    def printed(self, values: Mapping[str, Decimal]) -> Decimal:
        """The judged number as it would be printed."""
        return printed(self.value(values), self.spec.decimals)

    def lowest(self, lever: Lever) -> Decimal:
        """The least value a lever may take: its limit, and never one that the form refuses."""
        value = lever.quantity.value * (1 - lever.cut)
        return value if value > 0 or self.admitted(lever.path, value) else grid(lever.quantity.value)

    def admitted(self, path: str, value: Decimal) -> bool:
        """Whether the record of the edition takes the value."""
        try:
            _validated(self.assessment.submission, {path: value})
        except ValidationError:
            return False
        return True

    def singles(self) -> tuple[tuple[Proposal, ...], tuple[Blocked, ...]]:
        """For each lever, the least change of it alone, or why there is none."""
        proposals, blocked = [], []
        for lever in self.levers:
            lowest = self.lowest(lever)
            if lever.mix and not takers(self.levers, lever):
                blocked.append(self._blocked(lever, None, _ALONE))
                continue
            found = largest_that_reaches(partial(self.reaches_at, lever.path), lever.quantity.value, lowest)
            proposal = None if found is None else self.proposed({lever.path: found})
            if proposal:
                proposals.append(proposal)
            else:
                best = min(self.printed({lever.path: lowest}), self.printed({}))
                blocked.append(self._blocked(lever, best, _NOT_ENOUGH))
        return tuple(sorted(proposals, key=lambda p: -p.shifts[0].percent)), tuple(blocked)

    def _blocked(self, lever: Lever, best: Decimal | None, reason: Text) -> Blocked:
        return Blocked(path=lever.path, place=lever.place, line=lever.line, headline=best, reason=reason)

    def combined(self) -> tuple[Proposal | None, Text | None]:
        """The least sum of relative changes that reaches the bound, or what stands in the way."""
        now = self.value({})
        helping = [lever for lever in self.levers if self.effect(lever, now) > 0 and not self._sole(lever)]
        effects = np.array([self.effect(lever, now) for lever in helping])
        limits = np.array([self.cut(lever) for lever in helping])
        # A value half a printed unit above the bound may still round to it.
        target = float(self.bound) + 0.5 * 10.0**-self.spec.decimals
        gap = now - target
        for _ in range(_ROUNDS):
            cuts = least_combined(effects, limits, gap)
            if cuts is None:
                break
            values = {
                lever.path: max(self.lowest(lever), self.cut_value(lever, float(cut)))
                for lever, cut in zip(helping, cuts.tolist(), strict=True)
                if cut > 0
            }
            if self.reaches(values):
                return self.proposed(values), None
            gap += max(self.value(values) - target, 1e-9 * abs(now))
        floor = {lever.path: self.lowest(lever) for lever in helping}
        return (self.proposed(floor), None) if self.reaches(floor) else (None, self._limit(floor))

    def _sole(self, lever: Lever) -> bool:
        return lever.mix is not None and not takers(self.levers, lever)

    def cut(self, lever: Lever) -> float:
        """Largest fraction that may be taken from a lever."""
        return float(1 - self.lowest(lever) / lever.quantity.value)

    def cut_value(self, lever: Lever, fraction: float) -> Decimal:
        """A lever's value after a cut, on the grid of proposed values."""
        value = lever.quantity.value
        return rounded_down(value * (1 - Decimal(fraction)), grid(value))

    def effect(self, lever: Lever, now: float) -> float:
        """How far the judged number falls per whole of a lever."""
        if self._sole(lever) or not self.cut(lever):
            return 0.0
        return (now - self.value({lever.path: self.lowest(lever)})) / self.cut(lever)

    def _limit(self, floor: Mapping[str, Decimal]) -> Text:
        """What remains when every lever is at its limit, and its largest line."""
        submission, library = self.assessment.submission, self.assessment.library
        data = with_values(submission.data, moved(self.levers, floor))
        plans = self.assessment.edition.plans(data, submission.place, library)
        result = rescored({"label": plans["label"]}, library, self.intensities)["label"]
        (place, line), most = max(result.by(lambda r: (r.place, r.line)).items(), key=lambda item: item[1])
        share = printed(100 * most / result.total, 1) if result.total else Decimal(0)
        return _LIMIT.format(
            best=plain(self.printed(floor)), bound=plain(self.bound), line=line, place=place, share=share
        )

    def proposed(self, values: Mapping[str, Decimal]) -> Proposal | None:
        """A proposal, assessed in full at its point; None if that does not reach the bound."""
        before = {lever.path: lever for lever in self.levers}
        after = moved(self.levers, values)
        try:
            submission = _validated(self.assessment.submission, after)
        except ValidationError:
            return None
        whole = assess_submission(submission, self.assessment.edition, self.assessment.library)

        def shift(path: str) -> Shift:
            lever = before[path]
            return Shift(
                path=path,
                place=lever.place,
                line=lever.line,
                unit=lever.quantity.unit,
                before=lever.quantity.value,
                after=after[path],
            )

        return self._confirmed(
            whole,
            shifts=tuple(shift(path) for path in values),
            follows=tuple(shift(path) for path in after if path not in values),
        )

    def _confirmed(self, whole: Assessment, **about: object) -> Proposal | None:
        number = judged(whole.edition, whole.case.numbers)
        if number.printed > self.bound:
            return None
        return Proposal.model_validate(
            {
                **about,
                "headline": number.printed,
                "band": whole.case.band,
                "conforms": whole.verdict.conforms,
                "appearing": appearing(self.assessment, whole),
            }
        )

    def substitutions(self) -> tuple[Proposal, ...]:
        """Choices of the edition that would reach the bound in place of the present one."""
        found = []
        for pattern, listed in self.assessment.edition.data.tables.get("substitutions", {}).items():
            sheet, field = pattern.split(".")
            for index, row in enumerate(getattr(self.assessment.submission.data, sheet)):
                now = getattr(row, field)
                for value in listed.split():
                    if now in listed.split() and value != now:
                        found.append(self._substituted(f"{sheet}.{index}", field, now, value))
        return tuple(proposal for proposal in found if proposal)

    def _substituted(self, row: str, field: str, now: LabelledEnum, value: str) -> Proposal | None:
        try:
            whole = what_if(self.assessment, [f"{row}.{field}={value}"]).after
        except InputError:
            return None
        line = line_of(self.assessment.submission.data, row)
        place = self.assessment.submission.place(*row.split("."), field)
        text = _INSTEAD.format(line=line, place=place, before=now.text, after=type(now)(value).text)
        return self._confirmed(whole, shifts=(), words=(text,))


_ALONE = Text("同类仅此一项，无可替换的来源", "the only line of its mix: nothing to take its place")
_NOT_ENOUGH = Text("减到下限仍不够", "not enough even at its limit")
_LIMIT = Text(
    "所有可调投入都减到下限时仍为 {best}，高于上限 {bound}；其中 {line}（{place}）占 {share} %",
    "with every lever at its limit {best} remains, above the bound {bound}; {line} ({place}) is {share} % of it",
)
_INSTEAD = Text("{line}（{place}）：{before} 改为 {after}", "{line} ({place}): {after} instead of {before}")


def _validated(submission: Submission, values: Mapping[str, Decimal]) -> Submission:
    data = with_values(submission.data, values)
    checked = type(data).model_validate(data.model_dump())
    return Submission(checked, submission.places, submission.source, digest_of(checked))
