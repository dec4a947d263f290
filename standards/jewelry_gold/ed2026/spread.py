"""Spread of what the applicant states (clause 7.1): by how an amount was established, weighed or assayed."""

import math
from collections.abc import Iterator, Mapping
from decimal import Decimal

from footprint.model.base import Quantity
from footprint.model.cited import Spread
from footprint.model.result import FootprintResult
from footprint.rules.edition import Edition
from standards.jewelry_gold.ed2026.planning import PACKAGING, line_tag
from standards.jewelry_gold.ed2026.submission import GoldSubmission
from standards.jewelry_gold.ed2026.supply import METAL
from standards.jewelry_gold.ed2026.vocabulary import Sharing

_WEIGHED = "称量与检测的扩展不确定度（k=2） / expanded uncertainty of weighing and assay (k=2)"
_ASSAYED = "检测的扩展不确定度（k=2） / expanded uncertainty of the assay (k=2)"
_MASS = "称量的扩展不确定度（k=2） / expanded uncertainty of weighing (k=2)"
_BALANCE = ("opening", "received", "product", "returned", "closing", "measured_loss")


def spreads(edition: Edition, data: GoldSubmission) -> Mapping[str, Spread]:
    """Spread by dotted path of the submission.

    Metal is known as well as the applicant weighs and assays; every other amount as well as its basis says,
    and less well where it is a share of the whole site's.
    """
    return dict([*_metal(data), *_amounts(edition, data)])


def expanded_uncertainty(edition: Edition, data: GoldSubmission, result: FootprintResult) -> Decimal:
    """Expanded uncertainty (k=2) of the judged value [kg CO2e/g of fine gold].

    Weighing and assay of the metal, and the spread of each input by its basis, in quadrature; prescribed factors
    have none here.
    """
    weighing, assay = data.balance.weighing.to("kg/kg"), data.balance.assay.to("kg/kg")
    metal = Decimal(result.tagged(METAL))
    squares = metal**2 * (weighing**2 + assay**2)
    known = spreads(edition, data)
    for index, _ in enumerate(data.activities):
        line = line_tag(index)
        part = Decimal(math.fsum(r.kg_co2e for r in result.rows if line in r.tags and PACKAGING not in r.tags))
        squares += (part * ((known[f"activities.{index}.amount"].gsd2 or Decimal(1)) - 1)) ** 2
    return squares.sqrt() / data.fineness


def _metal(data: GoldSubmission) -> Iterator[tuple[str, Spread]]:
    weighing, assay = data.balance.weighing.to("kg/kg"), data.balance.assay.to("kg/kg")
    both = (weighing**2 + assay**2).sqrt()
    for index, _ in enumerate(data.metals):
        yield f"metals.{index}.mass", _factor(both, _WEIGHED)
    for field in _BALANCE:
        if getattr(data.balance, field) is None:
            continue
        yield f"balance.{field}", _factor(both, _WEIGHED)
    for index, part in enumerate(data.parts):
        yield f"parts.{index}.fineness", _share(part.fineness, assay)
    for field in ("product_output", "site_output"):
        yield f"site.{field}", _factor(weighing, _MASS)


def _factor(relative: Decimal, basis: str) -> Spread:
    return Spread(gsd2=1 + relative, basis=basis) if relative else Spread(basis=basis)


def _share(content: Quantity, relative: Decimal) -> Spread:
    """An interval that a content cannot leave: no piece is more than wholly of its metal."""
    if not relative:
        return Spread(basis=_ASSAYED)
    whole = Quantity(value=Decimal(1), unit="kg/kg").to(content.unit)
    high = min(whole, content.value * (1 + relative))
    return Spread(low=content.value * (1 - relative), high=high, basis=_ASSAYED)


def _amounts(edition: Edition, data: GoldSubmission) -> Iterator[tuple[str, Spread]]:
    for index, line in enumerate(data.activities):
        spread = edition.parameters[f"gsd2_{line.basis.value}"].value.ln()
        if line.sharing is not Sharing.PRODUCT:
            spread = (spread**2 + edition.parameters["gsd2_site"].value.ln() ** 2).sqrt()
        basis = f"{line.basis.text.zh}、{line.sharing.text.zh} / {line.basis.text.en}, {line.sharing.text.en}"
        yield f"activities.{index}.amount", Spread(gsd2=spread.exp(), basis=basis)
