"""The page of a self-check: whole, in both languages, and inert whatever a submission is called."""

from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from footprint.errors import Problem, Text
from footprint.model.verdict import Finding, Obligation, Outcome, Severity, State
from footprint.model.whatif import Proposal, Reach
from footprint.pipeline.assess import Assessment
from footprint.pipeline.uncertainty import propagate
from footprint.report.hotspots import hotspots
from footprint.report.html import fault_page, page
from tests.contract.test_standard_cases import EDITIONS, assess_changed, example_of

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\" onmouseover='alert(3)' {{ 7 * 7 }} </style>"
QUIET = {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "dl", "dt", "dd", "div"} | {
    "span", "strong", "b", "br", "table", "tr", "th", "td", "footer"
}  # fmt: skip


class Elements(HTMLParser):
    """Every element with its attributes, and the text outside style sheets."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> Elements:
    elements = Elements()
    elements.feed(html)
    tags = {tag for tag, _ in elements.found}
    assert tags <= QUIET
    names = {name for _, attributes in elements.found for name in attributes}
    assert names <= {"lang", "charset", "http-equiv", "content", "name", "class", "style", "colspan"}
    assert "http" not in html.replace("http-equiv", "").split("</head>")[0]
    return elements


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    return assess_changed(EDITIONS[0], example_of(EDITIONS[0]), {})


def finding(severity: Severity, place: str = "金料 Metals!C6", message: str = "found") -> Finding:
    return Finding(
        code="XX-TST-01",
        title=Text("标题", "title"),
        obligation=Obligation.SHALL,
        state=State.FAILED,
        severity=severity,
        clause="5.1",
        place=place,
        message=Text.same(message),
        evidence=(HOSTILE,),
    )


def test_the_page_says_everything_in_both_languages(assessment: Assessment) -> None:
    case, verdict = assessment.case, assessment.verdict
    text = read(page(case, verdict, propagate(assessment, 100).uncertainty)).text

    specs = {spec.key: spec for spec in case.edition.data.numbers}
    for number in verdict.numbers:
        spec = specs[number.key]
        assert str(number.printed) in text
        assert spec.label.zh in text
        assert spec.label.en in text
    for wanted in ("符合", "Conforms", "等级标尺", "Hotspots", "不确定度", "Uncertainty", "怎样提高等级"):
        assert wanted in text
    assert case.submission.digest in text


def test_findings_stand_under_their_sheet_and_questions_apart(assessment: Assessment) -> None:
    said = finding(Severity.BLOCKER, message="blocking"), finding(Severity.QUESTION, message="asking")
    verdict = assessment.verdict.model_copy(update={"findings": said, "outcome": Outcome.DOES_NOT_CONFORM})
    text = read(page(assessment.case, verdict)).text

    findings, questions = text.index("不符合与提示"), text.index("给评审员的问题")
    assert findings < text.index("blocking") < questions < text.index("asking")
    assert "金料 Metals" in text
    assert "怎样提高等级" not in text


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_is_named(assessment: Assessment, outcome: Outcome) -> None:
    html = page(assessment.case, assessment.verdict.model_copy(update={"outcome": outcome}))

    assert f'class="decision {outcome.value}"' in html


def test_names_of_a_submission_are_text_and_nothing_else(assessment: Assessment) -> None:
    rows = tuple(
        row.model_copy(update={"line": Text.same(HOSTILE), "place": HOSTILE}) for row in assessment.case.result.rows
    )
    result = assessment.case.result.model_copy(update={"rows": rows})
    submission = replace(assessment.submission, source=HOSTILE)
    case: Any = replace(assessment.case, submission=submission, results={**assessment.case.results, "label": result})
    way = Proposal(shifts=(), words=(Text.same(HOSTILE),), headline=1, band="A", conforms=True, appearing=())
    reach = Reach(band="A", bound=1, unit=HOSTILE, headline=2, reached=False, substitutions=(way,))
    said = (finding(Severity.MINOR, HOSTILE, HOSTILE), finding(Severity.QUESTION, f"{HOSTILE}!C7", HOSTILE))
    verdict = assessment.verdict.model_copy(update={"findings": said, "next_band": Text.same(HOSTILE)})

    html = page(case, verdict, None, reach)

    assert read(html).text.count("<script>alert(1)</script>") >= 8
    assert "<script" not in html
    assert "{{ 7 * 7 }}" in html


def test_faults_are_text_and_nothing_else() -> None:
    hostile = Text.same(HOSTILE)
    html = fault_page(HOSTILE, [Problem("x.y", HOSTILE, hostile, hostile, hostile)])

    assert read(html).text.count(HOSTILE) == 5
    assert "<script" not in html


def test_hotspots_add_up_by_stage_and_in_all(assessment: Assessment) -> None:
    result = assessment.case.result
    stages = hotspots(result)

    assert sum(stage.kg_co2e for stage in stages) == pytest.approx(result.total, rel=1e-9)
    for stage in stages:
        assert sum(part.kg_co2e for part in stage.parts) == pytest.approx(stage.kg_co2e, rel=1e-9)
        named = [abs(part.share) for part in stage.parts if part.line]
        assert named == sorted(named, reverse=True)
