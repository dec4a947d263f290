"""Gold balance and what follows from it: the gap, the net loss, and how much metal the product is charged with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from footprint.model.base import Quantity
from footprint.rules.edition import Edition
from standards.jewelry_gold.ed2026.lines import Metal
from standards.jewelry_gold.ed2026.submission import Balance, GoldSubmission
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
        MetalKind.TRADE_IN,
        MetalKind.BONDED,
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
        What the ledger cannot explain; negative when more gold left than came in. Where no loss is measured the
        default loss explains that much and no more.
    tolerance
        Expanded uncertainty of the gap, from weighing and assay combined in quadrature.
    lost
        Measured loss plus an unexplained positive gap; without a measurement at least the default loss.
    loss_rate
        Share of the gold charged that does not reach the product.
    """

    handled: Decimal
    gap: Decimal
    tolerance: Decimal
    lost: Decimal
    loss_rate: Decimal


def gold_flow(balance: Balance, default_loss: Decimal) -> GoldFlow:
    """Close the balance.

    A positive gap is charged as loss. A loss enters as input = output / (1 - loss rate), never as an added
    line; with no product and no loss the rate is zero.

    Parameters
    ----------
    balance
        The ledger of the data period.
    default_loss
        Loss rate that applies where none is measured, as a fraction.
    """

    def grams(quantity: Quantity) -> Decimal:
        return quantity.to("g")

    handled = grams(balance.opening) + grams(balance.received)
    product = grams(balance.product)
    accounted = product + grams(balance.returned) + grams(balance.closing)
    if balance.measured_loss is None:
        default = product * default_loss / (1 - default_loss)
        gap = handled - accounted
        gap = max(gap - default, Decimal(0)) if gap > 0 else gap
        known = default
    else:
        known = grams(balance.measured_loss)
        gap = handled - accounted - known
    relative = (balance.weighing.to("kg/kg") ** 2 + balance.assay.to("kg/kg") ** 2).sqrt()
    lost = known + max(gap, Decimal(0))
    charged = product + lost
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


def default_loss(edition: Edition) -> Decimal:
    """Net loss rate of a workshop that measures none."""
    parameter = edition.parameters["net_loss_default"]
    return parameter.value * parameter.unit_fraction


def flow_of(edition: Edition, data: GoldSubmission) -> GoldFlow:
    """The balance of a submission, closed with the edition's default loss."""
    return gold_flow(data.balance, default_loss(edition))


def charged_gold(edition: Edition, data: GoldSubmission) -> dict[int, Decimal]:
    """Fine gold of each line that the product is charged with [g]; the least favourable origin is used up first.

    What goes back, stays in stock or is not needed is thereby taken to be the most favourable gold, so that gold
    passing through the books cannot improve a product it is not in.

    Parameters
    ----------
    edition
        Its ``origin_order`` ranks each origin, 1 the least favourable; manufacturing scrap ranks by its batch, and
        within a rank gold with a footprint of its own comes after gold without, the lowest last.
    data
        The submission.
    """
    order = edition.data.tables["origin_order"]
    lines = {i: fine_gold(m) for i, m in enumerate(data.metals) if m.kind in GOLD_KINDS}

    def rank(index: int) -> tuple[int, bool, Decimal]:
        metal = data.metals[index]
        own = metal.footprint.to("kg/kg") if metal.footprint else Decimal(0)
        return int(order[origin_key(metal)]), metal.footprint is not None, -own

    return _use_up(lines, sorted(lines, key=rank), gold_needed(edition, data))


def charged_alloys(edition: Edition, data: GoldSubmission) -> dict[int, Decimal]:
    """Mass of each alloy metal that the product is charged with [g], the least favourable first."""
    order = edition.data.tables["alloy_order"]
    lines = {i: m.mass.to("g") for i, m in enumerate(data.metals) if m.kind not in GOLD_KINDS}
    ranked = sorted(lines, key=lambda i: int(order[data.metals[i].kind.value]))
    return _use_up(lines, ranked, alloy_needed(edition, data))


def gold_needed(edition: Edition, data: GoldSubmission) -> Decimal:
    """Fine gold the product takes [g]: its content / (1 - net loss).

    Where no alloy metal is declared the whole mass counts as gold, so that nothing goes without a burden.
    """
    has_alloys = any(m.kind not in GOLD_KINDS for m in data.metals)
    content = data.fineness if has_alloys else Decimal(1)
    return data.site.product_output.to("g") * content / (1 - flow_of(edition, data).loss_rate)


def alloy_needed(edition: Edition, data: GoldSubmission) -> Decimal:
    """Alloy metals the product takes [g], with the same loss as the gold."""
    rest = data.site.product_output.to("g") * (1 - data.fineness)
    return rest / (1 - flow_of(edition, data).loss_rate)


def origin_key(metal: Metal) -> str:
    """Key of a line's origin: its kind, and for manufacturing scrap that of its batch as well."""
    if metal.kind is MetalKind.PRE_CONSUMER:
        return f"pre_consumer_{(metal.batch_origin or BatchOrigin.UNPROVEN).value}"
    return metal.kind.value


def share_of(edition: Edition, data: GoldSubmission, *kinds: MetalKind) -> Decimal:
    """Share of the gold charged to the product that is of these kinds."""
    charged = charged_gold(edition, data)
    total = sum(charged.values(), Decimal(0))
    part = sum((grams for i, grams in charged.items() if data.metals[i].kind in kinds), Decimal(0))
    return part / total if total else Decimal(0)


def _use_up(lines: Mapping[int, Decimal], ranked: Sequence[int], needed: Decimal) -> dict[int, Decimal]:
    """Amounts drawn in order until `needed` is met; where there is too little, all of it, scaled up alike."""
    total = sum(lines.values(), Decimal(0))
    if total <= needed:
        return {i: amount * needed / total if total else Decimal(0) for i, amount in lines.items()}
    drawn, left = {}, needed
    for i in ranked:
        drawn[i] = min(lines[i], left)
        left -= drawn[i]
    return drawn
