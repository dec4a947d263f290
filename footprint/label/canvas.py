"""Empty documents to draw in."""

from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from footprint.label.fonts import font

# Streams as they are, not as ASCII text a quarter longer.
rl_config.useA85 = 0


def blank(out: BinaryIO, wide: float, high: float) -> Any:
    """A canvas of `wide` by `high` [pt] that writes no clock and no font that is not embedded."""
    name = font().fontName
    size = (wide, high)
    return Canvas(out, pagesize=size, invariant=1, initialFontName=name, pdfVersion=(1, 7), lang="zh-CN")
