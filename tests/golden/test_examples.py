"""Results of the shipped examples: three calculations of each, and values that never change silently."""

import json
import math
from pathlib import Path

import pytest

from footprint import resources
from footprint.pipeline.assess import Assessment, assess
from footprint.strict_yaml.reader import load
from tests.golden.by_hand import bw2calc_total, dense_total

GOLDEN = Path(__file__).with_name("results.json")
EXAMPLES = sorted(resources.folder("examples").glob("*/*.xlsx"))


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda p: p.stem)
def assessment(request: pytest.FixtureRequest) -> Assessment:
    return assess(request.param)


def test_total_equals_numpy_and_bw2calc(assessment: Assessment) -> None:
    for variant, plan in assessment.case.plans.items():
        total = assessment.case.results[variant].total

        assert math.isclose(total, dense_total(plan), rel_tol=1e-9)
        assert math.isclose(total, bw2calc_total(plan), rel_tol=1e-9)


def test_parts_add_up(assessment: Assessment) -> None:
    result = assessment.case.result
    for parts in (
        result.by(lambda r: r.stage),
        result.by(lambda r: r.gas_key),
        result.by(lambda r: r.origin),
        result.by(lambda r: (r.activity, r.supplier)),
        result.by(lambda r: r.place),
    ):
        assert math.isclose(math.fsum(parts.values()), result.total, rel_tol=1e-9)


def test_result_is_the_golden_one(assessment: Assessment) -> None:
    name = Path(assessment.submission.source).stem
    expected = json.loads(GOLDEN.read_text("utf-8"))[name]
    verdict = assessment.verdict

    assert {
        "band": verdict.band,
        "numbers": {n.key: str(n.value) for n in verdict.numbers},
        "findings": sorted({f.code for f in verdict.findings}),
    } == expected


def test_verdict_is_what_the_example_is_meant_to_show(assessment: Assessment) -> None:
    source = resources.folder("examples") / assessment.edition.id.split("@")[0] / "expected.yaml"
    expected = load(source).data[Path(assessment.submission.source).stem]

    assert ("conforms" if assessment.verdict.conforms else "does_not_conform") == expected


def test_every_source_file_has_its_workbook() -> None:
    for folder in resources.folder("examples").iterdir():
        if folder.is_dir():
            sources = {p.stem for p in folder.glob("*.yaml")} - {"expected"}
            assert sources == {p.stem for p in folder.glob("*.xlsx")}
