"""Units as a document writes them: composed, and by the names of the trade."""

import pytest

from footprint.errors import Lang, Text
from footprint.publishing.figures import unit_name, with_unit

NAMES = {"ceu": Text("箱", "box"), "person": Text("人", "person")}


@pytest.mark.parametrize(
    ("unit", "lang", "expected"),
    [
        ("kg/kg", "zh", ""),
        ("year", "zh", "年"),
        ("t/ceu", "en", "t/box"),
        ("person*km", "zh", "人·km"),
        ("person*km", "en", "person·km"),
        ("kWh/m2", "zh", "kWh/m²"),
        ("Nm3", "en", "Nm³"),
    ],
)
def test_each_part_of_a_unit_has_its_name(unit: str, lang: Lang, expected: str) -> None:
    assert unit_name(unit, lang, NAMES) == expected


def test_a_unit_nobody_names_stays_as_the_registry_spells_it() -> None:
    assert unit_name("ceu/pc", "zh") == "ceu/pc"


def test_a_word_follows_its_number_closely_in_chinese_only() -> None:
    assert with_unit("1", "year", "zh") == "1年"
    assert with_unit("1", "year", "en") == "1\u00a0years"
