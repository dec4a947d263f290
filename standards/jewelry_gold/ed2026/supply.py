"""Metals charged to the product: which process each line draws on, and how much of it."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from footprint.errors import Text
from footprint.model.plan import Input
from footprint.rules.edition import Edition
from standards.jewelry_gold.ed2026.goldflow import charged_alloys, charged_gold
from standards.jewelry_gold.ed2026.lines import Metal
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.vocabulary import BatchOrigin, MetalKind

METAL, FINE_GOLD, ALLOY = "metal", "fine_gold", "alloy"
RECYCLED = frozenset({MetalKind.POST_CONSUMER, MetalKind.TRADE_IN, MetalKind.E_WASTE})
"""Recycled kinds free of upstream burden; manufacturing scrap is not among them."""


def metal_inputs(
    edition: Edition, data: GoldSubmission, place: Callable[..., str], kept: Decimal = Decimal(1)
) -> list[Input]:
    """Metals charged to the product over the period, line by line.

    Parameters
    ----------
    edition, data, place
        The edition, the submission, and where each part of it was read.
    kept
        Part of the recycled gold that is counted as recycled; the rest counts as mined (sensitivity to the
        allocation of recycling).
    """
    gold = charged_gold(edition, data)
    charged = gold | charged_alloys(edition, data)
    mined = edition.data.tables["metal_process"][MetalKind.MINED.value]
    found = []
    for index, metal in enumerate(data.metals):
        tags = frozenset({METAL, FINE_GOLD if index in gold else ALLOY})
        part = kept if metal.kind in RECYCLED else Decimal(1)
        draws = [(supplier, factor * part) for supplier, factor in _suppliers(edition, metal)]
        if part < 1:
            draws.append((mined, 1 - part))
        found += [
            Input(
                supplier=supplier,
                amount=charged[index] * factor,
                unit="g",
                line=Text.same(metal.name),
                tags=tags,
                place=place("metals", index, "mass"),
            )
            for supplier, factor in draws
            if charged[index]
        ]
    return found


def own_footprint(edition: Edition, metal: Metal) -> Decimal | None:
    """Supplier's own footprint as it counts [kg CO2e/kg]; none if it has none, may have none, or gains nothing by it.

    It never counts below the edition's floor for its kind. Above the ceiling, which is the conventional value, the
    conventional value stands: whoever shows a study fares no worse than whoever shows none.
    """
    limits = _limits(edition, metal)
    if metal.footprint is None or limits is None:
        return None
    floor, ceiling = limits
    stated = metal.footprint.to("kg/kg")
    return None if stated >= ceiling else max(stated, floor)


def floor_of(edition: Edition, metal: Metal) -> Decimal | None:
    """Least that a supplier's footprint of this kind counts [kg CO2e/kg]; none where none is admitted."""
    limits = _limits(edition, metal)
    return limits[0] if limits else None


def _limits(edition: Edition, metal: Metal) -> tuple[Decimal, Decimal] | None:
    names = edition.data.tables["supplier_footprint"].get(metal.kind.value)
    if names is None:
        return None
    floor, ceiling = names.split()
    return _per_kg(edition, floor), _per_kg(edition, ceiling)


def _suppliers(edition: Edition, metal: Metal) -> Iterator[tuple[str, Decimal]]:
    """Processes a gram of this metal draws on; pre-consumer scrap keeps its batch's burden and is refined on top."""
    process = edition.data.tables["metal_process"]
    kind = metal.kind.value
    if metal.kind is MetalKind.PRE_CONSUMER:
        yield process[(metal.batch_origin or BatchOrigin.UNPROVEN).value], Decimal(1)
        kind = "refining"
    own = own_footprint(edition, metal)
    if own is None:
        yield process[kind], Decimal(1)
    else:
        yield process["declared"], own


def _per_kg(edition: Edition, name: str) -> Decimal:
    parameter = edition.parameters[name]
    return parameter.value * parameter.unit_fraction
