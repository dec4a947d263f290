"""Clauses 7.1 and 8.3: what is credible and what may be claimed."""

from collections.abc import Iterator

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rule import Hit, rule
from standards.shipping.ed2026.submission import ServiceSubmission

_PRINTED = ("name_zh", "name_en", "code", "route_zh", "route_en", "trademark")


@rule(
    "SH-PLA-01",
    clause="7.1",
    title=Text("强度可信", "The intensity is credible"),
    message=Text(
        "与基准之比为 {measured} {unit}，低于可信下限 {required} {unit}",
        "the ratio to the benchmark is {measured} {unit}, below the credible {required} {unit}",
    ),
)
def credible(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """A ship far below its lane has left out fuel or counted activity twice."""
    bound, number = case.edition.parameters["intensity_floor"], case.numbers["lane_ratio"]
    if number.printed < bound.value:
        sheet = "bunkering" if case.data.bunkering else "voyages"
        yield Hit(case.place(sheet), number.printed, bound.value, bound.unit)


@rule(
    "SH-OFF-01",
    clause="8.3",
    title=Text("碳抵消不计入", "Offsets never count"),
    message=Text("数值中扣减了碳抵消或碳信用", "offsets or credits are deducted somewhere in the numbers"),
)
def no_offsets(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """Offsets and credits never lower the number."""
    if case.data.declarations.offsets:
        yield Hit(case.place("declarations", "offsets"))


@rule(
    "SH-OFF-02",
    clause="8.3",
    title=Text("账面划转燃料不计入", "Book-and-claim fuel never counts"),
    message=Text("数值中计入了账面划转的燃料", "fuel from book and claim is counted in the numbers"),
)
def no_book_and_claim(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """Only fuel that the ships of the service bunkered counts."""
    if case.data.declarations.book_and_claim:
        yield Hit(case.place("declarations", "book_and_claim"))


@rule(
    "SH-CLM-01",
    clause="8.3",
    title=Text("不得夹带声明", "No claims in names"),
    message=Text(
        "“{text}”含有声明用语“{measured}”，不得印在证书和标签上",
        "'{text}' carries the claim '{measured}', which may not stand on certificate or label",
    ),
)
def no_claims(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """What the applicant names is printed; it may not say certified, low-carbon, neutral and the like."""
    for field in _PRINTED:
        text = getattr(case.data.service, field) or ""
        for word in case.edition.data.tables["claim_words"]:
            if word in text.casefold():
                yield Hit(case.place("service", field), word, values=(("text", text),))


RULES = (credible, no_offsets, no_book_and_claim, no_claims)
