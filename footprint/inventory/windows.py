"""The years data represent, held against the years their sources appeared."""

from collections.abc import Iterable, Iterator

from footprint.errors import Problem, Text
from footprint.inventory.reading import Folder, Placed
from footprint.model.inventory import Form, Process

OLD = 10
"""Years after which data count as old: the fourth temporal score of docs/data-quality.md."""


def outside_window(placed: Placed[Process], folder: Folder) -> Iterator[Problem]:
    """A problem if a published factor claims to represent years after every source it rests on."""
    process = placed.record
    if process.form is not Form.AGGREGATED:
        return
    amounts = [x.amount for x in process.exchanges]
    named = {c.source for a in amounts for c in (a, *a.parents.values())} & folder.sources.keys()
    newest = max((folder.sources[str(name)].record.year for name in named), default=None)
    if newest is not None and process.valid_to > newest:
        yield Problem(
            "inventory.window",
            placed.place("valid_to"),
            Text(
                f"代表年份 {process.valid_to} 晚于来源（{newest}）",
                f"valid_to {process.valid_to} after its source ({newest})",
            ),
            Text("不晚于来源的发表年份", "no later than its source appeared"),
            Text("改正年份或换用更新的来源", "correct the year or cite a newer source"),
        )


def old(processes: Iterable[Process], year: int) -> list[Process]:
    """Processes whose data ended `OLD` years before `year` or earlier, the oldest first."""
    found = [p for p in processes if year - p.valid_to >= OLD]
    return sorted(found, key=lambda p: (p.valid_to, p.id))
