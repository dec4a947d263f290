"""Clause 9.1: gross first; reductions, green power, sinks and credits apart, proven, each used once."""

from collections.abc import Iterator

from footprint.errors import Text
from footprint.rules.case import Case
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.tourism.ed2026.serials import overlap, plain
from standards.tourism.ed2026.submission import TourismSubmission

_SHEETS = {"reductions": "measure", "green_power": "certificate", "sinks": "name", "credits": "serial"}
"""Sheets of what stands beside the footprint, with the field that names a line."""

_NUMBERED = frozenset({"green_power", "credits"})
"""Sheets whose lines are named by serial numbers or ranges of them."""


@rule(
    "TO-NET-01",
    clause="9.1",
    title=Text("总量不扣减", "The footprint is gross"),
    message=Text(
        "填报数值中扣减了碳抵消或碳汇；应填未扣减的数量",
        "offsets or sinks were deducted from the amounts reported; state the amounts without deduction",
    ),
)
def nothing_deducted(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Nothing is netted inside a footprint."""
    if case.data.declarations.offsets:
        yield Hit(case.place("declarations", "offsets"))


@rule(
    "TO-NET-02",
    clause="9.1",
    title=Text("旁列各项有据", "What stands beside is proven"),
    message=Text("“{measured}”没有 {required} 类证据", "'{measured}' carries no evidence of kind {required}"),
)
def proven(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Measures, certificates, sinks and cancellations each rest on a paper of their kind."""
    kinds = {d.id: d.kind for d in case.data.documents}
    evidence = case.edition.data.tables["evidence"]
    for sheet, index, name, references in _beside(case):
        accepted = evidence[sheet].split()
        if not any(r in kinds and kinds[r].value in accepted for r in references):
            yield Hit(case.place(sheet, index, "documents"), name, "|".join(accepted))


@rule(
    "TO-NET-03",
    clause="9.1",
    title=Text("一证一用", "Each is used once"),
    message=Text(
        "“{measured}”已列于 {required}，同一绿证或减排量只能使用一次",
        "'{measured}' stands at {required} already: a certificate or credit is used once",
    ),
)
def used_once(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """A number appears once over all sheets, alone or within a range, however it is written."""
    earlier: list[tuple[bool, str, str]] = []
    for sheet, index, name, _ in _beside(case):
        place, numbered = case.place(sheet, index, _SHEETS[sheet]), sheet in _NUMBERED
        for was_numbered, other, where in earlier:
            if overlap(other, name) if numbered and was_numbered else plain(other) == plain(name):
                yield Hit(place, name, where)
                break
        earlier.append((numbered, name, place))


@rule(
    "TO-NET-04",
    clause="9.1",
    title=Text("受益主体为委托人", "The client is the beneficiary"),
    message=Text(
        "“{name}”的受益主体为“{measured}”，应为委托人“{required}”",
        "the beneficiary of '{name}' is '{measured}', it shall be the client '{required}'",
    ),
)
def for_the_client(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """What was cancelled for somebody else is somebody else's."""
    data = case.data
    if not (data.green_power or data.credits):
        raise NotApplicable
    client = (data.application.client_zh, data.application.client_en)
    for sheet in ("green_power", "credits"):
        for index, line in enumerate(getattr(data, sheet)):
            if line.beneficiary not in client:
                place = case.place(sheet, index, "beneficiary")
                name = getattr(line, _SHEETS[sheet])
                yield Hit(place, line.beneficiary, client[0], values=(("name", name),))


@rule(
    "TO-NET-05",
    clause="9.1",
    title=Text("碳汇未另签发", "A sink is not a credit as well"),
    message=Text(
        "碳汇“{measured}”已签发为减排量，不得再列为碳汇",
        "the sink '{measured}' was issued as credits and is not listed again",
    ),
)
def sink_once(case: Case[TourismSubmission]) -> Iterator[Hit]:
    """Uptake that was sold belongs to its buyer."""
    if not case.data.sinks:
        raise NotApplicable
    for index, sink in enumerate(case.data.sinks):
        if sink.issued_as_credit:
            yield Hit(case.place("sinks", index, "issued_as_credit"), sink.name)


def _beside(case: Case[TourismSubmission]) -> list[tuple[str, int, str, tuple[str, ...]]]:
    """Sheet, index, name and evidence of every line beside the footprint."""
    found = [
        (sheet, index, getattr(line, field), line.documents)
        for sheet, field in _SHEETS.items()
        for index, line in enumerate(getattr(case.data, sheet))
    ]
    if not found:
        raise NotApplicable
    return found


RULES = (nothing_deducted, proven, used_once, for_the_client, sink_once)
