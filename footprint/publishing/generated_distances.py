"""The table of distances between ports."""

from collections.abc import Iterator, Sequence

from footprint.errors import Text
from footprint.publishing import cells, figures
from footprint.publishing.context import Context
from footprint.publishing.nodes import Node, Table
from footprint.publishing.requirements import Requirement

_COLUMNS = (
    Text("起讫港", "Ports"),
    Text("代码", "Codes"),
    Text("航路", "Way"),
    Text("数值", "Value"),
    Text("单位", "Unit"),
    Text("来源", "Source"),
)
_WAY = "way."
"""Prefix of the wording that names a way round."""


def distances(
    context: Context, _of: tuple[str, ...], number: str, caption: str, _stated: Sequence[Requirement]
) -> Iterator[Node]:
    """Every route of the inventory.

    Raises
    ------
    KeyError
        If the edition has no wording for a way round.
    """
    rows = tuple(
        (
            f"{context.of(way.origin.name)}–{context.of(way.destination.name)}",
            f"{way.origin.code}–{way.destination.code}",
            context.of(context.edition.data.wording[f"{_WAY}{way.route}"]),
            figures.number(way.length.value),
            context.unit(way.length.unit),
            cells.ground(context, way.length),
        )
        for way in context.library.distances.values()
    )
    columns = tuple(context.of(c) for c in _COLUMNS)
    yield Table(number, caption, columns, (18, 17, 16, 10, 7, 32), rows, centred=(1, 2, 3, 4), dense=True)
