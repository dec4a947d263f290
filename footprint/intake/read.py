"""One door for a submission, whatever its format."""

from pathlib import Path

from pydantic import BaseModel

from footprint.errors import InputError, Problem, Text
from footprint.intake.shape import Choices
from footprint.intake.structured import read_structured, standard_of_structured
from footprint.intake.workbook import read_workbook, standard_of_workbook
from footprint.model.form import Submission

_WORKBOOK = (".xlsx",)
_STRUCTURED = (".yaml", ".yml", ".json")


def read_submission(
    path: Path, *, standard: str, submission: type[BaseModel], choices: Choices | None = None
) -> Submission:
    """Read a submission, by the suffix of `path`.

    Parameters
    ----------
    path
        An ``.xlsx``, ``.yaml``, ``.yml`` or ``.json`` file.
    standard
        Id of the standard's edition the submission must be for.
    submission
        The edition's annotated submission record.
    choices
        Values admitted for text fields, by dotted path; without it such texts are not checked here.

    Raises
    ------
    footprint.errors.InputError
        With every fault, each at its place in the file.
    """
    suffix = path.suffix.lower()
    if suffix in _WORKBOOK:
        return read_workbook(path, standard=standard, submission=submission, choices=choices)
    if suffix in _STRUCTURED:
        return read_structured(path, standard=standard, submission=submission, choices=choices)
    raise _unknown(path)


def peek_standard(path: Path) -> str:
    """Id of the standard's edition that a file says it is for.

    Raises
    ------
    footprint.errors.InputError
        If the file cannot be read or names none.
    """
    suffix = path.suffix.lower()
    if suffix in _WORKBOOK:
        return standard_of_workbook(path)
    if suffix in _STRUCTURED:
        return standard_of_structured(path)
    raise _unknown(path)


def _unknown(path: Path) -> InputError:
    return InputError(
        [
            Problem(
                "file.format",
                path.name or str(path),
                Text(f"后缀“{path.suffix}”", f"the suffix '{path.suffix}'"),
                Text("、".join(_WORKBOOK + _STRUCTURED), ", ".join(_WORKBOOK + _STRUCTURED)),
                Text("提交支持的格式", "submit one of the formats read"),
            )
        ]
    )
