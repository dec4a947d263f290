"""Writes the intake workbook of a standard."""

from pathlib import Path

from pydantic import BaseModel

from footprint.intake.template import write_template
from footprint.inventory.library import load_library
from footprint.rules.registry import load_edition


def make_template(standard: str, path: Path, data: BaseModel | None = None, *, overwrite: bool = False) -> str:
    """Write the workbook of `standard` to `path`, blank or filled in with `data`.

    Parameters
    ----------
    standard
        Id of the standard's edition.
    path
        File to write, ending in ``.xlsx``.
    data
        A submission to fill in.
    overwrite
        Whether a file that is there may be replaced.

    Returns
    -------
    str
        Id of the edition it is for.

    Raises
    ------
    InputError
        If the standard is unknown, or the file exists or cannot be written.
    """
    edition = load_edition(standard)
    write_template(
        path,
        standard=edition.id,
        title=edition.data.title,
        submission=edition.submission,
        choices=edition.choices(load_library()),
        data=data,
        overwrite=overwrite,
    )
    return edition.id
