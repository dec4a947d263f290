"""Monthly footprints of a site: metered amounts through the inventory and the engine."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches

from footprint import units
from footprint.accounts.factors import Factor, factors_of
from footprint.engine.background import Background, as_arrays
from footprint.engine.errors import EngineError
from footprint.engine.run import AGREEMENT, compute
from footprint.errors import InputError, Problem, Text
from footprint.metering.months import MonthAmount, Status
from footprint.metering.read import Metered
from footprint.metering.series import SeriesResult
from footprint.metering.settings import RESERVED, Meter
from footprint.model.base import Quantity
from footprint.model.inventory import Process
from footprint.model.plan import Activity, Input, Plan, Stage
from footprint.model.result import FootprintResult, RunRecord

_SITE = "metered_site"


@dataclass(frozen=True)
class MonthFootprint:
    """Footprint of one month, gross [kg CO2e].

    Attributes
    ----------
    month
        Such as ``2025-01``.
    status
        The worst of its meters.
    total
        bw2calc's score; what the meters saw and what declared rules estimated.
    estimated
        Part of it from estimated amounts.
    meters, gases
        Parts by meter id and by gas with origin; each adds up to the total.
    """

    month: str
    status: Status
    total: float
    estimated: float
    meters: dict[str, float]
    gases: dict[str, float]


@dataclass(frozen=True)
class SiteFootprint:
    """Gross footprint of a site over a period.

    Attributes
    ----------
    metered
        What it rests on.
    months
        In order.
    total
        Sum of the months, confirmed by a solution over the whole period [kg CO2e].
    drawn
        Amounts over the period by process, in its reference unit.
    factors
        What the inventory says about each process used.
    notes
        What a reader should know about factors: other years, placeholders.
    run
        How the number over the whole period came about; None if nothing was consumed.
    """

    metered: Metered
    months: tuple[MonthFootprint, ...]
    total: float
    drawn: dict[str, Decimal]
    factors: tuple[Factor, ...]
    notes: tuple[Text, ...]
    run: RunRecord | None

    @property
    def complete(self) -> bool:
        """Whether no month has a gap that no rule covers."""
        return all(m.status != "incomplete" for m in self.months)

    @property
    def estimated(self) -> float:
        """Part of the total from estimated amounts [kg CO2e]."""
        return math.fsum(m.estimated for m in self.months)

    def per(self, activity: str) -> float | None:
        """Total divided by the sum of an activity's series [kg CO2e/unit]; None if either has gaps or it is zero."""
        series = next(a for a in self.metered.activities if a.series.id == activity)
        amount = sum((m.total for m in series.sums.months), Decimal(0))
        whole = self.complete and all(m.status != "incomplete" for m in series.sums.months)
        return self.total / float(amount) if whole and amount else None


def footprint_of(metered: Metered, background: Background) -> SiteFootprint:
    """Score the months of a site.

    Parameters
    ----------
    metered
        Amounts by meter and month.
    background
        Inventory library.

    Raises
    ------
    InputError
        If a process is unknown, counts direct emissions only, or is measured in another kind of unit.
    EngineError
        If a number cannot be computed, or if the months do not add up to the period.
    """
    inputs = {month: _inputs(metered, i, month, background) for i, month in enumerate(metered.months)}
    months, all_inputs = [], [x for entries in inputs.values() for x in entries]
    for i, month in enumerate(metered.months):
        result = _compute(inputs[month], metered, background)
        months.append(_month(month, metered, i, result))
    whole = _compute(all_inputs, metered, background)
    total = math.fsum(m.total for m in months)
    if not math.isclose(total, whole.total if whole else 0.0, rel_tol=AGREEMENT, abs_tol=0.0):
        raise EngineError(
            Text(
                f"各月之和 {total!r} 与全期 {whole!r} 不一致",
                f"the months add up to {total!r}, the period gives {whole!r}",
            )
        )
    used = list(dict.fromkeys(entry.supplier for entry in all_inputs))
    factors = factors_of(used, background, as_arrays(background), metered.settings.characterisation)
    return SiteFootprint(
        metered=metered,
        months=tuple(months),
        total=total,
        drawn=_drawn(all_inputs, background),
        factors=factors,
        notes=tuple(_notes(metered, factors)),
        run=whole.run if whole else None,
    )


def process_of(meter: Meter, month: str) -> str | None:
    """The process a meter is linked to in a month; None if its year is not among those named."""
    return meter.process if isinstance(meter.process, str) else meter.process.get(month[:4])


def _inputs(metered: Metered, index: int, month: str, background: Background) -> list[Input]:
    found, problems = [], []
    for meter in metered.meters:
        process = process_of(meter.series, month)
        if process is None or process not in background.processes:
            problems.append(_no_process(meter, process or month[:4], background))
            continue
        amounts = meter.sums.months[index]
        for part, tags in ((amounts.measured, {meter.series.id}), (amounts.estimated, {meter.series.id, RESERVED})):
            if part:
                amount, unit = converted(part, meter.series)
                found.append(
                    Input(
                        supplier=process,
                        amount=amount,
                        unit=unit,
                        line=meter.series.name,
                        tags=frozenset(tags),
                        place=meter.place,
                    )
                )
    if problems:
        raise InputError(problems)
    return found


def _drawn(inputs: Sequence[Input], background: Background) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for entry in inputs:
        amount = units.convert(entry.amount, entry.unit, background.processes[entry.supplier].reference.unit)
        found[entry.supplier] = found.get(entry.supplier, Decimal(0)) + amount
    return found


def converted(amount: Decimal, meter: Meter) -> tuple[Decimal, str]:
    """What a meter counted as an amount its process is measured in, and its unit."""
    if meter.conversion is None:
        return amount, meter.value.unit
    counted = units.convert(amount, meter.value.unit, meter.conversion.source)
    return counted * meter.conversion.value, meter.conversion.target


def _compute(inputs: Sequence[Input], metered: Metered, background: Background) -> FootprintResult | None:
    """Footprint of what was drawn; None if nothing was, which emits nothing."""
    if not inputs:
        return None
    one = Quantity(value=Decimal(1), unit="piece")
    activity = Activity(id=_SITE, name=metered.settings.site, stage=Stage.PRODUCTION, output=one, inputs=tuple(inputs))
    plan = Plan(
        characterisation=metered.settings.characterisation,
        demand=_SITE,
        declared_unit=one,
        declared_unit_name=metered.settings.site,
        activities=(activity,),
        boundary=_SITE,
        stages=(Stage.PRODUCTION,),
    )
    return compute(plan, background)


def _month(month: str, metered: Metered, index: int, result: FootprintResult | None) -> MonthFootprint:
    amounts: list[MonthAmount] = [m.sums.months[index] for m in metered.meters]
    states = {a.status for a in amounts}
    status: Status = "complete"
    if states != {"complete"}:
        status = "incomplete" if "incomplete" in states else "estimated"
    ids = [m.series.id for m in metered.meters]
    if result is None:
        return MonthFootprint(month, status, 0.0, 0.0, dict.fromkeys(ids, 0.0), {})
    return MonthFootprint(
        month=month,
        status=status,
        total=result.total,
        estimated=result.tagged(RESERVED),
        meters={name: result.tagged(name) for name in ids},
        gases=result.by(lambda row: row.gas_key),
    )


def _notes(metered: Metered, factors: Sequence[Factor]) -> list[Text]:
    years = {month[:4] for month in metered.months}
    notes = []
    for factor in factors:
        process = factor.process
        off = sorted(
            y for y in years if not process.valid_from <= int(y) <= process.valid_to and _used(metered, process, y)
        )
        if off:
            notes.append(
                Text(
                    f"{process.name.zh}：数据年 {'、'.join(off)}，因子代表 {_span(process)} 年",
                    f"{process.name.en}: data of {', '.join(off)}, factor of {_span(process)}",
                )
            )
        if factor.placeholder:
            notes.append(
                Text(
                    f"{process.name.zh}：含占位数，不得对外披露",
                    f"{process.name.en}: rests on a placeholder, not for disclosure",
                )
            )
    return notes


def _used(metered: Metered, process: Process, year: str) -> bool:
    return any(process_of(m.series, f"{year}-01") == process.id for m in metered.meters)


def _span(process: Process) -> str:
    first, last = process.valid_from, process.valid_to
    return str(first) if first == last else f"{first}–{last}"


def _no_process(meter: SeriesResult[Meter], name: str, background: Background) -> Problem:
    near = get_close_matches(name, background.processes, n=3, cutoff=0.5)
    return Problem(
        "meter.process",
        meter.place,
        Text(f"{meter.series.id} 没有过程“{name}”", f"{meter.series.id}: no process '{name}'"),
        Text("、".join(near), ", ".join(near)) if near else Text("清单中的过程", "a process of the inventory"),
        Text("用 footprint inventory list 查编号", "look ids up with: footprint inventory list"),
    )
