"""Rules of the edition, in clause order."""

from footprint.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
