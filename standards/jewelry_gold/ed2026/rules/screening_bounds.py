"""Clause 10.1: physical bounds. Every finding is a question to the reviewer, never a verdict."""

from collections.abc import Iterator
from decimal import Decimal

from footprint.errors import Text
from footprint.model.verdict import Obligation, Severity
from footprint.rules.case import Case
from footprint.rules.edition import Parameter
from footprint.rules.rounding import shown
from footprint.rules.rule import Hit, NotApplicable, rule
from footprint.screening.bounds import outside
from standards.jewelry_gold.ed2026.goldflow import flow_of
from standards.jewelry_gold.ed2026.plausibility import per_output, refined_here
from standards.jewelry_gold.ed2026.sharing import product_share
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.vocabulary import Technique

_SIDES = {"below": Text("低于", "below"), "above": Text("高于", "above")}


@rule(
    "JG-SCR-01",
    clause="10.1",
    title=Text("每千克用电的范围", "Range of electricity per kilogram"),
    message=Text(
        "每千克产品用电 {measured} {unit}，{side}同类工厂估算的 {required} {unit}。产量、电表范围是否都对？",
        "electricity is {measured} {unit} of product, {side} the {required} {unit} estimated for workshops of the "
        "kind. Are the output and what the meter covers both right?",
    ),
    obligation=Obligation.MAY,
    severity=Severity.QUESTION,
)
def electricity_in_range(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Electricity per kilogram lies within what five workshops are estimated to use."""
    low, high = (case.edition.parameters[f"screening_electricity_{side}"] for side in ("low", "high"))
    output = case.data.site.product_output.to("kg")
    measured = sum(
        (
            line.amount.to("kWh") * product_share(case.data, line) / output
            for line in case.data.activities
            if case.background.processes[line.process].category == "electricity"
        ),
        Decimal(0),
    )
    yield from _asked(case.place("activities"), measured, low, high)


@rule(
    "JG-SCR-02",
    clause="10.1",
    title=Text("净损耗的范围", "Range of the net loss"),
    message=Text(
        "净损耗为产品含金的 {measured} {unit}，{side}该工艺的 {required} {unit}。损耗是称量所得，还是倒推所得？",
        "the net loss is {measured} {unit} of the gold in the product, {side} the {required} {unit} of this technique. "
        "Was it weighed, or worked out backwards?",
    ),
    obligation=Obligation.MAY,
    severity=Severity.QUESTION,
)
def loss_in_range(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """No workshop loses nothing, and none loses more than the trade allows itself."""
    low = case.edition.parameters["screening_loss_low"]
    high = case.edition.parameters[case.edition.data.tables["screening_loss"][case.data.product.technique.value]]
    lost = flow_of(case.edition, case.data).lost / case.data.balance.product.to("g")
    yield from _asked(case.place("balance", "measured_loss"), lost / low.unit_fraction, low, high)


@rule(
    "JG-SCR-03",
    clause="10.1",
    title=Text("成材率的范围", "Range of the yield"),
    message=Text(
        "成材率 {measured} {unit}，{side} {required} {unit}。水口、边料与废品是否都计入？",
        "the yield is {measured} {unit}, {side} {required} {unit}. Are sprues, offcuts and rejects all counted?",
    ),
    obligation=Obligation.MAY,
    severity=Severity.QUESTION,
)
def yield_in_range(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A credible part of the gold put in leaves as product, and with casting never all of it."""
    low = case.edition.parameters["screening_yield_low"]
    high = case.edition.data.tables["screening_yield"].get(case.data.product.technique.value)
    measured = case.data.scrap.metal_yield.to("kg/kg") / low.unit_fraction
    yield from _asked(
        case.place("scrap", "metal_yield"), measured, low, case.edition.parameters[high] if high else None
    )


@rule(
    "JG-SCR-04",
    clause="10.1",
    title=Text("酸与金的化学计量", "Acids against stoichiometry"),
    message=Text(
        "“{what}”为产品的 {measured} {unit}，{side}化学计量推得的 {required} {unit}（Au + HNO3 + 4 HCl → HAuCl4 + NO + "
        "2 H2O）。金在何处精炼？酸用于何处？",
        "'{what}' is {measured} {unit} of product, {side} the {required} {unit} that follow from stoichiometry "
        "(Au + HNO3 + 4 HCl -> HAuCl4 + NO + 2 H2O). Where is the gold refined, and what are the acids used for?",
    ),
    obligation=Obligation.MAY,
    severity=Severity.QUESTION,
)
def acids_by_stoichiometry(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """Gold refined here took acid; and acid has a limit set by the gold there was to dissolve.

    With `r` the gold refined here per gram of product and `s` the scrap there was, the acid lies between need * r and
    need * excess * (r + s): all scrap dissolved once, if it was not refined.
    """
    acids = case.edition.data.tables["screening_acids"]
    refined = refined_here(case)
    found = {process: per_output(case, process) for process in acids}
    if not refined and not any(found.values()):
        raise NotApplicable
    scrap = case.data.scrap.remelted.to("g") / case.data.site.product_output.to("g")
    for process, parameter in acids.items():
        need = case.edition.parameters[parameter]
        low, high = need.value * refined, need.value * case.parameter("screening_acid_excess") * (refined + scrap)
        beyond = outside(found[process], low=low, high=high)
        if beyond:
            values = (("what", case.background.processes[process].name), ("side", _SIDES[beyond.side]))
            yield Hit(case.place("activities"), shown(beyond.value), shown(beyond.bound), need.unit, values)


@rule(
    "JG-SCR-05",
    clause="10.1",
    title=Text("氰化物与金的化学计量", "Cyanide against stoichiometry"),
    message=Text(
        "每克沉积金的氰根为 KAu(CN)2 所需的 {measured} 倍，{side} {required} 倍。用的是外购金盐还是亚硫酸盐镀液？"
        "氰化物台账是否一致？",
        "the cyanide per gram of gold deposited is {measured} times that of KAu(CN)2, {side} {required} times. Was "
        "gold salt bought, or a sulphite bath used? Does the cyanide ledger agree?",
    ),
    obligation=Obligation.MAY,
    severity=Severity.QUESTION,
)
def cyanide_by_stoichiometry(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A cyanide bath takes two cyanide groups for each atom of gold, and not many times more."""
    if case.data.product.technique is not Technique.ELECTROFORMING:
        raise NotApplicable
    needs = case.edition.data.tables["screening_cyanides"]
    times = sum(
        (per_output(case, process) / case.parameter(parameter) for process, parameter in needs.items()), Decimal(0)
    )
    low, high = (case.edition.parameters[f"screening_cyanide_{side}"] for side in ("low", "high"))
    yield from _asked(case.place("activities"), times / case.data.fineness, low, high)


@rule(
    "JG-SCR-06",
    clause="10.1",
    title=Text("每千克铸粉", "Investment powder per kilogram"),
    message=Text(
        "每千克铸造产品用铸粉 {measured} {unit}，{side} {required} {unit}。是否全部在本厂铸造？",
        "investment powder is {measured} {unit} of cast product, {side} {required} {unit}. Is all of it cast in this "
        "factory?",
    ),
    obligation=Obligation.MAY,
    severity=Severity.QUESTION,
)
def powder_in_range(case: Case[GoldSubmission]) -> Iterator[Hit]:
    """A cast piece takes a mould; where the casting is contracted, that service stands for it."""
    processes = case.edition.data.tables["screening_casting"]
    if case.data.product.technique is not Technique.CASTING or per_output(case, processes["service"]):
        raise NotApplicable
    low, high = (case.edition.parameters[f"screening_powder_{side}"] for side in ("low", "high"))
    yield from _asked(case.place("activities"), per_output(case, processes["powder"]), low, high)


def _asked(place: str, measured: Decimal, low: Parameter, high: Parameter | None) -> Iterator[Hit]:
    beyond = outside(measured, low=low.value, high=high.value if high else None)
    if beyond:
        yield Hit(place, shown(measured), beyond.bound, low.unit, (("side", _SIDES[beyond.side]),))


RULES = (
    electricity_in_range,
    loss_in_range,
    yield_in_range,
    acids_by_stoichiometry,
    cyanide_by_stoichiometry,
    powder_in_range,
)
