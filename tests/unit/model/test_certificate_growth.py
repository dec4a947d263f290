"""A field that came later leaves what was signed before as it was."""

from footprint.model.certificate import Band


def test_a_silent_later_field_is_absent() -> None:
    band = Band(reached="A", scale=("A", "B"), bounds=("1.32",))

    assert band.model_dump(mode="json") == {"reached": "A", "scale": ["A", "B"], "bounds": ["1.32"]}


def test_a_later_field_that_says_something_is_written_and_read_back() -> None:
    band = Band(reached="A", scale=("A", "B"), bounds=("80",), number="ratio")

    assert band.model_dump(mode="json")["number"] == "ratio"
    assert Band.model_validate_json(band.model_dump_json()) == band
