"""Databases in and out: imports with the shipped flows, exports of the inventory or of a submission's system."""

from dataclasses import dataclass
from pathlib import Path

from footprint.brightway.background_map import Match, apply_mapping, read_mapping
from footprint.brightway.exporting import Targets, export
from footprint.brightway.importing import Import, import_database
from footprint.brightway.ours import library_table, product_system
from footprint.brightway.store import load_database, load_table
from footprint.engine.background import ArrayBackground
from footprint.engine.run import compute
from footprint.inventory.library import load_library
from footprint.inventory.matrix import MatrixDatabase
from footprint.model.result import FootprintResult
from footprint.pipeline.assess import assess

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
        With the shipped inventory, and with the imported database [kg CO2e per declared unit].
    database
        The imported database.
    inexact
        Matches used whose sign is not ``=``.
    """

    shipped: FootprintResult
    swapped: FootprintResult
    database: MatrixDatabase
    inexact: tuple[Match, ...]


def swap_background(submission: Path, stored: Path, mapping: Path) -> Swap:
    """Compute a submission's label again on an imported database.

    The result informs a review: rules that look at records of the inventory are judged on the shipped one only.

    Raises
    ------
    footprint.errors.InputError
        With every fault of the submission or the mapping, and every process that has no match.
    """
    case = assess(submission).case
    plan = case.plans[VARIANT]
    database, matches = load_database(stored), read_mapping(mapping)
    swapped = apply_mapping(plan, matches, database)
    used = {entry.supplier for activity in plan.activities for entry in activity.inputs}
    return Swap(
        shipped=case.result,
        swapped=compute(swapped, ArrayBackground(database, load_library().characterisations)),
        database=database,
        inexact=tuple(m for m in matches.matches if m.sign != "=" and m.source in used),
    )
