"""The band under uncertainty: the central value decides, with a guard band and a probability where the edition asks.

Only what the applicant measures varies here. Prescribed factors are conventional values: their spread is reported
apart and decides nothing.
"""

from collections.abc import Mapping
from decimal import Decimal

from footprint.errors import Text
from footprint.model.uncertainty import Uncertainty
from footprint.model.verdict import Decision
from footprint.rules.edition import BandSpec, Edition
from footprint.rules.rounding import plain, printed, shown

_COVERAGE = 2
"""Coverage factor of the expanded uncertainty U = k u (JCGM 106:2012, 8.3)."""
_PERCENT = 1

_OPEN = Text(
    "达到 {band} 级或更好的概率为 {conformance} %，低于本版要求的 {confidence} %：{why}",
    "the probability of band {band} or better is {conformance} %, below the {confidence} % that the "
    "edition requires: {why}",
)
_LARGEST = Text("离散主要随“{line}”（{place}）", "the spread goes mostly with '{line}' ({place})")
_ITSELF = Text("自测数据离散过大", "the spread of measured data is too wide")
_GUARDED = Text(
    "中心值 {value} 在 {central} 级上限 {bound} 之内，但距上限不足防护带 {guard} {unit}，"
    "故给予 {band} 级（JCGM 106:2012，8.3）",
    "the central value {value} is within the bound {bound} of band {central}, but nearer to it than the guard band of "
    "{guard} {unit}, so band {band} is granted (JCGM 106:2012, 8.3)",
)


def band_of(edition: Edition, value: Decimal, guard_band: Decimal = Decimal(0)) -> str:
    """First band whose bound, less the guard band, the printed value does not exceed."""
    for band in edition.data.bands:
        if band.max is None or value <= edition.parameters[band.max].value - guard_band:
            return band.name
    raise AssertionError("the last band has no bound")


def decide_band(edition: Edition, value: Decimal, spread: Uncertainty | None = None) -> Decision:
    """The band granted to a result.

    Parameters
    ----------
    edition
        Bands, and what it asks of uncertainty.
    value
        The number that is judged, as printed [its unit].
    spread
        Monte Carlo run of the same submission, if there is one.

    Raises
    ------
    ValueError
        If the edition cannot decide without a run and there is none.
    """
    spec = edition.data.decision
    central = band_of(edition, value)
    if spread is None:
        if spec.needs_draws:
            raise ValueError(f"{edition.id} decides with the spread of the result, and no draws were made")
        return Decision(central_band=central, band=central)
    judged = edition.data.judged_number
    measured = next(n.measured for n in spread.numbers if n.key == judged.key)
    expanded = _COVERAGE * measured.sd
    ratio = edition.parameters[spec.guard_band].value if spec.guard_band else None
    guard = None if ratio is None else shown(ratio * Decimal(expanded))
    band = band_of(edition, value, guard or Decimal(0))
    confidence = fraction(edition, spec.confidence)
    conformance = _up_to(edition.data.bands, band, spread.bands)
    reason = None
    if spec.binding and confidence is not None and conformance < confidence:
        reason = _OPEN.format(
            band=band, conformance=_percent(conformance), confidence=_percent(confidence), why=_why(spread)
        )
    elif band != central and guard is not None:
        bound = next(b.max for b in edition.data.bands if b.name == central)
        reason = _GUARDED.format(
            value=value,
            central=central,
            bound=edition.parameters[bound or ""].value,
            guard=plain(guard),
            unit=judged.unit,
            band=band,
        )
    return Decision(
        central_band=central,
        band=band,
        draws=spread.draws,
        expanded_uncertainty=expanded,
        guard_band=guard,
        in_band=spread.bands[band],
        conformance=conformance,
        confidence=confidence,
        binding=spec.binding,
        reason=reason,
    )


def is_open(decision: Decision) -> bool:
    """Whether the edition's confidence binds and is not reached."""
    return (
        decision.binding
        and decision.confidence is not None
        and decision.conformance is not None
        and decision.conformance < decision.confidence
    )


def fraction(edition: Edition, name: str | None) -> Decimal | None:
    """A parameter stated in any unit of shares, as a plain fraction."""
    if name is None:
        return None
    parameter = edition.parameters[name]
    return parameter.value * parameter.unit_fraction


def _up_to(bands: tuple[BandSpec, ...], name: str, shares: Mapping[str, float]) -> float:
    names = [band.name for band in bands]
    return min(1.0, sum(shares[n] for n in names[: names.index(name) + 1]))


def _why(spread: Uncertainty) -> Text:
    largest = next((d for d in spread.drivers if d.kind == "measured"), None)
    return _LARGEST.format(line=largest.line, place=largest.place) if largest else _ITSELF


def _percent(share: float | Decimal) -> str:
    return plain(printed(100 * Decimal(share), _PERCENT))
