"""An applicant learns before submission what could not be printed, at the cell it was read from."""

from dataclasses import replace
from typing import Any

import pytest

from footprint.errors import InputError
from footprint.pipeline.assess import Assessment
from footprint.pipeline.trial import check_printable
from tests.contract.test_standard_cases import EDITIONS, assess_changed, example_of


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    return assess_changed(EDITIONS[0], example_of(EDITIONS[0]), {})


def with_client(assessment: Assessment, name: str) -> Assessment:
    data: Any = assessment.submission.data
    application = data.application.model_copy(update={"client_zh": name})
    submission = replace(assessment.submission, data=data.model_copy(update={"application": application}))
    return replace(assessment, submission=submission)


def test_an_example_can_be_printed(assessment: Assessment) -> None:
    check_printable(assessment)


def test_a_character_without_glyph_is_named_at_its_cell(assessment: Assessment) -> None:
    with pytest.raises(InputError, match="U\\+1F600") as caught:
        check_printable(with_client(assessment, "示例😀公司"))

    assert {p.place for p in caught.value.problems} == {"application.client_zh"}


def test_a_text_without_room_is_a_fault(assessment: Assessment) -> None:
    with pytest.raises(InputError) as caught:
        check_printable(with_client(assessment, "很长的名称" * 400))

    assert "application.client_zh" in {p.place for p in caught.value.problems}
