"""How the band was granted, as text."""

from footprint.errors import Text
from footprint.model.verdict import Decision
from footprint.rules.rounding import plain, printed, signed

_SPREAD = Text(
    "{band} 级或更好的概率 {conformance}，恰为本级 {in_band}{asked}；扩展不确定度 ±{expanded} {unit}（k = 2，"
    "仅自测数据，{draws} 次抽样）",
    "Probability of band {band} or better {conformance}, of this very band {in_band}{asked}; expanded uncertainty "
    "±{expanded} {unit} (k = 2, measured data only, {draws} draws)",
)
_REQUIRED = Text("（本版要求至少 {confidence}）", " (at least {confidence} required)")
_SHOWN = Text("（本版参考值 {confidence}）", " ({confidence} for reference)")
_GUARD = Text("防护带 {guard} {unit}（JCGM 106:2012，8.3）", "Guard band {guard} {unit} (JCGM 106:2012, 8.3)")


def statements(decision: Decision, unit: str) -> list[Text]:
    """What is to be said of a decision beside the band: nothing, if no draws stand behind it.

    Parameters
    ----------
    decision
        As in the verdict.
    unit
        Of the number that is judged.
    """
    said = []
    if decision.conformance is not None and decision.in_band is not None and decision.expanded_uncertainty is not None:
        asked: Text | str = ""
        if decision.confidence is not None:
            asked = (_REQUIRED if decision.binding else _SHOWN).format(confidence=percent(decision.confidence))
        said.append(
            _SPREAD.format(
                band=decision.band,
                conformance=percent(decision.conformance),
                in_band=percent(decision.in_band),
                asked=asked,
                expanded=plain(signed(float(f"{decision.expanded_uncertainty:.2g}"))),
                unit=unit,
                draws=decision.draws,
            )
        )
    if decision.guard_band is not None:
        said.append(_GUARD.format(guard=plain(decision.guard_band), unit=unit))
    if decision.reason is not None:
        said.append(decision.reason)
    return said


def percent(share: object) -> str:
    """A share as per cent with one decimal."""
    return f"{plain(printed(100 * float(str(share)), 1))} %"
