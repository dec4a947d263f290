"""Databases in and out: imports with the shipped flows, exports of the inventory or of a submission's system."""

from dataclasses import dataclass
from pathlib import Path

from footprint.brightway.exporting import Targets, export
from footprint.brightway.importing import Import, import_database
from footprint.brightway.ours import library_table, product_system
from footprint.brightway.store import load_table
from footprint.inventory.library import load_library
from footprint.pipeline.assess import Assessment, assess
from footprint.pipeline.background import library_on

VARIANT = "label"
"""The plan whose result the label shows."""


def import_file(
    form: str, path: Path, parent: Path, *, name: str | None, accept: Path | None, trust_pickles: bool
) -> Import:
    """Import a database; see `footprint.brightway.importing.import_database`."""
    flows = load_library().flows
    return import_database(form, path, parent, flows, name=name, accept=accept, trust_pickles=trust_pickles)


def export_inventory(project: str, targets: Targets, stored: Path | None = None) -> None:
    """Export the shipped inventory, or a stored import, with every characterisation set.

    Raises
    ------
    footprint.errors.InputError
        If a target exists, or the stored import is altered.
    """
    library = load_library()
    table = load_table(stored) if stored else library_table(library)
    export(table, library.characterisations, "footprint" if stored is None else stored.name[:12], project, targets)


def export_submission(path: Path, project: str, targets: Targets) -> None:
    """Export the product system behind a submission's label: its activities and what they draw on.

    Raises
    ------
    footprint.errors.InputError
        With every fault of the submission, or if a target exists.
    """
    assessment = assess(path)
    plan = assessment.case.plans[VARIANT]
    table = product_system(plan, library_table(assessment.library))
    used = {plan.characterisation: assessment.library.characterisations[plan.characterisation]}
    export(table, used, path.stem, project, targets)


@dataclass(frozen=True)
class Swap:
    """A submission's footprint on two backgrounds.

    Attributes
    ----------
    shipped, swapped
        Assessed on the shipped inventory, and with the imported database behind what is mapped.
    """

    shipped: Assessment
    swapped: Assessment


def swap_background(submission: Path, stored: Path, mapping: Path) -> Swap:
    """Assess a submission twice, for a review of what the imported database changes.

    Raises
    ------
    footprint.errors.InputError
        With every fault of the submission, the database or the mapping.
    """
    return Swap(shipped=assess(submission), swapped=assess(submission, library_on(mapping, stored)))
