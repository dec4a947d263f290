"""Geometry of the monthly bars; the template draws it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from footprint.accounts.site import SiteFootprint
from footprint.errors import Text

WIDTH, HEIGHT = 480.0, 250.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 46.0, 6.0, 22.0, 26.0
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#7F7F7F")
"""Told apart with any colour vision (Okabe and Ito 2008), grey last."""
_TICKS = 4


@dataclass(frozen=True)
class Box:
    """A rectangle of the drawing."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    title: Text


@dataclass(frozen=True)
class Column:
    """One month: its parts from below, the estimated part and the share that is missing."""

    label: str
    middle: float
    parts: tuple[Box, ...]
    estimated: Box | None
    missing: Box | None
    missing_percent: str


@dataclass(frozen=True)
class Chart:
    """Bars by month [t CO2e]."""

    columns: tuple[Column, ...]
    ticks: tuple[tuple[float, str], ...]
    legend: tuple[tuple[str, Text], ...]
    base: float


def chart_of(site: SiteFootprint) -> Chart:
    """Monthly bars of a site by meter.

    A month with gaps that no rule covers has a hatched column behind its bar, as high as the drawing and as
    wide as the share of the month that is missing, and at least wide enough to be seen.
    """
    tallest = max((m.total for m in site.months), default=0.0) / 1000
    step = _step(tallest)
    top = step * max(1, math.ceil(tallest / step))
    base = HEIGHT - _BOTTOM
    scale = (base - _TOP) / top
    pitch = (WIDTH - _LEFT - _RIGHT) / len(site.months)
    meters = [m.series for m in site.metered.meters]
    columns = []
    for i, month in enumerate(site.months):
        x, y, parts = _LEFT + pitch * (i + 0.15), base, []
        for k, meter in enumerate(meters):
            tonnes = month.meters[meter.id] / 1000
            height = tonnes * scale
            y -= height
            title = Text(
                f"{month.month} {meter.name.zh} {tonnes:.2f} t CO2e",
                f"{month.month} {meter.name.en} {tonnes:.2f} t CO2e",
            )
            parts.append(Box(x, y, pitch * 0.7, height, COLOURS[min(k, len(COLOURS) - 1)], title))
        share = missing_share(site, i)
        columns.append(
            Column(
                label=str(int(month.month[5:])),
                middle=_LEFT + pitch * (i + 0.5),
                parts=tuple(parts),
                estimated=_estimated(month.estimated / 1000 * scale, x, y, pitch),
                missing=Box(_LEFT + pitch * i, _TOP, pitch, base - _TOP, "", Text("缺口", "gap")) if share else None,
                missing_percent=f"{share * 100:.0f}" if share >= 0.01 else "<1",
            )
        )
    ticks = tuple((base - i * step * scale, f"{i * step:g}") for i in range(round(top / step) + 1))
    legend = tuple((COLOURS[min(k, len(COLOURS) - 1)], m.name) for k, m in enumerate(meters))
    return Chart(tuple(columns), ticks, legend, base)


def missing_share(site: SiteFootprint, index: int) -> float:
    """Largest share of a month that any meter misses and no rule covers [1]."""
    return max(float(sum(g.share for g in m.sums.months[index].gaps if not g.estimated)) for m in site.metered.meters)


def _estimated(height: float, x: float, top: float, pitch: float) -> Box | None:
    """A band at the top of the bar, thick enough to be seen."""
    if not height:
        return None
    return Box(x, top, pitch * 0.7, max(height, 3.0), "", Text("估算部分", "estimated part"))


def _step(tallest: float) -> float:
    """A round step of the axis that gives about four of them."""
    if not tallest:
        return 1.0
    rough = tallest / _TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    steps: Sequence[float] = (1.0, 2.0, 2.5, 5.0, 10.0)
    return next(s * power for s in steps if s * power >= rough * 0.999)
