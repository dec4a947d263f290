"""What the workbook offers where a field is free text."""

from collections.abc import Mapping

from footprint.engine.background import Background
from footprint.model.form import Choice
from footprint.rules.edition import Edition


def choices(edition: Edition, background: Background) -> Mapping[str, tuple[Choice, ...]]:
    """Inventory processes an applicant may link an input to, as the edition lists them.

    Metals are linked by the edition; supply without combustion and factors of direct emissions are not offered.
    """
    offered = edition.data.tables["offered_processes"]
    return {
        "activities.process": tuple(Choice(process, background.processes[process].name) for process in offered),
    }
