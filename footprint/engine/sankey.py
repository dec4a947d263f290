"""A footprint as a flow diagram: from what emits, through what is drawn, to the product.

Needs no further solution: a process that is drawn in the amount t carries t times its intensity, each of its
inputs its amount times the input's intensity, and what is left is its own emission.
"""

import heapq
import math
from dataclasses import dataclass
from enum import StrEnum

from footprint.engine.compiled import CompiledBackground
from footprint.model.result import FootprintResult


class NodeKind(StrEnum):
    """What a node stands for."""

    PRODUCT = "product"
    STAGE = "stage"
    ACTIVITY = "activity"
    PROCESS = "process"
    """A background process with everything upstream of it."""
    DIRECT = "direct"
    """What a process itself emits."""
    REMAINDER = "remainder"
    """Everything below the cut-off."""


@dataclass(frozen=True)
class Node:
    """A box of the diagram. A process may stand in several places of the tree."""

    key: int
    kind: NodeKind
    name: str


@dataclass(frozen=True)
class Link:
    """A band of the diagram, from the key of one node to that of another [kg CO2e per declared unit]."""

    source: int
    target: int
    kg_co2e: float


@dataclass(frozen=True)
class Sankey:
    """Nodes by key, and links; at every node that has inflows they equal its outflows.

    The first node is the product, the second the remainder.
    """

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]


def sankey(result: FootprintResult, compiled: CompiledBackground, cutoff: float = 0.01, limit: int = 60) -> Sankey:
    """The flow diagram of a footprint.

    Parameters
    ----------
    result
        Computed on the background that was compiled.
    compiled
        Its intensities.
    cutoff
        Flows below this share of the total are summed in the remainder.
    limit
        Number of nodes from which no further process is opened.
    """
    graph = _Graph(compiled, cutoff * sum(abs(kg) for kg in result.by(lambda row: row.supplier).values()))
    stages: dict[str, int] = {}
    for stage, kg in result.by(lambda row: row.stage).items():
        stages[stage] = graph.add(NodeKind.STAGE, stage, _PRODUCT, kg)
    activities: dict[str, int] = {}
    for (stage, activity), kg in result.by(lambda row: (row.stage, row.activity)).items():
        activities[activity] = graph.add(NodeKind.ACTIVITY, activity, stages[stage], kg)
    for (activity, supplier), kg in result.by(lambda row: (row.activity, row.supplier)).items():
        graph.attach(compiled.database.index[supplier], activities[activity], kg)
    while graph.waiting and len(graph.nodes) < limit:
        graph.open_largest()
    return graph.finished()


_PRODUCT, _REMAINDER = 0, 1


class _Graph:
    """A diagram in the making, and the processes that may still be opened, largest first."""

    def __init__(self, compiled: CompiledBackground, least: float) -> None:
        self.compiled = compiled
        self.least = least
        self.nodes = [
            Node(_PRODUCT, NodeKind.PRODUCT, "product"),
            Node(_REMAINDER, NodeKind.REMAINDER, "remainder"),
        ]
        self.links: list[Link] = []
        self.waiting: list[tuple[float, int, int, float]] = []

    def add(self, kind: NodeKind, name: str, target: int, kg: float) -> int:
        """Add a node that flows into `target`; return its key."""
        key = len(self.nodes)
        self.nodes.append(Node(key, kind, name))
        self.links.append(Link(key, target, kg))
        return key

    def attach(self, process: int, target: int, kg: float) -> None:
        """Let a background process flow into `target`, or the remainder if it is too small."""
        if abs(kg) < self.least:
            self.links.append(Link(_REMAINDER, target, kg))
            return
        node = self.add(NodeKind.PROCESS, self.compiled.database.processes[process], target, kg)
        heapq.heappush(self.waiting, (-abs(kg), node, process, kg))

    def open_largest(self) -> None:
        """Split what a process carries into its inputs and its own emission."""
        _, node, process, kg = heapq.heappop(self.waiting)
        technosphere, intensities = self.compiled.database.technosphere, self.compiled.intensities
        column = slice(technosphere.indptr[process], technosphere.indptr[process + 1])
        rows, amounts = technosphere.indices[column], technosphere.data[column]
        made = rows == process
        runs = kg / float(intensities[:, process].sum()) / float(amounts[made].sum())
        carried = -runs * amounts[~made] * intensities[:, rows[~made]].sum(axis=0)
        for row, part in zip(rows[~made].tolist(), carried.tolist(), strict=True):
            self.attach(row, node, part)
        emissions = self.compiled.database.biosphere.indptr[process : process + 2]
        if emissions[0] == emissions[1]:
            return
        direct = kg - float(carried.sum())
        if abs(direct) < self.least:
            self.links.append(Link(_REMAINDER, node, direct))
        else:
            self.add(NodeKind.DIRECT, self.nodes[node].name, node, direct)

    def finished(self) -> Sankey:
        """The diagram, with one link from the remainder to a node instead of many."""
        rest: dict[int, list[float]] = {}
        for link in self.links:
            if link.source == _REMAINDER:
                rest.setdefault(link.target, []).append(link.kg_co2e)
        kept = [link for link in self.links if link.source != _REMAINDER]
        small = [Link(_REMAINDER, target, math.fsum(parts)) for target, parts in rest.items()]
        return Sankey(tuple(self.nodes), (*kept, *(link for link in small if link.kg_co2e)))
