"""Which trade lane two ports belong to: both ends decide, so that no lane can be chosen for its number."""

from footprint.rules.edition import Edition


def lane_of(edition: Edition, origin: str, destination: str) -> str:
    """Lane of a sea leg by the codes of its ports, in either direction.

    A lane of the table joins Asia to the places it lists; two ports outside Asia have no lane but the average.
    """
    tables = edition.data.tables
    ends = [_asian(tables["asian_countries"], port) for port in (origin, destination)]
    within = tables["asian_lanes"]
    if all(ends):
        return within[ends[0] if ends[0] == ends[1] else "across"]
    if not any(ends):
        return within["elsewhere"]
    far = destination if ends[0] else origin
    return _listed(tables["lanes"], far) or within["elsewhere"]


def _asian(countries: dict[str, str], port: str) -> str:
    return next((part for part, codes in countries.items() if port[:2] in codes.split()), "")


def _listed(lanes: dict[str, str], port: str) -> str:
    """Lane that lists the port itself, or else its country."""
    exact = [lane for lane, places in lanes.items() if port in places.split()]
    country = [lane for lane, places in lanes.items() if port[:2] in places.split()]
    return next(iter(exact + country), "")
