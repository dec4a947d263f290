"""Spread of the shipped examples: it spreads, it is paired, and it leaves the label's number alone."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from footprint import resources
from footprint.engine.errors import EngineError
from footprint.errors import InputError
from footprint.pipeline import uncertainty as under_test
from footprint.pipeline.assess import Assessment, assess
from footprint.pipeline.uncertainty import propagate, summary
from footprint.pipeline.uncertainty_drivers import rank_correlations
from footprint.pipeline.uncertainty_inputs import quantities, with_values
from footprint.pipeline.whatif import what_if
from footprint.report.uncertainty import as_text

EXAMPLES = sorted(p for p in resources.folder("examples").glob("*/*.yaml") if p.stem != "expected")


def example(index: int = 0) -> Assessment:
    return assess(EXAMPLES[index])


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda p: p.stem)
def assessment(request: pytest.FixtureRequest) -> Assessment:
    return assess(Path(request.param))


def test_results_spread_about_the_number_of_record(assessment: Assessment) -> None:
    run = propagate(assessment, 200, 1)
    found = {n.key: n for n in run.uncertainty.numbers}
    headline = found[run.uncertainty.headline]

    assert {n.key: n.value for n in run.uncertainty.numbers} == {k: n.value for k, n in assessment.case.numbers.items()}
    for kind in (headline.prescribed, headline.joint):
        assert kind.low < kind.median < kind.high
    if any(d.correlation for d in run.uncertainty.drivers if d.kind == "measured"):
        assert headline.measured.low < headline.measured.median < headline.measured.high
        assert headline.measured.low <= float(headline.value) <= headline.measured.high
    else:  # defaults alone make this number
        assert headline.measured.low == headline.measured.high == pytest.approx(float(headline.value), rel=1e-5)
    assert headline.joint.high - headline.joint.low > headline.measured.high - headline.measured.low
    assert abs(sum(run.uncertainty.bands.values()) - 1) < 1e-12
    assert abs(sum(run.uncertainty.bands_joint.values()) - 1) < 1e-12


def test_prescribed_factors_take_no_part_in_the_band(assessment: Assessment) -> None:
    run = propagate(assessment, 200, 1)

    assert run.uncertainty.bands[assessment.case.band] > 0.9
    assert run.uncertainty.bands == propagate(assessment, 200, 1).uncertainty.bands


def test_the_same_seed_gives_the_same_numbers_in_any_chunks(
    assessment: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = propagate(assessment, 150, 5)
    monkeypatch.setattr(under_test.SampledBackground, "chunk", property(lambda _: 7))
    pieces = propagate(assessment, 150, 5)
    longer = propagate(assessment, 300, 5)

    key = whole.uncertainty.headline
    assert np.allclose(whole.joint[key], pieces.joint[key], rtol=1e-12)
    assert np.allclose(whole.joint[key], longer.joint[key][:150], rtol=1e-12)
    assert not np.allclose(whole.joint[key], propagate(assessment, 150, 6).joint[key])


def test_two_products_share_the_inventory_draw_by_draw() -> None:
    first = example()
    other = next(key for key, q in quantities(first.submission.data) if key.startswith("activities") and q.value)
    second = what_if(first, [f"{other}=0"]).after
    one, two = (propagate(a, 300, 1) for a in (first, second))
    key = one.uncertainty.headline

    assert np.corrcoef(one.prescribed[key], two.prescribed[key])[0, 1] > 0.9
    assert abs(np.corrcoef(one.prescribed[key], propagate(second, 300, 2).prescribed[key])[0, 1]) < 0.25
    assert two.probability_below(one) > 0.5
    assert one.probability_below(two) == pytest.approx(1 - two.probability_below(one))


def test_scenarios_of_one_owner_share_its_measurements() -> None:
    base = example()
    key = next(k for k, q in quantities(base.submission.data) if k.startswith("activities") and q.value)
    less = what_if(base, [f"{key}={dict(quantities(base.submission.data))[key].value * Decimal('0.99')}"]).after

    paired = propagate(less, 200, 1, owner=base.submission.digest).probability_below(propagate(base, 200, 1))
    unpaired = propagate(less, 200, 1).measured
    assert paired == 1.0
    assert not np.allclose(unpaired["per_product"], propagate(base, 200, 1).measured["per_product"], rtol=1e-6)


def test_runs_of_different_seeds_are_not_compared() -> None:
    base = example()

    with pytest.raises(ValueError, match="not paired"):
        propagate(base, 100, 1).probability_below(propagate(base, 100, 2))


def test_drivers_are_ranked_and_what_is_fixed_is_said(assessment: Assessment) -> None:
    found = propagate(assessment, 300, 1).uncertainty

    for kind in ("measured", "prescribed"):
        strengths = [abs(d.correlation) for d in found.drivers if d.kind == kind]
        assert strengths == sorted(strengths, reverse=True)
        spread = next(n for n in found.numbers if n.key == found.headline)
        varies = getattr(spread, kind).low < getattr(spread, kind).high
        assert strengths[0] > 0.3 if varies else not any(strengths)
    varied = {d.name for d in found.drivers if d.kind == "measured"}
    fixed = {n.name for n in found.not_sampled}
    assert {path for path, _ in quantities(assessment.submission.data)} == varied | (
        fixed - {n for n in fixed if ":" in n or n == "characterisation"}
    )
    assert "characterisation" in fixed


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_report_reads_in_both_languages(assessment: Assessment, lang: str) -> None:
    found = propagate(assessment, 100, 1).uncertainty
    text = as_text(found, assessment.edition, lang)

    assert ("未抽样" if lang == "zh" else "Not sampled") in text
    assert f"{100 * max(found.bands.values()):.1f} %" in text


def test_an_edition_without_spreads_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    base = example()
    monkeypatch.setattr(type(base.edition), "spreads", lambda *_: {})
    found = propagate(base, 100, 1).uncertainty

    assert not [d for d in found.drivers if d.kind == "measured"]
    assert any("states no spread" in n.reason.en for n in found.not_sampled)
    assert all(n.measured.low == n.measured.high for n in found.numbers)


def test_what_disagrees_with_the_number_of_record_has_no_spread() -> None:
    base = example()
    results = {k: r.model_copy(update={"rows": r.rows[1:]}) for k, r in base.case.results.items()}
    wrong = replace(base, case=replace(base.case, results=results))

    with pytest.raises(EngineError, match="disagree"):
        propagate(wrong, 100)


def test_too_few_and_too_many_draws_are_refused() -> None:
    with pytest.raises(InputError, match="100 draws or more"):
        propagate(example(), 1)
    with pytest.raises(InputError, match="at most"):
        propagate(example(), 10_000, memory=10**6)


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    propagate(example(), 200, progress=lambda done, total: told.append((done, total)))

    assert told == [(100, 200), (200, 200)]


def test_summary_of_a_known_sample() -> None:
    found = summary(np.arange(1001.0))

    assert (found.low, found.median, found.high, found.mean) == (25.0, 500.0, 975.0, 500.0)
    assert summary(np.zeros(10)).cv is None


def test_rank_correlation_sees_order_only() -> None:
    x = np.arange(50.0)
    columns = np.column_stack([np.exp(x), -(x**3), np.ones(50)])

    assert np.allclose(rank_correlations(columns, x), [1.0, -1.0, 0.0])


def test_other_values_leave_units_and_the_rest_alone() -> None:
    data = example().submission.data
    path, quantity = next((p, q) for p, q in quantities(data) if "." in p.partition(".")[2])
    changed = with_values(data, {path: quantity.value * 2})

    before, after = dict(quantities(data)), dict(quantities(changed))
    assert after.pop(path) == quantity.model_copy(update={"value": quantity.value * 2})
    before.pop(path)
    assert before == after
