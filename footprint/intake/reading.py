"""Collects values, places and problems while a submission is read, and ends with a record or all faults."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel, ValidationError

from footprint.errors import InputError, Problem, Text
from footprint.intake.digest import digest_of
from footprint.intake.faults import Fault
from footprint.intake.problems import Path, problems_of
from footprint.intake.shape import Form
from footprint.model.form import Submission


@dataclass(slots=True)
class Reading:
    """A submission being read.

    Parameters
    ----------
    form
        What the submission asks for.
    source
        File name as the user gave it.
    """

    form: Form
    source: str
    data: dict[str, object] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    reported: set[Path] = field(default_factory=set)
    """Paths with a problem: nothing more is said about them or what lies below."""

    def at(self, path: Path, place: str) -> None:
        """Remember where a part was read."""
        self.places[".".join(path)] = place

    def report(self, path: Path, problem: Problem) -> None:
        """Add a problem of the part at `path`."""
        self.problems.append(problem)
        self.reported.add(path)

    def take(self, path: Path, place: str, read: Callable[[], object]) -> object:
        """What `read` returns; None, with the problem noted, if it finds a fault."""
        self.at(path, place)
        try:
            return read()
        except Fault as fault:
            self.report(path, fault.at(place))
            return None

    def finish(self, submission: type[BaseModel]) -> Submission:
        """The submission as a record.

        Raises
        ------
        footprint.errors.InputError
            With every fault found on the way and by the record's own rules.
        """
        self._refuse_repeated()
        try:
            record = submission.model_validate(self.data)
        except ValidationError as error:
            self.problems += problems_of(error, self.form, self._places(submission), frozenset(self.reported))
            raise InputError(self.problems) from error
        if self.problems:
            raise InputError(self.problems)
        return Submission(record, self.places, self.source, digest_of(record))

    def _places(self, submission: type[BaseModel]) -> Submission:
        """The places before there is a record."""
        return Submission(submission.model_construct(), self.places, self.source, "")

    def _refuse_repeated(self) -> None:
        """Refuse a line that says word for word what another one says: it would count twice."""
        for sheet in self.form.sheets:
            rows = self.data.get(sheet.name)
            if not sheet.table or not isinstance(rows, Sequence):
                continue
            seen: list[object] = []
            for index, row in enumerate(rows):
                path = (sheet.name, str(index))
                faulty = any(known[:2] == path for known in self.reported)
                if not faulty and isinstance(row, Mapping) and row in seen:
                    first = self.places.get(f"{sheet.name}.{seen.index(row)}", self.source)
                    self.report(path, _repeated(self.places.get(".".join(path), self.source), first))
                seen.append(row)


def _repeated(place: str, first: str) -> Problem:
    return Problem(
        "row.repeated",
        place,
        Text(f"与 {first} 完全相同的一行", f"a line identical to {first}"),
        Text("每条只填一次", "each line once"),
        Text("删除重复行；确属两批的，请在名称中区分", "delete one of them; if both are real, tell them apart by name"),
    )
