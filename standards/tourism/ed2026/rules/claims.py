"""Clauses 8.2 and 8.3: the second result, and what names may say."""

import re
import unicodedata
from collections.abc import Iterator

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.tourism.ed2026.lines import lines_of
from standards.tourism.ed2026.submission import TourismSubmission
from standards.tourism.ed2026.vocabulary import Item

_MARKS = re.compile(r"[\s\u00ad\u2010-\u2015\u200b\u2212_-]+")
_BETWEEN = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")


@rule(
    "TO-HCM-01",
    clause="8.2",
    title=Text("能源有直接因子", "Energy has direct factors"),
    message=Text(
        "“{measured}”没有 HCMI 所用的直接排放因子，指标不能给出",
        "'{measured}' has no direct factor for the HCMI indicator, which cannot be given",
    ),
)
def direct_factors(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """The indicator is of all energy in the house, or it is not given."""
    if case.data.hotel is None:
        raise NotApplicable
    known = case.edition.data.tables["hcmi_factors"]
    for line in lines_of(case.data):
        if line.item is Item.ENERGY and line.process not in known:
            yield Hit(case.place(line.sheet, line.index, "process"), line.name)


@rule(
    "TO-CLM-01",
    clause="8.3",
    title=Text("不得夹带声明", "No claims in names"),
    message=Text(
        "“{text}”含有声明用语“{measured}”，不得印在证书和标签上",
        "'{text}' carries the claim '{measured}', which may not stand on certificate or label",
    ),
)
def no_claims(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """What the applicant names is printed; it may not say certified, low-carbon, neutral and the like."""
    service = case.data.service
    for field in ("name_zh", "name_en", "model", "specification_zh", "specification_en", "trademark"):
        text = getattr(service, field) or ""
        for word in case.edition.data.tables["claim_words"]:
            if _plain(word) in _plain(text):
                yield Hit(case.place("service", field), word, values=(("text", text),))


def _plain(text: str) -> str:
    """Text as it is read: width, case and hyphens hide no word, nor do spaces between Chinese characters."""
    folded = _MARKS.sub(" ", unicodedata.normalize("NFKC", text).casefold())
    return _BETWEEN.sub("", folded)


RULES = (direct_factors, no_claims)
