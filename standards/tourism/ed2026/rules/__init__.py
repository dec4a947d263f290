"""Rules of the edition, in clause order."""

from footprint.rules.rule import Rule
from standards.tourism.ed2026.rules import (
    beside,
    boundary,
    claims,
    documents,
    electricity,
    meters,
    period,
    plausibility,
    quality,
    screening,
    statement,
    travel,
    unit,
)

RULES: tuple[Rule, ...] = (
    *documents.RULES,
    *boundary.RULES,
    *unit.RULES,
    *period.RULES,
    *meters.RULES,
    *screening.RULES,
    *travel.RULES,
    *electricity.RULES,
    *quality.RULES,
    *plausibility.RULES,
    *claims.RULES,
    *beside.RULES,
    *statement.RULES,
)
