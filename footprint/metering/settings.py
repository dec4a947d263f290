"""What ``meters.yaml`` may say: which file holds which meter, and how it is written."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from footprint.errors import Text
from footprint.model.base import Identifier, Record, Unit
from footprint.model.form import FieldError
from footprint.units import same_kind

FORMAT = "footprint-meters/1"
Month = Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
"""A calendar month such as ``2025-01``."""
RESERVED = "in_gaps"
"""Names the estimated part of a result; no series may be called so."""
Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]


_REGISTER = Text(
    "抄表数（register）只用一个时间列，不写 marks 和 interval",
    "a register read at one time column, without marks and interval",
)
_INTERVAL = Text("只有一个时间列时须写 marks 和 interval", "marks and interval beside a single time column")
_TWO_COLUMNS = Text("已有 start 和 end 时不写 interval", "no interval where start and end say it already")
_ROLLOVER = Text("只有抄表数（register）才有 rollover_at", "rollover_at for a register only")
_EXCHANGED = Text(
    "换表须写 last_reading 和 first_reading", "last_reading and first_reading of a register that was exchanged"
)


class Duration(Record):
    """A length of time; days and months are those of the local calendar."""

    value: int = Field(gt=0, le=100_000)
    unit: Literal["min", "h", "day", "month"]


class Times(Record):
    """Where a row says when: one column with an interval, or a column of starts and one of ends."""

    column: Name | None = None
    marks: Literal["start", "end"] | None = None
    """What the time in `column` marks of its interval; registers are read at it and need no mark."""
    start: Name | None = None
    end: Name | None = None
    format: Name
    """``iso``, or a pattern of strptime such as ``%Y/%m/%d %H:%M``."""

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.column is None) == (self.start is None) or (self.start is None) != (self.end is None):
            raise FieldError(Text("column，或 start 与 end，二者取一", "give either column, or start and end"))
        return self

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns used."""
        return tuple(name for name in (self.column, self.start, self.end) if name is not None)


class Values(Record):
    """Where a row says how much."""

    column: Name
    unit: Unit
    decimal: Literal[".", ","] = "."
    missing: tuple[str, ...] = ()
    """Cells that mean that nothing was recorded: they leave a gap."""


class Multiplier(Record):
    """Ratio of the meter's transformers, or another constant it is read with."""

    value: Decimal = Field(gt=0)
    evidence: Name


class Conversion(Record):
    """From what the meter counts to what the process is measured in, where no unit table can know it."""

    source: Unit
    target: Unit
    value: Decimal = Field(gt=0)
    """[target/source]"""
    reason: Text


class Replacement(Record):
    """A meter that was exchanged for another."""

    at: Name
    """Local time, ISO 8601."""
    last_reading: Decimal | None = None
    first_reading: Decimal | None = None
    """Of the old and of the new register, in the register's own unit."""
    evidence: Name


class Series(Record):
    """One time series of an export."""

    id: Identifier
    name: Text
    files: tuple[Name, ...] = Field(min_length=1)
    header_line: int = Field(default=1, ge=1, le=100)
    order: Literal["ascending", "descending"] = "ascending"
    time: Times
    value: Values
    kind: Literal["interval", "register"]
    """Consumption by interval, or a register that counts upwards."""
    interval: Duration | None = None
    multiplier: Multiplier | None = None
    rollover_at: Decimal | None = Field(default=None, gt=0)
    """Reading at which the register starts again from zero."""
    replaced: tuple[Replacement, ...] = ()
    serial_column: Name | None = None
    """Column of the meter's own number: a change must be among `replaced`."""
    evidence: Name

    @model_validator(mode="after")
    def _readable(self) -> Self:
        both = [r.last_reading is not None and r.first_reading is not None for r in self.replaced]
        register = self.kind == "register"
        faults = {
            _REGISTER: register and (self.time.column is None or self.interval or self.time.marks),
            _INTERVAL: not register and self.time.column and not (self.interval and self.time.marks),
            _TWO_COLUMNS: self.time.start and self.interval,
            _ROLLOVER: self.rollover_at is not None and not register,
            _EXCHANGED: register and not all(both),
        }
        for expected, wrong in faults.items():
            if wrong:
                raise FieldError(expected)
        return self


class Meter(Series):
    """A series of an energy carrier or another input, linked to the inventory."""

    carrier: Identifier
    process: Identifier | dict[str, Identifier]
    """A process of the inventory, or one by calendar year."""
    conversion: Conversion | None = None
    fields: dict[Identifier, Name | tuple[Name, ...]] = Field(default_factory=dict)
    """What else a submission's monthly rows say of this meter, by the names of its own sheet."""

    @model_validator(mode="after")
    def _converts_what_it_counts(self) -> Self:
        if self.conversion is not None and not same_kind(self.value.unit, self.conversion.source):
            unit = self.value.unit
            raise FieldError(Text(f"可由 {unit} 换算的单位", f"a unit that {unit} converts to"), at="conversion.source")
        return self


class Rule(Record):
    """What may be filled in up to which length, and why."""

    longest: Duration
    reason: Text


class Period(Record):
    """First and last month."""

    first: Month
    last: Month

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.first > self.last:
            raise FieldError(Text("first 不晚于 last", "the first month is after the last"))
        return self


class Settings(Record):
    """Content of ``meters.yaml``."""

    format: Literal["footprint-meters/1"]
    site: Text
    period: Period
    time_zone: Name = "Asia/Shanghai"
    characterisation: Identifier
    meters: tuple[Meter, ...] = Field(min_length=1)
    activities: tuple[Series, ...] = ()
    """Series that results are divided by, such as persons."""
    estimation: Rule | None = None
    """Gaps up to this length are estimated, apart and flagged; none if not said."""
    apportionment: Rule | None = None
    """Readings across the end of a month, up to this length, are divided by time; none if not said."""
    not_included: tuple[Text, ...] = Field(min_length=1)
    """What the meters do not see, for the reader of the result."""

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        ids = [s.id for s in (*self.meters, *self.activities)]
        twice = sorted({i for i in ids if ids.count(i) > 1 or i == RESERVED})
        if twice:
            zh, en = "、".join(twice), ", ".join(twice)
            raise FieldError(Text(f"各不相同且未保留的 id（{zh}）", f"ids that are distinct and not reserved ({en})"))
        return self
