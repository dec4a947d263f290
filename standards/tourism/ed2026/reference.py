"""The value that a service is compared with, so that services with different declared units share one scale."""

from decimal import Decimal

from footprint.rules.edition import Edition
from standards.tourism.ed2026.lines import lines_of
from standards.tourism.ed2026.submission import TourismSubmission
from standards.tourism.ed2026.vocabulary import Item


def reference(edition: Edition, data: TourismSubmission) -> Decimal:
    """Reference per declared unit [kg CO2e]; provisional, built in edition.yaml from published values.

    A tour and an event grow with their length: a day counts once a day, the way there once for the whole event. A night
    between two days counts as far as nights were bought: a service without lodging is compared with one without.
    """

    def of(name: str) -> Decimal:
        return edition.parameters[f"reference_{name}"].value

    if data.hotel is not None:
        return of("room_night")
    if data.scenic is not None:
        return of("visit")
    if data.tour is not None:
        nights = of("night") * (data.tour.days - 1) / data.tour.days
        return of("visitor_day") + min(nights, _bought(edition, data))
    assert data.event is not None
    days = data.event.days
    nights = min(of("night") * (days - 1), _bought(edition, data))
    return of("participant_travel") + of("participant_day") * days + nights


def _bought(edition: Edition, data: TourismSubmission) -> Decimal:
    """Reference of the nights that were bought, per declared unit [kg CO2e]."""
    bought = sum((line.amount.value for line in lines_of(data) if line.item is Item.LODGING), Decimal(0))
    return edition.parameters["reference_room_night"].value * bought / data.units.value
