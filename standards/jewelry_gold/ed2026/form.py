"""What the workbook offers where a field is free text."""

from collections.abc import Mapping

from footprint.engine.background import Background
from footprint.model.form import Choice
from footprint.model.inventory import Scope
from footprint.rules.edition import Edition


def choices(edition: Edition, background: Background) -> Mapping[str, tuple[Choice, ...]]:
    """Inventory processes an applicant may link an input to; metals and gold are linked by the edition."""
    categories, processes = edition.data.tables["offered_categories"], edition.data.tables["offered_processes"]
    return {
        "activities.process": tuple(
            Choice(process.id, process.name)
            for process in sorted(background.processes.values(), key=lambda p: (p.category, p.id))
            if (process.category in categories or process.id in processes) and process.scope is not Scope.DIRECT
        )
    }
