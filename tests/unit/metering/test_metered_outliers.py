"""Outliers are named among their like and left in the sums."""

import math
from datetime import datetime, timedelta

from footprint.metering.outliers import CUT, find_outliers
from footprint.screening.peers import modified_z
from tests.unit.metering.metered_exports import Exports

HOURS = [datetime(2025, 1, 1) + timedelta(hours=i) for i in range(59 * 24)]


def write(exports: Exports, changed: dict[datetime, float]) -> None:
    """Days that follow a curve, nights low; a few hours changed."""
    exports.settings["meters"] = [exports.meter(interval={"value": 1, "unit": "h"})]
    rows = []
    for i, at in enumerate(HOURS):
        usual = 10 + 90 * max(0.0, math.sin((at.hour - 6) / 12 * math.pi)) + i % 7 / 10
        rows.append(f"{at.isoformat()},{changed.get(at, usual):.3f}\n")
    exports.write("time,kwh\n" + "".join(rows))


def test_a_night_at_noon_s_height_is_found_though_noons_are_as_high(exports: Exports) -> None:
    wild = datetime(2025, 1, 20, 3)
    write(exports, {wild: 95.0})
    read = exports.read().meters[0]

    assert read.basis == "hour_of_week"
    assert [o.reading.place for o in read.outliers] == [f"power.csv:{HOURS.index(wild) + 2}"]
    assert read.outliers[0].z > CUT
    assert read.outliers[0].reading in read.readings
    assert sum(m.measured for m in read.sums.months) == sum(r.amount for r in read.readings)


def test_both_sides_are_walked(exports: Exports) -> None:
    changed = {datetime(2025, 2, 3, 12): 0.0, datetime(2025, 2, 4, 12): 900.0, datetime(2025, 2, 5, 12): 800.0}
    write(exports, changed)
    found = exports.read().meters[0].outliers

    assert [(o.z > 0) for o in found] == [False, True, True]


def test_days_are_told_apart_by_the_week(exports: Exports) -> None:
    days = [datetime(2025, 1, 1) + timedelta(days=i) for i in range(59)]
    values = {d: (300 if d.weekday() >= 5 else 100) + d.day % 5 for d in days}
    wild = days[20]
    values[wild] = 310
    exports.write("time,kwh\n" + "".join(f"{d.date()},{v}\n" for d, v in values.items()))
    read = exports.read().meters[0]

    assert wild.weekday() < 5
    assert read.basis == "day_of_week"
    assert [o.reading.place for o in read.outliers] == ["power.csv:22"]


def test_few_readings_are_not_judged(exports: Exports) -> None:
    exports.write("time,kwh\n" + "".join(f"2025-01-0{d},{10**d}\n" for d in range(1, 8)))
    read = exports.read().meters[0]

    assert (read.basis, read.outliers) == ("too_few", ())


def test_the_walk_finds_what_every_score_says(exports: Exports) -> None:
    exports.settings["meters"] = [exports.meter(time={"start": "a", "end": "b", "format": "iso"}) | {"interval": None}]
    del exports.settings["meters"][0]["interval"]
    edges = [datetime(2025, 1, 1) + timedelta(days=2 * i) for i in range(29)]
    values = [(i * 37) % 11 + (400 if i in (5, 17) else 0) for i in range(28)]
    rows = [f"{a.date()},{b.date()},{v}\n" for a, b, v in zip(edges, edges[1:], values, strict=False)]
    exports.write("a,b,kwh\n" + "".join(rows))
    read = exports.read()
    rates = [float(r.amount) / (r.end - r.start) for r in read.meters[0].readings]
    scores = {r.place: modified_z(rate, rates) for r, rate in zip(read.meters[0].readings, rates, strict=True)}
    basis, found = find_outliers(read.meters[0].readings, read.calendar)

    assert basis == "all"
    assert {o.reading.place: o.z for o in found} == {p: z for p, z in scores.items() if z is not None and abs(z) > CUT}
    assert len(found) == 2
