"""What part of an amount the product takes: its own, the site's by mass, a shared refining step's by value."""

from decimal import Decimal
from typing import Literal

from standards.jewelry_gold.ed2026.lines import Activity
from standards.jewelry_gold.ed2026.special import Coproduct
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.vocabulary import Sharing

Allocation = Literal["economic", "mass"]


def product_share(data: GoldSubmission, line: Activity, allocation: Allocation = "economic") -> Decimal:
    """Part of a line's amount that this product takes, as a fraction.

    A refining step that yields several metals and cannot be subdivided is allocated by value at the mean price of
    three years, or by mass as the sensitivity; with no co-products listed the product takes all of it.
    """
    if line.sharing is Sharing.SITE:
        return data.site.product_output.to("g") / data.site.site_output.to("g")
    if line.sharing is Sharing.JOINT and data.coproducts:
        total = sum((weight(c, allocation) * c.mass.to("g") for c in data.coproducts), Decimal(0))
        ours = sum((weight(c, allocation) * c.for_product.to("g") for c in data.coproducts), Decimal(0))
        return ours / total
    return Decimal(1)


def weight(coproduct: Coproduct, allocation: Allocation) -> Decimal:
    """Mean price of three years [CNY/g], or 1 where masses count."""
    if allocation == "mass":
        return Decimal(1)
    prices = (coproduct.price_1, coproduct.price_2, coproduct.price_3)
    return sum((p.to("CNY/g") for p in prices), Decimal(0)) / len(prices)


def is_joint(data: GoldSubmission) -> bool:
    """Whether any amount belongs to a refining step shared with co-products."""
    return any(line.sharing is Sharing.JOINT for line in data.activities)
