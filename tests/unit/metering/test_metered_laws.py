"""Conservation: however readings are cut, ordered or written, a month holds what was counted in it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.metering.metered_exports import Exports

START = datetime(2025, 1, 1)
HOURS = 59 * 24
LAWS = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
Rows = list[tuple[datetime, Decimal]]
quarters = st.lists(st.integers(0, 99_999), min_size=4, max_size=40)


def series(
    values: list[int], minutes: int, marks: str = "start"
) -> tuple[dict[str, object], list[tuple[datetime, Decimal]]]:
    """A pattern of values repeated over January and February, in hundredths."""
    step, rows = timedelta(minutes=minutes), []
    for i in range(HOURS * 60 // minutes):
        at = START + i * step + (step if marks == "end" else timedelta(0))
        rows.append((at, Decimal(values[i % len(values)]) / 100))
    meter = {
        "time": {"column": "time", "marks": marks, "format": "iso"},
        "interval": {"value": minutes, "unit": "min"},
    }
    return meter, rows


def months(exports: Exports, meter: dict[str, object], rows: Rows) -> list[Decimal]:
    exports.settings["meters"] = [exports.meter(**meter)]
    exports.write("time,kwh\n" + "".join(f"{at.isoformat()},{value}\n" for at, value in rows))
    return exports.months()


@LAWS
@given(quarters, st.sampled_from(["start", "end"]))
def test_months_add_up_to_the_readings(make_exports: Callable[[], Exports], values: list[int], marks: str) -> None:
    meter, rows = series(values, 60, marks)

    assert sum(months(make_exports(), meter, rows)) == sum(value for _, value in rows)


@LAWS
@given(quarters)
def test_summing_quarters_to_hours_changes_no_month(make_exports: Callable[[], Exports], values: list[int]) -> None:
    meter, rows = series(values, 15)
    hourly = [(rows[i][0], sum((v for _, v in rows[i : i + 4]), Decimal(0))) for i in range(0, len(rows), 4)]

    assert months(make_exports(), meter, rows) == months(make_exports(), series(values, 60)[0], hourly)


@LAWS
@given(quarters)
def test_a_register_counts_what_its_intervals_do(make_exports: Callable[[], Exports], values: list[int]) -> None:
    meter, rows = series(values, 60)
    by_interval = months(make_exports(), meter, rows)
    exports, reading = make_exports(), Decimal(1234)
    lines = [f"{START.isoformat()},{reading}"]
    for at, value in rows:
        reading += value
        lines.append(f"{(at + timedelta(hours=1)).isoformat()},{reading}")
    exports.settings["meters"] = [exports.register()]
    exports.write("time,kwh\n" + "\n".join(lines) + "\n")

    assert exports.months() == by_interval


@LAWS
@given(quarters)
def test_newest_first_and_another_unit_are_the_same_months(
    make_exports: Callable[[], Exports], values: list[int]
) -> None:
    meter, rows = series(values, 60)
    plain = months(make_exports(), meter, rows)
    turned = months(make_exports(), meter | {"order": "descending"}, rows[::-1])
    in_mwh = months(
        make_exports(),
        meter | {"value": {"column": "kwh", "unit": "MWh"}},
        [(at, value / 1000) for at, value in rows],
    )

    assert turned == plain
    assert [m * 1000 for m in in_mwh] == plain


@LAWS
@given(st.lists(st.integers(1, 20), min_size=2, max_size=12), st.integers(1, 9999))
def test_apportioned_and_unassigned_lose_nothing(
    make_exports: Callable[[], Exports], spans: list[int], amount: int
) -> None:
    """Bills of any length: measured, unassigned and outside add up to all of them."""
    edges = [datetime(2024, 12, 28)]
    for span in spans:
        edges.append(edges[-1] + timedelta(days=span))
    rows = "".join(f"{a.isoformat()},{b.isoformat()},{amount}\n" for a, b in pairwise(edges))
    for rule in (None, {"longest": {"value": 10, "unit": "day"}, "reason": {"zh": "账单", "en": "bills"}}):
        exports = make_exports()
        meter = exports.meter(time={"start": "from", "end": "to", "format": "iso"})
        del meter["interval"]
        exports.settings |= {"meters": [meter]} | ({"apportionment": rule} if rule else {})
        exports.write("from,to,kwh\n" + rows)
        sums = exports.read().meters[0].sums
        parts = [sum(m.measured for m in sums.months), sum(r.amount for r in sums.unassigned), sums.outside]

        assert sum(parts) == amount * len(spans)
        assert sum(m.apportioned for m in sums.months) <= sum(m.measured for m in sums.months)
        for reading in sums.unassigned:
            assert any(g.start <= max(reading.start, g.start) < reading.end for g in sums.gaps)


@LAWS
@given(st.sets(st.integers(0, 58), max_size=20))
def test_gaps_are_what_readings_leave(make_exports: Callable[[], Exports], lost: set[int]) -> None:
    exports = make_exports()
    days = [START + timedelta(days=i) for i in range(59) if i not in lost]
    exports.write("time,kwh\n" + "".join(f"{d.date()},1\n" for d in days))
    sums = exports.read().meters[0].sums
    missing = sum(g.end - g.start for g in sums.gaps)

    assert missing == len(lost) * 86_400
    assert sum(m.measured for m in sums.months) == len(days)
    assert sum(g.end - g.start for m in sums.months for g in m.gaps) == missing
