"""Loops among processes that use up at least as much as they make."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from footprint import units
from footprint.errors import Problem, Text
from footprint.inventory.reading import Folder
from footprint.model.inventory import Exchange, Process


def unproductive(folder: Folder) -> Iterator[Problem]:
    """One problem for each loop (a process that feeds itself included) with no net output.

    The technosphere matrix of such a loop is singular or its solution negative: a life cycle computed
    through it would be meaningless. Loops that do produce, such as power plants that use power, are allowed.
    """
    processes = {name: placed.record for name, placed in folder.processes.items()}
    suppliers = {
        name: {x.input for x in process.exchanges if x.input in processes and _usable(x, processes)}
        for name, process in processes.items()
    }
    while True:
        try:
            TopologicalSorter(suppliers).prepare()
            return
        except CycleError as exc:
            loop = [str(name) for name in exc.args[1]]
        gain = 1.0
        for supplier, consumer in pairwise(loop):
            gain *= _drawn(processes[consumer], processes[supplier])
        if gain >= 1:
            yield _problem(folder, loop)
        suppliers[loop[1]].discard(loop[0])


def _usable(exchange: Exchange, processes: dict[str, Process]) -> bool:
    supplier = processes[str(exchange.input)]
    return units.same_kind(exchange.amount.unit, supplier.reference.unit)


def _drawn(consumer: Process, supplier: Process) -> float:
    """Units of the supplier's product that one reference output of the consumer takes."""
    total = sum(
        units.convert(x.amount.value, x.amount.unit, supplier.reference.unit)
        for x in consumer.exchanges
        if x.input == supplier.id
    )
    return float(total / supplier.reference.amount)


def _problem(folder: Folder, loop: list[str]) -> Problem:
    chain = " ← ".join(loop)
    return Problem(
        "inventory.unproductive_loop",
        folder.processes[loop[1]].place("exchanges"),
        Text(f"没有净产出的循环：{chain}", f"a loop without net output: {chain}"),
        Text("循环中的消耗小于产出", "loops that use less than they make"),
        Text("改正数量或供应过程", "correct an amount or a supplier"),
    )
