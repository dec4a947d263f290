"""Conservation of chemical elements over a process: what goes in comes out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from footprint import units
from footprint.errors import Problem, Text
from footprint.inventory.reading import Folder, Placed
from footprint.model.inventory import Balance, ElementaryFlow, Process

TOLERANCE = 0.003
"""Share of the element that may be unaccounted for: sources round, and 44/12 is not the exact ratio of weights."""

# Mass of the element in a unit mass of the gas, from standard atomic weights.
_SHARES = {
    ("C", "CO2"): 12.011 / 44.009,
    ("C", "CH4"): 12.011 / 16.043,
    ("N", "N2O"): 28.014 / 44.013,
}


@dataclass(frozen=True, slots=True)
class Closure:
    """An element balance per reference output of a process [kg of the element]."""

    element: str
    into: float
    product: float
    emitted: float
    lost: float

    @property
    def gap(self) -> float:
        """What remains unaccounted for, as a share of what goes in."""
        return (self.into - self.product - self.emitted - self.lost) / self.into if self.into else 1.0

    @property
    def closes(self) -> bool:
        """Whether the gap lies within the tolerance."""
        return abs(self.gap) <= TOLERANCE


def closure(process: Process, balance: Balance, flows: Mapping[str, ElementaryFlow]) -> Closure:
    """The balance of `process` computed from its exchanges; the units have been checked before."""
    into = sum(
        float(x.amount.value * balance.inputs[x.input].value)
        for x in process.exchanges
        if x.input is not None and x.input in balance.inputs
    )
    emitted = sum(
        float(units.convert(x.amount.value, x.amount.unit, "kg")) * _SHARES.get((balance.element, flow.gas), 0.0)
        for x in process.exchanges
        if x.emission is not None and (flow := flows.get(x.emission)) is not None
    )
    product = float(balance.product.value * process.reference.amount) if balance.product else 0.0
    lost = into * float(balance.lost.value) / 100 if balance.lost else 0.0
    return Closure(balance.element, into, product, emitted, lost)


def unbalanced(placed: Placed[Process], folder: Folder) -> Iterator[Problem]:
    """Problems of the balance a process states: inputs it does not have, units, a gap, a second fuel."""
    process, balance = placed.record, placed.record.balance
    if balance is None:
        return
    faulty = False
    drawn = {x.input: x.amount.unit for x in process.exchanges if x.input}
    for name, content in balance.inputs.items():
        if name not in drawn:
            faulty = True
            yield _problem(
                "balance_input",
                placed.place("balance", "inputs", name),
                Text(f"“{name}”不是本过程的投入", f"'{name}' is not an input of this process"),
                Text("本过程的投入", "an input of this process"),
                Text("改正编号", "correct the id"),
            )
        elif not units.same_kind(content.unit, f"kg/{drawn[name]}"):
            faulty = True
            yield _problem(
                "balance_unit",
                placed.place("balance", "inputs", name, "unit"),
                Text.same(content.unit),
                Text.same(f"kg/{drawn[name]}"),
                Text("按投入的单位给出含量", "give the content per unit of the input"),
            )
    if balance.product is None and len(drawn) != 1:
        faulty = True
        yield _problem(
            "second_supply",
            placed.place("exchanges"),
            Text(f"燃烧过程连接了 {len(drawn)} 个供应", f"a combustion process with {len(drawn)} supplies"),
            Text("恰好一个燃料供应", "exactly one supply, that of its fuel"),
            Text("分成两个过程，以免上游重复计算", "split it: upstream would count twice or not at all"),
        )
    if faulty:
        return
    found = closure(process, balance, {name: flow.record for name, flow in folder.flows.items()})
    if not found.closes:
        outgoing = found.product + found.emitted + found.lost
        yield _problem(
            "balance",
            placed.place("balance"),
            Text(
                f"{found.element} 不守恒：进 {found.into:.6g} kg，出 {outgoing:.6g} kg",
                f"{found.element} is not conserved: {found.into:.6g} kg in, {outgoing:.6g} kg out",
            ),
            Text(f"差额不超过 {TOLERANCE:.1%}", f"a gap of at most {TOLERANCE:.1%}"),
            Text("改正数量、含量或损失", "correct an amount, a content or the loss"),
        )


def _problem(code: str, place: str, found: Text, expected: Text, todo: Text) -> Problem:
    return Problem(f"inventory.{code}", place, found, expected, todo)
