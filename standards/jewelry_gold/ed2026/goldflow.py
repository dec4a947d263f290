"""Gold balance and what follows from it: the gap, the net loss, and how much metal the product is charged with."""

from dataclasses import dataclass
from decimal import Decimal

from footprint.model.base import Quantity
from standards.jewelry_gold.ed2026.submission import Balance, GoldSubmission, Metal
from standards.jewelry_gold.ed2026.vocabulary import MetalKind

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


def total_fine_gold(data: GoldSubmission) -> Decimal:
    """Fine gold in all receipts [g]."""
    return sum((fine_gold(m) for m in data.metals), Decimal(0))


def share_of(data: GoldSubmission, *kinds: MetalKind) -> Decimal:
    """Share of the fine gold received that is of these kinds."""
    total = total_fine_gold(data)
    part = sum((fine_gold(m) for m in data.metals if m.kind in kinds), Decimal(0))
    return part / total if total else Decimal(0)
