"""Distances between ports: each route once, and never a route nobody chose."""

from collections.abc import Iterator, Mapping

from footprint.errors import InputError, Problem, Text
from footprint.inventory.reading import Folder
from footprint.model.distance import Distance, Route


def same_route_twice(folder: Folder) -> Iterator[Problem]:
    """One problem for each distance that is given a second time."""
    seen: dict[tuple[str, str, Route], str] = {}
    for placed in folder.distances.values():
        stretch = placed.record
        first, second = sorted((stretch.origin.code, stretch.destination.code))
        key = (first, second, stretch.route)
        if key in seen:
            yield Problem(
                "inventory.same_route",
                placed.place("id"),
                Text(f"与“{seen[key]}”是同一航程", f"the same voyage as '{seen[key]}'"),
                Text("每个航程一次", "each voyage once"),
                Text("删除其中一个", "delete one of them"),
            )
        seen[key] = stretch.id


def distance(distances: Mapping[str, Distance], origin: str, destination: str, route: Route) -> Distance:
    """The distance between two ports over `route`; direction does not matter.

    Raises
    ------
    footprint.errors.InputError
        If there is none; names the routes there are. Another route is never taken instead.
    """
    ends = {origin, destination}
    between = [d for d in distances.values() if {d.origin.code, d.destination.code} == ends]
    for stretch in between:
        if stretch.route is route:
            return stretch
    there = ", ".join(d.route for d in between)
    expected = (
        Text(f"下列之一：{there}", f"one of: {there}") if there else Text("已知的港口对", "a known pair of ports")
    )
    raise InputError(
        [
            Problem(
                "inventory.unknown_route",
                f"{origin}-{destination}",
                Text(f"没有经 {route} 的距离", f"no distance by route {route}"),
                expected,
                Text("明确选择航线，或补充 distances.yaml", "choose a route, or add it to distances.yaml"),
            )
        ]
    )
