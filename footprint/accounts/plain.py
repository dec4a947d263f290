"""Monthly results of a site as plain data and as rows of a sheet."""

from decimal import Decimal
from typing import Any

from footprint.accounts.site import SiteFootprint, process_of
from footprint.errors import Text
from footprint.metering.clock import Calendar, written
from footprint.metering.months import MonthGap
from footprint.metering.outliers import CUT
from footprint.metering.series import SeriesResult
from footprint.metering.settings import Meter, Rule, Series
from footprint.rules.rounding import plain, printed, signed

FORMAT = "footprint-metered/1"
SHARE_DECIMALS = 2


def number(value: Decimal | float) -> str:
    """Six significant digits as decimal text."""
    return plain(signed(float(value)))


def percent(share: Decimal) -> str:
    """A share as per cent, as printed."""
    return plain(printed(share * 100, SHARE_DECIMALS))


def exact(value: Decimal) -> str:
    """An amount with all its digits that are not zero."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def text(value: Text) -> dict[str, str]:
    """Both languages."""
    return {"zh": value.zh, "en": value.en}


def as_data(site: SiteFootprint) -> dict[str, Any]:
    """Everything `site` says; the schema is in docs/metering.md."""
    metered, settings = site.metered, site.metered.settings
    return {
        "format": FORMAT,
        "site": text(settings.site),
        "period": {"first": settings.period.first, "last": settings.period.last},
        "time_zone": settings.time_zone,
        "characterisation": settings.characterisation,
        "inputs_sha256": metered.digest,
        "complete": site.complete,
        "gross_kg_co2e": number(site.total),
        "estimated_kg_co2e": number(site.estimated),
        "drawn": {
            f.process.id: {"amount": exact(site.drawn[f.process.id]), "unit": f.process.reference.unit}
            for f in site.factors
        },
        "months": [
            {
                "month": m.month,
                "status": m.status,
                "kg_co2e": number(m.total),
                "estimated_kg_co2e": number(m.estimated),
                "meters": {name: number(value) for name, value in m.meters.items()},
                "gases": {gas: number(value) for gas, value in m.gases.items()},
            }
            for m in site.months
        ],
        "meters": [
            {"carrier": m.series.carrier, "processes": _processes(site, m.series), **_series(m, metered.calendar)}
            for m in metered.meters
        ],
        "activities": [
            {**_series(a, metered.calendar), "kg_co2e_per_unit": None if value is None else number(value)}
            for a in metered.activities
            for value in [site.per(a.series.id)]
        ],
        "factors": [
            {
                "process": f.process.id,
                "name": text(f.process.name),
                "kg_co2e_per_unit": number(f.intensity),
                "unit": f.process.reference.unit,
                "valid": [f.process.valid_from, f.process.valid_to],
                "sources": list(f.sources),
                "placeholder": f.placeholder,
            }
            for f in site.factors
        ],
        "rules": {"estimation": _rule(settings.estimation), "apportionment": _rule(settings.apportionment)},
        "notes": [text(n) for n in site.notes],
        "not_included": [text(n) for n in settings.not_included],
        "run": site.run.model_dump() if site.run else None,
    }


def _processes(site: SiteFootprint, meter: Meter) -> list[str]:
    return sorted({p for month in site.metered.months if (p := process_of(meter, month))})


def _rule(rule: Rule | None) -> dict[str, Any] | None:
    if rule is None:
        return None
    return {"longest": {"value": rule.longest.value, "unit": rule.longest.unit}, "reason": text(rule.reason)}


def _series(found: SeriesResult[Any], calendar: Calendar) -> dict[str, Any]:
    series: Series = found.series
    zone = calendar.zone
    return {
        "id": series.id,
        "name": text(series.name),
        "unit": series.value.unit,
        "evidence": series.evidence,
        "multiplier": exact(series.multiplier.value) if series.multiplier else None,
        "files": [
            {"name": f.name, "sha256": f.sha256, "encoding": f.encoding, "delimiter": text(f.delimiter), "rows": f.rows}
            for f in found.files
        ],
        "readings": len(found.readings),
        "months": [
            {
                "month": m.month,
                "status": m.status,
                "measured": exact(m.measured),
                "apportioned": exact(m.apportioned),
                "estimated": exact(m.estimated),
                "gaps": [_gap(gap, calendar) for gap in m.gaps],
            }
            for m in found.sums.months
        ],
        "unassigned": [
            {"start": written(r.start, zone), "end": written(r.end, zone), "amount": exact(r.amount), "place": r.place}
            for r in found.sums.unassigned
        ],
        "outside_of_period": exact(found.sums.outside),
        "outliers": {
            "statistic": "modified z-score (Iglewicz and Hoaglin 1993)",
            "beyond": CUT,
            "among": found.basis,
            "found": [
                {
                    "place": o.reading.place,
                    "start": written(o.reading.start, zone),
                    "end": written(o.reading.end, zone),
                    "amount": exact(o.reading.amount),
                    "z": round(o.z, 2),
                }
                for o in found.outliers
            ],
        },
        "notes": [text(n) for n in found.notes],
    }


def _gap(gap: MonthGap, calendar: Calendar) -> dict[str, Any]:
    return {
        "start": written(gap.start, calendar.zone),
        "end": written(gap.end, calendar.zone),
        "share_percent": percent(gap.share),
        "estimated": gap.estimated,
    }
