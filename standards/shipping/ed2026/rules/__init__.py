"""Rules of the edition, in clause order."""

from footprint.rules.rule import Rule
from standards.shipping.ed2026.rules import claims, distance, documents, fuel, inland, port, scope

RULES: tuple[Rule, ...] = (
    *scope.RULES,
    *documents.RULES,
    *distance.RULES,
    *inland.RULES,
    *fuel.RULES,
    *port.RULES,
    *claims.RULES,
)
