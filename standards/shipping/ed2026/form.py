"""What the workbook offers where a field is free text."""

from collections.abc import Mapping

from footprint.engine.background import Background
from footprint.errors import Text
from footprint.model.distance import Distance
from footprint.model.form import Choice
from footprint.rules.edition import Edition


def choices(edition: Edition, background: Background) -> Mapping[str, tuple[Choice, ...]]:
    """Inventory processes by kind of element, trade lanes, and the routes of the table of distances."""
    tables, wording = edition.data.tables, edition.data.wording

    def processes(table: str) -> tuple[Choice, ...]:
        return tuple(Choice(process, background.processes[process].name) for process in tables[table])

    return {
        "legs.process": processes("leg_processes"),
        "hubs.process": processes("hub_processes"),
        "hub_energy.process": processes("energy_processes"),
        "voyages.lane": tuple(Choice(lane, wording[f"lane.{lane}"]) for lane in tables["lanes"]),
        "voyages.route": tuple(Choice(way.id, _route(edition, way)) for way in background.distances.values()),
    }


def _route(edition: Edition, way: Distance) -> Text:
    how = edition.data.wording[f"way.{way.route.value}"]
    return Text(
        f"{way.origin.name.zh}–{way.destination.name.zh}（{how.zh}）",
        f"{way.origin.name.en} to {way.destination.name.en} ({how.en})",
    )
