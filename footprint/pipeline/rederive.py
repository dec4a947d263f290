"""Recomputes what an edition derives from cited numbers and from the inventory, and compares."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from footprint.engine.background import Background
from footprint.engine.run import compute
from footprint.errors import InputError, Problem, Text
from footprint.inventory.derivation import TOLERANCE, FormulaError, agrees, recompute
from footprint.model.base import Quantity
from footprint.model.cited import Cited, Kind
from footprint.model.plan import Activity, Input, Plan, Stage
from footprint.rules.derivation import Derivation, ParameterValue, ProcessScore
from footprint.rules.edition import Edition, Parameter
from footprint.rules.rounding import plain

_TODO = Text("改正版次文件或说明为何改变", "correct the edition, or say why it changed")


@dataclass(frozen=True, slots=True)
class Variant:
    """What a parameter would be if one parent came from another source."""

    parent: str
    source: str
    """Source or process that gives the other value."""
    taken: Decimal
    value: Decimal


@dataclass(frozen=True, slots=True)
class Rederived:
    """One derived parameter: stated, recomputed, and how it hangs on the choice of sources.

    Parameters
    ----------
    name, unit
        The parameter.
    stated, exact, recomputed
        As the edition says; unrounded; rounded as the edition rounds.
    agrees
        Whether the edition still says what its sources give.
    variants
        One entry for each alternative of each parent.
    """

    name: str
    unit: str
    stated: Decimal
    exact: float
    recomputed: Decimal
    agrees: bool
    variants: tuple[Variant, ...]


def rederive(edition: Edition, background: Background) -> tuple[Rederived, ...]:
    """Every parameter of an edition that follows from others, in the order of the edition.

    Parameters
    ----------
    edition
        Edition to recompute.
    background
        Inventory the scores are taken from.

    Raises
    ------
    InputError
        With every formula that cannot be computed and every stated process score that the inventory does not give.
    """
    work = _Work(edition, background)
    found = [work.derive(name, p) for name, p in edition.parameters.items() if p.derivation or p.kind is Kind.DERIVED]
    if work.problems:
        raise InputError(list(dict.fromkeys(work.problems)))
    return tuple(entry for entry in found if entry)


class _Work:
    def __init__(self, edition: Edition, background: Background) -> None:
        self.edition = edition
        self.background = background
        self.characterisation = edition.data.tables["choices"]["characterisation"]
        self.problems: list[Problem] = []

    def derive(self, name: str, parameter: Parameter) -> Rederived | None:
        derivation = parameter.derivation or Derivation(
            formula=parameter.formula or "", parents=dict(parameter.parents)
        )
        try:
            values = {key: self._value(parent) for key, parent in derivation.parents.items()}
            exact = recompute(derivation.formula, values)
            variants = tuple(self._variants(derivation, values))
        except FormulaError as exc:
            self.problems.append(self._fault(name, "edition.formula", str(exc), derivation.formula))
            return None
        rounded = derivation.rounded(exact)
        same = rounded == parameter.value if derivation.decimals is not None else agrees(float(parameter.value), exact)
        return Rederived(name, parameter.unit, parameter.value, exact, rounded, same, variants)

    def _value(self, parent: Cited | ProcessScore | ParameterValue) -> float:
        if isinstance(parent, ParameterValue):
            return float(self.edition.parameters[parent.parameter].value)
        if isinstance(parent, ProcessScore):
            found = self._score(parent.process, parent.per)
            if not math.isclose(found, float(parent.value), rel_tol=TOLERANCE):
                stated = plain(parent.value)
                self.problems.append(self._fault(parent.process, "edition.score", stated, f"{found:.9g} {parent.unit}"))
            return found
        return float(parent.value)

    def _variants(self, derivation: Derivation, values: Mapping[str, float]) -> list[Variant]:
        found = []
        for key, parent in derivation.parents.items():
            for source, taken in self._others(parent):
                other = recompute(derivation.formula, {**values, key: taken})
                found.append(Variant(key, source, Decimal(f"{taken:.9g}"), derivation.rounded(other)))
        return found

    def _others(self, parent: Cited | ProcessScore | ParameterValue) -> list[tuple[str, float]]:
        if isinstance(parent, ProcessScore):
            return [(process, self._score(process, parent.per)) for process in parent.alternatives]
        if isinstance(parent, Cited):
            return [(other.source or other.kind.value, float(other.value)) for other in parent.alternatives]
        return []

    def _score(self, process: str, per: str) -> float:
        """Climate score of one unit of a process's product [kg CO2e]."""
        one = Quantity(value=Decimal(1), unit=per)
        supply = Input(supplier=process, amount=one.value, unit=per, line=Text.same(process), place=self.edition.id)
        activity = Activity(
            id="derivation", name=Text.same(process), stage=Stage.RAW_MATERIALS, output=one, inputs=(supply,)
        )
        plan = Plan(
            characterisation=self.characterisation,
            demand=activity.id,
            declared_unit=one,
            declared_unit_name=Text.same(per),
            activities=(activity,),
            boundary="cradle_to_gate",
            stages=(Stage.RAW_MATERIALS,),
        )
        return compute(plan, self.background).total

    def _fault(self, name: str, code: str, found: str, expected: str) -> Problem:
        return Problem(code, f"{self.edition.id}/edition.yaml#{name}", Text.same(found), Text.same(expected), _TODO)
