"""Every edition still says what its cited numbers and the inventory give."""

from decimal import Decimal

import pytest

from footprint.errors import InputError
from footprint.inventory.library import load_library
from footprint.pipeline.rederive import rederive
from footprint.rules.derivation import ProcessScore
from footprint.rules.edition import Edition
from footprint.rules.registry import edition_ids, load_edition

LIBRARY = load_library()


def with_parameter(edition: Edition, name: str, **update: object) -> Edition:
    parameters = dict(edition.parameters)
    parameters[name] = parameters[name].model_copy(update=update)
    data = edition.data.model_copy(update={"parameters": parameters})
    return Edition(data, edition.package, edition.digest)


@pytest.mark.parametrize("edition_id", edition_ids())
def test_the_edition_agrees_with_its_sources(edition_id: str) -> None:
    assert [entry.name for entry in rederive(load_edition(edition_id), LIBRARY) if not entry.agrees] == []


def test_every_bound_of_a_footprint_is_derived() -> None:
    """Bounds of a ratio are choices; bounds of a footprint follow from anchors."""
    for edition in map(load_edition, edition_ids()):
        if edition.data.judged_number.unit == "%":
            continue
        derived = {entry.name for entry in rederive(edition, LIBRARY)}
        assert {band.max for band in edition.data.bands if band.max} <= derived


def test_a_changed_bound_is_found() -> None:
    edition = with_parameter(load_edition("jewelry_gold@2026"), "bound_d", value=Decimal("25.56"))

    found = {entry.name: entry for entry in rederive(edition, LIBRARY)}

    assert not found["bound_d"].agrees
    assert found["bound_d"].recomputed == Decimal("25.55")


def test_a_score_the_inventory_does_not_give_is_named() -> None:
    edition = load_edition("jewelry_gold@2026")
    derivation = edition.parameters["bound_b"].derivation
    assert derivation is not None
    score = derivation.parents["low_carbon_mine"]
    assert isinstance(score, ProcessScore)
    parents = {**derivation.parents, "low_carbon_mine": score.model_copy(update={"value": Decimal("8.6")})}
    changed = with_parameter(edition, "bound_b", derivation=derivation.model_copy(update={"parents": parents}))

    with pytest.raises(InputError) as caught:
        rederive(changed, LIBRARY)

    (problem,) = caught.value.problems
    assert problem.place.endswith("#gold_mined_canada")
    assert problem.found.en == "8.6"


def test_sensitivity_recomputes_with_the_other_source() -> None:
    found = {entry.name: entry for entry in rederive(load_edition("jewelry_gold@2026"), LIBRARY)}
    variant = next(v for v in found["bound_d"].variants if v.source == "gold_supply_mix_world")

    assert variant.value == Decimal("12.59")  # 12.5 of Nuss and Eckelman, 0.08538 for making, up to the next hundredth
