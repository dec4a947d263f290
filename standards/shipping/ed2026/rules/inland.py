"""Clause 5.6: inland legs, their factors and empty positioning."""

from collections.abc import Iterator

from footprint.errors import Text
from footprint.model.distance import country
from footprint.model.verdict import Obligation, Severity
from footprint.rules.case import Case
from footprint.rules.rule import Hit, NotApplicable, rule
from standards.shipping.ed2026.chain import Hub, Leg
from standards.shipping.ed2026.submission import ServiceSubmission
from standards.shipping.ed2026.vocabulary import Cargo, Mode


@rule(
    "SH-EMP-01",
    clause="5.6",
    title=Text("空箱调运", "Empty positioning"),
    message=Text(
        "内陆段“{measured}”申报没有空箱调运", "the inland leg '{measured}' is stated to need no empty positioning"
    ),
    obligation=Obligation.SHOULD,
    severity=Severity.MINOR,
)
def empties_stated(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """A container is fetched and returned; a leg without it is said on the certificate."""
    for row, leg in enumerate(case.data.legs):
        if not leg.empty_distance.value:
            yield Hit(case.place("legs", row, "empty_distance"), leg.name)


@rule(
    "SH-MOD-01",
    clause="5.6",
    title=Text("清单过程与方式相符", "The process fits the mode"),
    message=Text("“{line}”是“{mode}”，不能用清单过程“{measured}”", "'{line}' goes by {mode}, not by '{measured}'"),
)
def process_fits(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """A truck is not counted as a train."""
    offered = case.edition.data.tables["leg_processes"]
    for row, leg in enumerate(case.data.legs):
        if offered.get(leg.process) != leg.mode.value:
            values = (("line", leg.name), ("mode", leg.mode.text))
            yield Hit(case.place("legs", row, "process"), leg.process, values=values)


@rule(
    "SH-MOD-03",
    clause="5.6",
    title=Text("因子与所在地相符", "The factor fits the place"),
    message=Text(
        "“{line}”在 {port} 一侧，缺省因子“{measured}”是另一地区的",
        "'{line}' is on the side of {port}; the default '{measured}' is of another region",
    ),
)
def factor_fits_place(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """A region with factors of its own uses them, and no other region does: none is chosen for its number."""
    regions = case.edition.data.tables["factor_regions"]
    for row, leg in enumerate(case.data.legs):
        port = _nearest_port(case.data, leg)
        own = next((region for region, codes in regions.items() if country(port) in codes.split()), None)
        process = case.background.processes[leg.process]
        if leg.mode is not Mode.BARGE and (process.geography in regions or own) and process.geography != own:
            values = (("line", leg.name), ("port", port), ("measured", process.name))
            yield Hit(case.place("legs", row, "process"), leg.process, values=values)


def _nearest_port(data: ServiceSubmission, leg: Leg) -> str:
    """Port of the sea leg before an inland leg, or else of the one after it; blank without sea legs."""
    voyages = sorted(data.voyages, key=lambda voyage: voyage.step)
    before = [voyage.destination_port for voyage in voyages if voyage.step < leg.step]
    after = [voyage.origin_port for voyage in voyages if voyage.step > leg.step]
    return next(iter(before[-1:] + after), "")


@rule(
    "SH-MOD-02",
    clause="5.6",
    title=Text("冷藏用能已计", "Cooling is counted"),
    message=Text(
        "“{line}”的缺省因子“{measured}”不含冷藏用能，结果偏低",
        "the default '{measured}' of '{line}' leaves cooling out: the result is low",
    ),
    obligation=Obligation.SHOULD,
    severity=Severity.MINOR,
)
def cooling_counted(case: Case[ServiceSubmission]) -> Iterator[Hit]:
    """Where no factor with cooling is there for a reefer, the certificate says so."""
    if case.data.service.cargo is not Cargo.REEFER:
        raise NotApplicable
    cooled = case.edition.data.tables["cooled_processes"]
    lines: list[tuple[str, int, Leg | Hub]] = [("legs", row, leg) for row, leg in enumerate(case.data.legs)]
    lines += [("hubs", row, hub) for row, hub in enumerate(case.data.hubs) if not case.data.hub_lines(hub.step)]
    for sheet, row, line in lines:
        if line.process not in cooled:
            name = case.background.processes[line.process].name
            yield Hit(case.place(sheet, row, "process"), line.process, values=(("line", line.name), ("measured", name)))


RULES = (empties_stated, process_fits, cooling_counted, factor_fits_place)
