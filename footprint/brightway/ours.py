"""The inventory, and product systems that link to it, as exchange records with distributions."""

import math
from collections.abc import Iterable
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from footprint import units
from footprint.brightway import distributions
from footprint.brightway.findings import Findings
from footprint.brightway.table import ExchangeTable
from footprint.inventory.exchanges import EMISSION, INPUT, PRODUCTION, RECORD_DTYPE
from footprint.inventory.library import Library
from footprint.inventory.matrix import Label
from footprint.model.cited import Spread
from footprint.model.inventory import Scope
from footprint.model.plan import Plan

_ONE = Decimal(1)
_Row = tuple[int, int, int, float, int, float, float, float, float, float]


def library_table(library: Library) -> ExchangeTable:
    """The inventory's exchanges in reference units.

    A squared geometric standard deviation becomes a lognormal distribution of the same spread. A stated range
    becomes bounds without a distribution: what lies between them, the source did not say.
    """
    ids = tuple(sorted(library.processes))
    flows = tuple(sorted(library.flows))
    column = {p: i for i, p in enumerate(ids)}
    row = {f: i for i, f in enumerate(flows)}
    rows: list[_Row] = []
    for process in (library.processes[p] for p in ids):
        j = column[process.id]
        rows.append(_row(PRODUCTION, j, j, process.reference.amount, _ONE))
        for exchange in process.exchanges:
            cited = exchange.amount
            if exchange.input is not None:
                unit, kind, i = library.processes[exchange.input].reference.unit, INPUT, column[exchange.input]
            else:
                emission = str(exchange.emission)
                unit, kind, i = library.flows[emission].unit, EMISSION, row[emission]
            rows.append(_row(kind, i, j, cited.value, units.factor(cited.unit, unit), spread=cited.spread))
    found = [library.processes[p] for p in ids]
    return ExchangeTable(
        processes=ids,
        units=tuple(p.reference.unit for p in found),
        scopes=tuple(p.scope for p in found),
        labels=tuple(Label(p.name, p.geography, p.category) for p in found),
        flows=tuple(library.flows[f] for f in flows),
        records=_records(rows),
    )


def product_system(plan: Plan, background: ExchangeTable) -> ExchangeTable:
    """A plan's activities, linked to the part of the background they draw on.

    Parameters
    ----------
    plan
        A plan that links: its suppliers and units have been checked.
    background
        What its inputs name.
    """
    index = {p: i for i, p in enumerate(background.processes)}
    activities = {a.id: a for a in plan.activities}
    drawn = {x.supplier for a in plan.activities for x in a.inputs} - activities.keys()
    kept = _reached(background, [index[p] for p in drawn])
    first = len(activities)
    column = {a: i for i, a in enumerate(activities)} | {
        background.processes[old]: first + new for new, old in enumerate(kept)
    }
    unit = {a.id: a.output.unit for a in plan.activities} | {p: background.units[index[p]] for p in drawn}
    rows: list[_Row] = []
    for activity in plan.activities:
        j = column[activity.id]
        rows.append(_row(PRODUCTION, j, j, activity.output.value, _ONE))
        for entry in activity.inputs:
            factor = units.factor(entry.unit, unit[entry.supplier])
            rows.append(_row(INPUT, column[entry.supplier], j, entry.amount, factor))
    new_place = np.full(len(background.processes), -1, dtype=np.int32)
    new_place[kept] = np.arange(first, first + len(kept), dtype=np.int32)
    copied = background.records[np.isin(background.records["column"], kept)].copy()
    technosphere = copied["kind"] != EMISSION
    copied["row"][technosphere] = new_place[copied["row"][technosphere]]
    copied["column"] = new_place[copied["column"]]
    return ExchangeTable(
        processes=(*activities, *(background.processes[i] for i in kept)),
        units=(*(a.output.unit for a in plan.activities), *(background.units[i] for i in kept)),
        scopes=(*(Scope.GATE_TO_GATE for _ in activities), *(background.scopes[i] for i in kept)),
        labels=(
            *(Label(a.name, "", a.stage) for a in plan.activities),
            *(background.labels[i] for i in kept),
        ),
        flows=background.flows,
        records=np.concatenate([_records(rows), copied]),
    )


def _reached(background: ExchangeTable, start: Iterable[int]) -> list[int]:
    links = background.records[(background.records["kind"] != EMISSION)]
    suppliers: dict[int, set[int]] = {}
    for supplier, user in zip(links["row"].tolist(), links["column"].tolist(), strict=True):
        suppliers.setdefault(user, set()).add(supplier)
    waiting, seen = list(start), set()
    while waiting:
        process = waiting.pop()
        if process not in seen:
            seen.add(process)
            waiting += suppliers.get(process, ())
    return sorted(seen)


def _row(kind: int, row: int, column: int, value: Decimal, factor: Decimal, *, spread: Spread | None = None) -> _Row:
    amount = float(value * factor)
    low = high = scale = math.nan
    distribution = distributions.UNDEFINED
    if spread is not None and spread.gsd2 is not None and amount:
        distribution, scale = distributions.LOGNORMAL, math.log(spread.gsd2) / 2
    elif spread is not None and spread.low is not None and spread.high is not None:
        low, high = float(spread.low * factor), float(spread.high * factor)
    return kind, row, column, amount, distribution, math.nan, scale, math.nan, low, high


def _records(rows: list[_Row]) -> NDArray[np.void]:
    records = np.array(rows, dtype=RECORD_DTYPE)
    distributions.settle(records, Findings())
    return records
