"""Places of the intake: cells, lines, and neither."""

import pytest

from footprint.report.places import CellPlace, LinePlace, located


@pytest.mark.parametrize(
    ("place", "meant"),
    [
        ("金料 Metals!C6", CellPlace("金料 Metals", "C6", 6, 3)),
        ("a!b!AB10", CellPlace("a!b", "AB10", 10, 28)),
        ("file.yaml:44", LinePlace(44)),
        ("a:b.yaml:1", LinePlace(1)),
        ("file.yaml:0", None),
        ("file.xlsx", None),
        ("Sheet!", None),
        ("Sheet!total", None),
        ("", None),
    ],
)
def test_places(place: str, meant: object) -> None:
    assert located(place) == meant
