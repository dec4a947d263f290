"""Swaps the background under a plan, process by process, by a signed mapping file."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, ValidationError, model_validator

from footprint import units
from footprint.errors import InputError, Problem, Text
from footprint.inventory.matrix import MatrixDatabase
from footprint.model.base import Identifier, Record, Unit
from footprint.model.plan import Input, Plan
from footprint.strict_yaml import reader
from footprint.strict_yaml.faults import problems_of


class Match(Record):
    """One process of the shipped background and what stands for it in another database.

    `sign` compares the two: ``=`` same, ``>`` theirs is wider, ``<`` theirs is narrower, ``~`` nearest there is;
    all but ``=`` say why in `note`. `factor` is the amount of theirs [its reference unit] per `unit` of ours; without
    it the amount stays and the unit converts.
    """

    source: Identifier = Field(alias="from")
    target: str = Field(alias="to", min_length=1)
    sign: Literal["=", ">", "<", "~"]
    factor: Decimal | None = Field(default=None, gt=0)
    unit: Unit | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _explained(self) -> Self:
        if self.sign != "=" and not self.note:
            raise ValueError("a match that is not = needs a note")
        if (self.factor is None) != (self.unit is None):
            raise ValueError("factor and unit go together")
        return self


class Mapping(Record):
    """A mapping file.

    Attributes
    ----------
    author, date
        Who vouches for the matches, and since when.
    database
        Digest of the imported database it was made for.
    matches
        One for each process that plans draw on.
    """

    author: str = Field(min_length=2)
    date: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    database: str = Field(pattern=r"^[0-9a-f]{64}$")
    matches: tuple[Match, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _once(self) -> Self:
        if len({m.source for m in self.matches}) != len(self.matches):
            raise ValueError("a process is mapped once")
        return self


def read_mapping(path: Path) -> Mapping:
    """A mapping file.

    Raises
    ------
    footprint.errors.InputError
        With every fault of the file.
    """
    document = reader.load(path, path.name)
    try:
        return Mapping.model_validate(document.data)
    except ValidationError as exc:
        raise InputError(problems_of(exc, document)) from exc


def apply_mapping(plan: Plan, mapping: Mapping, database: MatrixDatabase) -> Plan:
    """The plan with its background suppliers replaced.

    Parameters
    ----------
    plan
        A plan that names processes of the shipped background.
    mapping
        What stands for each of them.
    database
        The imported database.

    Raises
    ------
    footprint.errors.InputError
        If the mapping was made for another database, and for every supplier without a match, every match with a
        process that is not there, and every unit that does not convert.
    """
    problems = [] if mapping.database == database.digest else [_other_database(mapping, database)]
    own = {activity.id for activity in plan.activities}
    matches = {m.source: m for m in mapping.matches}
    activities = []
    for activity in plan.activities:
        inputs = []
        for entry in activity.inputs:
            if entry.supplier in own:
                inputs.append(entry)
                continue
            match = matches.get(entry.supplier)
            faults = list(_faults(entry, match, database))
            problems += faults
            if match is not None and not faults:
                inputs.append(_swapped(entry, match, database))
        activities.append(activity.model_copy(update={"inputs": tuple(inputs)}))
    if problems:
        raise InputError(problems)
    return plan.model_copy(update={"activities": tuple(activities)})


def _swapped(entry: Input, match: Match, database: MatrixDatabase) -> Input:
    change: dict[str, object] = {"supplier": match.target}
    if match.factor is not None and match.unit is not None:
        change["amount"] = units.convert(entry.amount, entry.unit, match.unit) * match.factor
        change["unit"] = database.units[database.index[match.target]]
    return entry.model_copy(update=change)


def _faults(entry: Input, match: Match | None, database: MatrixDatabase) -> Iterator[Problem]:
    if match is None:
        yield Problem(
            "mapping.unmapped",
            entry.place,
            Text(f"{entry.supplier} 没有对应", f"no match for {entry.supplier}"),
            Text("映射文件中有每个用到的背景过程", "a match for every background process that is used"),
            Text("在映射文件中补一条", "add one to the mapping file"),
        )
        return
    if match.target not in database.index:
        yield Problem(
            "mapping.unknown",
            entry.place,
            Text(
                f"{match.source} 对应到不存在的 {match.target}",
                f"{match.source} matched with {match.target}, which is not there",
            ),
            Text(f"数据库 {database.name} 中的编号", f"an id of the database {database.name}"),
            Text("改正 to", "correct 'to'"),
        )
        return
    goal = match.unit or database.units[database.index[match.target]]
    if not (units.is_known(goal) and units.same_kind(entry.unit, goal)):
        yield Problem(
            "mapping.unit",
            entry.place,
            Text(
                f"{entry.unit} 对应到 {goal}（{match.source} → {match.target}）",
                f"{entry.unit} matched with {goal} ({match.source} to {match.target})",
            ),
            Text("同类量，或写明 factor 与 unit", "the same kind of quantity, or a factor with its unit"),
            Text("在映射文件中补 factor 与 unit", "state factor and unit in the mapping file"),
        )


def _other_database(mapping: Mapping, database: MatrixDatabase) -> Problem:
    return Problem(
        "mapping.database",
        mapping.database[:12],
        Text(
            f"为另一数据库所作的映射，本数据库为 {database.digest}",
            f"a mapping for another database; this one is {database.digest}",
        ),
        Text("为本数据库所作的映射", "a mapping made for this database"),
        Text("逐条复核后改正 database", "review every match, then correct 'database'"),
    )
