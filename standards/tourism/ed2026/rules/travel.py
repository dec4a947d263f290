"""Clause 5.7: journeys of those who take part."""

from collections.abc import Iterator
from decimal import Decimal

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.tourism.ed2026.submission import TourismSubmission
from standards.tourism.ed2026.vocabulary import Leg


@rule(
    "TO-TRV-01",
    clause="5.7",
    title=Text("每人都有来程", "Everyone's journey is there"),
    message=Text(
        "主要段合计 {measured} 人，应与人数 {required} 相等：没有登记的人按估计补填，不得留空",
        "the main legs carry {measured} persons, {required} took part: fill in by estimate whoever did not register",
    ),
)
def everyone_travelled(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Those who did not answer a survey travelled, too."""
    travellers = case.data.travellers
    if travellers is None:
        raise NotApplicable
    carried = Decimal(sum(t.persons for t in case.data.trips if t.leg is Leg.MAIN))
    if carried != travellers.to("person"):
        yield Hit(case.place("trips"), carried, travellers.to("person"))


RULES = (everyone_travelled,)
