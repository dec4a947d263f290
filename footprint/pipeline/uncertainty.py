"""Monte Carlo of one submission: what the applicant measures and the inventory vary together, draw by draw.

Draw number s of an inventory is the same for every product, variant and scenario of a seed, so that results
are compared draw by draw and what they share cancels.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import isclose

import numpy as np
from pydantic import BaseModel

from footprint.engine.errors import EngineError
from footprint.engine.run import AGREEMENT
from footprint.engine.sampling import Floats, check_draws, draws_of
from footprint.engine.uncertainty import Key, SampledBackground
from footprint.engine.whatif import Intensities
from footprint.errors import Text
from footprint.model.plan import Plan
from footprint.model.uncertainty import NotSampled, NumberSpread, Summary, Uncertainty
from footprint.pipeline.assess import Assessment
from footprint.pipeline.uncertainty_drivers import measured_drivers, prescribed_drivers
from footprint.pipeline.uncertainty_inputs import Measured, measured_inputs, with_values
from footprint.pipeline.variants import backgrounds_of, rescored
from footprint.rules.decision import band_of
from footprint.rules.edition import NumberSpec
from footprint.rules.rounding import printed

MEMORY = 2**29
"""Bytes for what is kept of the draws."""

Progress = Callable[[int, int], None]
_STEP = 100


@dataclass(frozen=True)
class Draws:
    """Results draw by draw, each by number key, shape (draws,).

    Attributes
    ----------
    measured, prescribed, joint
        What varies: the applicant's numbers, the inventory, both.
    """

    measured: Mapping[str, Floats]
    prescribed: Mapping[str, Floats]
    joint: Mapping[str, Floats]
    uncertainty: Uncertainty

    def probability_below(self, other: "Draws") -> float:
        """Probability that this product's headline is below the other's, paired draw by draw.

        Raises
        ------
        ValueError
            If the two runs differ in seed or number of draws, and so are not paired.
        """
        mine, theirs = self.uncertainty, other.uncertainty
        if (mine.draws, mine.seed) != (theirs.draws, theirs.seed):
            raise ValueError("runs of different seeds or lengths are not paired")
        return float(np.mean(self.joint[mine.headline] < other.joint[theirs.headline]))


def propagate(
    assessment: Assessment,
    draws: int,
    seed: int = 0,
    *,
    owner: str | None = None,
    progress: Progress | None = None,
    memory: int = MEMORY,
) -> Draws:
    """Spread of the results of one submission.

    Parameters
    ----------
    assessment
        The submission with its deterministic results.
    draws, seed
        How many, and which; the same seed gives the same numbers.
    owner
        Whose measurements these are: the digest of the submission if not given. Scenarios of one submission
        take the digest of the original, so that they are compared draw by draw.
    progress
        Told how many draws are done, of how many.
    memory
        Bytes for what is kept.

    Raises
    ------
    InputError
        If the run is too short or does not fit, or a value lies outside its own range.
    EngineError
        If a draw cannot be solved.
    """
    submission, edition, case = assessment.submission, assessment.edition, assessment.case
    owner = owner or submission.digest
    measured, fixed = measured_inputs(edition, submission)
    backgrounds = backgrounds_of(case.plans, assessment.library)
    background = backgrounds[case.plans["label"].characterisation]
    keys = tuple(case.numbers)
    check_draws(
        draws, seed, len(measured) + sum(len(b.parameters) for b in backgrounds.values()) + 3 * len(keys), memory
    )
    inputs = {
        m.path: draws_of(m.distribution, seed, "submission", owner, m.path, start=0, stop=draws) for m in measured
    }
    factors = {key: v for b in backgrounds.values() for key, v in b.sample(seed, 0, draws, progress).items()}
    run = _Runner(assessment, keys)
    stated = {name: b.stated() for name, b in backgrounds.items()}
    run.check(stated)
    found = {kind: {key: np.empty(draws) for key in keys} for kind in ("measured", "prescribed", "joint")}
    for start in range(0, draws, background.chunk):
        stop = min(start + background.chunk, draws)
        part = {k: v[start:stop] for k, v in factors.items()}
        chunks = {name: b.solve(part, stop - start) for name, b in backgrounds.items()}
        for s in range(start, stop):
            data = with_values(submission.data, {p: Decimal(float(v[s])) for p, v in inputs.items()})
            plans = edition.plans(data, submission.place, assessment.library)
            drawn = {n: Intensities(b.groups, b.index, chunks[n][s - start]) for n, b in backgrounds.items()}
            for kind, result in (
                ("measured", run.numbers(data, plans, stated)),
                ("prescribed", run.numbers(submission.data, case.plans, drawn)),
                ("joint", run.numbers(data, plans, drawn)),
            ):
                for key in keys:
                    found[kind][key][s] = result[key]
            if progress and (s + 1) % _STEP == 0:
                progress(s + 1, draws)
    return Draws(
        **found, uncertainty=_summed_up(assessment, seed, found, (measured, inputs, fixed), (background, factors))
    )


@dataclass(frozen=True)
class _Runner:
    """Results of one draw, unrounded."""

    assessment: Assessment
    keys: tuple[str, ...]

    def numbers(
        self, data: BaseModel, plans: Mapping[str, Plan], intensities: Mapping[str, Intensities]
    ) -> Mapping[str, float]:
        """Every number of the edition."""
        return self.assessment.edition.evaluate(data, rescored(plans, self.assessment.library, intensities))

    def check(self, stated: Mapping[str, Intensities]) -> None:
        """The stated values give the numbers of record; otherwise nothing about their spread is said."""
        case = self.assessment.case
        exact = self.assessment.edition.evaluate(self.assessment.submission.data, case.results)
        again = self.numbers(self.assessment.submission.data, case.plans, stated)
        apart = [key for key in self.keys if not isclose(exact[key], again[key], rel_tol=AGREEMENT, abs_tol=1e-15)]
        if apart:
            names = ", ".join(apart)
            raise EngineError(Text(f"两种算法结果不一致：{names}", f"the two calculations disagree: {names}"))


def _summed_up(
    assessment: Assessment,
    seed: int,
    found: Mapping[str, Mapping[str, Floats]],
    applicant: tuple[tuple[Measured, ...], Mapping[str, Floats], tuple[NotSampled, ...]],
    inventory: tuple[SampledBackground, Mapping[Key, Floats]],
) -> Uncertainty:
    case, edition = assessment.case, assessment.edition
    headline = next(number for number in case.numbers.values() if number.role == "headline")
    banded = edition.data.judged_number
    measured, inputs, fixed = applicant
    background, factors = inventory
    return Uncertainty(
        draws=len(found["joint"][headline.key]),
        seed=seed,
        headline=headline.key,
        numbers=tuple(
            NumberSpread(
                key=key,
                unit=number.unit,
                value=number.value,
                measured=summary(found["measured"][key]),
                prescribed=summary(found["prescribed"][key]),
                joint=summary(found["joint"][key]),
            )
            for key, number in case.numbers.items()
        ),
        bands=_bands(assessment, banded, found["measured"][banded.key]),
        bands_joint=_bands(assessment, banded, found["joint"][banded.key]),
        drivers=(
            *measured_drivers([(m, inputs[m.path]) for m in measured], found["measured"][headline.key]),
            *prescribed_drivers(
                [(p, factors[p.key]) for p in background.parameters], found["prescribed"][headline.key]
            ),
        ),
        not_sampled=(*fixed, *background.not_sampled, _CONVENTION),
    )


_CONVENTION = NotSampled(
    name="characterisation",
    place="characterisation",
    reason=Text("全球增温潜势为约定值", "global warming potentials are conventional"),
)


def summary(values: Floats) -> Summary:
    """Median, 95 % interval, mean, standard deviation and coefficient of variation of one result."""
    low, median, high = np.quantile(values, [0.025, 0.5, 0.975]).tolist()
    mean = float(values.mean())
    sd = float(values.std(ddof=1))
    return Summary(median=median, low=low, high=high, mean=mean, sd=sd, cv=sd / abs(mean) if mean else None)


def _bands(assessment: Assessment, spec: NumberSpec, values: Floats) -> dict[str, float]:
    """Share of the draws in each band, each draw rounded and judged like the number itself."""
    edition = assessment.edition
    reached = [band_of(edition, printed(value, spec.decimals)) for value in values.tolist()]
    return {band.name: reached.count(band.name) / len(reached) for band in edition.data.bands}
