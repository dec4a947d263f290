"""The variants of one submission recomputed from intensities, each by its own set of characterisation factors."""

from collections.abc import Mapping

from footprint.engine.background import Background
from footprint.engine.uncertainty import SampledBackground
from footprint.engine.whatif import Intensities, rescore
from footprint.model.plan import Plan
from footprint.model.result import FootprintResult


def backgrounds_of(plans: Mapping[str, Plan], library: Background) -> dict[str, SampledBackground]:
    """The part of the inventory that the plans of each characterisation set draw on, by set; the label's comes first.

    A number that a source states has one stream of draws, whatever the set, so that the variants stay paired.
    """
    sets = dict.fromkeys([plans["label"].characterisation, *(plan.characterisation for plan in plans.values())])
    return {
        name: SampledBackground(library, name, _drawn([p for p in plans.values() if p.characterisation == name]))
        for name in sets
    }


def rescored(
    plans: Mapping[str, Plan], library: Background, intensities: Mapping[str, Intensities]
) -> dict[str, FootprintResult]:
    """Result of every variant from the intensities by its set [kg CO2e per declared unit]."""
    return {variant: rescore(plan, library, intensities[plan.characterisation]) for variant, plan in plans.items()}


def _drawn(plans: list[Plan]) -> frozenset[str]:
    foreground = {activity.id for plan in plans for activity in plan.activities}
    drawn = {entry.supplier for plan in plans for activity in plan.activities for entry in activity.inputs}
    return frozenset(drawn - foreground)
