"""Rules of the edition, in clause order."""

from footprint.rules.rule import Rule
from standards.jewelry_gold.ed2026.rules import (
    balance,
    boundary,
    claims,
    cutoff,
    documents,
    electricity,
    monthly,
    names,
    origin,
    period,
    quality,
    scope,
)

RULES: tuple[Rule, ...] = (
    *scope.RULES,
    *names.RULES,
    *documents.RULES,
    *boundary.RULES,
    *cutoff.RULES,
    *period.RULES,
    *monthly.RULES,
    *electricity.RULES,
    *origin.RULES,
    *balance.RULES,
    *quality.RULES,
    *claims.RULES,
)
