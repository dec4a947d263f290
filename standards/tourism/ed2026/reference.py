"""The value that a service is compared with, so that services with different declared units share one scale."""

from decimal import Decimal

from footprint.rules.edition import Edition
from standards.tourism.ed2026.submission import TourismSubmission


def reference(edition: Edition, data: TourismSubmission) -> Decimal:
    """Reference per declared unit [kg CO2e]; provisional, built in edition.yaml from published values.

    A tour and an event grow with their length: a day counts once a day, a night between two days once, the way there
    once for the whole event.
    """

    def of(name: str) -> Decimal:
        return edition.parameters[f"reference_{name}"].value

    if data.hotel is not None:
        return of("room_night")
    if data.scenic is not None:
        return of("visit")
    if data.tour is not None:
        return of("visitor_day") + of("night") * (data.tour.days - 1) / data.tour.days
    assert data.event is not None
    days = data.event.days
    return of("participant_travel") + of("participant_day") * days + of("night") * (days - 1)
