"""What the plausibility screening of clause 10 looks at, and its statistical tests, corrected for being several."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from footprint.model.base import Quantity
from footprint.rules.case import Case
from footprint.screening.evidence import Evidence, Outcome
from footprint.screening.follow import bills_follow_output
from footprint.screening.last_digits import last_digits
from footprint.screening.repeats import repeated_lines, repeated_months
from footprint.screening.round_numbers import round_numbers
from footprint.screening.several import questions
from footprint.screening.steady import ratio_too_steady
from standards.jewelry_gold.ed2026.goldflow import fine_gold
from standards.jewelry_gold.ed2026.sharing import product_share
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.vocabulary import Basis

_FEW = 4
MONTHLY = ("electricity", "gas", "site_output")
"""Columns of the monthly sheet that are read from meters and scales; the product's output is part of the site's."""


@dataclass(frozen=True)
class Series:
    """Values read one after the other, as written, with their places and their rows in the sheet."""

    values: tuple[Decimal, ...]
    places: tuple[str, ...]
    rows: tuple[int, ...]


@dataclass(frozen=True)
class Asked:
    """One test of a submission: its outcome, and the adjusted p-value where it raises a question."""

    outcome: Outcome
    adjusted: float | None
    tests: int


def monthly(case: Case[GoldSubmission], column: str) -> Series:
    """A column of the monthly sheet in the unit of its first cell; empty cells are left out."""
    cells: list[tuple[int, Quantity]] = []
    for index, month in enumerate(case.data.monthly):
        cell: Quantity | None = getattr(month, column)
        if cell is not None:
            cells.append((index, cell))
    unit = cells[0][1].unit if cells else ""
    return Series(
        tuple(cell.to(unit) for _, cell in cells),
        tuple(case.place("monthly", index, column) for index, _ in cells),
        tuple(index for index, _ in cells),
    )


def metered_lines(case: Case[GoldSubmission]) -> Iterator[Series]:
    """Annual metered lines, each a series of its own; where bills are given by month, the months stand for them."""
    meters = case.edition.data.tables["meters"]
    by_month = {
        process
        for column, meter in (("electricity", "electricity"), ("gas", "natural_gas"))
        if monthly(case, column).values
        for process in meters[meter].split()
    }
    for index, line in enumerate(case.data.activities):
        if line.basis is Basis.METERED and line.process not in by_month:
            yield Series((line.amount.value,), (case.place("activities", index, "amount"),), (index,))


def readings(case: Case[GoldSubmission]) -> tuple[Series, ...]:
    """All that is said to be metered or weighed."""
    return (*(monthly(case, column) for column in MONTHLY), *metered_lines(case))


def tests(case: Case[GoldSubmission]) -> dict[str, Asked]:
    """Every statistical test by name; the chance that honest data raise any question is the edition's level."""
    series = {column: monthly(case, column) for column in MONTHLY}
    pairs = _paired(case)
    outcomes: dict[str, Outcome] = {
        "round": round_numbers([s.values for s in readings(case)]),
        "digits": last_digits([s.values for s in series.values()]),
        "lines": repeated_lines([line.amount.value for line in case.data.activities]),
        **{f"months.{column}": repeated_months(s.values) for column, s in series.items()},
        "follow": bills_follow_output(*pairs, float(case.parameter("screening_elasticity"))),
        "steady": ratio_too_steady(*pairs, float(case.parameter("screening_ratio_scatter"))),
    }
    level = case.edition.parameters["screening_level"]
    raised = questions(outcomes, float(level.value * level.unit_fraction))
    made = sum(isinstance(outcome, Evidence) for outcome in outcomes.values())
    return {
        name: Asked(outcome, raised[name][1] if name in raised else None, made) for name, outcome in outcomes.items()
    }


def per_output(case: Case[GoldSubmission], process: str) -> Decimal:
    """What the product takes of a process, per mass of product [kg/kg]."""
    data = case.data
    taken = (x.amount.to("kg") * product_share(data, x) for x in data.activities if x.process == process)
    return sum(taken, Decimal(0)) / data.site.product_output.to("kg")


def refined_here(case: Case[GoldSubmission]) -> Decimal:
    """Fine gold that acid has to have dissolved in this factory [g per g of product].

    Own scrap refined here, and gold that came in impure where the product is pure, less what a refiner took.
    """
    data = case.data
    pure = case.edition.parameters["alloy_free_above"]
    limit = pure.value * pure.unit_fraction
    impure = (fine_gold(m) for m in data.metals if m.fineness is not None and m.fineness.to("kg/kg") < limit)
    received = sum(impure, Decimal(0)) if data.fineness >= limit else Decimal(0)
    contracted = per_output(case, case.edition.data.tables["metal_process"]["refining"])
    outside = data.scrap.refined_outside.to("g")
    output = data.site.product_output.to("g")
    bought = max(Decimal(0), received / output - max(Decimal(0), contracted - outside / output))
    return data.scrap.refined_here.to("g") / output + bought


def listed(values: Iterable[Decimal]) -> str:
    """The first few values for a message."""
    written = [format(value, "f") for value in values]
    return ", ".join(written[:_FEW]) + (", ..." if len(written) > _FEW else "")


def brief(value: float) -> str:
    """A statistic or probability for a message."""
    return f"{value:.2g}"


def _paired(case: Case[GoldSubmission]) -> tuple[list[float], list[float]]:
    months = case.data.monthly
    return [float(m.site_output.to("kg")) for m in months], [float(m.electricity.to("kWh")) for m in months]
