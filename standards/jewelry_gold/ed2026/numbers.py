"""The results this edition puts on paper, unrounded."""

import math
from collections.abc import Mapping
from decimal import Decimal

from footprint.model.result import FootprintResult, Row
from footprint.rules.edition import Edition
from standards.jewelry_gold.ed2026.goldflow import flow_of, share_of
from standards.jewelry_gold.ed2026.planning import OWN, PACKAGING, STONES, line_tag
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.supply import FINE_GOLD
from standards.jewelry_gold.ed2026.vocabulary import MetalKind

POST_CONSUMER = (MetalKind.POST_CONSUMER, MetalKind.TRADE_IN)


def evaluate(edition: Edition, data: GoldSubmission, results: Mapping[str, FootprintResult]) -> Mapping[str, float]:
    """Results by key, per gram of fine gold unless the key says otherwise.

    The quantity that bands judge leaves out packaging and stones and takes alloy metals in; a gram of product holds
    `fineness` grams of fine gold, so that value per gram of fine gold = value per gram of product / fineness.
    """
    result = results["label"]
    fineness = float(data.fineness)
    piece = float(data.piece_mass)
    found = {
        "per_fine_gold": result.where(_judged) / fineness,
        "own_manufacturing": result.tagged(OWN) / fineness,
        "per_product": result.where(lambda r: STONES not in r.tags),
        "per_piece": result.total * piece,
        "without_gold": without_gold(result),
        "post_consumer_share": _percent(share_of(edition, data, *POST_CONSUMER)),
        "pre_consumer_share": _percent(share_of(edition, data, MetalKind.PRE_CONSUMER)),
        "net_loss": _percent(flow_of(edition, data).loss_rate),
        "primary_share": 100 * primary_share(edition, data, result),
    }
    if data.stones:
        found["stones"] = result.tagged(STONES) * piece
    for variant in ("market", "mass", "fifty_fifty", "cff"):
        if variant in results:
            found[f"per_fine_gold_{variant}"] = results[variant].where(_judged) / fineness
    return found


def without_gold(result: FootprintResult) -> float:
    """Footprint per gram of product without gold input and stones: cut-off and family are judged on it."""
    return result.where(lambda r: FINE_GOLD not in r.tags and STONES not in r.tags)


def primary_share(edition: Edition, data: GoldSubmission, result: FootprintResult) -> float:
    """Part of the footprint without gold that rests on primary data, as a fraction."""
    primary = edition.data.tables["primary"]
    lines = [line_tag(i) for i, line in enumerate(data.activities) if line.basis.value in primary]
    total = without_gold(result)
    return math.fsum(result.tagged(tag) for tag in lines) / total if total else 0.0


def _judged(row: Row) -> bool:
    return PACKAGING not in row.tags and STONES not in row.tags


def _percent(share: Decimal) -> float:
    return float(share) * 100
