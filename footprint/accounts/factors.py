"""What the inventory says about a process that a published number rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from footprint.engine.background import ArrayBackground, Background
from footprint.engine.compiled import compile_background
from footprint.inventory.library import Library
from footprint.model.cited import Cited, Kind
from footprint.model.inventory import Process


@dataclass(frozen=True)
class Factor:
    """A process with its intensity and its sources.

    Attributes
    ----------
    process
        As the inventory has it.
    intensity
        Everything upstream included [kg CO2e/reference unit].
    sources
        Ids of the sources of all numbers upstream, sorted.
    placeholder
        Whether any of those numbers is a placeholder.
    """

    process: Process
    intensity: float
    sources: tuple[str, ...]
    placeholder: bool


def factors_of(
    names: Sequence[str], background: Background, arrays: ArrayBackground, characterisation: str
) -> tuple[Factor, ...]:
    """Intensity and sources of each process.

    Parameters
    ----------
    names
        Ids of processes.
    background, arrays
        The inventory as records and as arrays.
    characterisation
        Id of the characterisation set.
    """
    if not names:
        return ()
    compiled = compile_background(arrays, characterisation)
    found = []
    for name in names:
        numbers = [n for upstream in _upstream(name, background) for n in _numbers(background.processes[upstream])]
        found.append(
            Factor(
                process=background.processes[name],
                intensity=float(compiled.intensities[:, compiled.database.index[name]].sum()),
                sources=tuple(sorted({n.source for n in numbers if n.source})),
                placeholder=any(n.kind is Kind.PLACEHOLDER for n in numbers),
            )
        )
    return tuple(found)


def source_titles(factor: Factor, library: Library) -> list[str]:
    """Title, publisher and year of each source, both languages."""
    found = [library.sources[s] for s in factor.sources]
    return [f"{s.title.zh} / {s.title.en}, {s.publisher}, {s.year}" for s in found]


def _upstream(name: str, background: Background) -> set[str]:
    reached, waiting = set(), [name]
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting += [x.input for x in background.processes[here].exchanges if x.input]
    return reached


def _numbers(process: Process) -> Iterator[Cited]:
    for exchange in process.exchanges:
        yield from _with_parents(exchange.amount)


def _with_parents(number: Cited) -> Iterator[Cited]:
    yield number
    for parent in number.parents.values():
        yield from _with_parents(parent)
