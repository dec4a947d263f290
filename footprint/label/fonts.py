"""The embedded fonts: which characters they hold, and a text layer that reads right."""

from collections.abc import Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, Literal

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from footprint import resources

Weight = Literal["regular", "bold", "display"]
"""`display` holds figures, Latin and the titles only; nothing a user wrote is set in it."""

FILES: dict[Weight, str] = {
    "regular": "FootprintSansSC-Regular.ttf",
    "bold": "FootprintSansSC-Bold.ttf",
    "display": "FootprintSerifSC-Display.ttf",
}

SUBSCRIPTS = {0x2080 + n: ord(str(n)) for n in range(10)}
"""Subscript figures are drawn lowered and read as plain figures: ``CO₂e`` is copied as ``CO2e``."""

_BLOCK = 100
"""Most entries a bfchar block may hold (Adobe Technical Note 5411)."""


def to_unicode(name: str, codes: Sequence[int]) -> str:
    """ToUnicode CMap of a subset: position in the subset to text (ISO 32000-2, 9.10.3)."""
    entries = [
        f"<{n:02X}> <{chr(SUBSCRIPTS.get(code, code)).encode('utf-16-be').hex().upper()}>"
        for n, code in enumerate(codes)
        if code
    ]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *_blocks(entries),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def _blocks(entries: list[str]) -> Iterator[str]:
    for start in range(0, len(entries), _BLOCK):
        block = entries[start : start + _BLOCK]
        yield f"{len(block)} beginbfchar"
        yield from block
        yield "endbfchar"


@cache
def font(weight: Weight = "regular") -> Any:
    """The ReportLab font of one weight, read once and registered under its own name.

    ReportLab's own ToUnicode maps write a code point above U+FFFF as five hexadecimal digits, which readers
    take for other characters, so the font's objects get the maps of `to_unicode` instead.
    """
    path: Path = resources.folder("labels") / "fonts" / FILES[weight]
    loaded = TTFont(path.stem, str(path), shapable=False)
    loaded.addObjects = partial(_add_objects, loaded)
    pdfmetrics.registerFont(loaded)
    return loaded


def _add_objects(loaded: Any, doc: Any) -> None:
    state = loaded.state[doc]
    prefix, subsets = state.internalName, [tuple(codes) for codes in state.subsets]
    TTFont.addObjects(loaded, doc)
    written = doc.idToObject["BasicFonts"].dict
    for n, codes in enumerate(subsets):
        subset = written[f"{prefix}+{n}"]
        doc.idToObject[subset.ToUnicode.name].content = to_unicode(subset.BaseFont, codes)


def missing(text: str, weight: Weight = "regular") -> tuple[str, ...]:
    """Characters of `text` that the font cannot draw, each once."""
    known = font(weight).face.charToGlyph
    return tuple(dict.fromkeys(c for c in text if ord(c) not in known))
