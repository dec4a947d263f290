"""Recomputes derived numbers from the numbers they name as parents."""

import ast
import math
import operator
from collections.abc import Mapping

import simpleeval

TOLERANCE = 1e-6
"""Relative difference between a stated and a recomputed number that still counts as equal."""

_LONGEST = 300
_OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.USub: operator.neg,
}


class FormulaError(ValueError):
    """A formula that is not plain arithmetic over its parents."""


def recompute(formula: str, parents: Mapping[str, float]) -> float:
    """Value of `formula`, arithmetic (+, -, *, / and brackets) over its parents.

    Parameters
    ----------
    formula
        Such as ``"a * b / 3.6"``; constants convert between the units the numbers are stated in.
    parents
        Values by the names the formula uses; each has to be used.

    Raises
    ------
    FormulaError
        If the formula cannot be evaluated, is not finite, or leaves a parent unused.
    """
    if len(formula) > _LONGEST:
        raise FormulaError(f"longer than {_LONGEST} characters")
    evaluator = simpleeval.SimpleEval(
        operators=_OPERATORS,
        functions={},
        names=dict(parents),
    )
    try:
        tree = evaluator.parse(formula)
        result = evaluator.eval(formula, previously_parsed=tree)
        number = float(result)
    except (
        simpleeval.InvalidExpression,
        SyntaxError,
        ArithmeticError,
        TypeError,
        ValueError,
        KeyError,
    ) as exc:
        raise FormulaError(f"{type(exc).__name__}: {exc}") from exc
    unused = set(parents) - {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    if unused:
        raise FormulaError(f"unused: {', '.join(sorted(unused))}")
    if not math.isfinite(number):
        raise FormulaError("not finite")
    return number


def agrees(stated: float, computed: float) -> bool:
    """Whether a stated number equals its recomputation within `TOLERANCE`."""
    return math.isclose(stated, computed, rel_tol=TOLERANCE, abs_tol=0.0)
