"""Two products are different only at the edition's level, with the prescribed factors alike in every draw."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from footprint import resources
from footprint.errors import InputError
from footprint.model.base import Quantity
from footprint.pipeline.assess import Assessment, assess_submission
from footprint.pipeline.compare import compare
from footprint.pipeline.uncertainty import propagate
from footprint.pipeline.uncertainty_inputs import measured_inputs, with_values
from footprint.report.comparison import as_json, as_text
from footprint.rules.edition import DecisionSpec, Edition
from footprint.strict_yaml.reader import load
from tests.contract.test_standard_cases import EDITIONS, assess_changed, example_of

DRAWS = 300


@pytest.fixture(scope="module")
def product() -> Assessment:
    return assess_changed(EDITIONS[0], example_of(EDITIONS[0]), {})


def scaled(assessment: Assessment, by: str) -> Assessment:
    """Another product: every amount by a factor, shares and contents as they are, with another digest."""
    submission = assessment.submission
    measured, _ = measured_inputs(assessment.edition, submission)
    spreads = assessment.edition.spreads(submission.data)
    amounts = [m for m in measured if spreads[m.path].gsd2 is not None]
    assert amounts
    values = {m.path: Decimal(m.distribution.value) * Decimal(by) for m in amounts}
    other = replace(submission, data=with_values(submission.data, values), digest="1" * 64, source="other.yaml")
    return assess_submission(other, assessment.edition, assessment.library)


@pytest.fixture(scope="module")
def higher(product: Assessment) -> Assessment:
    """The shipped example with the largest footprint."""
    folder = resources.folder("examples") / EDITIONS[0].split("@", maxsplit=1)[0]
    examples = [assess_changed(EDITIONS[0], name, {}) for name in load(folder / "expected.yaml").data]
    found = max(examples, key=lambda a: a.case.result.total)
    return replace(found, submission=replace(found.submission, digest="2" * 64))


def test_products_far_apart_are_different_and_the_lower_one_is_named(product: Assessment, higher: Assessment) -> None:
    there, back = compare(product, higher, DRAWS), compare(higher, product, DRAWS)

    assert (there.verdict, back.verdict) == ("first_lower", "second_lower")
    assert there.difference.high < 0 < back.difference.low
    assert there.first_lower == back.second_lower >= there.confidence


def test_a_product_is_not_different_from_itself(product: Assessment) -> None:
    found = compare(product, product, DRAWS)

    assert found.verdict == "not_distinguishable"
    assert (found.first_lower, found.second_lower) == (0, 0)
    assert found.difference.low == found.difference.high == 0


def test_two_measurements_of_the_same_are_not_distinguishable(product: Assessment) -> None:
    found = compare(product, scaled(product, "1"), DRAWS)

    assert found.verdict == "not_distinguishable"
    assert 0.3 < found.first_lower < 0.7


def test_shared_factors_cancel(product: Assessment) -> None:
    """The difference spreads less than it would if each product had factors of its own."""
    other = scaled(product, "1.2")
    key = product.edition.data.judged_number.key
    apart = propagate(product, DRAWS, 1).joint[key] - propagate(other, DRAWS, 2).joint[key]

    assert compare(product, other, DRAWS, 1).difference.sd < float(np.std(apart))


def test_the_level_is_the_editions(product: Assessment) -> None:
    other = scaled(product, "1")
    name = product.edition.data.decision.comparison
    assert name
    first_lower = compare(product, other, DRAWS).first_lower
    for level, verdict in ((0.01, {"first_lower", "second_lower"}), (0.99, {"not_distinguishable"})):
        value = product.edition.parameters[name].model_copy(update={"value": Decimal(str(level))})
        edition = at(product.edition, parameters=product.edition.parameters | {name: value})
        found = compare(replace(product, edition=edition), replace(other, edition=edition), DRAWS)
        assert found.verdict in verdict
        assert found.first_lower == first_lower


def at(edition: Edition, **update: Any) -> Edition:
    return replace(edition, data=edition.data.model_copy(update=update))


def test_what_cannot_be_compared_is_refused(product: Assessment) -> None:
    silent = replace(product, edition=at(product.edition, decision=DecisionSpec()))
    elsewhere = replace(product, edition=at(product.edition, id="other@2026"))
    plan = product.case.plans["label"].model_copy(update={"declared_unit": Quantity(value=Decimal(2), unit="kg")})
    unlike = replace(product, case=replace(product.case, plans={"label": plan}))

    for second, code in ((silent, "compare.level"), (elsewhere, "compare.edition"), (unlike, "compare.unit")):
        first = second if second is silent else product
        with pytest.raises(InputError) as caught:
            compare(first, second, DRAWS)
        assert [p.code for p in caught.value.problems] == [code]


def test_it_reads_in_both_languages(product: Assessment, higher: Assessment) -> None:
    found = compare(product, higher, DRAWS)

    assert as_text(found, "zh").startswith("不同：")
    assert as_text(found, "en").startswith("Different: ")
    assert '"verdict": "first_lower"' in as_json(found)
