"""The data-quality scheme of the edition: four scores a line, 1 best to 5 worst.

The scores follow from what the applicant states and from the inventory's own scores; none is entered by hand.
"""

from decimal import Decimal

from footprint.model.inventory import DataQuality
from footprint.rules.edition import Edition
from standards.jewelry_gold.ed2026.lines import Activity


def line_score(edition: Edition, line: Activity, process: DataQuality) -> Decimal:
    """Mean of technological, geographical, temporal and reliability scores of one input.

    Each score is the worse of two: that of the amount, by the tables in edition.yaml, and that of the
    inventory process it is linked to.
    """
    tables = edition.data.tables
    technological = max(Decimal(tables["score_sharing"][line.sharing.value]), Decimal(process.technological))
    reliability = max(Decimal(tables["score_basis"][line.basis.value]), Decimal(process.reliability))
    scores = (technological, Decimal(process.geographical), Decimal(process.temporal), reliability)
    return sum(scores, Decimal(0)) / len(scores)
