"""Everything the service draws on as lines of one kind, whichever sheet they were filled in on."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from footprint.model.base import Quantity
from standards.tourism.ed2026.submission import TourismSubmission
from standards.tourism.ed2026.vocabulary import Basis, Item, Reading, Sharing


@dataclass(frozen=True, slots=True)
class Line:
    """One input of the period.

    Parameters
    ----------
    sheet, index
        Where it was filled in.
    field
        Field that holds the amount, for its place.
    name, item, process
        What it is.
    amount
        Of the whole house where `sharing` says so.
    sharing, basis
        What the amount is for, and how it was established.
    documents
        Evidence named.
    """

    sheet: str
    index: int
    field: str
    name: str
    item: Item
    process: str
    amount: Quantity
    sharing: Sharing
    basis: Basis
    documents: tuple[str, ...]

    @property
    def tag(self) -> str:
        """Tag of the rows that this line brings in."""
        return f"{self.sheet}_{self.index}"


_BASIS = {Reading.READ: Basis.METERED, Reading.ESTIMATED: Basis.ESTIMATED}


def lines_of(data: TourismSubmission) -> tuple[Line, ...]:
    """Inputs, months of meters, and journeys."""
    return (*_activities(data), *_meters(data), *_trips(data))


def share_of(data: TourismSubmission, line: Line) -> Decimal:
    """Part of a line that is the service's.

    A house's amount is shared by floor area: rooms among all that earns. Where there is no house to share, the amount
    is wholly the service's.
    """
    hotel = data.hotel
    if line.sharing is Sharing.SERVICE or hotel is None:
        return Decimal(1)
    rooms = hotel.rooms_area.to("m2")
    return rooms / (rooms + hotel.meeting_area.to("m2") + hotel.other_area.to("m2"))


def _activities(data: TourismSubmission) -> Iterator[Line]:
    for index, a in enumerate(data.activities):
        yield Line("activities", index, "amount", a.name, a.item, a.process, a.amount, a.sharing, a.basis, a.documents)


def _meters(data: TourismSubmission) -> Iterator[Line]:
    for index, m in enumerate(data.meters):
        name, basis = f"{m.name} {m.month}", _BASIS[m.reading]
        yield Line("meters", index, "amount", name, m.item, m.process, m.amount, m.sharing, basis, m.documents)


def _trips(data: TourismSubmission) -> Iterator[Line]:
    for index, t in enumerate(data.trips):
        travelled = Quantity(value=t.persons * t.distance.to("km"), unit="person*km")
        yield Line(
            "trips",
            index,
            "distance",
            t.name,
            Item.TRANSPORT,
            t.process,
            travelled,
            Sharing.SERVICE,
            t.basis,
            t.documents,
        )
