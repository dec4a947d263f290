"""The results this edition puts on paper, unrounded."""

from collections.abc import Mapping

from footprint.model.result import FootprintResult
from footprint.rules.edition import Edition
from standards.jewelry_gold.ed2026.goldflow import gold_flow, share_of
from standards.jewelry_gold.ed2026.planning import OWN, PACKAGING
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.vocabulary import MetalKind


def evaluate(edition: Edition, data: GoldSubmission, results: Mapping[str, FootprintResult]) -> Mapping[str, float]:
    """Results by key, per gram of fine gold unless the key says otherwise.

    The quantity that bands judge leaves out packaging and takes alloy metals in; a gram of product holds
    `fineness` grams of fine gold, so that value per gram of fine gold = value per gram of product / fineness.
    """
    result = results["label"]
    fineness = float(data.fineness)
    piece = float(data.piece_mass)
    order = edition.data.tables["origin_order"]
    found = {
        "per_fine_gold": result.where(lambda r: PACKAGING not in r.tags) / fineness,
        "own_manufacturing": result.tagged(OWN) / fineness,
        "per_product": result.total,
        "per_piece": result.total * piece,
        "post_consumer_share": float(share_of(data, order, MetalKind.POST_CONSUMER)) * 100,
        "net_loss": float(gold_flow(data.balance).loss_rate) * 100,
    }
    if "market" in results:
        found["per_fine_gold_market"] = results["market"].where(lambda r: PACKAGING not in r.tags) / fineness
    return found
