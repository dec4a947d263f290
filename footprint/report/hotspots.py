"""Stage by input: where a footprint comes from, in parts that add up."""

from dataclasses import dataclass
from math import fsum

from footprint.errors import Text
from footprint.model.result import FootprintResult

_LEAST = 0.001
"""Share of the total below which inputs of a stage stand together in one line."""


@dataclass(frozen=True)
class Part:
    """One input of a stage, or the rest of them."""

    line: Text | None
    """None for the rest."""
    place: str
    kg_co2e: float
    share: float


@dataclass(frozen=True)
class StageParts:
    """A stage and its inputs, largest first."""

    stage: str
    kg_co2e: float
    share: float
    parts: tuple[Part, ...]


def hotspots(result: FootprintResult) -> tuple[StageParts, ...]:
    """Stages in their order, each with its inputs [kg CO2e per declared unit]; shares are of the total.

    Notes
    -----
    A total of zero has no shares: they are zero then.
    """
    cells = result.by(lambda row: (row.stage, row.line, row.place))
    found = []
    for stage, whole in result.by(lambda row: row.stage).items():
        inside = [(line, place, value) for (s, line, place), value in cells.items() if s == stage]
        inside.sort(key=lambda item: -abs(item[2]))
        large = [item for item in inside if abs(_share(item[2], result)) >= _LEAST]
        parts = [Part(line, place, value, _share(value, result)) for line, place, value in large]
        if len(large) < len(inside):
            rest = fsum(value for *_, value in inside[len(large) :])
            parts.append(Part(None, "", rest, _share(rest, result)))
        found.append(StageParts(stage, whole, _share(whole, result), tuple(parts)))
    return tuple(found)


def _share(value: float, result: FootprintResult) -> float:
    return value / result.total if result.total else 0.0
