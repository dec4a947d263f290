"""Months of meters as rows: a table, and the monthly sheet of a submission."""

import csv
import io
import json

from footprint.accounts.plain import exact
from footprint.accounts.site import SiteFootprint, converted, process_of
from footprint.errors import InputError, Problem, Text
from footprint.metering.clock import written

_SHEET = "meters"
_READING = {"complete": "read", "estimated": "estimated"}
"""How a submission's sheet calls a month that was read, and one with estimates in it."""


def as_csv(site: SiteFootprint) -> str:
    """One row a meter and month.

    Returns
    -------
    str
        CSV with the columns month, meter, carrier, process, amount, unit, estimated, status, evidence.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["month", "meter", "carrier", "process", "amount", "unit", "estimated", "status", "evidence"])
    for i, month in enumerate(site.metered.months):
        for meter in site.metered.meters:
            amounts, series = meter.sums.months[i], meter.series
            writer.writerow(
                [
                    month,
                    series.id,
                    series.carrier,
                    process_of(series, month),
                    exact(amounts.total),
                    series.value.unit,
                    exact(amounts.estimated),
                    amounts.status,
                    series.evidence,
                ]
            )
    return out.getvalue()


def as_submission(site: SiteFootprint) -> str:
    """The monthly rows of a submission as YAML, to be pasted under its ``meters``.

    Every row has name, month, process, amount and reading, and what the meter's ``fields`` add.

    Raises
    ------
    InputError
        If a month has a gap that no rule covers: a submission cannot say that.
    """
    problems = [
        Problem(
            "meter.incomplete",
            meter.place,
            Text(f"{amounts.month} 有未填补的缺口", f"{amounts.month} has a gap that is not filled"),
            Text("完整的月份，或按规则估算的缺口", "whole months, or gaps that a rule estimates"),
            Text(
                f"补齐 {written(gap.start, zone)} 至 {written(gap.end, zone)} 的数据",
                f"supply the data from {written(gap.start, zone)} to {written(gap.end, zone)}",
            ),
        )
        for zone in [site.metered.calendar.zone]
        for meter in site.metered.meters
        for amounts in meter.sums.months
        for gap in amounts.gaps
        if not gap.estimated
    ]
    if problems:
        raise InputError(problems)
    lines = [f"{_SHEET}:"]
    for meter in site.metered.meters:
        for amounts in meter.sums.months:
            value, unit = converted(amounts.total, meter.series)
            pairs = {
                "name": _quoted(meter.series.name.zh),
                "month": _quoted(amounts.month),
                "process": str(process_of(meter.series, amounts.month)),
                "amount": f"{{value: {exact(value)}, unit: {_quoted(unit)}}}",
                "reading": _READING[amounts.status],
                **{name: _quoted(field) for name, field in meter.series.fields.items()},
            }
            lines.append("  - {" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}")
    return "\n".join(lines) + "\n"


def _quoted(value: str | tuple[str, ...]) -> str:
    """As JSON writes it, which YAML reads alike."""
    return json.dumps(value, ensure_ascii=False)
