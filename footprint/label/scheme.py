"""Sizes and colours of the label and the certificate, as data."""

from functools import cache
from typing import Annotated, Any

from pydantic import Field, StringConstraints
from reportlab.lib.colors import HexColor

from footprint.label import data
from footprint.model.base import Record

Hex = Annotated[str, StringConstraints(pattern=r"^#[0-9A-F]{6}$")]


class Colours(Record):
    """The palette."""

    ink: Hex
    muted: Hex
    deep: Hex
    line: Hex
    pale: Hex
    accent: Hex
    accent_pale: Hex
    guilloche: Hex
    paper: Hex
    sample: Hex
    ground: Hex


class Scheme(Record):
    """``labels/scheme.yaml``."""

    label_width: float = Field(gt=0)
    """Width of the label as a file of its own [mm]."""
    colours: Colours
    bands: tuple[Hex, ...] = Field(min_length=2)

    def band(self, position: int, count: int) -> Any:
        """Colour of the band at `position` (0 is the best) on a scale of `count` bands."""
        last = len(self.bands) - 1
        return HexColor(self.bands[round(position * last / max(count - 1, 1))])


@cache
def scheme() -> Scheme:
    """The shipped scheme."""
    return Scheme.model_validate(data.read("scheme.yaml"))
