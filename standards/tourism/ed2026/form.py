"""What the workbook offers where a field is free text."""

from collections.abc import Mapping

from footprint.engine.background import Background
from footprint.model.form import Choice
from footprint.rules.edition import Edition


def choices(edition: Edition, background: Background) -> Mapping[str, tuple[Choice, ...]]:
    """Inventory processes by what they may stand for; factors of direct emissions are not offered."""

    def offered(table: str) -> tuple[Choice, ...]:
        return tuple(Choice(p, background.processes[p].name) for p in edition.data.tables[table])

    return {
        "activities.process": offered("processes"),
        "meters.process": offered("metered_processes"),
        "trips.process": offered("modes"),
    }
