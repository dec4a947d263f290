"""Reading exports: encodings, delimiters, clocks, registers, and the faults of each."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from footprint.errors import InputError
from tests.unit.metering.metered_exports import Exports

DAYS = [date(2025, 1, 1) + timedelta(days=i) for i in range(59)]
FUZZ = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def faults(exports: Exports) -> dict[str, str]:
    """Codes of all faults with their places."""
    with pytest.raises(InputError) as caught:
        exports.read()
    for problem in caught.value.problems:
        assert problem.line("zh") != problem.line("en")
    return {p.code: p.place for p in caught.value.problems}


@pytest.mark.parametrize(
    ("codec", "named"), [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8-BOM"), ("gb18030", "GB18030"), ("utf-16", None)]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters_are_found_and_named(
    exports: Exports, codec: str, named: str | None, delimiter: str
) -> None:
    time = {"column": "时间", "marks": "start", "format": "iso"}
    exports.settings["meters"] = [exports.meter(time=time, value={"column": "电量", "unit": "kWh"})]
    rows = "".join(f"{day}{delimiter}1.5\r\n" for day in DAYS)
    exports.write(f"时间{delimiter}电量\r\n{rows}".encode(codec))
    if named is None:
        assert faults(exports) == {"meter.encoding": "power.csv"}
        return
    read = exports.read().meters[0]

    assert (read.files[0].encoding, read.files[0].rows) == (named, 59)
    assert [m.measured for m in read.sums.months] == [Decimal("46.5"), Decimal(42)]


def test_a_binary_file_and_one_of_other_columns(exports: Exports) -> None:
    exports.write(b"time,kwh\n2025-01-01,\x00\x01\n")
    assert faults(exports) == {"meter.encoding": "power.csv:2"}
    exports.write(b"time,kwh\n\xff\xff\xff\n")
    assert faults(exports) == {"meter.encoding": "power.csv:2"}
    exports.write("when,kwh\n2025-01-01,1\n")
    assert faults(exports) == {"meter.columns": "power.csv:1"}
    exports.write("time,kwh,kwh\n2025-01-01,1,2\n")
    assert faults(exports) == {"meter.column_twice": "power.csv:1"}
    exports.write("time,kwh\n")
    assert faults(exports) == {"meter.empty": "power.csv"}


@pytest.mark.parametrize("name", ["../power.csv", "/etc/hostname"])
def test_files_lie_in_the_folder(exports: Exports, name: str) -> None:
    exports.settings["meters"] = [exports.meter(files=[name])]
    found = faults(exports)
    assert list(found) == ["meter.path"]
    assert found["meter.path"].startswith("meters.yaml:")


def test_midnight_as_meters_write_it(exports: Exports) -> None:
    exports.settings["meters"] = [
        exports.meter(
            time={"column": "time", "marks": "end", "format": "%Y/%m/%d %H:%M"}, interval={"value": 24, "unit": "h"}
        )
    ]
    exports.write("time,kwh\n" + "".join(f"{day:%Y/%m/%d} 24:00,{i}\n" for i, day in enumerate(DAYS)))

    assert exports.months() == [sum(range(31)), sum(range(31, 59))]


def test_hours_that_clocks_skip_or_show_twice(exports: Exports) -> None:
    exports.settings |= {"time_zone": "Europe/London", "period": {"first": "2025-03", "last": "2025-10"}}
    exports.settings["meters"] = [exports.meter(interval={"value": 1, "unit": "h"})]
    exports.write("time,kwh\n2025-03-30T00:00,1\n2025-03-30T01:00,1\n2025-03-30T02:00,1\n2025-10-26T01:00,1\n")
    assert faults(exports) == {"meter.time_skipped": "power.csv:3", "meter.time_ambiguous": "power.csv:5"}
    exports.write("time,kwh\n2025-10-26T01:00+01:00,1\n2025-10-26T01:00+00:00,2\n")
    assert exports.months()[-1] == 3


@pytest.mark.parametrize("zone", ["Nowhere/Land", "../etc", ""])
def test_an_unknown_zone(exports: Exports, zone: str) -> None:
    exports.settings["time_zone"] = zone
    exports.write("time,kwh\n2025-01-01,1\n")
    assert set(faults(exports)) <= {"meter.time_zone", "schema.string_too_short"}


def test_a_day_of_23_hours_is_whole(exports: Exports) -> None:
    exports.settings |= {"time_zone": "Europe/London", "period": {"first": "2025-03", "last": "2025-03"}}
    exports.write("time,kwh\n" + "".join(f"2025-03-{d:02d},1\n" for d in range(1, 32)))
    month = exports.read().meters[0].sums.months[0]
    assert (month.measured, month.status) == (31, "complete")


def test_intervals_that_change_within_a_file(exports: Exports) -> None:
    exports.settings["meters"] = [exports.meter(interval={"value": 15, "unit": "min"})]
    exports.write("time,kwh\n2025-01-01T00:00,1\n2025-01-01T00:15,1\n2025-01-01T00:20,1\n2025-01-01T00:35,1\n")
    assert faults(exports) == {"meter.mixed_interval": "power.csv:4"}


def test_newest_first_must_be_said(exports: Exports) -> None:
    exports.write("time,kwh\n2025-01-02,1\n2025-01-01,1\n")
    assert faults(exports) == {"meter.backwards": "power.csv:3"}


def test_words_for_nothing_recorded_leave_gaps_others_are_faults(exports: Exports) -> None:
    exports.write("time,kwh\n" + "".join(f"{day},{'--' if i == 5 else 1}\n" for i, day in enumerate(DAYS)))
    assert faults(exports) == {"meter.number": "power.csv:7"}
    exports.settings["meters"] = [exports.meter(value={"column": "kwh", "unit": "kWh", "missing": ["--"]})]
    january = exports.read().meters[0].sums.months[0]
    assert (january.measured, len(january.gaps), january.status) == (30, 1, "incomplete")


@pytest.mark.parametrize(
    "text", ["1e3", "１２", "1_000", "1,5", "NaN", "Infinity", "", "0x10", "12345678901234", "1 2"]
)
def test_numbers_are_plain(exports: Exports, text: str) -> None:
    exports.write(f'time,kwh\n2025-01-01,"{text}"\n')
    assert faults(exports) == {"meter.number": "power.csv:2"}


def test_decimal_commas_are_declared(exports: Exports) -> None:
    exports.settings["meters"] = [exports.meter(value={"column": "kwh", "unit": "kWh", "decimal": ","})]
    exports.write("time;kwh\n2025-01-01;1,25\n")
    assert exports.months()[0] == Decimal("1.25")
    exports.write("time;kwh\n2025-01-01;1.250,5\n")
    assert faults(exports) == {"meter.number": "power.csv:2"}


def test_the_multiplier_is_applied(exports: Exports) -> None:
    exports.settings["meters"] = [exports.meter(multiplier={"value": 40, "evidence": "CT"})]
    exports.write("time,kwh\n2025-01-01,1.5\n")
    assert exports.months()[0] == 60


class TestRegister:
    """Registers that turn over, are reset or exchanged."""

    def test_a_fall_is_a_fault(self, exports: Exports) -> None:
        exports.settings["meters"] = [exports.register()]
        exports.write("time,kwh\n2025-01-01,990\n2025-01-02,5\n")
        assert faults(exports) == {"meter.reset": "power.csv:3"}

    def test_a_full_turn_is_counted_and_named(self, exports: Exports) -> None:
        exports.settings["meters"] = [exports.register(rollover_at=1000)]
        exports.write("time,kwh\n2025-01-01,990\n2025-01-02,5\n2025-03-01,5\n")
        read = exports.read().meters[0]
        assert read.readings[0].amount == 15
        assert "power.csv:3" in read.notes[0].en

    def test_a_reset_is_no_turn(self, exports: Exports) -> None:
        exports.settings["meters"] = [exports.register(rollover_at=1000)]
        exports.write("time,kwh\n2025-01-01,400\n2025-01-02,5\n")
        assert faults(exports) == {"meter.reset": "power.csv:3"}

    def test_an_exchange_is_declared(self, exports: Exports) -> None:
        exchange = {"at": "2025-01-15T10:00", "last_reading": 120, "first_reading": 7, "evidence": "form"}
        exports.settings["meters"] = [exports.register(serial_column="no", replaced=[exchange])]
        content = "time,no,kwh\n2025-01-01,A,100\n2025-01-15,A,118\n2025-01-16,B,10\n2025-02-01,B,30\n2025-03-01,B,31\n"
        exports.write(content)
        assert exports.months() == [18 + 2 + 3 + 20, 1]
        exports.settings["meters"] = [exports.register(serial_column="no")]
        assert faults(exports) == {"meter.exchanged": "power.csv:4", "meter.reset": "power.csv:4"}

    def test_an_exchange_that_does_not_fit_is_a_fault(self, exports: Exports) -> None:
        exchange = {"at": "2025-01-15T10:00", "last_reading": 110, "first_reading": 7, "evidence": "form"}
        exports.settings["meters"] = [exports.register(replaced=[exchange])]
        exports.write("time,kwh\n2025-01-15,118\n2025-01-16,10\n")
        assert faults(exports) == {"meter.reset": "power.csv:3"}

    def test_its_edges_are_gaps(self, exports: Exports) -> None:
        exports.settings["meters"] = [exports.register()]
        exports.write("time,kwh\n2025-01-02,0\n2025-02-01,30\n2025-02-20,40\n")
        months = exports.read().meters[0].sums.months
        assert [(m.measured, m.status, len(m.gaps)) for m in months] == [(30, "incomplete", 1), (10, "incomplete", 1)]


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "register"},
        {"interval": None},
        {"rollover_at": 1000},
        {"time": {"column": "time", "start": "a", "end": "b", "format": "iso"}},
        {"time": {"start": "a", "format": "iso"}},
        {"value": {"column": "kwh", "unit": "kWh per day"}},
        {"id": "in_gaps"},
        {"conversion": {"source": "L", "target": "kWh", "value": 1, "reason": {"zh": "甲", "en": "a"}}},
    ],
)
def test_settings_that_contradict_themselves(exports: Exports, changes: dict[str, object]) -> None:
    exports.settings["meters"] = [{k: v for k, v in exports.meter(**changes).items() if v is not None}]
    exports.write("time,kwh\n2025-01-01,1\n")
    found = faults(exports)
    assert all(code.startswith("schema.") and place.startswith("meters.yaml:") for code, place in found.items())


def test_a_file_that_ends_within_a_line_is_noted(exports: Exports) -> None:
    exports.write("time,kwh\n2025-01-01,12")
    assert "power.csv" in exports.read().meters[0].notes[0].en


@FUZZ
@given(st.binary(max_size=300))
@example(b'time,kwh\n"2025-01-01,1\n')
@example(b"\xef\xbb\xbf")
def test_any_bytes_are_read_or_refused(make_exports: Callable[[], Exports], content: bytes) -> None:
    for start in (b"", b"time,kwh\n"):
        exports = make_exports()
        exports.write(start + content)
        try:
            exports.read()
        except InputError as error:
            assert error.problems


@FUZZ
@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8"), max_size=8) | st.just("2025-01-03") | st.just("1"), max_size=3),
        max_size=6,
    ),
    st.sampled_from(["iso", "%Y-%m-%d", "%H", "%"]),
)
def test_any_table_is_read_or_refused(make_exports: Callable[[], Exports], rows: list[list[str]], pattern: str) -> None:
    exports = make_exports()
    exports.settings["meters"] = [exports.meter(time={"column": "time", "marks": "start", "format": pattern})]
    exports.write("time,kwh\n" + "\n".join(",".join(row) for row in rows) + "\n")
    try:
        exports.read()
    except InputError as error:
        assert error.problems
