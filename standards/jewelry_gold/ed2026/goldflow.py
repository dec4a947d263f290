"""Gold balance and what follows from it: the gap, the net loss, and how much metal the product is charged with."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from footprint.model.base import Quantity
from standards.jewelry_gold.ed2026.submission import Balance, GoldSubmission, Metal
from standards.jewelry_gold.ed2026.vocabulary import BatchOrigin, MetalKind

GOLD_KINDS = frozenset(
    {
        MetalKind.POST_CONSUMER,
        MetalKind.PRE_CONSUMER,
        MetalKind.E_WASTE,
        MetalKind.MINED,
        MetalKind.ARTISANAL,
        MetalKind.UNPROVEN,
        MetalKind.CUSTOMER,
    }
)


@dataclass(frozen=True)
class GoldFlow:
    """Fine gold of one product over its data period [g].

    Attributes
    ----------
    handled
        Opening stock plus receipts: what the balance has to account for.
    gap
        What the ledger cannot explain; negative when more gold left than came in.
    tolerance
        Expanded uncertainty of the gap, from weighing and assay combined in quadrature.
    lost
        Measured loss plus an unexplained positive gap.
    loss_rate
        Share of the gold charged that does not reach the product.
    """

    handled: Decimal
    gap: Decimal
    tolerance: Decimal
    lost: Decimal
    loss_rate: Decimal


def gold_flow(balance: Balance) -> GoldFlow:
    """Close the balance.

    A positive gap is charged as loss. A loss enters as input = output / (1 - loss rate), never as an added
    line; with no product and no loss the rate is zero.
    """

    def grams(quantity: Quantity) -> Decimal:
        return quantity.to("g")

    handled = grams(balance.opening) + grams(balance.received)
    explained = grams(balance.product) + grams(balance.returned) + grams(balance.closing) + grams(balance.measured_loss)
    gap = handled - explained
    relative = (balance.weighing.to("kg/kg") ** 2 + balance.assay.to("kg/kg") ** 2).sqrt()
    lost = grams(balance.measured_loss) + max(gap, Decimal(0))
    charged = grams(balance.product) + lost
    return GoldFlow(
        handled=handled,
        gap=gap,
        tolerance=relative * handled,
        lost=lost,
        loss_rate=lost / charged if charged else Decimal(0),
    )


def fine_gold(metal: Metal) -> Decimal:
    """Fine gold in a receipt [g]; alloy metals carry none."""
    if metal.kind not in GOLD_KINDS or metal.fineness is None:
        return Decimal(0)
    return metal.mass.to("g") * metal.fineness.to("kg/kg")


def total_fine_gold(data: GoldSubmission, *, from_stock: bool | None = None) -> Decimal:
    """Fine gold in all lines [g], or only in receipts (`from_stock` false) or opening stock (true)."""
    lines = (m for m in data.metals if from_stock is None or m.from_stock is from_stock)
    return sum((fine_gold(m) for m in lines), Decimal(0))


def charged_gold(data: GoldSubmission, order: Mapping[str, str]) -> dict[int, Decimal]:
    """Fine gold of each line that the product is charged with [g]; the least favourable origin is used up first.

    What goes back, stays in stock or is not needed is thereby taken to be the most favourable gold, so that gold
    passing through the books cannot improve a product it is not in.

    Parameters
    ----------
    data
        The submission.
    order
        Rank of each origin, 1 the least favourable; manufacturing scrap ranks by its batch.
    """
    lines = {i: fine_gold(m) for i, m in enumerate(data.metals) if m.kind in GOLD_KINDS}
    return _use_up(lines, {i: order[origin_key(data.metals[i])] for i in lines}, gold_needed(data))


def charged_alloys(data: GoldSubmission, order: Mapping[str, str]) -> dict[int, Decimal]:
    """Mass of each alloy metal that the product is charged with [g], the least favourable first."""
    lines = {i: m.mass.to("g") for i, m in enumerate(data.metals) if m.kind not in GOLD_KINDS}
    return _use_up(lines, {i: order[data.metals[i].kind.value] for i in lines}, alloy_needed(data))


def gold_needed(data: GoldSubmission) -> Decimal:
    """Fine gold the product takes [g]: its content / (1 - net loss).

    Where no alloy metal is declared the whole mass counts as gold, so that nothing goes without a burden.
    """
    has_alloys = any(m.kind not in GOLD_KINDS for m in data.metals)
    content = data.fineness if has_alloys else Decimal(1)
    return data.site.product_output.to("g") * content / (1 - gold_flow(data.balance).loss_rate)


def alloy_needed(data: GoldSubmission) -> Decimal:
    """Alloy metals the product takes [g], with the same loss as the gold."""
    rest = data.site.product_output.to("g") * (1 - data.fineness)
    return rest / (1 - gold_flow(data.balance).loss_rate)


def origin_key(metal: Metal) -> str:
    """Key of a line's origin: its kind, and for manufacturing scrap that of its batch as well."""
    if metal.kind is MetalKind.PRE_CONSUMER:
        return f"pre_consumer_{(metal.batch_origin or BatchOrigin.UNPROVEN).value}"
    return metal.kind.value


def share_of(data: GoldSubmission, order: Mapping[str, str], *kinds: MetalKind) -> Decimal:
    """Share of the gold charged to the product that is of these kinds."""
    charged = charged_gold(data, order)
    total = sum(charged.values(), Decimal(0))
    part = sum((grams for i, grams in charged.items() if data.metals[i].kind in kinds), Decimal(0))
    return part / total if total else Decimal(0)


def _use_up(lines: Mapping[int, Decimal], rank: Mapping[int, str], needed: Decimal) -> dict[int, Decimal]:
    """Amounts drawn by rank until `needed` is met; where there is too little, all of it, scaled up alike."""
    total = sum(lines.values(), Decimal(0))
    if total <= needed:
        return {i: amount * needed / total if total else Decimal(0) for i, amount in lines.items()}
    drawn, left = {}, needed
    for i in sorted(lines, key=lambda i: (int(rank[i]), i)):
        drawn[i] = min(lines[i], left)
        left -= drawn[i]
    return drawn
