"""What purchased green power would change: a result beside the gross one, never inside it."""

import math
from collections.abc import Mapping
from decimal import Decimal

from footprint import units
from footprint.accounts.ledger import GreenPower
from footprint.engine.background import Background
from footprint.engine.run import compute
from footprint.errors import Problem, Text
from footprint.model.base import Quantity
from footprint.model.plan import Activity, Input, Plan, Stage

_ONE = Quantity(value=Decimal(1), unit="piece")
_NAME = Text("账户核对", "check of an account")


def drawn_footprint(drawn: Mapping[str, Decimal], background: Background, characterisation: str) -> float:
    """Footprint of amounts drawn from processes, in their reference units [kg CO2e].

    Raises
    ------
    InputError
        If a process is unknown or counts direct emissions only.
    EngineError
        If the number cannot be computed.
    """
    inputs = tuple(
        Input(
            supplier=process,
            amount=amount,
            unit=background.processes[process].reference.unit if process in background.processes else "kg",
            line=_NAME,
            place=process,
        )
        for process, amount in drawn.items()
        if amount
    )
    if not inputs:
        return 0.0
    activity = Activity(id="account_check", name=_NAME, stage=Stage.PRODUCTION, output=_ONE, inputs=inputs)
    plan = Plan(
        characterisation=characterisation,
        demand=activity.id,
        declared_unit=_ONE,
        declared_unit_name=_NAME,
        activities=(activity,),
        boundary="account_check",
        stages=(Stage.PRODUCTION,),
    )
    return compute(plan, background).total


def change(entry: GreenPower, background: Background, characterisation: str) -> float:
    """What the technology's process emits less than the one it stands for [kg CO2e]."""
    parts = [
        drawn_footprint(
            {process: entry.energy.to(background.processes[process].reference.unit)}, background, characterisation
        )
        for process in (entry.replaces, entry.by)
    ]
    return math.fsum((parts[0], -parts[1]))


def green_problems(
    entries: list[tuple[str, GreenPower]], drawn: Mapping[str, Decimal], background: Background
) -> list[Problem]:
    """Faults of green power against what was drawn: unknown processes, other units, more than was used.

    Parameters
    ----------
    entries
        Place and entry.
    drawn
        Amounts of the gross emissions by process, in its reference unit; empty if they are not known.
    background
        Inventory.
    """
    problems, claimed = [], dict[str, Decimal]()
    for place, entry in entries:
        names = [n for n in (entry.replaces, entry.by) if n not in background.processes]
        if names:
            problems.append(
                _fault("account.process", place, ", ".join(names), Text("清单中的过程", "processes of the inventory"))
            )
            continue
        reference = [background.processes[n].reference.unit for n in (entry.replaces, entry.by)]
        if not all(units.same_kind(entry.energy.unit, unit) for unit in reference):
            problems.append(
                _fault(
                    "account.unit",
                    place,
                    entry.energy.unit,
                    Text(f"可换算为 {reference[0]}", f"a unit that converts to {reference[0]}"),
                )
            )
            continue
        claimed[entry.replaces] = claimed.get(entry.replaces, Decimal(0)) + entry.energy.to(reference[0])
        used = drawn.get(entry.replaces, Decimal(0))
        if drawn and claimed[entry.replaces] > used:
            problems.append(
                _fault(
                    "account.more_than_used",
                    place,
                    f"{claimed[entry.replaces]:f} {reference[0]}",
                    Text(
                        f"不超过总量中 {entry.replaces} 的用量 {used:f}",
                        f"no more than the gross emissions draw of {entry.replaces}: {used:f}",
                    ),
                )
            )
    return problems


def _fault(code: str, place: str, found: str, expected: Text) -> Problem:
    return Problem(code, place, Text.same(found), expected, Text("改正绿电条目", "correct the entry of green power"))
