"""The tables that are made, not written, by name."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from footprint.publishing.context import Context
from footprint.publishing.generated_defaults import characterisation_factors, default_values, exchanges, sources
from footprint.publishing.generated_derivations import derivations, sensitivity
from footprint.publishing.generated_distances import distances
from footprint.publishing.generated_rules import bands, conformity, parameters, results
from footprint.publishing.nodes import Node
from footprint.publishing.requirements import Requirement

Maker = Callable[[Context, tuple[str, ...], str, str, Sequence[Requirement]], Iterator[Node]]
"""From the context, what to make it of, number and caption of the table, and the requirements stated so far."""

MAKERS: Mapping[str, Maker] = {
    "bands": bands,
    "conformity": conformity,
    "parameters": parameters,
    "results": results,
    "default_values": default_values,
    "exchanges": exchanges,
    "characterisation_factors": characterisation_factors,
    "derivations": derivations,
    "sensitivity": sensitivity,
    "distances": distances,
    "sources": sources,
}
