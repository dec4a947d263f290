"""The indicator of the Hotel Carbon Measurement Initiative, a second result that never enters the footprint.

On-site energy with direct emission factors, refrigerants and outsourced laundry, split between rooms and meeting space
by floor area, per room-night let. The direct factors stand in edition.yaml and are used nowhere else: the inventory
admits no direct factor to a footprint.
"""

from decimal import Decimal

from footprint.model.base import Quantity
from footprint.model.result import FootprintResult
from footprint.rules.edition import Edition
from standards.tourism.ed2026.groups import Hotel
from standards.tourism.ed2026.lines import Line, lines_of, share_of
from standards.tourism.ed2026.submission import TourismSubmission
from standards.tourism.ed2026.vocabulary import Item, Sharing

_AS_IN_FOOTPRINT = frozenset({Item.REFRIGERANTS, Item.LAUNDRY})


def hcmi(edition: Edition, data: TourismSubmission, hotel: Hotel, result: FootprintResult) -> float | None:
    """Indicator per room-night let [kg CO2e]; None where an energy carrier has no direct factor.

    Parameters
    ----------
    edition
        Direct factors of energy carriers, by the inventory process that the applicant chose.
    data, hotel
        The submission and its house.
    result
        Footprint, for refrigerants and laundry: what is released and what a laundry burns is the same in both results.
    """
    factors = edition.data.tables["hcmi_factors"]
    total = 0.0
    for line in lines_of(data):
        rooms = _share(hotel, line)
        if line.item is Item.ENERGY:
            if line.process not in factors:
                return None
            factor = edition.parameters[factors[line.process]]
            total += float(_amount(line.amount, factor.unit) * factor.value * rooms / hotel.room_nights.value)
        elif line.item in _AS_IN_FOOTPRINT:
            total += result.tagged(line.tag) * float(rooms / share_of(data, line))
    return total


def _amount(amount: Quantity, per: str) -> Decimal:
    """`amount` in the unit that a factor in `per`, such as kg/kWh, is for."""
    return amount.to(per.partition("/")[2])


def _share(hotel: Hotel, line: Line) -> Decimal:
    if line.sharing is Sharing.SERVICE:
        return Decimal(1)
    rooms = hotel.rooms_area.to("m2")
    return rooms / (rooms + hotel.meeting_area.to("m2"))
