"""Amounts that a workbook states as formulas over parameters. Child process only.

bw2io reads the formulas and leaves the amount in the cell, often zero, as it is; Brightway evaluates them only for
activities with parameters of their own. Taken as they stand, such exchanges would silently be zero.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from bw2parameters import ParameterSet

from footprint.errors import InputError, Problem, Text

Parameters = dict[str, dict[str, Any]]


def evaluate(
    nodes: Iterable[dict[str, Any]],
    project: Iterable[Mapping[str, Any]] | None,
    database: Iterable[Mapping[str, Any]] | None,
    place: str,
) -> None:
    """Set the amount of every exchange that has a formula.

    Parameters
    ----------
    nodes
        From an importer; changed in place.
    project, database
        Parameters of the workbook; those of an activity, or of a group of them, stand in its node.
    place
        How messages call the file.

    Raises
    ------
    footprint.errors.InputError
        With every formula that cannot be evaluated.
    """
    problems: list[Problem] = []
    nodes = list(nodes)
    known = _values(_named(project), {}, place, problems)
    known = _values(_named(database), known, place, problems)
    groups: dict[str, Parameters] = {}
    for number, node in enumerate(nodes):
        for parameter in node.get("parameters") or ():
            groups.setdefault(str(parameter.get("group") or number), {})[str(parameter["name"])] = dict(parameter)
    found = {name: _values(group, known, f"{place}: {name}", problems) for name, group in groups.items()}
    for number, node in enumerate(nodes):
        scope = dict(known)
        for name in {str(p.get("group") or number) for p in node.get("parameters") or ()}:
            scope |= found[name]
        for exchange in node.get("exchanges", ()):
            if isinstance(formula := exchange.get("formula"), str) and formula.strip():
                result = _values({"result_of_formula": {"formula": formula}}, scope, _where(place, node), problems)
                exchange["amount"] = result.get("result_of_formula", 0.0)
    if problems:
        raise InputError(problems)


def _named(parameters: Iterable[Mapping[str, Any]] | None) -> Parameters:
    return {str(p["name"]): dict(p) for p in parameters or ()}


def _values(
    parameters: Parameters, known: Mapping[str, float], place: str, problems: list[Problem]
) -> dict[str, float]:
    """Values of `parameters` and of all that is known; a fault leaves them out."""
    if not parameters:
        return dict(known)
    try:
        values = ParameterSet(parameters, {k: v for k, v in known.items() if k not in parameters}).evaluate()
        return {name: float(value) for name, value in values.items()}
    except Exception as exc:  # the library and the interpreter below it raise whatever a formula makes them raise
        formulas = "; ".join(str(p["formula"]) for p in parameters.values() if p.get("formula")) or "-"
        reason = str(exc).strip().splitlines()[0] if str(exc).strip() else type(exc).__name__
        problems.append(
            Problem(
                "brightway.formula",
                place,
                Text(
                    f"无法求值的公式：{formulas[:200]}（{reason[:200]}）",
                    f"formulas that fail: {formulas[:200]} ({reason[:200]})",
                ),
                Text("由已定义参数构成的公式", "formulas over parameters that are defined"),
                Text("在工作簿中改正公式或补充参数", "correct the formula or define its parameters in the workbook"),
            )
        )
        return dict(known)


def _where(place: str, node: Mapping[str, Any]) -> str:
    return f"{place}: {node.get('name')}"
