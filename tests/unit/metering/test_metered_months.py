"""Months of meters: what is counted is conserved, what is missing is named."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from footprint.errors import InputError
from tests.unit.metering.metered_exports import Exports

DAYS = [date(2025, 1, 1) + timedelta(days=i) for i in range(59)]


def daily(days: list[date], amount: str = "10") -> str:
    return "time,kwh\n" + "".join(f"{day},{amount}\n" for day in days)


def test_days_make_whole_months(exports: Exports) -> None:
    exports.write(daily(DAYS))
    months = exports.read().meters[0].sums.months

    assert [(m.month, m.measured, m.status) for m in months] == [
        ("2025-01", Decimal(310), "complete"),
        ("2025-02", Decimal(280), "complete"),
    ]


def test_a_gap_is_named_and_nothing_put_in(exports: Exports) -> None:
    exports.write(daily([d for d in DAYS if not date(2025, 1, 30) <= d <= date(2025, 2, 2)]))
    sums = exports.read().meters[0].sums

    assert [m.status for m in sums.months] == ["incomplete", "incomplete"]
    assert [m.measured for m in sums.months] == [290, 260]
    assert [round(m.gaps[0].share, 6) for m in sums.months] == [round(Decimal(2) / 31, 6), round(Decimal(2) / 28, 6)]
    assert [g.estimated for g in sums.gaps] == [None]


def test_a_rule_estimates_short_gaps_apart(exports: Exports) -> None:
    exports.settings["estimation"] = {"longest": {"value": 2, "unit": "day"}, "reason": {"zh": "短", "en": "short"}}
    lost = {date(2025, 1, 10), date(2025, 1, 20), date(2025, 1, 21), date(2025, 1, 22), date(2025, 1, 31)}
    exports.write("time,kwh\n" + "".join(f"{d},{d.day}\n" for d in DAYS if d not in lost))
    january, february = exports.read().meters[0].sums.months

    assert january.estimated == 10 + Decimal(30 + 1) / 2
    assert january.measured == sum(range(1, 32)) - sum(d.day for d in lost)
    assert [gap.estimated for gap in january.gaps] == [True, False, True]
    assert january.status == "incomplete"
    assert february.status == "complete"


def test_edges_are_never_estimated(exports: Exports) -> None:
    exports.settings["estimation"] = {"longest": {"value": 2, "unit": "day"}, "reason": {"zh": "短", "en": "short"}}
    exports.write(daily(DAYS[1:-1]))
    sums = exports.read().meters[0].sums

    assert [(g.estimated, m.status) for m in sums.months for g in sums.gaps] == [(None, "incomplete")] * 4


def test_faults_come_all_at_once_with_their_lines(exports: Exports) -> None:
    exports.write(
        "time,kwh\n2025-01-01,1\n2025-01-01,1\n2025-01-03,-2\n2025-13-04,1\n2025-01-05,1e3\n2025-01-02,3\n2025-01-0"
    )
    with pytest.raises(InputError) as caught:
        exports.read()

    assert {(p.code, p.place) for p in caught.value.problems} == {
        ("meter.duplicate", "power.csv:3"),
        ("meter.negative", "power.csv:4"),
        ("meter.time", "power.csv:5"),
        ("meter.number", "power.csv:6"),
        ("meter.truncated", "power.csv:8"),
    }


def test_beside_an_unassigned_reading_nothing_is_estimated(exports: Exports) -> None:
    exports.settings["estimation"] = {"longest": {"value": 2, "unit": "day"}, "reason": {"zh": "短", "en": "short"}}
    meter = exports.meter(time={"start": "from", "end": "to", "format": "iso"})
    del meter["interval"]
    exports.settings["meters"] = [meter]
    exports.write("from,to,kwh\n2025-01-01,2025-01-28,27\n2025-01-28,2025-02-05,8\n2025-02-06,2025-03-01,23\n")
    sums = exports.read().meters[0].sums

    assert [r.amount for r in sums.unassigned] == [8]
    assert [g.estimated for g in sums.gaps] == [None, None]
    assert [m.measured for m in sums.months] == [27, 23]
